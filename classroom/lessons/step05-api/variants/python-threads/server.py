"""A correct server in another language: a thread for each connection, names of fields in lower case."""

import json
import os
import re
import socket
import sys
import threading
import traceback

SITE = os.path.realpath("site")
IDLE_SECONDS = 2
LINGER_SECONDS = 0.5
MAX_HEAD_BYTES = 8192
MAX_BODY_BYTES = 1024 * 1024
KNOWN_METHODS = {"GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH"}
REQUEST_LINE = re.compile(r"([!#$%&'*+.^_`|~0-9A-Za-z-]+) (/\S*) HTTP/1\.([01])")
FORM, JSON, PATCH = "application/x-www-form-urlencoded", "application/json", "application/merge-patch+json"

lock = threading.Lock()
books = {}
last_id = 0
revision = 0


class Refusal(Exception):
    def __init__(self, status, detail, headers=(), errors=()):
        super().__init__(detail)
        self.status = status
        self.headers = list(headers)
        self.problem = {"status": status, "detail": detail}
        if errors:
            self.problem["errors"] = [{"message": "not like this", "field": name} for name in errors]


class Request:
    def __init__(self, head):
        lines = head.decode("latin-1").replace("\r\n", "\n").strip("\n").split("\n")
        match = REQUEST_LINE.fullmatch(lines[0])
        if not match:
            raise Refusal(400, "no request line")
        self.method, self.target, self.minor = match.groups()
        self.fields = []
        for line in lines[1:]:
            name, colon, value = line.partition(":")
            if not colon or name != name.strip():
                raise Refusal(400, "no field")
            self.fields.append((name.lower(), value.strip()))
        self.path, _, self.query = self.target.partition("?")
        self.body = b""

    def values(self, name):
        return [value for key, value in self.fields if key == name]

    def value(self, name):
        return ", ".join(self.values(name))

    def media_type(self):
        return self.value("content-type").split(";")[0].strip().lower()


class Stream:
    """The bytes of a connection, read as they come."""

    def __init__(self, connection):
        self.connection = connection
        self.buffer = b""

    def fill(self):
        more = self.connection.recv(65536)
        if not more:
            raise ConnectionError("it has left")
        self.buffer += more

    def take(self, count):
        while len(self.buffer) < count:
            self.fill()
        taken, self.buffer = self.buffer[:count], self.buffer[count:]
        return taken

    def until(self, end, limit):
        while end not in self.buffer[: limit + len(end)]:
            if len(self.buffer) > limit:
                raise Refusal(431, "too long")
            self.fill()
        return self.take(self.buffer.index(end) + len(end))


def read_body(request, stream):
    lengths, codings = request.values("content-length"), request.values("transfer-encoding")
    if codings:
        if lengths or request.minor == "0":
            raise Refusal(400, "two ends")
        if [coding.lower() for coding in codings] != ["chunked"]:
            raise Refusal(400 if "chunked" in codings[0].lower() else 501, "which coding?")
        go_on(request, stream)
        return read_chunks(stream)
    if not lengths:
        if request.method in ("POST", "PUT", "PATCH"):
            raise Refusal(411, "how long?")
        return b""
    if len(lengths) > 1 or not re.fullmatch("[0-9]+", lengths[0]):
        raise Refusal(400, "how long?")
    if int(lengths[0]) > MAX_BODY_BYTES:
        raise Refusal(413, "too much")
    go_on(request, stream)
    return stream.take(int(lengths[0]))


def go_on(request, stream):
    if request.minor == "1" and request.value("expect").lower() == "100-continue":
        stream.connection.sendall(b"HTTP/1.1 100 \r\n\r\n")


def read_chunks(stream):
    body = b""
    while True:
        size = re.fullmatch(rb"([0-9A-Fa-f]+)[ \t]*(;.*)?\r\n", stream.until(b"\n", 4096))
        if not size:
            raise Refusal(400, "no chunk")
        size = int(size[1], 16)
        if size == 0:
            while stream.until(b"\r\n", 4096) != b"\r\n":
                pass
            return body
        if len(body) + size > MAX_BODY_BYTES:
            raise Refusal(413, "too much")
        body += stream.take(size)
        if stream.take(2) != b"\r\n":
            raise Refusal(400, "no chunk")


def unquote(text):
    raw = text.encode("latin-1")
    return re.sub(rb"%([0-9A-Fa-f]{2})", lambda code: bytes([int(code[1], 16)]), raw).decode("utf-8", "replace")


def parameters(text):
    result = {}
    for pair in text.split("&"):
        if pair:
            name, _, value = pair.replace("+", " ").partition("=")
            result.setdefault(unquote(name), []).append(unquote(value))
    return result


def read_json(request, media_type):
    if request.media_type() != media_type:
        raise Refusal(415, "not this type")
    try:
        value = json.loads(request.body.decode("utf-8"))
    except ValueError:
        raise Refusal(400, "no JSON")
    if not isinstance(value, dict):
        raise Refusal(422, "no object")
    return value


def as_json(status, value, *headers):
    return status, [("content-type", "application/json; charset=utf-8"), *headers], json.dumps(value).encode()


def show(status, book, *headers):
    return as_json(status, book["shown"], ("etag", book["tag"]), *headers)


def made(book_id, fields):
    global revision
    title, author, year = fields.get("title"), fields.get("author"), fields.get("year")
    wrong = [] if isinstance(title, str) and 1 <= len(title) <= 200 else ["title"]
    wrong += [] if isinstance(author, str) and 1 <= len(author) <= 100 else ["author"]
    wrong += [] if type(year) is int and -3000 <= year <= 2100 else ["year"]
    if wrong:
        raise Refusal(422, "wrong fields", errors=wrong)
    revision += 1
    return {
        "tag": f'"{revision}"',
        "shown": {"year": year, "author": author, "title": title, "id": book_id},
    }


def echo(request):
    if request.method == "POST" and request.media_type() != FORM:
        raise Refusal(415, "no form")
    text = request.query if request.method == "GET" else request.body.decode("latin-1")
    return as_json(200, {"params": parameters(text), "method": request.method})


def search(request):
    query = read_json(request, JSON).get("query")
    if not isinstance(query, str) or not query.strip():
        raise Refusal(422, "no query", errors=["query"])
    wanted = query.strip().lower()
    ranked = []
    with lock:
        shelf = [book["shown"] for book in books.values()]
    for book in shelf:
        title = book["title"].lower()
        if all(word in title or word in book["author"].lower() for word in wanted.split()):
            rank = 0 if title.startswith(wanted) else 1 if wanted in title else 2
            ranked.append((rank, book["title"], book["id"], book))
    results = [entry[3] for entry in sorted(ranked)]
    return as_json(200, {"results": results, "query": query, "count": len(results)})


def number(given, name, preset, first, last):
    text = given.get(name, [str(preset)])[0]
    if not re.fullmatch("[0-9]{1,12}", text) or not first <= int(text) <= last:
        raise Refusal(400, name)
    return int(text)


def listed(request):
    given = parameters(request.query)
    limit, offset = number(given, "limit", 20, 1, 100), number(given, "offset", 0, 0, 10**12)
    with lock:
        shelf = [books[key]["shown"] for key in sorted(books)]
    return as_json(200, {"results": shelf[offset : offset + limit], "count": len(shelf)})


def create(request):
    global last_id
    fields = read_json(request, JSON)
    with lock:
        book = made(last_id + 1, fields)
        last_id += 1
        books[last_id] = book
    host = request.value("host")
    return show(201, book, ("location", f"http://{host}/api/books/{book['shown']['id']}"))


def found(text):
    if not re.fullmatch("[0-9]{1,18}", text) or int(text) not in books:
        raise Refusal(404, "no such book")
    return books[int(text)]


def read(request, text):
    with lock:
        return show(200, found(text))


def check_tag(request, book):
    wanted = [tag.strip() for tag in request.value("if-match").split(",") if tag.strip()]
    if not wanted and request.method == "PUT":
        raise Refusal(428, "which state?")
    if wanted and "*" not in wanted and book["tag"] not in wanted:
        raise Refusal(412, "not this state")


def replace(request, text):
    fields = read_json(request, JSON)
    with lock:
        check_tag(request, found(text))
        books[int(text)] = made(int(text), fields)
        return show(200, books[int(text)])


def change(request, text):
    patch = read_json(request, PATCH)
    with lock:
        check_tag(request, found(text))
        merged = {**found(text)["shown"], **patch}
        books[int(text)] = made(int(text), {name: value for name, value in merged.items() if value is not None})
        return show(200, books[int(text)])


def delete(request, text):
    with lock:
        check_tag(request, found(text))
        del books[int(text)]
    return 204, [], b""


ROUTES = [
    ("/api", {"GET": echo, "POST": echo}),
    ("/api/search", {"POST": search}),
    ("/api/books", {"GET": listed, "POST": create}),
    ("/api/books/([^/]+)", {"GET": read, "PUT": replace, "PATCH": change, "DELETE": delete}),
]


def answer(request):
    if request.method not in KNOWN_METHODS:
        raise Refusal(501, "what method?")
    path = unquote(request.path)
    for pattern, handlers in ROUTES:
        match = re.fullmatch(pattern, path)
        if match:
            allow = ("allow", ",".join(["OPTIONS", *handlers]))
            if request.method == "OPTIONS":
                return 204, [allow], b""
            if request.method not in handlers:
                raise Refusal(405, "not here", [allow])
            return handlers[request.method](request, *match.groups())
    if path.startswith("/api/"):
        raise Refusal(404, "not here")
    return file(request, path)


def file(request, path):
    if request.method not in ("GET", "HEAD"):
        raise Refusal(405, "only GET", [("allow", "GET, HEAD")])
    name = os.path.realpath(SITE + path + ("index.html" if path.endswith("/") else ""))
    if not name.startswith(SITE + os.sep) or not os.path.isfile(name):
        return 404, [("content-type", "text/html")], b"<!doctype html><title>404</title><p>Not here."
    with open(name, "rb") as opened:
        media_type = "text/html" if name.endswith(".html") else "application/octet-stream"
        return 200, [("content-type", media_type)], opened.read()


def cross_origin(request):
    if not request or not request.value("origin"):
        return []
    headers = [("access-control-allow-origin", request.value("origin")), ("vary", "origin")]
    if request.method == "OPTIONS":
        headers += [("access-control-allow-methods", "GET, POST, PUT, PATCH, DELETE")]
        headers += [("access-control-allow-headers", "if-match, content-type")]
    return headers


def send(connection, request, status, headers, body, stays):
    head = f"HTTP/1.1 {status} \r\n"
    for name, value in [*headers, *cross_origin(request)]:
        head += f"{name}:{value}\r\n"
    if status != 204:
        head += f"content-length:{len(body)}\r\n"
    head += "\r\n" if stays else "connection:close\r\n\r\n"
    if request and request.method == "HEAD":
        body = b""
    connection.sendall(head.encode("latin-1") + body)


def answer_next(connection, stream):
    request, certain = None, False
    try:
        request = Request(stream.until(b"\r\n\r\n", MAX_HEAD_BYTES))
        request.body = read_body(request, stream)
        certain = True
        status, headers, body = answer(request)
    except Refusal as refusal:
        body = json.dumps(refusal.problem).encode()
        status, headers = refusal.status, [("content-type", "application/problem+json"), *refusal.headers]
    except (socket.timeout, ConnectionError):
        raise
    except Exception:
        traceback.print_exc()
        status, headers, body = 500, [("content-type", "application/problem+json")], b'{"title":"oh","status":500}'
    stays = certain and request.minor == "1" and "close" not in request.value("connection").lower()
    send(connection, request, status, headers, body, stays)
    return stays


def talk(connection):
    with connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.settimeout(IDLE_SECONDS)
        stream = Stream(connection)
        try:
            while answer_next(connection, stream):
                pass
            connection.shutdown(socket.SHUT_WR)
            connection.settimeout(LINGER_SECONDS)
            while connection.recv(65536):
                pass
        except OSError:
            pass


def load():
    global last_id
    name = os.path.join(SITE, "books.json")
    if os.path.exists(name):
        with open(name, encoding="utf-8") as opened:
            for book in json.load(opened):
                books[book["id"]] = made(book["id"], book)
        last_id = max(books, default=0)


def main():
    load()
    listener = socket.create_server((sys.argv[2], int(sys.argv[1])), backlog=128)
    print(f"Listening on http://{sys.argv[2]}:{sys.argv[1]}/", flush=True)
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=talk, args=(connection,), daemon=True).start()


main()
