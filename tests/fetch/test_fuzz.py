"""Whatever a server answers, there is a page or one sentence."""

from __future__ import annotations

import gzip
import random
import socket
import threading
from contextlib import closing

import pytest

from onrecord.fetch.cache import Cache
from onrecord.fetch.failure import FetchError
from tests.fetch.conftest import quick

HONEST = (
    b'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: 12\r\nETag: "a"\r\n\r\n<p>Hello</p>',
    b"HTTP/1.1 301 Moved\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 429 Slow\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 25\r\n\r\n" + gzip.compress(b"hello", mtime=0),
    b'HTTP/1.1 304 Not Modified\r\nETag: "a"\r\n\r\n',
    b"HTTP/1.1 302 Found\r\nLocation: http://ex\xc3\xa4mple.invalid:99999/\xff\r\nContent-Length: 0\r\n\r\n",
    b'HTTP/1.1 200 OK\r\nETag: "\xe6"\r\nExpires: Thu, 99 Foo 99999 99:99:99\r\nAge: -1\r\nContent-Length: 2\r\n\r\nok',
)
PIECES = (
    b"\r\n", b"\0", b"\xff", b":", b" ", b"9" * 21, b"-1", b"chunked", b"gzip, br", b"//", b"HTTP/2 200", b"x" * 70_000,
    b"Retry-After: Thu, 01 Jan 99999 00:00:00 GMT\r\n", b"Content-Type: a/b; charset*=utf-8''%FF\r\n",
    b"Content-Length: 10\r\n", b"Location: http://[::1\r\n",
)  # fmt: skip


def mutated(chance: random.Random) -> bytes:
    data = bytearray(chance.choice(HONEST))
    for _ in range(chance.randrange(5)):
        at = chance.randrange(len(data) + 1)
        match chance.randrange(4):
            case 0:
                del data[at : at + chance.randrange(1, 20)]
            case 1:
                data[at:at] = chance.choice(PIECES)
            case 2:
                data[at : at + 1] = bytes([chance.randrange(256)])
            case _:
                data[at:at] = chance.randbytes(6)
    return bytes(data)


@pytest.mark.parametrize("seed", range(4))
def test_every_answer_is_a_page_or_a_sentence(tmp_path, seed):
    chance = random.Random(seed)
    with closing(socket.create_server(("127.0.0.1", 0))) as server:

        def answer() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with closing(connection):
                    try:
                        asked = connection.recv(4000)
                        none = b"HTTP/1.1 404 None\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                        connection.sendall(none if b"/robots.txt" in asked else mutated(chance))
                        connection.shutdown(socket.SHUT_WR)
                        connection.recv(1)
                    except OSError:
                        continue

        threading.Thread(target=answer, daemon=True).start()
        pages = failures = 0
        cache = Cache(tmp_path, 10**7)
        with quick(cache, backoff=0.0, max_wait=0.05, timeout=0.2, max_seconds=0.4, attempts=2) as fetcher:
            for n in range(150):
                try:
                    fetcher.get(f"http://127.0.0.1:{server.getsockname()[1]}/{n if n % 3 else n - 1}")
                    pages += 1
                except FetchError as error:
                    failures += 1
                    assert str(error).isprintable() and str(error).endswith("."), repr(str(error))
    assert pages and failures
