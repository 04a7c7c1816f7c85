"""One request over a guarded connection, directly or through the proxy that the environment names."""

from __future__ import annotations

import threading
import urllib.request
from collections.abc import Iterable, Iterator

import httpcore2
import httpx2

from onrecord.fetch.guard import Guard


class Body(httpx2.SyncByteStream):
    """The bytes of a response as they come."""

    def __init__(self, inner: Iterable[bytes]) -> None:
        self._inner = inner

    def __iter__(self) -> Iterator[bytes]:
        yield from self._inner

    def close(self) -> None:
        close = getattr(self._inner, "close", None)
        if close:
            close()


class Transport(httpx2.BaseTransport):
    """Pools whose every connection is made by a guard. Errors are those of httpcore2.

    from_environment: True sends each request through the proxy that the environment names for it. The site's own
    address is then found by the proxy; it is checked here where the name can be resolved here.
    """

    def __init__(self, guard: Guard, *, connections: int, from_environment: bool = False) -> None:
        self._guard = guard
        self._to_proxy = Guard(allow_private=True, deadline=guard.deadline)
        self._from_environment = from_environment
        self._connections = connections
        self._pools: dict[tuple[str, str | None], httpcore2.ConnectionPool] = {}
        self._making = threading.Lock()

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        url = request.url
        answer = self._pool(url).handle_request(
            httpcore2.Request(
                method=request.method,
                url=httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        assert isinstance(answer.stream, Iterable)
        return httpx2.Response(
            status_code=answer.status,
            headers=answer.headers,
            stream=Body(answer.stream),
            request=request,
            extensions=answer.extensions,
        )

    def _pool(self, url: httpx2.URL) -> httpcore2.ConnectionPool:
        named = proxy_for(url) if self._from_environment else None
        if named:
            self._guard.check(url.host, url.port or 443)
        key = (url.scheme, named)
        with self._making:
            if key not in self._pools:
                secure = url.scheme == "https"
                self._pools[key] = httpcore2.ConnectionPool(
                    ssl_context=httpx2.create_ssl_context(trust_env=self._from_environment) if secure else None,
                    proxy=_proxy(named) if named else None,
                    max_connections=self._connections,
                    keepalive_expiry=15.0,
                    network_backend=self._to_proxy if named else self._guard,
                )
            return self._pools[key]

    def shut(self) -> None:
        """Ends all connections at once, also those that other threads are reading from."""
        self._guard.shut()
        self._to_proxy.shut()

    def close(self) -> None:
        for pool in self._pools.values():
            pool.close()


def proxy_for(url: httpx2.URL) -> str | None:
    """The proxy that the environment names for an address (HTTPS_PROXY, NO_PROXY …); None for none."""
    named = urllib.request.getproxies().get(url.scheme)
    return named if named and not urllib.request.proxy_bypass(url.host) else None


def _proxy(named: str) -> httpcore2.Proxy:
    said = httpx2.Proxy(named if "://" in named else f"http://{named}")
    where = httpcore2.URL(
        scheme=said.url.raw_scheme, host=said.url.raw_host, port=said.url.port, target=said.url.raw_path
    )
    return httpcore2.Proxy(url=where, auth=said.raw_auth, headers=said.headers.raw)
