"""The ways to a site: TLS, and a proxy only when it is asked for."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import threading
from contextlib import closing

import httpx2
import pytest

from onrecord.config import Web
from onrecord.fetch.failure import FetchError
from onrecord.fetch.fetcher import Fetcher
from onrecord.fetch.transport import proxy_for
from tests.fetch.conftest import QUICK, quick
from tests.fetch.server import Reply, serving


def unknown(host: str, port: int) -> list[str]:
    raise OSError(-2, "Name or service not known")


@pytest.mark.skipif(not shutil.which("openssl"), reason="makes its certificate with openssl")
def test_a_certificate_that_nobody_vouches_for(tmp_path):
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
            "-addext", "subjectAltName=DNS:localhost", "-keyout", "key.pem", "-out", "cert.pem"]  # fmt: skip
    subprocess.run(made, cwd=tmp_path, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
    with closing(socket.create_server(("127.0.0.1", 0))) as server:

        def answer() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                    with context.wrap_socket(connection, server_side=True) as safe:
                        safe.recv(1000)
                except ssl.SSLError:
                    continue
                except OSError:
                    return

        threading.Thread(target=answer, daemon=True).start()
        with quick() as fetcher, pytest.raises(FetchError) as caught:
            fetcher.get(f"https://localhost:{server.getsockname()[1]}/a")
    assert "the site's certificate cannot be trusted (self" in str(caught.value)
    assert not caught.value.temporary


@pytest.fixture
def proxy(monkeypatch):
    """A proxy on this machine that the environment names; it answers every request itself."""
    with serving() as up:
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "no_proxy", "https_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{up.port}")
        up.pages["http://news.example/a"] = Reply(200, {"Content-Type": "text/plain"}, b"through the proxy")
        up.pages["http://news.example/robots.txt"] = Reply(404)
        yield up


def test_the_proxy_of_the_environment_is_used_when_asked_for(proxy):
    with Fetcher(Web(**QUICK, proxy=True), resolver=unknown) as fetcher:
        assert fetcher.get("http://news.example/a").data == b"through the proxy"
    assert [a.path for a in proxy.asked] == ["http://news.example/robots.txt", "http://news.example/a"]


def test_it_is_not_used_otherwise(proxy):
    with Fetcher(Web(**QUICK), resolver=unknown) as fetcher, pytest.raises(FetchError, match="no address is known"):
        fetcher.get("http://news.example/a")
    assert proxy.asked == []


@pytest.mark.parametrize(
    ("address", "resolver"),
    [
        ("http://10.0.0.1/a", unknown),
        ("http://[::1]/a", unknown),
        ("http://intranet.example/a", lambda host, port: ["192.168.0.7"]),
    ],
)
def test_private_addresses_are_refused_through_a_proxy_too(proxy, address, resolver):
    with (
        Fetcher(Web(**QUICK, proxy=True), resolver=resolver) as fetcher,
        pytest.raises(FetchError, match="only public"),
    ):
        fetcher.get(address)
    assert proxy.asked == []


def test_hosts_that_the_environment_leaves_out(proxy, monkeypatch):
    monkeypatch.setenv("no_proxy", "news.example,.inner.example")
    assert proxy_for(httpx2.URL("http://news.example/a")) is None
    assert proxy_for(httpx2.URL("http://a.inner.example/a")) is None
    assert proxy_for(httpx2.URL("http://other.example/a")) == f"http://127.0.0.1:{proxy.port}"
    assert proxy_for(httpx2.URL("https://other.example/a")) is None
