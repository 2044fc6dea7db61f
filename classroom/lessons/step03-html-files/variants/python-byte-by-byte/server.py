"""A correct server in another language: names of fields in lower case, bodies that end with the connection."""

import os
import re
import socket
import sys
import time
import traceback

SITE = os.path.realpath(b"site")
LOG = "access.log"
PATIENCE_SECONDS = 2
LINGER_SECONDS = 0.5
MAX_HEAD_BYTES = 8192
PIECE_BYTES = 777
KNOWN_METHODS = {"GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH"}
REQUEST_LINE = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+) (/\S*) HTTP/1\.([01])")


def read_head(connection):
    deadline = time.monotonic() + PATIENCE_SECONDS
    head = b""
    while b"\r\n\r\n" not in head and b"\n\n" not in head:
        left = deadline - time.monotonic()
        if left <= 0:
            raise socket.timeout
        connection.settimeout(left)
        byte = connection.recv(1)
        if not byte:
            raise ConnectionError("it left early")
        head += byte
        if len(head) > MAX_HEAD_BYTES:
            return head
    return head


def unquote(path):
    return re.sub(rb"%([0-9A-Fa-f]{2})", lambda code: bytes([int(code[1], 16)]), path)


def find(path):
    try:
        file = os.path.realpath(os.path.join(SITE, path.lstrip(b"/")))
    except ValueError:
        return None
    inside = os.path.commonpath([SITE, file]) == SITE
    return file if inside and os.path.isfile(file) else None


def page(status, text):
    return status, "text/html", b"<!doctype html><title>%d</title><p>%s</p>" % (status, text)


def serve(status, file):
    with open(file, "rb") as opened:
        return status, "text/html" if file.endswith(b".html") else "application/x-whatever", opened.read()


def answer(head):
    request = REQUEST_LINE.fullmatch(head.split(b"\n")[0].rstrip(b"\r"))
    if len(head) > MAX_HEAD_BYTES:
        return page(431, b"Too much.")
    if not request or b"\r" in head.replace(b"\r\n", b"") or b"\0" in head:
        return page(400, b"What do you mean?")
    if request[1].decode() not in KNOWN_METHODS:
        return page(501, b"I do not know this method.")
    if request[1] != b"GET":
        return page(405, b"Only GET.")
    path = unquote(request[2].split(b"?")[0])
    file = find(path + b"index.html" if path.endswith(b"/") else path)
    if file:
        return serve(200, file)
    own = find(b"404.html")
    return serve(404, own) if own else page(404, b"Not here.")


def send(connection, status, media_type, body):
    connection.settimeout(None)
    head = f"HTTP/1.1 {status} \r\ncontent-type:{media_type}\r\nx-served-by: python \r\n"
    head += "allow: GET\r\n" if status == 405 else ""
    for byte in (head + "\r\n").encode():
        connection.send(bytes([byte]))
    for start in range(0, len(body), PIECE_BYTES):
        connection.sendall(body[start : start + PIECE_BYTES])


def escape(raw):
    return "".join(chr(b) if 32 <= b < 127 and b not in b'"\\' else f"\\x{b:02X}" for b in raw)


def field(head, name):
    found = re.search(rb"(?i)\n" + name + rb":[ \t]*(.*?)[ \t]*\r?\n", head)
    return escape(found[1]) if found else "-"


def log(client, head, status, body):
    now = time.strftime("%d/%b/%Y:%H:%M:%S %z")
    line = escape(head.split(b"\n")[0].rstrip(b"\r")) or "-"
    with open(LOG, "a") as file:
        file.write(
            f'{client[0]} - - [{now}] "{line}" {status} {len(body) or "-"}'
            f' "{field(head, b"Referer")}" "{field(head, b"User-Agent")}"\n'
        )


def talk(connection, client):
    head = b""
    try:
        head = read_head(connection)
        status, media_type, body = answer(head)
    except socket.timeout:
        status, media_type, body = page(408, b"Too slow.")
    except OSError as error:
        if isinstance(error, ConnectionError):
            return
        traceback.print_exc()
        status, media_type, body = page(500, b"My mistake.")
    send(connection, status, media_type, body)
    log(client, head, status, body)
    connection.shutdown(socket.SHUT_WR)
    connection.settimeout(LINGER_SECONDS)
    connection.recv(65536)


def main():
    listener = socket.create_server((sys.argv[2], int(sys.argv[1])))
    print(f"Listening on http://{sys.argv[2]}:{sys.argv[1]}/", flush=True)
    while True:
        connection, client = listener.accept()
        with connection:
            try:
                talk(connection, client)
            except OSError:
                pass


main()
