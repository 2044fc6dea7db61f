// Shows the room, live over a WebSocket if there is one, else by asking the server to wait; sends what is typed.

const MAX_CHARACTERS = 2000;
const FEW_LEFT = 200; // from here on the writer is told how many
const WAIT_SECONDS = 20;
const ANSWER_MILLIS = 10_000; // a dead connection may never say that it is dead
const USERS_MILLIS = 10_000;
const FIRST_PAUSE_MILLIS = 500;
const LONGEST_PAUSE_MILLIS = 10_000;
const AT_ONCE_MILLIS = 1000; // a server that waits takes longer to say that there is nothing new
const NEAR_END_PIXELS = 60;

// The server has answered, and has said no.
class Refusal extends Error {}

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
let atEnd = true; // the reader sees the newest message, and wants to see the next
let isSending = false;
let connection = new AbortController();
let wakeUp = () => {};

people.open = matchMedia("(min-width: 48rem)").matches;
setInterval(showUsers, USERS_MILLIS);
follow();

// For ever: catch up, stay connected for as long as it lasts, pause, begin again.
async function follow() {
  let pauseMillis = FIRST_PAUSE_MILLIS;
  while (true) {
    const start = performance.now();
    connection = new AbortController();
    try {
      await catchUp();
      showUsers();
      await (hasWebSocket ? listen(connection.signal) : keepAsking());
    } catch {
      status.textContent = "No connection. Trying again…";
      hasWebSocket = true; // perhaps it was only the network that was not there
    }
    // A server that takes us and drops us at once is not to be flooded either.
    if (performance.now() - start > LONGEST_PAUSE_MILLIS) {
      pauseMillis = FIRST_PAUSE_MILLIS;
    }
    await pause(pauseMillis);
    pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
  }
}

// The server gives some messages at a time, and then none.
async function catchUp() {
  while ((await ask(0)).length > 0);
  find("#empty").hidden = lastId > 0;
  log.ariaLive = "polite"; // what was said before is not read aloud, what is said from now on is
}

// Until the WebSocket closes. One that never opens is not there: the student has not built it yet.
function listen(signal) {
  return new Promise((resolve, reject) => {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const socket = new WebSocket(`${scheme}://${location.host}/ws?after=${lastId}`);
    let opened = false;
    socket.onopen = () => {
      opened = true;
      status.textContent = "Live";
    };
    socket.onmessage = (event) => {
      const message = JSON.parse(event.data);
      if (message.id) {
        welcome(show([message]));
      }
    };
    socket.onclose = () => {
      hasWebSocket = opened;
      status.textContent = "Connecting…";
      resolve();
    };
    signal.addEventListener("abort", () => {
      socket.onmessage = socket.onclose = null; // closing may take as long as the network is away
      socket.close();
      reject(signal.reason);
    });
  });
}

async function keepAsking() {
  status.textContent = "Live, by asking again and again";
  while (true) {
    const start = performance.now();
    const messages = await askPatiently();
    welcome(messages);
    if (messages.length === 0 && performance.now() - start < AT_ONCE_MILLIS) {
      await pause(2 * AT_ONCE_MILLIS); // it does not wait yet, and is not to be flooded
    }
  }
}

// A server that cannot wait yet, or not for one client more, can still say what there is.
function askPatiently() {
  return ask(WAIT_SECONDS).catch((error) => {
    if (error instanceof Refusal) {
      return ask(0);
    }
    throw error;
  });
}

async function ask(seconds) {
  const path = `/api/messages?after=${lastId}${seconds ? `&wait=${seconds}` : ""}`;
  const limit = AbortSignal.timeout(seconds * 1000 + ANSWER_MILLIS);
  const { messages } = await call(path, { signal: AbortSignal.any([limit, connection.signal]) });
  return show(messages);
}

async function call(path, options = {}) {
  const response = await fetch(path, { signal: AbortSignal.timeout(ANSWER_MILLIS), ...options });
  if (response.status === 401) {
    location.assign("/login");
  }
  const answer = await response.json().catch(() => ({})); // a server that fails may say so in any form
  if (!response.ok) {
    const errors = answer.errors?.map((error) => `${error.field} ${error.message}`).join("; ");
    throw new Refusal(errors || answer.detail || `the server answered ${response.status} ${response.statusText}`);
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
addEventListener("offline", () => connection.abort()); // or it would take minutes to notice
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) {
    wakeUp();
    showUsers(); // and so finds out whether the connection has survived
  }
});

// What is there already is left out; returns the others.
function show(messages) {
  const fresh = messages.filter(appendIfNew);
  if (fresh.length === 0) {
    return fresh;
  }
  find("#empty").hidden = true;
  if (atEnd || fresh.some(isOwn)) {
    scrollToEnd();
  } else {
    news.hidden = false;
  }
  return fresh;
}

function appendIfNew(message) {
  const isNew = message.id > lastId;
  if (isNew) {
    lastId = message.id;
    const time = new Date(message.time);
    showDay(calendar.format(time));
    find("#messages").append(row(message, time));
  }
  return isNew;
}

function isOwn(message) {
  return message.author === document.body.dataset.username;
}

function scrollToEnd() {
  log.scrollTop = log.scrollHeight;
  atEnd = true;
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
  const item = element("li", isOwn(message) ? "message own" : "message");
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
  const current = connection;
  try {
    const { users } = await call("/api/users");
    find("#count").textContent = users.length;
    find("#users").replaceChildren(...users.map((user) => element("li", "", user)));
  } catch (error) {
    find("#count").textContent = "?";
    if (!(error instanceof Refusal)) {
      current.abort(); // nobody answers: what looks like a connection is none
    }
  }
}

// Who speaks is here, also if that is not yet known.
function welcome(messages) {
  const known = new Set([...find("#users").children].map((item) => item.textContent));
  if (messages.some((message) => !known.has(message.author))) {
    showUsers();
  }
}

log.addEventListener("scroll", () => {
  atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END_PIXELS;
  news.hidden ||= atEnd;
});
new ResizeObserver(() => atEnd && scrollToEnd()).observe(log); // a long draft takes room from the messages
news.addEventListener("click", () => {
  scrollToEnd();
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
  text.focus(); // the button is about to be disabled
  say();
});

// A character is what Unicode counts as one, as on the server: a smiley is not two.
function weigh() {
  const left = MAX_CHARACTERS - [...text.value].length;
  find("#left").textContent = left > FEW_LEFT ? "" : left >= 0 ? `${left} left` : `${-left} too many`;
  const canSend = left >= 0 && text.value.trim() !== "" && !isSending;
  find("#send").disabled = !canSend;
  return canSend;
}

// The message is shown when it comes back through the room. What could not be sent stays in the box.
async function say() {
  if (!weigh()) {
    return;
  }
  const draft = text.value;
  isSending = true; // a second Enter does not send it twice
  problem.textContent = "";
  weigh();
  try {
    await post(draft);
    if (text.value.startsWith(draft)) {
      text.value = text.value.slice(draft.length); // what was typed in the meantime stays
    }
    wakeUp(); // who only asks now and then asks now
  } catch (error) {
    problem.textContent = `Not sent: ${reason(error)}. Your text is still here.`;
  }
  isSending = false;
  weigh();
}

function post(draft) {
  const headers = { "Content-Type": "application/json" };
  return call("/api/messages", { method: "POST", headers, body: JSON.stringify({ text: draft }) });
}

function reason(error) {
  const silence = error.name === "TimeoutError" ? "no answer came in time" : "there is no connection";
  return error instanceof Refusal ? error.message.replace(/\.$/, "") : silence;
}
