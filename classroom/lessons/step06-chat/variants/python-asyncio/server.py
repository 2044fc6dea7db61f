"""A correct server with a single thread: asyncio, bodies in chunks, a connection for each request, pages of its own."""

import asyncio
import base64
import collections
import datetime
import hashlib
import html
import json
import os
import re
import secrets
import struct
import sys
import time
import urllib.parse

FORM, JSON, PROBLEM = "application/x-www-form-urlencoded", "application/json", "application/problem+json"
POLICY = ("CONTENT-SECURITY-POLICY", "default-src 'none'; style-src 'self'; form-action 'self'")
MOST_BYTES = 64 * 1024

accounts, sessions, guesses = {}, {}, {}
messages = collections.deque(maxlen=10_000)
news = asyncio.Event()
files = {}


class Answer(Exception):
    def __init__(self, status, content="", media_type="text/plain", *fields):
        super().__init__(status)
        self.status, self.content, self.media_type, self.fields = status, content, media_type, list(fields)


class Over(Exception):
    def __init__(self, code):
        super().__init__(code)
        self.code = code


def problem(status, title, *fields):
    return Answer(status, json.dumps({"title": title, "status": status}), PROBLEM, *fields)


def to(path, *fields):
    return Answer(303, "", "text/plain", ("LOCATION", path), *fields)


def page(status, path, text="", name="", *fields):
    form = ("<form action=%s method=post><input name='username' value=\"%s\"><input type='password' name='password'>"
            "<input type=submit></form>") % (path, html.escape(name))
    content = "<!doctype html><meta charset=utf-8><title>chat</title><p>%s</p>%s" % (html.escape(text), form)
    return Answer(status, content, "Text/HTML; Charset=UTF-8", POLICY, ("Vary", "Cookie"), *fields)


def last_id():
    return messages[-1]["id"] if messages else 0


def write(name, value):
    os.write(files[name], json.dumps(value).encode() + b"\n")


def read(name):
    path = os.path.join("data", name)
    files[name] = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND)
    with open(path, "rb") as file:
        lines = file.read().split(b"\n")[:-1]
    os.ftruncate(files[name], sum(len(line) + 1 for line in lines))
    return [json.loads(line) for line in lines]


async def pbkdf2(password, salt):
    work = lambda: hashlib.pbkdf2_hmac("sha256", password.encode(), salt, 30_000)
    return await asyncio.get_running_loop().run_in_executor(None, work)


def text_of(content):
    try:
        fields = json.loads(content)
    except ValueError:
        raise problem(400, "no JSON") from None
    text = fields.get("text") if isinstance(fields, dict) else ""
    if not isinstance(text, str) or text.isspace() or not 0 < len(text) <= 2000:
        raise problem(422, "no text of 1 to 2,000 characters")
    return text


def say(author, text):
    now = datetime.datetime.now(datetime.timezone.utc).isoformat()
    step = 1 + secrets.randbelow(3)  # ids only have to grow
    message = {"id": last_id() + step, "author": author, "text": text, "time": now}
    write("messages", message)
    messages.append(message)
    wake()
    return message


def wake():
    global news
    news.set()
    news = asyncio.Event()


async def wait_for_news(seconds):
    try:
        await asyncio.wait_for(news.wait(), seconds)
    except asyncio.TimeoutError:
        pass


class Talk:
    def __init__(self, reader, writer):
        self.reader, self.writer = reader, writer

    async def read(self):
        lines = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").strip().split("\r\n")
        self.method, target, _ = lines[0].split(" ")
        self.path, _, query = target.partition("?")
        self.query = dict(urllib.parse.parse_qsl(query, keep_blank_values=True))
        self.fields = {}
        for line in lines[1:]:
            name, _, value = line.partition(":")
            self.fields[name.lower()] = value.strip()
        cookies = re.findall(r"(?:^|;)\s*session=([^;]*)", self.fields.get("cookie", ""))
        self.cookie = cookies[0] if cookies else ""
        self.body = await self.reader.readexactly(int(self.fields.get("content-length", "0")))

    def user(self):
        user, last_use = sessions.get(self.cookie, ("", 0))
        if user and time.monotonic() - last_use < 1800:
            sessions[self.cookie] = user, time.monotonic()
            return user
        return ""

    def require_user(self):
        if not self.user():
            raise problem(401, "log in")
        return self.user()

    def require_type(self, media_type):
        if self.fields.get("content-type", "").split(";")[0].strip() != media_type:
            raise problem(415, "another type, please")

    def require_own_page(self):
        if self.fields.get("origin", "http://" + self.fields["host"]) != "http://" + self.fields["host"]:
            raise problem(403, "from this site only")

    def number(self, name, otherwise, most):
        text = self.query.get(name, str(otherwise))
        if not text.isdecimal() or len(text) > 12 or int(text) > most:
            raise problem(400, "no such number")
        return int(text)

    def open_session(self, user):
        sessions.pop(self.cookie, None)
        session = secrets.token_urlsafe(24)
        sessions[session] = user, time.monotonic()
        cookie = "session=%s; Max-Age=1800; Path=/; SameSite=Strict; HttpOnly" % session
        return to("/", ("SET-COOKIE", "theme=light"), ("SET-COOKIE", cookie))

    async def answer(self):
        if self.method == "POST":
            self.require_own_page()
        match self.method, self.path:
            case "GET", "/":
                return page(200, "/", "the room of " + self.user()) if self.user() else to("/login")
            case "GET", "/login" | "/register":
                return page(200, self.path)
            case "POST", "/login" | "/register":
                self.require_type(FORM)
                form = dict(urllib.parse.parse_qsl(self.body.decode(), keep_blank_values=True))
                name, password = form.get("username", ""), form.get("password", "")
                return await (self.log_in if self.path == "/login" else self.register)(name, password)
            case "POST", "/logout":
                sessions.pop(self.cookie, None)
                wake()
                return to("/login", ("SET-COOKIE", "session=; Path=/; Max-Age=0; HttpOnly"))
            case "GET", "/api/messages":
                self.require_user()
                after, wait = self.number("after", 0, 10**12), self.number("wait", 0, 25)
                end = time.monotonic() + wait
                while last_id() <= after and time.monotonic() < end:
                    await wait_for_news(max(0.0, end - time.monotonic()))
                some = [message for message in messages if message["id"] > after][:50]
                return Answer(200, json.dumps({"messages": some}, ensure_ascii=False), JSON)
            case "POST", "/api/messages":
                author = self.require_user()
                self.require_type(JSON)
                message = say(author, text_of(self.body))
                return Answer(201, json.dumps(message), JSON, ("Location", "/api/messages"))
            case "GET", "/api/users":
                self.require_user()
                recently = time.monotonic() - 30
                users = {user for user, last_use in sessions.values() if last_use > recently}
                return Answer(200, json.dumps({"users": list(users)}), JSON)
            case "GET", "/ws":
                return await self.web_socket()
            case _, "/" | "/login" | "/register" | "/logout" | "/ws" | "/api/messages" | "/api/users":
                return problem(405, "not with this method", ("ALLOW", "GET, POST"))
        return problem(404, "nothing here")

    async def register(self, name, password):
        if not re.fullmatch(r"[\w-]{3,20}", name, re.ASCII) or not 8 <= len(password) <= 200:
            return page(422, self.path, "Another name or password, please.", name)
        salt = secrets.token_bytes(16)
        kept = await pbkdf2(password, salt)
        if name.lower() in accounts:
            return page(409, self.path, "This name is taken.", name)
        write("accounts", [name, salt.hex(), kept.hex()])
        accounts[name.lower()] = name, salt, kept
        return self.open_session(name)

    async def log_in(self, name, password):
        count, until = guesses.get(name.lower(), (0, 0))
        if until > time.monotonic():
            seconds = str(int(until - time.monotonic()) + 1)
            return page(429, self.path, "Wait a little.", name, ("Retry-After", seconds))
        rest = min(2 * 2 ** (count - 4), 60) if count >= 4 else 0
        guesses[name.lower()] = count + 1, time.monotonic() + rest
        user, salt, kept = accounts.get(name.lower(), ("", b"nobody", b""))
        if not secrets.compare_digest(await pbkdf2(password, salt), kept):
            return page(401, self.path, "No.", name)
        del guesses[name.lower()]
        return self.open_session(user)

    async def web_socket(self):
        self.require_user()
        self.require_own_page()
        key = self.fields.get("sec-websocket-key", "")
        if self.fields.get("upgrade", "").lower() != "websocket":
            return problem(400, "this is for WebSockets")
        if self.fields.get("sec-websocket-version") != "13":
            return problem(426, "another version", ("Sec-Websocket-Version", "13"))
        if not re.fullmatch("[A-Za-z0-9+/]{22}==", key):
            return problem(400, "no key")
        after = self.number("after", last_id(), 10**12)
        proof = base64.b64encode(hashlib.sha1((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").encode()).digest())
        self.writer.write(b"HTTP/1.1 101 \r\nupgrade: websocket\r\nconnection: Upgrade\r\n"
                          b"SEC-WEBSOCKET-ACCEPT: " + proof + b"\r\n\r\n")
        teller = asyncio.create_task(self.tell(after))
        try:
            await self.hear()
        except Over as e:
            self.send(8, struct.pack(">H", e.code))
        except UnicodeDecodeError:
            self.send(8, struct.pack(">H", 1007))
        finally:
            teller.cancel()
        await self.writer.drain()
        self.writer.write_eof()
        await asyncio.wait_for(self.reader.read(), 0.5)
        return None

    def send(self, opcode, payload):
        length = len(payload)
        size = bytes([length]) if length < 126 else struct.pack(">BH", 126, length)
        self.writer.write(bytes([0x80 | opcode]) + size + payload)

    async def tell(self, after):
        while self.user():
            for message in [message for message in messages if message["id"] > after]:
                self.send(1, json.dumps(message).encode())
                after = message["id"]
            await self.writer.drain()
            await wait_for_news(5)
        self.send(8, struct.pack(">H", 1008))
        self.writer.write_eof()

    async def hear(self):
        message = None
        while True:
            first, second = await self.reader.readexactly(2)
            opcode, length = first & 15, second & 127
            if first & 0x70 or second < 0x80 or opcode not in (0, 1, 2, 8, 9, 10):
                raise Over(1002)
            if opcode > 7 and (length > 125 or first < 0x80):
                raise Over(1002)
            if length > 125:
                length = int.from_bytes(await self.reader.readexactly(2 if length == 126 else 8), "big")
            if length + len(message or b"") > MOST_BYTES:
                raise Over(1009)
            mask = await self.reader.readexactly(4)
            payload = await self.reader.readexactly(length)
            payload = bytes(byte ^ mask[i & 3] for i, byte in enumerate(payload))
            if opcode == 8:
                code = int.from_bytes(payload[:2], "big") if len(payload) != 1 else 1
                known = code in (1000, 1001, 1002, 1003) or 1007 <= code <= 1014 or 3000 <= code <= 4999
                raise Over(code if known else 1002 if code else 1000)
            if opcode == 9:
                self.send(10, payload)
            elif opcode == 2:
                raise Over(1003)
            elif opcode < 2:
                if (message is None) is (opcode == 0):
                    raise Over(1002)
                message = (message or b"") + payload
                if first > 0x7f:
                    self.take(message.decode())
                    message = None

    def take(self, text):
        if not self.user():
            raise Over(1008)
        try:
            say(self.user(), text_of(text))
        except Answer as e:
            self.send(1, json.dumps({"error": json.loads(e.content)["title"]}).encode())

    async def reply(self, answer):
        fields = [("CONTENT-TYPE", answer.media_type), ("x-content-type-options", "nosniff"),
                  ("TRANSFER-ENCODING", "chunked"), ("CONNECTION", "close"), *answer.fields]
        self.writer.write(("HTTP/1.1 %d \r\n" % answer.status).encode())
        self.writer.write("".join("%s:%s\r\n" % field for field in fields).encode("latin-1") + b"\r\n")
        body = answer.content.encode()
        for start in range(0, len(body), 1000):
            piece = body[start : start + 1000]
            self.writer.write(b"%x;of=text\r\n%s\r\n" % (len(piece), piece))
        self.writer.write(b"0\r\n\r\n")
        await self.writer.drain()


async def serve(reader, writer):
    talk = Talk(reader, writer)
    try:
        await asyncio.wait_for(talk.read(), 2)
        try:
            answer = await talk.answer()
        except Answer as e:
            answer = e
        if answer:
            await talk.reply(answer)
    except (OSError, ValueError, EOFError, asyncio.TimeoutError):
        pass  # it has left, or makes no sense
    finally:
        writer.close()


async def main(port, host):
    os.makedirs("data", exist_ok=True)
    for name, salt, kept in read("accounts"):
        accounts[name.lower()] = name, bytes.fromhex(salt), bytes.fromhex(kept)
    messages.extend(read("messages"))
    server = await asyncio.start_server(serve, host, port, backlog=500, limit=4 * MOST_BYTES)
    print("Listening on http://%s:%d/" % (host, port), flush=True)
    await server.serve_forever()


asyncio.run(main(int(sys.argv[1]), sys.argv[2]))
