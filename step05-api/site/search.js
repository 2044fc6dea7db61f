// Asks the API while somebody types, and shows what it answers.

const PAUSE_MILLIS = 200; // who types faster than this is not yet done
const COVERS = ["#a33d3d", "#2f6a9c", "#c9952f", "#3f7d5f", "#7d5588", "#c0653a", "#3f8490", "#8a7a55"];

const query = document.querySelector("#query");
const status = document.querySelector("#status");
const problem = document.querySelector("#problem");
const results = document.querySelector("#results");
const ideas = document.querySelector("#ideas");

let turn = 0; // the number of the newest question: answers to older ones come too late
let pause;

query.addEventListener("input", () => {
  turn++;
  clearTimeout(pause);
  pause = setTimeout(search, PAUSE_MILLIS);
});

document.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(pause);
  search();
});

ideas.addEventListener("click", (event) => {
  if (event.target.matches("button")) {
    query.value = event.target.textContent;
    query.focus();
    search();
  }
});

// Down leads from the box into the results, Up back, Escape straight to the box.
document.querySelector("main").addEventListener("keydown", (event) => {
  const stops = [query, ...results.querySelectorAll("a")];
  const here = stops.indexOf(event.target);
  const steps = { ArrowDown: here + 1, ArrowUp: here - 1, Escape: 0 };
  const next = stops[steps[event.key]];
  if (here !== -1 && next && next !== event.target) {
    event.preventDefault();
    next.focus();
  }
});

query.value = new URLSearchParams(location.search).get("q") ?? "";
search();

async function search() {
  const mine = ++turn;
  const wanted = query.value;
  history.replaceState(null, "", wanted ? `?q=${encodeURIComponent(wanted)}` : "/");
  if (wanted === "") {
    show({ words: "Type, and the shelf is searched with every pause." });
    return;
  }
  const shown = await ask(wanted);
  if (mine === turn) {
    show(shown);
  }
}

// The answer, in whichever way the question ends, as what is to be shown.
async function ask(wanted) {
  const request = JSON.stringify({ query: wanted });
  const start = performance.now();
  try {
    const response = await fetch("/api/search", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: request,
    });
    const text = await response.text();
    const wire = { request, response, text, millis: performance.now() - start };
    return response.ok
      ? { wire, ...found(JSON.parse(text)) }
      : { wire, words: "The server did not take the question.", trouble: trouble(response, text) };
  } catch {
    const words = "No answer that this page understands. Is the server still running?";
    return { words: "", trouble: [element("p", words)] };
  }
}

function found({ query: wanted, count, results: books }) {
  const words = count === 0
    ? `Nothing found for “${wanted}”. Every word has to be in the title or in the author’s name.`
    : `${count} ${count === 1 ? "book" : "books"} for “${wanted}”`;
  return { words, books: books.map((book) => row(book, wanted)) };
}

// Problem details (RFC 9457) say in words what is wrong, and perhaps with which field.
function trouble(response, text) {
  const details = parsed(text);
  const title = details.title ?? response.statusText;
  const list = element("ul");
  list.append(...(details.errors ?? []).map(({ field, message }) => element("li", `${field}: ${message}`)));
  return [
    element("strong", `${response.status} ${title}`),
    element("p", details.detail ?? "The server does not say more."),
    ...(list.hasChildNodes() ? [list] : []),
  ];
}

function parsed(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

function show({ words, books = [], trouble = [], wire }) {
  status.textContent = words;
  ideas.hidden = query.value !== "" && (books.length > 0 || trouble.length > 0);
  results.replaceChildren(...books);
  problem.hidden = trouble.length === 0;
  problem.replaceChildren(...trouble);
  document.querySelector("#wire").hidden = !wire;
  if (wire) {
    showWire(wire);
  }
}

function showWire({ request, response, text, millis }) {
  const type = response.headers.get("Content-Type") ?? "nothing";
  const head = `HTTP/1.1 ${response.status} ${response.statusText}\nContent-Type: ${type}\n\n`;
  const body = type.includes("json") ? JSON.stringify(parsed(text), null, 2) : text;
  document.querySelector("#request").textContent
    = `POST /api/search HTTP/1.1\nContent-Type: application/json\n\n${request}`;
  document.querySelector("#response").textContent = head + body;
  document.querySelector("#time").textContent = `after ${Math.ceil(millis)} ms`;
}

function row(book, wanted) {
  const row = element("li");
  row.style.setProperty("--cover", COVERS[book.id % COVERS.length]);
  const title = element("a");
  title.href = `/api/books/${book.id}`;
  title.append(...marked(book.title, wanted));
  const author = element("span", "", "author");
  author.append(...marked(book.author, wanted));
  row.append(title, author, element("span", book.year < 0 ? `${-book.year} BC` : book.year, "year"));
  return row;
}

// The text in pieces, and those that were asked for marked.
function marked(text, wanted) {
  const words = wanted.trim().split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const pieces = text.split(new RegExp(`(${words.join("|")})`, "giu"));
  return pieces.map((piece, i) => (i % 2 === 1 ? element("mark", piece) : piece));
}

function element(tag, text = "", className = "") {
  const element = document.createElement(tag);
  element.textContent = text;
  element.className = className;
  return element;
}
