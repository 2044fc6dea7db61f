"""A correct server in another language: a thread and one answer for each connection, one journal for everything."""

import base64
import binascii
import hashlib
import hmac
import html
import json
import mimetypes
import os
import re
import secrets
import socket
import struct
import sys
import threading
import time
import traceback
from datetime import datetime, timezone
from urllib.parse import parse_qs, unquote

SITE, JOURNAL = os.path.realpath("site"), os.path.join("data", "journal.jsonl")
MAX_HEAD_BYTES = MAX_BODY_BYTES = MAX_MESSAGE_BYTES = 64 * 1024
SILENT_SECONDS, LINGER_SECONDS = 10, 0.5
FREE_TRIES, MAX_NAMES = 5, 10_000
SESSION_SECONDS, HERE_SECONDS, CHECK_SECONDS = 30 * 60, 30, 5
PART, ITERATIONS = 200, 50_000
FORM, JSON = "application/x-www-form-urlencoded", "application/json"
TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10
MAGIC = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"

room = threading.Condition()  # for everything below
accounts, sessions, tries, messages = {}, {}, {}, []
journal = None
places = threading.Semaphore(500)  # for those who wait


class Refusal(Exception):
    def __init__(self, status, sentence, *headers):
        super().__init__(sentence)
        self.status, self.headers = status, headers


class Closing(Exception):
    """A WebSocket ends with this code."""


class Session:
    def __init__(self, user):
        self.user, self.used = user, time.monotonic()


class Request:
    def __init__(self, head):
        lines = head.decode("latin-1").split("\r\n")
        match = re.fullmatch(r"([A-Z]+) (/\S*) HTTP/1\.[01]", lines[0])
        if not match:
            raise Refusal(400, "This is no request line.")
        self.method, target = match.groups()
        path, _, query = target.partition("?")
        self.path, self.query = unquote(path), parse_qs(query, keep_blank_values=True)
        self.fields, self.body = {}, b""
        for line in filter(None, lines[1:]):
            name, colon, value = line.partition(":")
            if not colon or name != name.strip():
                raise Refusal(400, "This is no header field.")
            self.fields.setdefault(name.lower(), []).append(value.strip())
        if len(self.fields.get("host", [])) != 1:
            raise Refusal(400, "One Host, please.")

    def value(self, name):
        return ", ".join(self.fields.get(name, []))

    def has_token(self, name, token):
        return token in [part.strip() for part in self.value(name).lower().split(",")]

    def media_type(self):
        return self.value("content-type").split(";")[0].strip().lower()

    def session_id(self):
        pairs = [pair.strip().partition("=") for pair in self.value("cookie").replace(", ", "; ").split(";")]
        return next((value for name, _, value in pairs if name == "session"), "")

    def user(self):
        with room:
            session = live_session(self.session_id())
            return session and session.user

    def member(self):
        return self.user() or refuse(401, "Log in first.")

    def check_origin(self):
        if any(origin != "http://" + self.value("host") for origin in self.fields.get("origin", [])):
            raise Refusal(403, "This comes from another site.")

    def number(self, name, preset, last):
        text = self.query.get(name, [str(preset)])[0]
        if not re.fullmatch("[0-9]{1,15}", text) or int(text) > last:
            raise Refusal(400, f"{name} is a whole number from 0 to {last}.")
        return int(text)


def refuse(status, sentence):
    raise Refusal(status, sentence)


def live_session(key):
    session = sessions.get(key)
    if session and time.monotonic() - session.used > SESSION_SECONDS:
        del sessions[key]
        return None
    if session:
        session.used = time.monotonic()
    return session


# --- Keeping ---


def keep(kind, entry):
    journal.write(json.dumps({"kind": kind, "entry": entry}).encode() + b"\n")


def take_in(kind, entry):
    if kind == "account":
        accounts[entry["name"].lower()] = entry
    else:
        messages.append(entry)


def load():
    global journal
    os.makedirs("data", exist_ok=True)
    journal = open(JOURNAL, "a+b", buffering=0)
    journal.seek(0)
    content = journal.read()
    whole = content[: content.rfind(b"\n") + 1]
    journal.truncate(len(whole))  # half a line was never answered
    for line in whole.splitlines():
        take_in(**json.loads(line))


# --- Accounts and pages ---


def hashed(password, salt, iterations):
    return hashlib.pbkdf2_hmac("sha256", password.encode(), bytes.fromhex(salt), iterations).hex()


def page(status, name, *headers, **values):
    with open(os.path.join(SITE, "pages", name), encoding="utf-8") as opened:
        text = re.sub(r"{{(\w+)}}", lambda hole: html.escape(values.get(hole[1], "")), opened.read())
    policy = ("content-security-policy", "default-src 'self'")
    return status, [("content-type", "text/html; charset=utf-8"), policy, *headers], text.encode()


def see_other(request, path, *headers):
    return 303, [("location", f"http://{request.value('host')}{path}"), *headers], b""


def typed(request):
    if request.media_type() != FORM:
        raise Refusal(415, "Send a form.", ("accept", FORM))
    form = parse_qs(request.body.decode("utf-8", "replace"), keep_blank_values=True)
    return form.get("username", [""])[0], form.get("password", [""])[0]


def enter(request, user):
    key = secrets.token_urlsafe(24)
    with room:
        sessions.pop(request.session_id(), None)
        sessions[key] = Session(user)
        room.notify_all()
    return see_other(request, "/", ("set-cookie", f"session={key}; SameSite=Strict; HttpOnly; Path=/"))


def register(request):
    name, password = typed(request)
    if not re.fullmatch("[A-Za-z0-9_-]{3,20}", name):
        return page(422, "register.html", username=name, problem="This is no name.")
    if not 8 <= len(password) <= 200:
        return page(422, "register.html", username=name, problem="A password has 8 to 200 characters.")
    salt = secrets.token_hex(16)
    account = {"name": name, "salt": salt, "cost": ITERATIONS, "hash": hashed(password, salt, ITERATIONS)}
    with room:
        if name.lower() in accounts:
            return page(409, "register.html", username=name, problem="Somebody has this name.")
        keep("account", account)
        take_in("account", account)
    return enter(request, name)


def login(request):
    name, password = typed(request)
    key = name.lower()
    with room:
        count, until = tries.pop(key, (0, 0))
        rest = until - time.monotonic()
        if rest <= 0:
            count += 1
            until = time.monotonic() + (min(60, 2 * 2 ** (count - FREE_TRIES)) if count >= FREE_TRIES else 0)
        tries[key] = count, until
        if len(tries) > MAX_NAMES:
            del tries[next(iter(tries))]
        account = accounts.get(key)
    if rest > 0:
        later = ("retry-after", str(int(rest) + 1))
        return page(429, "login.html", later, username=name, problem="Too many tries: wait a little.")
    known = account or {"salt": "00" * 16, "cost": ITERATIONS, "hash": ""}
    if not hmac.compare_digest(hashed(password, known["salt"], known["cost"]), known["hash"]) or not account:
        return page(401, "login.html", username=name, problem="Name and password do not go together.")
    with room:
        tries.pop(key, None)
    return enter(request, account["name"])


def logout(request):
    with room:
        sessions.pop(request.session_id(), None)
        room.notify_all()
    return see_other(request, "/login", ("set-cookie", "session=; Max-Age=0; SameSite=Strict; HttpOnly; Path=/"))


def show_room(request):
    user = request.user()
    return page(200, "chat.html", username=user) if user else see_other(request, "/login")


# --- The room ---


def as_json(status, value):
    return status, [("content-type", "application/json; charset=utf-8")], json.dumps(value).encode()


def say(author, content):
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        raise Refusal(400, "This is no JSON.")
    text = value.get("text") if isinstance(value, dict) else None
    if not isinstance(text, str) or not text.strip() or len(text) > 2_000:
        raise Refusal(422, "A text has 1 to 2,000 characters, and not only blanks.")
    with room:
        now = datetime.now(timezone.utc).isoformat(timespec="milliseconds")
        message = {"time": now, "text": text, "author": author, "id": len(messages) + 1}
        keep("message", message)
        take_in("message", message)
        room.notify_all()
    return message


def post(request):
    author = request.member()
    if request.media_type() != JSON:
        raise Refusal(415, "Send JSON.", ("accept", JSON))
    return as_json(201, say(author, request.body))


def get(request):
    request.member()
    after, seconds = request.number("after", 0, 10**15), request.number("wait", 0, 25)
    if seconds and not places.acquire(blocking=False):
        raise Refusal(503, "Too many wait.", ("retry-after", "5"))
    try:
        with room:
            room.wait_for(lambda: len(messages) > after, seconds)
            return as_json(200, {"messages": messages[after : after + PART]})
    finally:
        if seconds:
            places.release()


def who(request):
    request.member()
    with room:
        now = time.monotonic()
        return as_json(200, {"users": sorted({s.user for s in sessions.values() if now - s.used < HERE_SECONDS})})


# --- The WebSocket ---


class WebSocket:
    def __init__(self, stream, key, after):
        self.stream, self.key, self.after = stream, key, after
        self.sending, self.ended = threading.Lock(), False
        stream.when_silent = lambda: self.send((PING, b""))

    def send(self, *frames):
        with self.sending:
            for number, (opcode, payload) in enumerate(frames, 1):
                if not self.ended:
                    size = len(payload)
                    length = bytes([size]) if size < 126 else struct.pack(">BH", 126, size)
                    last = 0x80 if number == len(frames) else 0
                    self.stream.connection.sendall(bytes([last | opcode]) + length + payload)
                    self.ended = opcode == CLOSE

    def send_json(self, value):
        text = json.dumps(value).encode()
        self.send((TEXT, text[: len(text) // 2]), (0, text[len(text) // 2 :]))

    def close(self, code):
        self.send((CLOSE, struct.pack(">H", code)))

    def author(self):
        with room:
            session = live_session(self.key)
        if not session:
            raise Closing(1008)
        return session.user

    def tell(self):
        try:
            while not self.ended:
                with room:
                    gone = lambda: self.ended or self.key not in sessions
                    room.wait_for(lambda: len(messages) > self.after or gone(), CHECK_SECONDS)
                    news = messages[self.after : self.after + PART]
                self.author()
                for message in news:
                    self.send_json(message)
                    self.after = message["id"]
        except Closing as closing:
            self.close(*closing.args)
        except OSError:
            pass

    def hear(self):
        parts = None
        while True:
            last, opcode, payload = self.frame(len(parts or b""))
            if opcode == CLOSE:
                raise Closing(self.close_code(payload))
            elif opcode == PING:
                self.send((PONG, payload))
            elif opcode == BINARY:
                raise Closing(1003)
            elif opcode != PONG:
                if (opcode == TEXT) != (parts is None):
                    raise Closing(1002)
                parts = (parts or b"") + payload
                if last:
                    self.take(parts)
                    parts = None

    def frame(self, before):
        first, second = self.stream.take(2)
        opcode, length = first & 15, second & 127
        control = opcode in (CLOSE, PING, PONG)
        wrong = first & 0x70 or not second & 0x80 or opcode not in (0, TEXT, BINARY, CLOSE, PING, PONG)
        if wrong or control and (length > 125 or first < 0x80):
            raise Closing(1002)
        if length > 125:
            size = 2 if length == 126 else 8
            length = int.from_bytes(self.stream.take(size), "big")
        if not control and before + length > MAX_MESSAGE_BYTES:
            raise Closing(1009)
        mask = self.stream.take(4)
        payload = self.stream.take(length)
        return first & 0x80, opcode, bytes(byte ^ mask[i % 4] for i, byte in enumerate(payload))

    def close_code(self, payload):
        if not payload:
            return 1000
        code = int.from_bytes(payload[:2], "big") if len(payload) > 1 else 0
        known = 1000 <= code <= 1014 and code not in (1004, 1005, 1006) or 3000 <= code <= 4999
        self.decoded(payload[2:])
        return code if known else 1002

    def decoded(self, payload):
        try:
            return payload.decode("utf-8")
        except UnicodeDecodeError:
            raise Closing(1007)

    def take(self, payload):
        text, author = self.decoded(payload), self.author()
        try:
            say(author, text)
        except Refusal as refusal:
            self.send_json({"error": str(refusal)})


def talk_on(request, stream):
    request.member()
    request.check_origin()
    if not request.has_token("upgrade", "websocket") or not request.has_token("connection", "upgrade"):
        raise Refusal(426, "Here is a WebSocket.", ("upgrade", "websocket"), ("connection", "upgrade"))
    if request.value("sec-websocket-version") != "13":
        raise Refusal(426, "Speak version 13.", ("sec-websocket-version", "13"))
    key = request.value("sec-websocket-key")
    try:
        if len(base64.b64decode(key, validate=True)) != 16:
            raise Refusal(400, "A key has 16 bytes.")
    except binascii.Error:
        raise Refusal(400, "A key is Base64.")
    with room:
        after = request.number("after", len(messages), 10**15)
    proof = base64.b64encode(hashlib.sha1(key.encode("latin-1") + MAGIC).digest()).decode()
    fields = [("sec-websocket-accept", proof), ("connection", "upgrade"), ("upgrade", "WebSocket")]
    stream.connection.sendall(head(101, fields))
    web_socket = WebSocket(stream, request.session_id(), after)
    threading.Thread(target=web_socket.tell, daemon=True).start()
    try:
        web_socket.hear()
    except Closing as closing:
        web_socket.close(*closing.args)
    finally:
        with room:
            web_socket.ended = True
            room.notify_all()


# --- HTTP ---


class Stream:
    """The bytes of a connection, read as they come."""

    def __init__(self, connection):
        self.connection, self.buffer, self.when_silent = connection, b"", None

    def fill(self):
        try:
            more = self.connection.recv(65536)
        except socket.timeout:
            if not self.when_silent:
                raise
            self.when_silent()
            more = self.connection.recv(65536)
        if not more:
            raise ConnectionError("it has left")
        self.buffer += more

    def take(self, count):
        while len(self.buffer) < count:
            self.fill()
        taken, self.buffer = self.buffer[:count], self.buffer[count:]
        return taken

    def request(self):
        while b"\r\n\r\n" not in self.buffer:
            if len(self.buffer) > MAX_HEAD_BYTES:
                raise Refusal(431, "This head is too long.")
            self.fill()
        request = Request(self.take(self.buffer.index(b"\r\n\r\n") + 4))
        length = request.value("content-length") or "0"
        if "transfer-encoding" in request.fields:
            raise Refusal(411, "Say how long it is.")
        if not re.fullmatch("[0-9]{1,15}", length):
            raise Refusal(400, "This is no length.")
        if int(length) > MAX_BODY_BYTES:
            raise Refusal(413, "This is too much.")
        if request.has_token("expect", "100-continue"):
            self.connection.sendall(b"HTTP/1.1 100 \r\n\r\n")
        request.body = self.take(int(length))
        return request


ROUTES = {
    "/": {"GET": show_room},
    "/login": {"GET": lambda request: page(200, "login.html"), "POST": login},
    "/register": {"GET": lambda request: page(200, "register.html"), "POST": register},
    "/logout": {"POST": logout},
    "/api/messages": {"GET": get, "POST": post},
    "/api/users": {"GET": who},
}


def answer(request):
    if request.method not in ("GET", "HEAD"):
        request.check_origin()
    handlers = ROUTES.get(request.path, {"GET": file})
    handler = handlers.get("GET" if request.method == "HEAD" else request.method)
    if not handler:
        raise Refusal(405, "Not this way.", ("allow", ", ".join(handlers)))
    return handler(request)


def file(request):
    name = os.path.realpath(os.path.join(SITE, "public") + request.path.replace("\0", ""))
    if not name.startswith(os.path.join(SITE, "public") + os.sep) or not os.path.isfile(name):
        raise Refusal(404, "There is nothing here.")
    with open(name, "rb") as opened:
        return 200, [("content-type", mimetypes.guess_type(name)[0] or "application/octet-stream")], opened.read()


def head(status, headers):
    return (f"HTTP/1.1 {status} \r\n" + "".join(f"{n}: {v}\r\n" for n, v in headers) + "\r\n").encode("latin-1")


def answer_one(connection, stream):
    request = None
    try:
        request = stream.request()
        if request.path == "/ws" and request.method == "GET":
            return talk_on(request, stream)
        status, headers, body = answer(request)
    except Refusal as refusal:
        body = json.dumps({"status": refusal.status, "detail": str(refusal)}).encode()
        status, headers = refusal.status, [("content-type", "application/problem+json"), *refusal.headers]
    except OSError:
        raise
    except Exception:
        traceback.print_exc()
        status, headers, body = 500, [("content-type", "text/plain")], b"Sorry."
    headers = [*headers, ("x-content-type-options", "nosniff"), ("cache-control", "no-store")]
    if ("connection", "upgrade") not in headers:
        headers.append(("connection", "close"))
    whole = head(status, [*headers, ("content-length", len(body))])
    connection.sendall(whole + (b"" if request and request.method == "HEAD" else body))


def talk(connection):
    with connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.settimeout(SILENT_SECONDS)
        try:
            answer_one(connection, Stream(connection))
            connection.shutdown(socket.SHUT_WR)
            connection.settimeout(LINGER_SECONDS)
            end = time.monotonic() + 2 * LINGER_SECONDS
            while connection.recv(65536) and time.monotonic() < end:
                pass
        except OSError:
            pass


def main():
    load()
    listener = socket.create_server((sys.argv[2], int(sys.argv[1])), backlog=512)
    print(f"Listening on http://{sys.argv[2]}:{listener.getsockname()[1]}/", flush=True)
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=talk, args=(connection,), daemon=True).start()


main()
