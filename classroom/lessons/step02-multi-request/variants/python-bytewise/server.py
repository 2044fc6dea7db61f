"""A correct server in another style: lower-case names, no Content-Length, the body ends with the connection."""

import html
import re
import socket
import sys
from urllib.parse import parse_qsl, unquote

METHODS = {"GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH"}
TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
served = 0


class Refusal(Exception):
    def __init__(self, status, sentence):
        super().__init__(sentence)
        self.status = status


def read_head(connection):
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        if len(head) >= 8192:
            raise Refusal("431 Too Much", "Too many header fields.")
        byte = connection.recv(1)
        if not byte:
            return None
        head += byte
        if head == b"\r\n":
            head = b""
    return head[:-4].decode("latin-1").split("\r\n")


def parse_request_line(line):
    words = line.split(" ")
    if len(words) != 3 or not TOKEN.fullmatch(words[0]) or not re.fullmatch(r"HTTP/\d\.\d", words[2]):
        raise Refusal("400 Bad", "No request line.")
    if not words[2].startswith("HTTP/1."):
        raise Refusal("505 Sorry", "Only HTTP/1.1 is spoken here.")
    if len(words[1]) > 4096:
        raise Refusal("414 Long", "The target is too long.")
    if not words[1].startswith("/") or re.search(r"%(?![0-9A-Fa-f]{2})", words[1]):
        raise Refusal("400 Bad", "No target.")
    return words


def parse_fields(lines):
    fields = []
    for line in lines:
        name, colon, value = line.partition(":")
        if not colon or not TOKEN.fullmatch(name):
            raise Refusal("400 Bad", "No header field.")
        fields.append((name.lower(), value.strip(" \t")))
    return fields


def check_host(version, fields):
    hosts = [value for name, value in fields if name == "host"]
    if len(hosts) > 1 or (not hosts and version != "HTTP/1.0"):
        raise Refusal("400 Bad", "One host, please.")
    return hosts[0] if hosts else ""


def table(rows):
    cells = "".join(
        f'<tr class="row">\n  <th scope="row">{html.escape(name)}</th>\n  <td>{html.escape(value)}</td>\n</tr>\n'
        for name, value in rows
    )
    return f'<table border="1"><tbody>{cells}</tbody></table>'


def page_for(method, target, version, fields, host):
    raw_path, _, raw_query = target.partition("?")
    path = unquote(raw_path)
    query = parse_qsl(raw_query, keep_blank_values=True)
    if method not in METHODS:
        raise Refusal("501 What", "Nobody knows this method.")
    pages = {
        "/": lambda: '<a href=hello>Hello</a> <a href="./request#top">You</a> <a href="/count?">Count</a>',
        "/hello": lambda: f"<p>Hello, <b>{html.escape(dict(reversed(query)).get('name', 'world'))}</b>!",
        "/request": lambda: table(
            [("method", method), ("target", target), ("version", version), ("path", path), ("host", host)]
            + [("query " + name, value) for name, value in query]
            + [("header " + name, value) for name, value in fields]
        ),
        "/count": lambda: f"<style>p {{ margin: 2em }}</style><p>{served} requests</p>",
    }
    if path not in pages:
        raise Refusal("404 Nowhere", path + " leads nowhere.")
    if method != "GET":
        raise Refusal("405 No\r\nallow: HEAD, GET", "Only GET is allowed.")
    return pages[path]()


def answer(connection):
    global served
    try:
        lines = read_head(connection)
        if lines is None:
            return
        method, target, version = parse_request_line(lines[0])
        fields = parse_fields(lines[1:])
        page = page_for(method, target, version, fields, check_host(version, fields))
        served += 1
        status = "200"
    except Refusal as refusal:
        status, page = refusal.status, html.escape(str(refusal))
    status_line, _, more = status.partition("\r\n")
    code, _, reason = status_line.partition(" ")
    head = f"HTTP/1.0 {code} {reason}\r\ncontent-type:text/html;charset=UTF-8\r\n{more + chr(13) + chr(10) if more else ''}"
    for byte in (head + "\r\n<!doctype html><meta charset=utf-8>" + page).encode("utf-8"):
        connection.sendall(bytes([byte]))


def main():
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((sys.argv[2], int(sys.argv[1])))
        listener.listen()
        print(f"Listening on http://{sys.argv[2]}:{sys.argv[1]}/", flush=True)
        while True:
            connection, _ = listener.accept()
            connection.settimeout(2)
            with connection:
                try:
                    answer(connection)
                    connection.shutdown(socket.SHUT_WR)
                    while connection.recv(4096):
                        pass
                except OSError:
                    pass


main()
