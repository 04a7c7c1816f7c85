"""A web server on this machine that answers as a test says, and remembers what it was asked."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

Headers = dict[str, str]


class Reply(NamedTuple):
    """What to answer. body: bytes, or a function that writes to the connection itself after the headers."""

    status: int = 200
    headers: Headers = {}  # noqa: RUF012
    body: bytes | Callable[[Callable[[bytes], object]], None] = b""


@dataclass
class Asked:
    """A request, noted before it is answered. ended: when its answer was out; later than all while it is not."""

    path: str
    headers: Headers
    began: float
    ended: float = math.inf


class Site:
    """The pages of a server: path to a reply, or to a function of the request's headers that gives one."""

    def __init__(self) -> None:
        self.pages: dict[str, Reply | Callable[[Headers], Reply]] = {}
        self.asked: list[Asked] = []
        self.port = 0
        self.busy = 0
        self.busiest = 0

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def paths(self) -> list[str]:
        """What was asked for, in order, without robots.txt."""
        return [a.path for a in self.asked if a.path != "/robots.txt"]

    def page(self, path: str, text: str, kind: str = "text/html; charset=utf-8", **headers: str) -> str:
        """Puts up a page; gives its address."""
        said = {"Content-Type": kind} | {k.replace("_", "-"): v for k, v in headers.items()}
        self.pages[path] = Reply(200, said, text.encode("utf-8"))
        return self.root + path


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        site: Site = self.server.site  # type: ignore[attr-defined]
        asked = Asked(self.path, {k.lower(): v for k, v in self.headers.items()}, time.monotonic())
        site.asked.append(asked)
        site.busy += 1
        site.busiest = max(site.busiest, site.busy)
        try:
            self._answer(site)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
        finally:
            site.busy -= 1
            asked.ended = time.monotonic()

    def _answer(self, site: Site) -> None:
        found = site.pages.get(self.path, Reply(404, {}, b"not here"))
        reply = (
            found({k.lower(): v for k, v in self.headers.items()})
            if callable(found) and not isinstance(found, Reply)
            else found
        )
        self.send_response_only(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if callable(reply.body):
            self.send_header("Connection", "close")
            self.end_headers()
            self.close_connection = True
            reply.body(lambda data: (self.wfile.write(data), self.wfile.flush()))
        else:
            if "Content-Length" not in reply.headers and reply.status != 304:
                self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body)

    def log_message(self, *_: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, *_: object) -> None:
        pass


@contextmanager
def serving() -> Iterator[Site]:
    """A site that is up inside the block."""
    site = Site()
    server = _Server(("127.0.0.1", 0), _Handler)
    server.site = site  # type: ignore[attr-defined]
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
