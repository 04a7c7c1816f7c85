"""Connections to public addresses only: every name is resolved, checked, and connected to as it was checked."""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
import tomllib
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import httpcore2

from onrecord.fetch.failure import FetchError

CONNECT = 10.0
"""Seconds after which an address that does not answer is given up."""
Resolver = Callable[[str, int], list[str]]
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@lru_cache(maxsize=1)
def _ranges() -> tuple[list[tuple[Any, str]], Any]:
    said = tomllib.loads((Path(__file__).parent / "ranges.toml").read_text(encoding="utf-8"))
    ranges = [(ipaddress.ip_network(net), why) for net, why in said["ranges"].items()]
    return ranges, ipaddress.ip_network(said["ipv6_used"])


def why_refused(address: str) -> str | None:
    """Why nothing is fetched from an IP address ("loopback", "private" …); None for a public one."""
    try:
        ip: _Address = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return "no IP address"
    ranges, used = _ranges()
    for network, why in ranges:
        if ip.version == network.version and ip in network:
            return str(why)
    return None if ip.version == 4 or ip in used else "reserved"


def resolve(host: str, port: int) -> list[str]:
    """The IP addresses of a name, in the order in which the system would try them. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _is_number(host: str) -> bool:
    try:
        return bool(ipaddress.ip_address(host.split("%")[0]))
    except ValueError:
        return False


class Deadline(threading.local):
    """When the request of the running thread must be over, in seconds of the monotonic clock."""

    at: float | None = None

    def left(self, timeout: float | None) -> float | None:
        """The timeout, cut to what is left. Raises ReadTimeout when nothing is."""
        if self.at is None:
            return timeout
        left = self.at - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("the time for the whole request is over")
        return left if timeout is None else min(left, timeout)


class Guard(httpcore2.NetworkBackend):
    """Makes the connections of a fetcher. deadline: of the running thread's request.

    A name with any address that is not public is refused as a whole, and the connection goes to the very address
    that was checked, so that a name server cannot say one thing to the check and another to the connection.
    """

    def __init__(
        self, *, allow_private: bool = False, resolver: Resolver = resolve, deadline: Deadline | None = None
    ) -> None:
        self.allow_private = allow_private
        self.deadline = deadline or Deadline()
        self._resolver = resolver
        self._inner = httpcore2.SyncBackend()
        self._open: set[Stream] = set()

    def addresses(self, host: str, port: int) -> list[str]:
        """The public addresses of a host. Raises FetchError when it has none, or any that is not public."""
        try:
            found = [host] if _is_number(host) else self._resolver(host, port)
        except (OSError, UnicodeError) as error:
            raise FetchError(
                f"no address is known for the host {host}; check its spelling and the connection to the network",
                temporary=getattr(error, "errno", None) == socket.EAI_AGAIN,
            ) from error
        for address in found:
            why = None if self.allow_private else why_refused(address)
            if why:
                raise FetchError(f"the host {host} has the address {address} ({why}); only public addresses are read")
        if not found:
            raise FetchError(f"no address is known for the host {host}; check its spelling")
        return found

    def check(self, host: str, port: int) -> None:
        """Refuses a host that is not public, as far as its name can be resolved here. Raises FetchError."""
        if not _is_number(host):
            try:
                self._resolver(host, port)
            except (OSError, UnicodeError):
                return
        self.addresses(host, port)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        last: Exception | None = None
        patience = CONNECT if timeout is None else min(timeout, CONNECT)
        for address in self.addresses(host, port)[:4]:
            try:
                left = self.deadline.left(patience)
                inner = self._inner.connect_tcp(address, port, left, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                last = error
                continue
            stream = Stream(inner, self)
            self._open.add(stream)
            return stream
        assert last is not None
        raise last

    def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore2.NetworkStream:
        raise FetchError("only http and https addresses are read")

    def gone(self, stream: Stream) -> None:
        """Forgets a connection that was closed."""
        self._open.discard(stream)

    def shut(self) -> None:
        """Ends all connections at once, also those that other threads are reading from."""
        for stream in list(self._open):
            sock = stream.get_extra_info("socket")
            try:
                sock.shutdown(socket.SHUT_RDWR)
            except (OSError, AttributeError):
                continue


class Stream(httpcore2.NetworkStream):
    """A connection that keeps the deadline of the thread that uses it."""

    def __init__(self, inner: httpcore2.NetworkStream, guard: Guard) -> None:
        self._inner = inner
        self._guard = guard

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._guard.deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._guard.deadline.left(timeout))

    def close(self) -> None:
        self._guard.gone(self)
        self._inner.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        self._inner = self._inner.start_tls(ssl_context, server_hostname, self._guard.deadline.left(timeout))
        return self

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)
