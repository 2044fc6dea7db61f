// Shows the room, live over a WebSocket if there is one, else by asking the server to wait; sends what is typed.

const MAX_CHARACTERS = 2000;
const FEW_LEFT = 200; // from here on the writer is told how many
const WAIT_SECONDS = 20;
const USERS_MILLIS = 10_000;
const FIRST_PAUSE_MILLIS = 500;
const LONGEST_PAUSE_MILLIS = 10_000;
const AT_ONCE_MILLIS = 1000; // a server that waits takes longer to say that there is nothing new
const NEAR_END_PIXELS = 60;

const find = (selector) => document.querySelector(selector);
const log = find("#log");
const news = find("#news");
const status = find("#status");
const problem = find("#problem");
const text = find("#text");
const people = find("#people");

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: "short" });
const calendar = new Intl.DateTimeFormat(undefined, { dateStyle: "full" });

let lastId = 0; // everything up to here is shown: so nothing is missed, and nothing is shown twice
let lastDay = "";
let hasWebSocket = true;
let socket;
let wakeUp = () => {};

people.open = matchMedia("(min-width: 48rem)").matches;
showUsers();
setInterval(showUsers, USERS_MILLIS);
follow();

// For ever: catch up, stay connected for as long as it lasts, pause, begin again.
async function follow() {
  let pauseMillis = FIRST_PAUSE_MILLIS;
  while (true) {
    try {
      await catchUp();
      pauseMillis = FIRST_PAUSE_MILLIS;
      await (hasWebSocket ? listen() : keepAsking());
    } catch {
      status.textContent = "No connection. Trying again…";
    }
    await pause(pauseMillis);
    pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
  }
}

// The server gives some messages at a time, and then none.
async function catchUp() {
  while ((await ask(0)) > 0);
  find("#empty").hidden = lastId > 0;
}

// Until the WebSocket closes. One that never opens is not there: the student has not built it yet.
function listen() {
  return new Promise((resolve) => {
    let opened = false;
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    socket = new WebSocket(`${scheme}://${location.host}/ws?after=${lastId}`);
    socket.onopen = () => {
      opened = true;
      status.textContent = "Live";
    };
    socket.onmessage = (event) => {
      const message = JSON.parse(event.data);
      if (message.id) {
        show(message);
        welcome(message.author);
      }
    };
    socket.onclose = () => {
      hasWebSocket = opened;
      status.textContent = "Connecting…";
      resolve();
    };
  });
}

async function keepAsking() {
  status.textContent = "Live, by asking again and again";
  while (true) {
    const start = performance.now();
    const count = await ask(WAIT_SECONDS);
    if (count === 0 && performance.now() - start < AT_ONCE_MILLIS) {
      await pause(2 * AT_ONCE_MILLIS); // it does not wait yet, and is not to be flooded
    }
  }
}

async function ask(seconds) {
  const { messages } = await call(`/api/messages?after=${lastId}${seconds ? `&wait=${seconds}` : ""}`);
  messages.forEach(show);
  return messages.length;
}

async function call(path, options = {}) {
  const limit = AbortSignal.timeout((WAIT_SECONDS + 10) * 1000); // a dead connection may never say so
  const response = await fetch(path, { signal: limit, ...options });
  if (response.status === 401) {
    location.assign("/login");
  }
  const answer = await response.json();
  if (!response.ok) {
    throw new Error(answer.errors?.map((error) => `${error.field} ${error.message}`).join("; ") ?? answer.detail);
  }
  return answer;
}

// Some time, or less: until the network or the reader is back.
function pause(millis) {
  return new Promise((resolve) => {
    wakeUp = resolve;
    setTimeout(resolve, millis);
  });
}

addEventListener("online", () => wakeUp());
addEventListener("offline", () => socket?.close()); // or it would take minutes to notice
document.addEventListener("visibilitychange", () => document.hidden || wakeUp());

function show(message) {
  if (message.id <= lastId) {
    return;
  }
  lastId = message.id;
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END_PIXELS;
  const time = new Date(message.time);
  showDay(calendar.format(time));
  find("#messages").append(row(message, time));
  find("#empty").hidden = true;
  if (atEnd || message.author === document.body.dataset.username) {
    log.scrollTop = log.scrollHeight;
  } else {
    news.hidden = false;
  }
}

function showDay(day) {
  if (day !== lastDay) {
    lastDay = day;
    find("#messages").append(element("li", "day", day));
  }
}

// What somebody typed is text, never HTML: it goes into the page through textContent alone.
function row(message, time) {
  const when = element("time", "", clock.format(time));
  when.dateTime = message.time;
  const head = element("p", "head");
  head.append(element("strong", "", message.author), when);
  const item = element("li", message.author === document.body.dataset.username ? "message own" : "message");
  item.append(head, element("p", "said", message.text));
  return item;
}

function element(name, className, content = "") {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = content;
  return made;
}

async function showUsers() {
  try {
    const { users } = await call("/api/users");
    find("#count").textContent = users.length;
    find("#users").replaceChildren(...users.map((user) => element("li", "", user)));
  } catch {
    find("#count").textContent = "?";
  }
}

// Who speaks is here, also if that is not yet known.
function welcome(author) {
  const known = [...find("#users").children].some((item) => item.textContent === author);
  if (!known) {
    showUsers();
  }
}

log.addEventListener("scroll", () => {
  news.hidden ||= log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END_PIXELS;
});
news.addEventListener("click", () => {
  log.scrollTop = log.scrollHeight;
  text.focus();
});

text.addEventListener("input", weigh);
text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    say();
  }
});
find("#composer").addEventListener("submit", (event) => {
  event.preventDefault();
  say();
});

// A character is what Unicode counts as one, as on the server: a smiley is not two.
function weigh() {
  const left = MAX_CHARACTERS - [...text.value].length;
  find("#left").textContent = left > FEW_LEFT ? "" : left >= 0 ? `${left} left` : `${-left} too many`;
  find("#send").disabled = left < 0 || text.value.trim() === "";
  return !find("#send").disabled;
}

// The message is shown when it comes back through the room. What could not be sent stays in the box.
async function say() {
  if (!weigh()) {
    return;
  }
  const draft = text.value;
  const options = {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ text: draft }),
  };
  try {
    await call("/api/messages", options);
    problem.textContent = "";
    if (text.value === draft) {
      text.value = "";
    }
  } catch (error) {
    const reason = error instanceof TypeError ? "there is no connection" : error.message;
    problem.textContent = `Not sent: ${reason}. Your text is still here.`;
  }
  weigh();
}
