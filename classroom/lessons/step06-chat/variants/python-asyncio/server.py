"""A correct server on one thread that waits for nobody: asyncio, keep-alive, chunks, a database, ids with gaps."""

import asyncio
import base64
import binascii
import hashlib
import hmac
import html
import json
import pathlib
import re
import secrets
import sqlite3
import sys
import time
import traceback
from urllib.parse import parse_qs, unquote

SITE = pathlib.Path("site").resolve()
PUBLIC = SITE / "public"
MOST_BYTES = 64 * 1024
IDLE, COST = 10, 40_000
FORM, JSON = "application/x-www-form-urlencoded", "application/json"
MEDIA = {".css": "text/css", ".js": "text/javascript", ".html": "text/html", ".ico": "image/x-icon"}

sessions = {}  # id: [user, time of last use]
tries = {}  # name: (how many, rests until)
waiting = 0
news = None  # an event for all who wait, and a new one for those who come after it
database = None


class Refusal(Exception):
    def __init__(self, status, detail, **headers):
        super().__init__(detail)
        self.status = status
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


class Closing(Exception):
    """A WebSocket is to be closed with this code."""


class Request:
    method, body, keeps = "GET", b"", False

    async def read(self, reader, writer):
        try:
            head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), IDLE)
        except asyncio.LimitOverrunError:
            raise Refusal(431, "too long")
        line, *fields = head.decode("latin-1")[:-4].split("\r\n")
        match = re.fullmatch(r"([A-Za-z]+) (/[^ ?]*)\??(\S*) HTTP/1\.([01])", line)
        if not match or not all(re.fullmatch(r"[!-9;-~]+:.*", field) for field in fields):
            raise Refusal(400, "no request")
        self.method, path, query, self.minor = match.groups()
        self.path, self.query = unquote(path), parse_qs(query, keep_blank_values=True)
        self.headers = [(name.lower(), value.strip()) for name, value in (field.split(":", 1) for field in fields)]
        length = self.get("content-length", "0")
        if self.get("transfer-encoding"):
            raise Refusal(411, "how long?")
        if not self.get("host") or not re.fullmatch("[0-9]{1,12}", length):
            raise Refusal(400, "host or length")
        if int(length) > MOST_BYTES:
            raise Refusal(413, "too much")
        if self.get("expect").lower() == "100-continue":
            writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        self.body = await asyncio.wait_for(reader.readexactly(int(length)), IDLE)
        self.keeps = self.minor == "1" and "close" not in self.tokens("connection")

    def get(self, name, preset=""):
        return ",".join(value for key, value in self.headers if key == name) or preset

    def tokens(self, name):
        return [token.strip() for token in self.get(name).lower().split(",")]

    def type(self):
        return self.get("content-type").partition(";")[0].strip().lower()

    def session(self):
        match = re.search(r"(?:^|[;,])\s*session=([^;,\s]*)", self.get("cookie"))
        return match[1] if match else ""

    def user(self):
        user = use(self.session())
        if not user:
            raise Refusal(401, "no session")
        return user

    def same_origin(self):
        origins = {value for key, value in self.headers if key == "origin"}
        if origins - {"http://" + self.get("host")}:
            raise Refusal(403, "another origin")

    def number(self, name, preset, most):
        text = self.query.get(name, [str(preset)])[0]
        if not re.fullmatch("[0-9]{1,16}", text) or int(text) > most:
            raise Refusal(400, f"{name} is a whole number, at most {most}")
        return int(text)


def use(session):
    """Whose session it is, if it is one; it is used by that."""
    entry = sessions.get(session)
    if not entry or time.time() - entry[1] > 1800:
        sessions.pop(session, None)
        return None
    entry[1] = time.time()
    return entry[0]


def wake():
    global news
    news.set()
    news = asyncio.Event()


def row(question, *values):
    return database.execute(question, values).fetchone()


# --- Pages: each handler returns status, header fields, body ---


def page(status, name, username="", problem="", **headers):
    values = {"username": username, "problem": problem}
    text = (SITE / "pages" / name).read_text("utf-8")
    text = re.sub("{{(username|problem)}}", lambda place: html.escape(values[place[1]]), text)
    headers = {"Content-Security-Policy": "object-src 'none'; default-src 'self'", **headers}
    return status, {"Content-Type": "text/html; charset=UTF-8", **headers}, text.encode()


def go(path, cookie=None):
    return 303, {**({"Set-Cookie": cookie} if cookie else {}), "Location": path}, b""


def typed(request):
    if request.type() != FORM:
        raise Refusal(415, "a form, please", accept=FORM)
    fields = parse_qs(request.body.decode("utf-8", "replace"), keep_blank_values=True)
    return [fields.get(name, [""])[0] for name in ("username", "password")]


async def hashed(password, salt, cost):
    return await asyncio.to_thread(hashlib.pbkdf2_hmac, "sha256", password.encode(), salt, cost)


def enter(request, user):
    session = secrets.token_hex(32)
    sessions.pop(request.session(), None)
    sessions[session] = [user, time.time()]
    wake()
    return go("/", f"session={session}; Path=/; Max-Age=86400; SameSite=lax; HttpOnly")


async def register(request):
    name, password = typed(request)
    if not re.fullmatch("[A-Za-z0-9_-]{3,20}", name) or not 8 <= len(password) <= 200:
        return page(422, "register.html", name, "A name has 3 to 20 characters, a password 8 to 200.")
    salt = secrets.token_bytes(16)
    secret = await hashed(password, salt, COST)
    try:
        with database:
            row("INSERT INTO accounts VALUES (?, ?, ?, ?)", name, salt, COST, secret)
    except sqlite3.IntegrityError:
        return page(409, "register.html", name, "This name is taken.")
    return enter(request, name)


async def login(request):
    name, password = typed(request)
    key, now = name.lower(), time.monotonic()
    count, until = tries.pop(key, (0, 0))
    if now >= until:
        count += 1
        until = now + (min(60, 4 * 2 ** (count - 5)) if count >= 5 else 0)
        allowed = True
    else:
        allowed = False
    tries[key] = count, until
    if len(tries) > 10_000:
        del tries[next(iter(tries))]
    if not allowed:
        return page(429, "login.html", name, "Wait a little.", **{"Retry-After": str(int(until - now) + 1)})
    known = row("SELECT name, salt, cost, secret FROM accounts WHERE name = ?", name)
    user, salt, cost, secret = known or ("", b"nobody", COST, b"")
    if not hmac.compare_digest(await hashed(password, salt, cost), secret):
        return page(401, "login.html", name, "Not this name with this password.")
    tries.pop(key, None)
    return enter(request, user)


async def logout(request):
    sessions.pop(request.session(), None)
    wake()
    return go("/login", "session=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/; HttpOnly; SameSite=lax")


async def show_room(request):
    user = use(request.session())
    return page(200, "chat.html", user) if user else go("/login")


async def show_login(request):
    return page(200, "login.html")


async def show_register(request):
    return page(200, "register.html")


async def file(request):
    path = (PUBLIC / request.path.replace("\0", "").lstrip("/")).resolve()
    if PUBLIC not in path.parents or not path.is_file():
        raise Refusal(404, "nothing here")
    return 200, {"Content-Type": MEDIA.get(path.suffix, "application/octet-stream")}, path.read_bytes()


# --- The room ---


def as_json(status, value):
    return status, {"Content-Type": JSON}, json.dumps(value, indent=1).encode()


def last_id():
    return row("SELECT coalesce(max(id), 0) FROM messages")[0]


def behind(after):
    rows = database.execute("SELECT * FROM messages WHERE id > ? ORDER BY id LIMIT 50", (after,))
    return [dict(zip(("id", "time", "author", "text"), values)) for values in rows]


def say(author, source):
    try:
        value = json.loads(source)
        text = value.get("text") if isinstance(value, dict) else None
    except (ValueError, RecursionError):
        raise Refusal(400, "no JSON")
    if not isinstance(text, str) or not 1 <= len(text) <= 2000 or not text.strip():
        raise Refusal(422, "no text, or more than 2,000 characters")
    text = text.encode("utf-8", "replace").decode()  # half a pair of surrogates is no character
    now = time.time()
    number = max(last_id() + 1, int(now * 1000))  # it grows, with gaps
    stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now))
    with database:
        row("INSERT INTO messages VALUES (?, ?, ?, ?)", number, stamp, author, text)
    wake()
    return {"time": stamp, "id": number, "text": text, "author": author}


async def more(after, seconds, wanted=lambda: True):
    """What is behind a message, as soon as there is something, but nobody waits longer than this."""
    end = time.monotonic() + seconds
    while wanted():
        event, found = news, behind(after)
        left = end - time.monotonic()
        if found or left <= 0:
            return found
        try:
            await asyncio.wait_for(event.wait(), left)
        except asyncio.TimeoutError:
            pass
    return []


async def write(request):
    author = request.user()
    if request.type() != JSON:
        raise Refusal(415, "JSON, please", accept=JSON)
    return as_json(201, say(author, request.body))


async def read(request):
    global waiting
    request.user()
    after, seconds = request.number("after", 0, 10**16), request.number("wait", 0, 25)
    if seconds and waiting >= 1000:
        raise Refusal(503, "too many wait", retry_after="5")
    waiting += 1
    try:
        return as_json(200, {"messages": await more(after, seconds)})
    finally:
        waiting -= 1


async def who(request):
    request.user()
    return as_json(200, {"users": list({user for user, used in sessions.values() if time.time() - used < 30})})


# --- The WebSocket ---


def frame(opcode, payload):
    size = len(payload)
    length = bytes([size]) if size < 126 else b"\x7e" + size.to_bytes(2, "big")
    return bytes([0x80 | opcode]) + length + payload


class WebSocket:
    def __init__(self, request, reader, writer, after):
        self.session, self.reader, self.writer, self.after = request.session(), reader, writer, after

    async def talk(self):
        tasks = [asyncio.create_task(self.hear()), asyncio.create_task(self.tell())]
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in tasks:
            task.cancel()
        for end in await asyncio.gather(*tasks, return_exceptions=True):
            if isinstance(end, Closing):
                await self.send(8, end.args[0].to_bytes(2, "big"))
                return

    async def send(self, opcode, payload):
        self.writer.write(frame(opcode, payload))
        await asyncio.wait_for(self.writer.drain(), IDLE)

    def user(self):
        return use(self.session) or self.close(1008)

    def close(self, code):
        raise Closing(code)

    async def tell(self):
        while True:
            found = await more(self.after, 5, lambda: self.session in sessions)
            self.user()
            for message in found:
                await self.send(1, json.dumps(message, ensure_ascii=False).encode())
                self.after = message["id"]

    async def hear(self):
        message = None
        while True:
            last, opcode, payload = await self.frame(message)
            if opcode == 8:
                self.end(payload)
            elif opcode == 9:
                await self.send(10, payload)
            elif opcode < 8:
                message = (message or b"") + payload
                if last:
                    await self.take(self.text(message))
                    message = None

    async def frame(self, message):
        try:
            first, second = await asyncio.wait_for(self.reader.readexactly(2), IDLE)
        except asyncio.TimeoutError:
            await self.send(9, b"still there?")
            first, second = await asyncio.wait_for(self.reader.readexactly(2), IDLE)
        opcode, size = first & 0x0F, second & 0x7F
        if first & 0x70 or second < 0x80 or opcode not in (0, 1, 2, 8, 9, 10):
            self.close(1002)
        if opcode >= 8 and (first < 0x80 or size > 125) or opcode < 2 and (opcode == 0) == (message is None):
            self.close(1002)
        if opcode == 2:
            self.close(1003)
        if size > 125:
            size = int.from_bytes(await self.some(2 if size == 126 else 8), "big")
        if opcode < 8 and len(message or b"") + size > MOST_BYTES:
            self.close(1009)
        mask, payload = await self.some(4), await self.some(size)
        stream = (mask * (size // 4 + 1))[:size]
        plain = int.from_bytes(payload, "big") ^ int.from_bytes(stream, "big")
        return first >= 0x80, opcode, plain.to_bytes(size, "big")

    async def some(self, count):
        return await asyncio.wait_for(self.reader.readexactly(count), IDLE)

    def text(self, content):
        try:
            return content.decode()
        except UnicodeDecodeError:
            self.close(1007)

    def end(self, payload):
        code = int.from_bytes(payload[:2], "big") if payload else 1000
        self.text(payload[2:])
        allowed = code in {*range(1000, 1004), *range(1007, 1015), *range(3000, 5000)}
        self.close(code if allowed and len(payload) != 1 else 1002)

    async def take(self, text):
        user = self.user()
        try:
            say(user, text)
        except Refusal as refusal:
            await self.send(1, json.dumps({"error": str(refusal)}).encode())


async def talk(request, reader, writer):
    request.user()
    request.same_origin()
    if "websocket" not in request.tokens("upgrade") or "upgrade" not in request.tokens("connection"):
        raise Refusal(426, "a WebSocket, please", upgrade="websocket", connection="upgrade")
    if request.get("sec-websocket-version") != "13":
        raise Refusal(426, "version 13, please", sec_websocket_version="13")
    key = request.get("sec-websocket-key").encode("latin-1")
    try:
        if len(base64.b64decode(key, validate=True)) != 16:
            raise Refusal(400, "no key")
    except binascii.Error:
        raise Refusal(400, "no key")
    after = request.number("after", last_id(), 10**16)
    accept = base64.b64encode(hashlib.sha1(key + b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest()).decode()
    writer.write(head(101, {"Upgrade": "websocket", "Sec-WebSocket-Accept": accept, "Connection": "Upgrade"}))
    await WebSocket(request, reader, writer, after).talk()


# --- HTTP ---

ROUTES = {
    "/": {"GET": show_room},
    "/login": {"POST": login, "GET": show_login},
    "/register": {"POST": register, "GET": show_register},
    "/logout": {"POST": logout},
    "/api/messages": {"POST": write, "GET": read},
    "/api/users": {"GET": who},
}


async def answer(request):
    if request.method not in ("GET", "HEAD"):
        request.same_origin()
    handlers = ROUTES.get(request.path, {"GET": file})
    method = "GET" if request.method == "HEAD" else request.method
    if method not in handlers:
        raise Refusal(405, "not so", allow=", ".join(handlers))
    return await handlers[method](request)


def head(status, headers):
    lines = [f"HTTP/1.1 {status} -", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
    return "\r\n".join(lines).encode("latin-1")


async def serve(reader, writer):
    """Answers one request; whether the connection stays."""
    request = Request()
    try:
        await request.read(reader, writer)
        if (request.method, request.path) == ("GET", "/ws"):
            await talk(request, reader, writer)
            return False
        status, headers, body = await answer(request)
    except Refusal as refusal:
        body = json.dumps({"detail": str(refusal), "status": refusal.status}).encode()
        status, headers = refusal.status, {"Content-Type": "application/problem+json", **refusal.headers}
    except (OSError, EOFError, asyncio.TimeoutError):
        raise
    except Exception:
        traceback.print_exc()
        status, headers, body = 500, {"Content-Type": "text/plain"}, b"Oh."
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", **headers}
    if body and request.keeps:
        headers["Transfer-Encoding"] = "chunked"
        half = (len(body) + 1) // 2
        parts = [part for part in (body[:half], body[half:]) if part]
        body = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"
    else:
        headers["Content-Length"] = len(body)
    if not request.keeps:
        headers.setdefault("connection", "close")
    writer.write(head(status, headers) + (b"" if request.method == "HEAD" else body))
    await asyncio.wait_for(writer.drain(), IDLE)
    return request.keeps


async def connected(reader, writer):
    try:
        while await serve(reader, writer):
            pass
        writer.write_eof()
        end = time.monotonic() + 1
        while time.monotonic() < end and await asyncio.wait_for(reader.read(MOST_BYTES), 0.5):
            pass
    except (OSError, EOFError, asyncio.TimeoutError):
        pass
    finally:
        writer.close()


async def main():
    global news, database
    news = asyncio.Event()
    pathlib.Path("data").mkdir(exist_ok=True)
    database = sqlite3.connect("data/chat.db")
    database.executescript(
        """
        PRAGMA journal_mode = WAL;
        CREATE TABLE IF NOT EXISTS accounts
            (name TEXT PRIMARY KEY COLLATE NOCASE, salt BLOB, cost INTEGER, secret BLOB);
        CREATE TABLE IF NOT EXISTS messages (id INTEGER PRIMARY KEY, time TEXT, author TEXT, text TEXT);
        """
    )
    server = await asyncio.start_server(connected, sys.argv[2], int(sys.argv[1]), limit=MOST_BYTES, backlog=512)
    print(f"Listening on http://{sys.argv[2]}:{sys.argv[1]}/", flush=True)
    await server.serve_forever()


asyncio.run(main())
