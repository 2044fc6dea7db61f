"""A static file server on bare sockets, with a thread for each connection."""

import email.utils
import gzip
import html
import os
import re
import socket
import sys
import threading
import time
import urllib.parse

PATIENCE_SECONDS = 2
HEAD_BYTES = 8192
PIECE = 50_000

SITE = os.path.realpath("site")
TYPES = {
    "html": "Text/HTML;charset=UTF-8",
    "css": "text/css;charset=utf-8",
    "js": "application/javascript; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "ico": "image/vnd.microsoft.icon",
    "woff2": "font/woff2",
    "pdf": "application/pdf",
    "wasm": "application/wasm",
}
KNOWN = {"GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH"}


class Refusal(Exception):
    def __init__(self, status, *fields):
        super().__init__(status)
        self.status = status
        self.fields = list(fields)


class Connection:
    def __init__(self, sock):
        self.sock = sock
        self.early = b""

    def run(self):
        with self.sock:
            try:
                while self.answer_one():
                    pass
                self.sock.shutdown(socket.SHUT_WR)
                self.sock.settimeout(0.5)
                while self.sock.recv(4096):
                    pass
            except OSError:
                pass

    def read_head(self):
        deadline = time.monotonic() + PATIENCE_SECONDS
        while b"\r\n\r\n" not in self.early:
            if len(self.early) > HEAD_BYTES:
                raise Refusal(414 if b"\r\n" not in self.early else 431)
            self.sock.settimeout(max(0.001, deadline - time.monotonic()))
            try:
                more = self.sock.recv(1024)
            except socket.timeout:
                if self.early:
                    raise Refusal(408) from None
                return None
            if not more:
                return None
            self.early += more
        head, self.early = self.early.split(b"\r\n\r\n", 1)
        return head.decode("latin-1")

    def answer_one(self):
        self.method, self.version, self.stay = "GET", "HTTP/1.0", False
        try:
            head = self.read_head()
            if head is None:
                return False
            self.parse(head)
            self.serve()
        except Refusal as refusal:
            self.page(refusal.status, refusal.fields)
        return self.stay

    def parse(self, head):
        lines = head.split("\r\n")
        parts = lines[0].split(" ")
        if len(parts) != 3 or not re.fullmatch(r"HTTP/\d\.\d", parts[2]):
            raise Refusal(400)
        self.fields = {}
        for line in lines[1:]:
            name, colon, value = line.partition(":")
            if not colon or not re.fullmatch(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+", name):
                raise Refusal(400)
            self.fields.setdefault(name.lower(), []).append(value.strip())
        if not parts[2].startswith("HTTP/1."):
            raise Refusal(505)
        if len(self.fields.get("host", [])) != 1 and parts[2] != "HTTP/1.0":
            raise Refusal(400)
        self.method, self.target, self.version = parts
        options = [each.strip().lower() for each in self.field("connection").split(",")]
        self.stay = self.version != "HTTP/1.0" and "close" not in options
        if "transfer-encoding" in self.fields or self.field("content-length") not in ("", "0"):
            self.stay = False

    def field(self, name):
        return ",".join(self.fields.get(name, []))

    def serve(self):
        if self.method not in KNOWN:
            raise Refusal(501)
        if self.method not in ("GET", "HEAD"):
            raise Refusal(405, ("allow", "HEAD,GET"))
        path = urllib.parse.unquote(self.target.split("?")[0])
        if not path.startswith("/") or "\0" in path:
            raise Refusal(404)
        file = os.path.realpath(SITE + path)
        if file != SITE and not file.startswith(SITE + os.sep):
            raise Refusal(404)
        if os.path.isdir(file):
            self.serve_folder(path, file)
        elif os.path.isfile(file) and not path.endswith("/"):
            self.send_file(file)
        else:
            raise Refusal(404)

    def serve_folder(self, path, folder):
        if not path.endswith("/"):
            raise Refusal(301, ("location", urllib.parse.quote(path) + "/?from=here"))
        index = os.path.join(folder, "index.html")
        if os.path.isfile(index):
            return self.send_file(index)
        fields = [("content-type", "text/html; charset=utf-8")]
        self.send(200, fields, None, self.listing(path, folder))

    def listing(self, path, folder):
        yield b"<!doctype html><title>" + html.escape(path).encode() + b"</title><ul>"
        if path != "/":
            yield b"<li><a href='../'>up</a>"
        names = [name for name in os.listdir(folder) if not name.startswith(".")]
        for name in sorted(names, key=lambda name: (os.path.isfile(os.path.join(folder, name)), name)):
            file = os.path.join(folder, name)
            slash = "/" if os.path.isdir(file) else ""
            size = "" if slash else " (%d)" % os.path.getsize(file)
            link = urllib.parse.quote(name, safe="")
            yield ("<li><a href='./%s%s'>%s%s</a>%s" % (link, slash, html.escape(name), slash, size)).encode()
        yield b"</ul>"

    def send_file(self, file):
        stat = os.stat(file)
        kind = TYPES.get(os.path.basename(file).rpartition(".")[2].lower()) if "." in os.path.basename(file) else None
        fields = [("content-type", kind or "application/octet-stream"), ("x-content-type-options", "NoSniff")]
        text = kind is not None and (kind.lower().startswith("text/") or "json" in kind or "svg" in kind)
        tag = '"%x.%x"' % (stat.st_mtime_ns, stat.st_size)
        packed = text and "range" not in self.fields and self.takes_gzip()
        if packed:
            tag = tag[:-1] + '.z"'
        date = email.utils.formatdate(int(stat.st_mtime), usegmt=True)
        known = [("etag", tag), ("last-modified", date)] + ([("vary", "accept-encoding")] if text else [])
        if self.has(tag, stat):
            return self.send(304, known, 0, [])
        fields += known
        if packed:
            with open(file, "rb") as opened:
                body = gzip.compress(opened.read())
            return self.send(200, fields + [("content-encoding", "gzip")], len(body), [body])
        first, last = self.range(stat.st_size, tag, date)
        if first is None:
            return self.send(200, fields, stat.st_size, self.pieces(file, 0, stat.st_size))
        if first > last:
            raise Refusal(416, ("content-range", "bytes */%d" % stat.st_size))
        fields.append(("content-range", "bytes %d-%d/%d" % (first, last, stat.st_size)))
        self.send(206, fields, last - first + 1, self.pieces(file, first, last - first + 1))

    def takes_gzip(self):
        for coding in self.field("accept-encoding").lower().replace(" ", "").split(","):
            name, _, weight = coding.partition(";q=")
            if name == "gzip":
                return not weight or float(weight) > 0
        return False

    def has(self, tag, stat):
        if "if-none-match" in self.fields:
            tags = [each.strip() for each in self.field("if-none-match").split(",")]
            return any(each == "*" or each in (tag, "W/" + tag) for each in tags)
        try:
            date = email.utils.parsedate_to_datetime(self.field("if-modified-since"))
        except (KeyError, TypeError, ValueError):
            date = None
        return date is not None and int(stat.st_mtime) <= date.timestamp()

    def range(self, size, tag, date):
        wanted = re.fullmatch(r"bytes=(\d*)-(\d*)", self.field("range"))
        if not wanted or wanted[0] == "bytes=-" or self.method != "GET":
            return None, None
        if self.field("if-range") not in ("", tag, date):
            return None, None
        if not wanted[1]:
            return max(0, size - int(wanted[2])), size - 1
        return int(wanted[1]), min(int(wanted[2] or size), size - 1)

    def pieces(self, file, start, length):
        with open(file, "rb") as opened:
            opened.seek(start)
            while length > 0:
                piece = opened.read(min(PIECE, length))
                if not piece:
                    raise OSError("the file has become shorter")
                length -= len(piece)
                yield piece

    def page(self, status, fields):
        own = os.path.join(SITE, "404.html")
        body = b"<!doctype html><p>Error %d" % status
        if status == 404 and os.path.isfile(own):
            with open(own, "rb") as opened:
                body = opened.read()
        self.send(status, fields + [("content-type", "text/html; charset=utf-8")], len(body), [body])

    def send(self, status, fields, length, pieces):
        chunked = length is None and self.version != "HTTP/1.0"
        self.stay = self.stay and (chunked or length is not None)
        if chunked:
            fields = fields + [("transfer-encoding", "chunked")]
        elif length is not None and status != 304:
            fields = fields + [("content-length", str(length))]
        fields = fields + [("connection", "keep-alive" if self.stay else "close"), ("server", "snake")]
        self.sock.settimeout(30)
        self.sock.sendall(b"HTTP/1.1 %d \r\n" % status)
        for name, value in fields:
            self.sock.sendall(("%s:%s\r\n" % (name, value)).encode("latin-1"))
        self.sock.sendall(b"\r\n")
        if self.method == "HEAD" or status == 304:
            return
        for piece in pieces:
            self.sock.sendall(b"%X;a=b\r\n%s\r\n" % (len(piece), piece) if chunked else piece)
        if chunked:
            self.sock.sendall(b"0\r\n\r\n")


def main():
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 8000
    host = sys.argv[2] if len(sys.argv) > 2 else "127.0.0.1"
    listener = socket.create_server((host, port), backlog=128)
    print("Listening on http://%s:%d/" % (host, port), flush=True)
    while True:
        sock, _ = listener.accept()
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        threading.Thread(target=Connection(sock).run, daemon=True).start()


main()
