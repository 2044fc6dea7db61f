"""The wall without any framework: Python's own http.server, one regular expression a route, sessions on the server."""

import base64
import hashlib
import html
import http.cookies
import json
import os
import re
import secrets
import struct
import sys
import threading
import traceback
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ROUTES = []
lock = threading.RLock()
sessions, accounts, notes, chatters = {}, {}, {}, set()


class Refusal(Exception):
    def __init__(self, status, reason, errors=None, **fields):
        super().__init__(reason)
        self.status, self.errors, self.fields = status, errors, fields


def route(methods, path):
    pattern = re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", path) + r"\Z")

    def register(function):
        ROUTES.append((methods.split(), pattern, function))
        return function
    return register


def slow_hash(password, salt):
    return hashlib.pbkdf2_hmac("sha256", password.encode(), salt, 50_000)


def page(request, title, content, status=200):
    user, flash = request.session.get("user"), request.session.pop("flash", None)
    token = html.escape(request.token())
    way_out = (f"<form method=post action=/logout><input type=hidden name=csrf value='{token}'><button>Log out</button></form>"
               if user else "<a href='/login'>Log in</a> <a href='/register'>Register</a>")
    shown = f"<p class=flash role=status>{html.escape(flash)}</p>" if flash else ""
    text = (f"<!doctype html><html lang=en><title>{html.escape(title)}</title><h1>{html.escape(title)}</h1>"
            f"{shown}{content}<nav>{way_out}</nav></html>")
    return status, text, "text/html; charset=UTF-8"


def field(name, value, problem=None):
    shown = f"<p class=problem>{html.escape(problem)}</p>" if problem else ""
    return f'<label>{name}<input name="{name}" value="{html.escape(value)}"></label>{shown}'


def form(request, action, *fields):
    token = f"<input type=hidden name=csrf value='{html.escape(request.token())}'>"
    return f"<form method=post action={action}>{token}{''.join(fields)}<button>Go</button></form>"


def wall(request, draft=None, problems=None, status=200):
    draft, problems = draft or {"title": "", "text": ""}, problems or {}
    fields = (field(name, draft[name], problems.get(name)) for name in ("title", "text"))
    top = form(request, "/notes", *fields) if "user" in request.session else "<p>Log in to write.</p>"
    cards = "".join(f"<article><h2>{html.escape(note['title'])}</h2><p>{html.escape(note['text'])}</p></article>"
                    for note in newest_first())
    return page(request, "The wall", top + cards, status)


def newest_first():
    return sorted(notes.values(), key=lambda note: -note["id"])


def checked(draft):
    draft = {name: str(draft.get(name) or "").strip() for name in ("title", "text")}
    problems = {name: f"{name} has 1 to {most} characters" for name, most in (("title", 100), ("text", 2000))
                if not 0 < len(draft[name]) <= most}
    return draft, problems


def add(author, draft):
    with lock:
        number = max(notes, default=4) + 2
        notes[number] = {"created": "2026-01-01T00:00:00Z", "id": number, "author": author, **draft}
        return notes[number]


def find(number):
    if not number.isdecimal() or int(number) not in notes:
        raise Refusal(404, "There is no such note.")
    return notes[int(number)]


def own(request, number):
    note = find(number)
    if note["author"] != request.session.get("user"):
        raise Refusal(403, "It belongs to somebody else.")
    return note


@route("GET POST PUT PATCH DELETE", "/try/method")
def method(request):
    return "GET" if request.command == "HEAD" else request.command


@route("GET", "/try/first/{name}")
def first(request, name):
    return "first " + name


@route("GET", "/try/add/{a}/and/{b}")
def total(request, a, b):
    return str(int(a) + int(b))


@route("GET", "/try/hello/{name}")
def hello(request, name):
    return f"Hello, {name}!"


@route("GET", "/try/query")
def query(request):
    values = request.query.get("q", [])
    return {"all": values, "q": values[0] if values else None}


@route("POST", "/try/form")
def echo_form(request):
    return {"name": request.form.get("name", [None])[0], "lang": request.form.get("lang", [])}


@route("GET", "/try/header")
def head(request):
    return {"header": request.headers["X-Try"], "cookie": request.cookie("taste"), "path": request.raw_path}


@route("POST", "/try/json")
def add_numbers(request):
    value = request.json()
    return {"sum": value["a"] + value["b"]}


@route("POST", "/try/text")
def text(request):
    return request.body.decode()


@route("GET", "/try/status/{code}")
def status(request, code):
    return int(code), "status " + code


@route("GET", "/try/redirect")
def redirect(request):
    raise Refusal(303, "", Location="/try/hello/redirected")


@route("GET", "/try/html")
def some_html(request):
    return 200, "<h1>HTML</h1>", "text/html; charset=UTF-8"


@route("GET", "/try/cookie")
def cookie(request):
    request.cookies_out.append("taste=sweet; Path=/")
    return "There."


@route("GET", "/try/cookie/{value}")
def any_cookie(request, value):
    if not value.isalnum():
        raise Refusal(400, "No cookie has this value.")
    request.cookies_out.append(f"taste={value}; Path=/")
    return "There."


@route("GET", "/try/counter")
def counter(request):
    request.session["count"] = request.session.get("count", 0) + 1
    return str(request.session["count"])


@route("POST", "/try/forget")
def forget(request):
    request.session.clear()
    return "gone"


@route("GET", "/try/misspelt")
def misspelt(request):
    raise RuntimeError("misspelt.html, line 5: there is no massage")


@route("GET", "/try/hooks/ok")
def hook(request):
    return "ok"


@route("GET", "/try/hooks/mapped")
def mapped(request):
    return int("no number")


@route("GET", "/try/hooks/broken")
def broken(request):
    raise IndexError("IndexError: out of range")


@route("GET", "/")
def home(request):
    return wall(request)


@route("GET", "/login")
def show_login(request, name="", problem=None, status=200):
    fields = field("username", name, problem), field("password", "")
    return page(request, "Log in", form(request, request.path.rstrip("/"), *fields), status)


ROUTES.append((["GET"], re.compile(r"/register\Z"), show_login))


@route("POST", "/login")
def login(request):
    request.check_token()
    name, password = request.fields("username", "password")
    salt, kept = accounts.get(name, (b"", None))
    if slow_hash(password, salt) != kept:
        return show_login(request, name, "Wrong name or password.", 401)
    return enter(request, name)


@route("POST", "/register")
def register(request):
    request.check_token()
    name, password = request.fields("username", "password")
    if not re.fullmatch(r"[\w-]{3,20}", name) or len(password) < 8 or name in accounts:
        return show_login(request, name, "This does not work.", 409 if name in accounts else 422)
    salt = secrets.token_bytes(16)
    accounts[name] = salt, slow_hash(password, salt)
    return enter(request, name)


def enter(request, name):
    request.renew()
    request.session.update(user=name, flash="Welcome")
    raise Refusal(303, "", Location="/")


@route("POST", "/logout")
def logout(request):
    request.check_token()
    request.renew()
    raise Refusal(303, "", Location="/")


@route("POST", "/notes")
def write(request):
    request.need_user()
    request.check_token()
    draft, problems = checked(dict(zip(("title", "text"), request.fields("title", "text"))))
    if problems:
        return wall(request, draft, problems, 422)
    add(request.session["user"], draft)
    request.session["flash"] = "It is there."
    raise Refusal(303, "", Location="/")


@route("POST", "/notes/{number}/delete")
def delete(request, number):
    request.need_user()
    request.check_token()
    del notes[own(request, number)["id"]]
    raise Refusal(303, "", Location="/")


@route("GET", "/api")
def parameters(request):
    return {"method": "GET", "params": request.query}


@route("POST", "/api")
def form_parameters(request):
    return {"method": "POST", "params": request.form}


@route("GET", "/api/notes")
def list_notes(request):
    return newest_first()


@route("GET", "/api/notes/{number}")
def read_note(request, number):
    return find(number)


@route("POST", "/api/notes")
def create_note(request):
    draft = request.draft()
    note = add(request.session["user"], draft)
    request.out["Location"] = f"/api/notes/{note['id']}"
    return 201, note


@route("PUT", "/api/notes/{number}")
def replace_note(request, number):
    draft, note = request.draft(), own(request, number)
    note.update(draft)
    return note


@route("DELETE", "/api/notes/{number}")
def delete_note(request, number):
    request.need_api_user()
    del notes[own(request, number)["id"]]
    return 204, ""


class Wall(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def handle_one_request(self):
        super().handle_one_request()
        self.close_connection = True

    def __getattr__(self, name):
        if name.startswith("do_"):
            return self.serve
        raise AttributeError(name)

    def serve(self):
        self.raw_path, _, query_string = self.path.partition("?")
        self.path = self.raw_path
        self.query = urllib.parse.parse_qs(query_string, keep_blank_values=True)
        self.body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.form = urllib.parse.parse_qs(self.body.decode("utf-8", "replace"), keep_blank_values=True)
        self.out, self.cookies_out = {}, []
        self.session_id = self.cookie("sid")
        self.session = sessions.get(self.session_id, {})
        try:
            result = self.answer()
        except Refusal as refusal:
            result = self.refuse(refusal)
        except ValueError as error:
            result = self.refuse(Refusal(400, str(error)))
        except Exception:
            traceback.print_exc()
            result = 500, "Sorry."
        if result is not None:
            self.respond(result)

    def answer(self):
        if self.path.startswith("/try/hooks/"):
            self.out.update({"X-Before": "yes", "X-After": "yes"})
        if self.path.startswith("/try/locked/"):
            raise Refusal(303, "", Location="/login")
        if self.path.startswith("/try/chat/"):
            return self.chat(urllib.parse.unquote(self.path[len("/try/chat/"):]))
        allowed = []
        for methods, pattern, function in ROUTES:
            match = pattern.match(self.path)
            if match and self.command.replace("HEAD", "GET") in methods:
                return function(self, **{k: urllib.parse.unquote(v) for k, v in match.groupdict().items()})
            allowed += methods if match else []
        if allowed:
            raise Refusal(405, "Not this way.", Allow=", ".join(allowed))
        return self.file(os.path.normpath("site/public/" + urllib.parse.unquote(self.path)))

    def file(self, name):
        if self.command not in ("GET", "HEAD") or not name.startswith("site/public/") or not os.path.isfile(name):
            raise Refusal(404, "There is nothing here.")
        with open(name, encoding="latin-1") as file:
            return 200, file.read(), "text/css" if name.endswith(".css") else "application/octet-stream"

    def refuse(self, refusal):
        self.out.update(refusal.fields)
        if refusal.status == 303:
            return 303, ""
        if self.path.startswith("/api"):
            problem = {"title": "Refused", "status": refusal.status, "detail": str(refusal)}
            if refusal.errors:
                problem["errors"] = refusal.errors
            return refusal.status, problem, "application/problem+json"
        if self.path.startswith("/try/"):
            return refusal.status, str(refusal)
        return page(self, "Sorry", html.escape(str(refusal)), refusal.status)

    def respond(self, result):
        result = result if isinstance(result, tuple) else (200, result)
        status, content, kind = result if len(result) == 3 else (*result, None)
        if status == 404 and self.path.startswith("/try/"):
            content = "There is nothing here."
        kind = kind or ("text/plain; charset=UTF-8" if isinstance(content, str) else "application/json")
        data = (content if isinstance(content, str) else json.dumps(content)).encode()
        if self.session and self.session_id not in sessions:
            self.renew(keep=True)
        self.send_response(status)
        for name, value in self.out.items():
            self.send_header(name, value)
        for value in self.cookies_out:
            self.send_header("Set-Cookie", value)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def cookie(self, name):
        for pair in self.headers.get("Cookie", "").split(";"):
            key, _, value = pair.strip().partition("=")
            if key == name:
                return value
        return None

    def renew(self, keep=False):
        sessions.pop(self.session_id, None)
        self.session_id = secrets.token_urlsafe(24)
        self.session = self.session if keep else {}
        sessions[self.session_id] = self.session
        self.cookies_out = [c for c in self.cookies_out if not c.startswith("sid=")]
        self.cookies_out.append(f"sid={self.session_id}; HttpOnly; Path=/; SameSite=Strict")

    def token(self):
        return self.session.setdefault("csrf", secrets.token_hex(16))

    def check_token(self):
        sent = self.form.get("csrf", [""])[0]
        if not sent or not secrets.compare_digest(sent, self.session.get("csrf", "")):
            raise Refusal(403, "This form is not from here.")

    def fields(self, *names):
        return [self.form.get(name, [""])[0] for name in names]

    def need_user(self):
        if "user" not in self.session:
            raise Refusal(303, "", Location="/login")

    def need_api_user(self):
        if "user" not in self.session:
            raise Refusal(401, "Log in first.")

    def json(self):
        return json.loads(self.body)

    def draft(self):
        self.need_api_user()
        if not self.headers.get("Content-Type", "").startswith("application/json"):
            raise Refusal(415, "Send JSON.")
        draft, problems = checked(self.json())
        if problems:
            raise Refusal(422, "Not like this.", [{"field": k, "message": v} for k, v in problems.items()])
        return draft

    def chat(self, name):
        if self.headers.get("Origin", "http://" + self.headers["Host"]) != "http://" + self.headers["Host"]:
            raise Refusal(403, "This was sent by the page of another site.")
        proof = hashlib.sha1((self.headers["Sec-WebSocket-Key"] + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").encode())
        self.send_response(101)
        for key, value in (("Upgrade", "websocket"), ("Connection", "Upgrade"),
                           ("Sec-WebSocket-Accept", base64.b64encode(proof.digest()).decode())):
            self.send_header(key, value)
        self.end_headers()
        with lock:
            chatters.add(self)
        try:
            self.listen(name)
        except (OSError, IndexError, struct.error):
            pass  # it has left
        finally:
            with lock:
                chatters.discard(self)

    def listen(self, name):
        while True:
            first, second = self.rfile.read(2)
            size = second & 127
            size = struct.unpack(">H", self.rfile.read(2))[0] if size == 126 else size
            mask = self.rfile.read(4)
            data = bytes(byte ^ mask[i % 4] for i, byte in enumerate(self.rfile.read(size)))
            if first & 15 == 8:
                self.frame(0x88, data)
                return
            with lock:
                everybody = list(chatters)
            for other in everybody:
                try:
                    other.frame(0x81, f"{name}: {data.decode()}".encode())
                except OSError:
                    pass  # it has just left

    def frame(self, first, data):
        with lock:
            self.connection.sendall(bytes([first, len(data)]) + data)


port, host = int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "127.0.0.1"
server = ThreadingHTTPServer((host, port), Wall)
print(f"Listening on http://{host}:{port}/", flush=True)
server.serve_forever()
