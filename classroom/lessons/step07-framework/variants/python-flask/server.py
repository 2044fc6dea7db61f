"""The wall of notes on Flask: python3 server.py [port] [host], in a folder that has site/public."""
import base64
import collections
import functools
import hashlib
import hmac
import json
import logging
import os
import re
import secrets
import struct
import sys
import threading
import time
from datetime import datetime, timezone
from urllib.parse import unquote

import flask
import jinja2
from flask import Flask, Response, redirect, render_template, request, session
from werkzeug.exceptions import HTTPException
from werkzeug.http import HTTP_STATUS_CODES
from werkzeug.utils import safe_join

PUBLIC = os.path.abspath("site/public")
POLICY = ("default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
          "base-uri 'none'; frame-ancestors 'none'")
LIMITS = {"title": 100, "text": 2000}  # characters
ITERATIONS = 20_000
FREE_TRIES = 5

app = Flask(__name__, static_folder=None)
app.secret_key = secrets.token_bytes(32)
app.config.update(SESSION_COOKIE_SAMESITE="Lax", MAX_CONTENT_LENGTH=1_000_000)
app.jinja_env.undefined = jinja2.StrictUndefined
app.json.sort_keys = False

lock = threading.RLock()
notes = {}
accounts = {}
tries = collections.OrderedDict()
last_id = 0


class Refused(Exception):
    """A request that is not answered as the client wishes, with a sentence for the person behind it."""

    def __init__(self, status, detail, errors=(), headers=None):
        super().__init__(detail)
        self.status, self.detail, self.errors, self.headers = status, detail, errors, headers or {}


def text(body, status=200):
    return Response(body, status, mimetype="text/plain")


# What every request goes through.

# Flask decodes the whole path before it looks at its segments: a slash that came as %2F is hidden from it.
ENCODED_SLASH = "\ue000"


def hiding_slashes(wsgi_app):
    def wrapped(environ, start_response):
        if "%2f" in environ.get("RAW_URI", "").lower():
            hidden = ENCODED_SLASH.encode().decode("latin-1")
            environ["PATH_INFO"] = hidden.join(
                unquote(part, "latin-1") for part in re.split("(?i)%2f", environ["RAW_URI"].split("?")[0]))
        return wsgi_app(environ, start_response)
    return wrapped


app.wsgi_app = hiding_slashes(app.wsgi_app)


@app.before_request
def serve_file():
    file = safe_join(PUBLIC, request.path.lstrip("/"))
    if request.method in ("GET", "HEAD") and file and os.path.isfile(file):
        return flask.send_file(file)
    if request.path.startswith("/try/locked/"):
        return redirect("/login", 303)


@app.after_request
def add_headers(response):
    if request.path.startswith("/try/hooks/"):
        response.headers["X-Before"] = response.headers["X-After"] = "yes"
    return response


@app.errorhandler(Refused)
def refuse(error):
    title = HTTP_STATUS_CODES[error.status]
    if not request.path.startswith("/api/"):
        return page("error.html", error.status, title=title, message=error.detail)
    problem = {"title": title, "status": error.status, "detail": error.detail}
    if error.errors:
        problem["errors"] = error.errors
    return Response(json.dumps(problem), error.status, error.headers, mimetype="application/problem+json")


@app.errorhandler(HTTPException)
def refuse_in_plain_words(error):
    if error.code == 404 and not request.path.startswith(("/api/", "/try/")):
        return page("404.html", 404, title="Not found")
    if request.path.startswith("/api/"):
        response = refuse(Refused(error.code, error.description))
    else:
        response = text(error.name, error.code)
    response.headers.extend({name: value for name, value in error.get_headers() if name == "Allow"})
    return response


@app.errorhandler(ValueError)
def refuse_value(error):
    return text(str(error), 400)


@app.errorhandler(json.JSONDecodeError)
def refuse_json(error):
    return refuse(Refused(400, "This is no JSON: " + error.msg + "."))


# The routes under /try: Flask prefers the fixed path where one is, so that there is no /try/first/never here.

@app.route("/try/method", methods=["GET", "POST", "PUT", "PATCH", "DELETE"])
def try_method():
    return text(request.method)


@app.get("/try/first/<name>")
def try_first(name):
    return text("first " + name)


@app.get("/try/add/<a>/and/<b>")
def try_add(a, b):
    return text(str(int(a) + int(b)))


@app.get("/try/hello/<name>")
def try_hello(name):
    return text(f"Hello, {name}!".replace(ENCODED_SLASH, "/"))


@app.get("/try/query")
def try_query():
    return {"q": request.args.get("q"), "all": request.args.getlist("q")}


@app.post("/try/form")
def try_form():
    return {"name": request.form.get("name"), "lang": request.form.getlist("lang")}


@app.get("/try/header")
def try_header():
    return {"header": request.headers.get("X-Try"), "cookie": request.cookies.get("taste"), "path": request.path}


@app.post("/try/json")
def try_json():
    numbers = json.loads(request.get_data())
    return {"sum": numbers["a"] + numbers["b"]}


@app.post("/try/text")
def try_text():
    return text(request.get_data(as_text=True))


@app.get("/try/status/<int:code>")
def try_status(code):
    if code == 404:
        flask.abort(404)
    return text("" if code in (204, 304) else f"status {code}", code)


@app.get("/try/redirect")
def try_redirect():
    return redirect("/try/hello/redirected", 303)


@app.get("/try/html")
def try_html():
    return "<h1>This is HTML</h1>"


@app.get("/try/cookie")
def try_cookie():
    response = text("There you are.")
    response.set_cookie("taste", "sweet")
    return response


@app.get("/try/cookie/<value>")
def try_any_cookie(value):
    if not value.isalnum():
        raise ValueError("No cookie has this value.")
    response = text("There you are.")
    response.set_cookie("taste", value)
    return response


@app.get("/try/hooks/ok")
def try_hooks_ok():
    return text("ok")


@app.get("/try/hooks/mapped")
def try_hooks_mapped():
    return text(str(int("no number")))


@app.get("/try/hooks/broken")
def try_hooks_broken():
    return text(["one", "two"][2])


@app.get("/try/counter")
def try_counter():
    session["count"] = session.get("count", 0) + 1
    return text(str(session["count"]))


@app.post("/try/forget")
def try_forget():
    session.clear()
    return text("forgotten")


@app.get("/try/misspelt")
def try_misspelt():
    return render_template("misspelt.html", message="Hello")


# A chat by WebSocket (RFC 6455), which Flask leaves to others.

TEXT, CLOSE, PING, PONG = 1, 8, 9, 10
MAX_MESSAGE_BYTES = 65_536
chatters = set()


class Taken(Response):
    """No response: the connection is not HTTP's any more."""

    def __call__(self, environ, start_response):
        raise ConnectionError


@app.get("/try/chat/<name>")
def try_chat_without_upgrade(name):
    flask.abort(404)


@app.get("/try/chat/<name>", websocket=True)
def try_chat(name):
    if request.headers.get("Origin", "http://" + request.host) != "http://" + request.host:
        flask.abort(403)
    key = request.headers.get("Sec-WebSocket-Key", "")
    accept = base64.b64encode(hashlib.sha1((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").encode()).digest())
    sock = request.environ["werkzeug.socket"]
    sock.sendall(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                 b"Sec-WebSocket-Accept: " + accept + b"\r\n\r\n")
    with lock:
        chatters.add(sock)
    try:
        talk(name, sock, request.environ["wsgi.input"])
    except OSError:
        pass  # whoever is gone need not be told
    finally:
        with lock:
            chatters.discard(sock)
    return Taken()


def talk(name, sock, stream):
    message = b""
    while True:
        final, opcode, payload = read_frame(stream)
        if opcode == PING:
            send(sock, PONG, payload)
        elif opcode == CLOSE:
            return send(sock, CLOSE, payload[:2])
        elif opcode != PONG:
            message += payload
            if len(message) > MAX_MESSAGE_BYTES:
                return send(sock, CLOSE, struct.pack("!H", 1009))
            if final:
                tell_everybody(f"{name}: {message.decode()}".encode())
                message = b""


def read_frame(stream):
    first, second = read(stream, 2)
    length = second & 127
    if length > 125:
        length = int.from_bytes(read(stream, 2 if length == 126 else 8), "big")
    if length > MAX_MESSAGE_BYTES or not second & 128:
        raise ConnectionError
    mask = read(stream, 4)
    payload = bytes(byte ^ mask[i % 4] for i, byte in enumerate(read(stream, length)))
    return first & 128, first & 15, payload


def read(stream, length):
    data = stream.read(length)
    if len(data) < length:
        raise ConnectionError
    return data


def send(sock, opcode, payload):
    size = len(payload)
    length = bytes([size]) if size < 126 else struct.pack("!BH", 126, size) if size < 65_536 else struct.pack(
        "!BQ", 127, size)
    sock.sendall(bytes([128 | opcode]) + length + payload)


def tell_everybody(text_bytes):
    with lock:
        for chatter in chatters:
            try:
                send(chatter, TEXT, text_bytes)
            except OSError:
                pass  # its own thread will notice


# The pages.

def page(template, status=200, **variables):
    csrf = session.setdefault("csrf", secrets.token_urlsafe(32))
    html = render_template(template, csrf=csrf, user=session.get("user"), flash=session.pop("flash", None), **variables)
    return Response(html, status, {"Content-Security-Policy": POLICY, "Cache-Control": "no-store"})


def check_form():
    sent, known = request.form.get("csrf", ""), session.get("csrf", "")
    if not known or not hmac.compare_digest(sent.encode(), known.encode()):
        raise Refused(403, "This form was not sent from its page, or it is too old. Load the page again.")


def go_home(flash):
    session["flash"] = flash
    return redirect("/", 303)


def for_users(handler):
    @functools.wraps(handler)
    def wrapped(*args, **values):
        if "user" not in session:
            return redirect("/login", 303)
        check_form()
        return handler(*args, **values)
    return wrapped


def show_notes(status=200, draft=None, problems=None):
    draft, problems = draft or {"title": "", "text": ""}, problems or {}
    with lock:
        cards = [{"note": note, "written": written(note), "mine": note["author"] == session.get("user")}
                 for note in reversed(notes.values())]
    problems = {field: problems.get(field, "") for field in LIMITS}
    return page("notes.html", status, title="Notes", cards=cards, draft=draft, problems=problems)


def written(note):
    time_of_day = datetime.strptime(note["created"], "%Y-%m-%dT%H:%M:%SZ")
    return f"{time_of_day.day} {time_of_day:%b %Y, %H:%M} UTC"


@app.get("/")
def home():
    return show_notes()


@app.post("/notes")
@for_users
def write_note():
    draft = clean(request.form)
    problems = problems_of(draft)
    if problems:
        return show_notes(422, draft, problems)
    add_note(draft)
    return go_home("Your note is on the wall.")


@app.post("/notes/<key>/delete")
@for_users
def delete_note(key):
    with lock:
        del notes[own_note(key)["id"]]
    return go_home("Your note is gone.")


@app.get("/login")
def show_login():
    return page("login.html", title="Log in", problem="", username="")


@app.get("/register")
def show_register():
    return page("register.html", title="Register", problem="", username="")


@app.post("/login")
def login():
    return enter(known_name, "login.html", "Log in")


@app.post("/register")
def register():
    return enter(new_name, "register.html", "Register")


def enter(name_of, template, title):
    check_form()
    username = request.form.get("username", "")
    try:
        user = name_of(username, request.form.get("password", ""))
    except Refused as e:
        response = page(template, e.status, title=title, problem=e.detail, username=username)
        response.headers.extend(e.headers)
        return response
    session.clear()
    session["user"] = user
    return go_home(f"Welcome, {user}.")


@app.post("/logout")
def logout():
    check_form()
    session.clear()
    return go_home("You are logged out.")


# Accounts.

def hashed(password, salt):
    return hashlib.pbkdf2_hmac("sha256", password.encode(), salt, ITERATIONS)


NOBODY = ("", secrets.token_bytes(16), secrets.token_bytes(32))


def new_name(name, password):
    if not re.fullmatch("[A-Za-z0-9_-]{3,20}", name):
        raise Refused(422, "A name has 3 to 20 letters from a to z, digits, - or _.")
    if not 8 <= len(password) <= 200:
        raise Refused(422, "A password has 8 to 200 characters.")
    salt = secrets.token_bytes(16)
    account = (name, salt, hashed(password, salt))
    with lock:
        if accounts.setdefault(name.lower(), account) is not account:
            raise Refused(409, "Somebody has this name already. Take another one.")
    return name


def known_name(name, password):
    count_try(name.lower())
    known, salt, expected = accounts.get(name.lower(), NOBODY)
    if not hmac.compare_digest(hashed(password, salt), expected):
        raise Refused(401, "Wrong name or password.")
    with lock:
        tries.pop(name.lower(), None)
    return known


def count_try(name):
    with lock:
        count, rests_until = tries.pop(name, (0, 0.0))
        seconds = int(rests_until - time.monotonic()) + 1
        if rests_until > time.monotonic():
            tries[name] = (count, rests_until)
            raise Refused(429, f"Too many tries. Wait {seconds} seconds, then try again.",
                          headers={"Retry-After": str(seconds)})
        rest = 0 if count + 1 < FREE_TRIES else min(60, 3 * 2 ** (count + 1 - FREE_TRIES))
        tries[name] = (count + 1, time.monotonic() + rest)
        if len(tries) > 10_000:
            tries.popitem(last=False)


# Notes, and their API.

def clean(fields):
    return {name: str(fields.get(name) or "").replace("\r\n", "\n").strip() for name in LIMITS}


def problems_of(draft):
    problems = {}
    for name, limit in LIMITS.items():
        if not draft[name]:
            problems[name] = f"The {name} should not be empty."
        elif len(draft[name]) > limit:
            problems[name] = f"The {name} should have at most {limit:,} characters, and has {len(draft[name]):,}."
    return problems


def draft_of_json():
    if request.mimetype != "application/json":
        raise Refused(415, "Send application/json.")
    value = json.loads(request.get_data())
    draft = clean(value if isinstance(value, dict) else {})
    problems = problems_of(draft)
    if problems:
        errors = [{"field": name, "message": message} for name, message in problems.items()]
        raise Refused(422, "Some fields are not as they should be.", errors)
    return draft


def add_note(draft):
    global last_id
    with lock:
        if len(notes) == 1_000:
            raise Refused(503, "There are as many notes here as the server can take.")
        last_id += 1
        now = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        notes[last_id] = {"id": last_id, "author": session["user"], **draft, "created": now}
        return notes[last_id]


def note_of(key):
    note = notes.get(int(key)) if re.fullmatch("[0-9]{1,18}", key) else None
    if note is None:
        raise Refused(404, "There is no such note.")
    return note


def own_note(key):
    note = note_of(key)
    if note["author"] != session["user"]:
        raise Refused(403, "This is somebody else's note.")
    return note


def check_user():
    if "user" not in session:
        raise Refused(401, "Log in first.")


@app.get("/api/notes")
def list_notes():
    with lock:
        return flask.jsonify(list(reversed(notes.values())))


@app.get("/api/notes/<key>")
def get_note(key):
    return note_of(key)


@app.post("/api/notes")
def create_note():
    check_user()
    note = add_note(draft_of_json())
    return note, 201, {"Location": f"/api/notes/{note['id']}"}


@app.put("/api/notes/<key>")
def replace_note(key):
    check_user()
    with lock:
        note = own_note(key)
        notes[note["id"]] = {**note, **draft_of_json()}
        return notes[note["id"]]


@app.delete("/api/notes/<key>")
def remove_note(key):
    check_user()
    with lock:
        del notes[own_note(key)["id"]]
    return "", 204


@app.route("/api", methods=["GET", "POST"])
def parameters():
    values = request.args if request.method == "GET" else request.form
    return {"method": request.method, "params": values.to_dict(flat=False)}


if __name__ == "__main__":
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    flask.cli.show_server_banner = lambda *args: None
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 8000
    host = sys.argv[2] if len(sys.argv) > 2 else "127.0.0.1"
    app.run(host, port, threaded=True)
