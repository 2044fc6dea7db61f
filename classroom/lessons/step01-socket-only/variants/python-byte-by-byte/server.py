"""Step 1 in Python: field names in lower case, and an answer that is sent byte by byte."""

import socket
import sys


def port_of(text):
    try:
        port = int(text)
    except ValueError:
        port = -1
    if not 0 <= port <= 65535:
        print(f"usage: server.py [port] [host] with a port from 0 to 65535, not {text}", file=sys.stderr)
        sys.exit(2)
    return port


def listen(host, port):
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen()
    except OSError as error:
        print(f"port {port}: {error.strerror}", file=sys.stderr)
        sys.exit(1)
    print(f"Listening on http://{host}:{listener.getsockname()[1]}/", flush=True)
    return listener


def answer(address):
    body = f"<!doctype html><title>Café</title><h1>Grüß Gott, {address[0]}, port {address[1]}</h1>".encode("utf-8")
    head = f"HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=utf-8\r\ncontent-length: {len(body)}\r\n\r\n"
    return head.encode("ascii") + body


def serve(client, address):
    print("client", address, flush=True)
    client.settimeout(2)
    client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    request = client.recv(1024)
    print(request, flush=True)
    if request:
        for byte in answer(address):
            client.sendall(bytes([byte]))


def main(port="8000", host="127.0.0.1"):
    listener = listen(host, port_of(port))
    while True:
        client, address = listener.accept()
        with client:
            try:
                serve(client, address)
            except OSError as error:
                print("lost a client:", error, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
