"""Only public addresses, and the very address that was checked."""

from __future__ import annotations

import pytest

from onrecord.config import Web
from onrecord.fetch.failure import FetchError
from onrecord.fetch.fetcher import Fetcher
from onrecord.fetch.guard import Guard, why_refused
from tests.fetch.server import Reply, serving

REFUSED = [
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "10.255.255.255",
    "100.64.0.1",
    "100.127.255.254",
    "127.0.0.1",
    "127.8.9.10",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.0.170",
    "192.0.2.7",
    "192.88.99.1",
    "192.168.0.1",
    "192.168.255.255",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.3",
    "203.0.113.9",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:8.8.8.8",
    "::ffff:127.0.0.1",
    "::127.0.0.1",
    "64:ff9b::808:808",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "2001:10::1",
    "2001:20::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:808:808::1",
    "3fff::1",
    "4000::1",
    "5f00::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "febf::1",
    "fec0::1",
    "ff02::1",
    "ff0e::1",
    "nonsense",
]
PUBLIC = [
    "1.1.1.1",
    "8.8.8.8",
    "9.255.255.255",
    "11.0.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "126.255.255.255",
    "128.0.0.0",
    "169.253.255.255",
    "172.15.255.255",
    "172.32.0.0",
    "192.0.1.1",
    "192.167.255.255",
    "192.169.0.0",
    "198.17.255.255",
    "198.20.0.0",
    "223.255.255.255",
    "2001:4860:4860::8888",
    "2606:4700:4700::1111",
    "2a00:1450::1",
    "2001:200::1",
    "2003::1",
]


@pytest.mark.parametrize("address", REFUSED)
def test_what_is_not_public_is_refused(address):
    assert why_refused(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_what_is_public_is_read(address):
    assert why_refused(address) is None


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "[::1]", "0", "0.0.0.0", "127.1", "2130706433", "0x7f000001", "0177.0.0.1",
     "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[64:ff9b::7f00:1]", "10.0.0.5", "192.168.1.1", "169.254.169.254"],
)  # fmt: skip
def test_no_way_of_writing_a_private_host_gets_through(host):
    with Fetcher(Web(pause=0)) as fetcher, pytest.raises(FetchError) as caught:
        fetcher.get(f"http://{host}:8080/admin")
    assert "only public addresses are read" in str(caught.value) or "web address" in str(caught.value), caught.value


def test_a_name_with_one_private_address_among_public_ones_is_refused():
    guard = Guard(resolver=lambda host, port: ["93.184.215.14", "10.0.0.1"])
    with pytest.raises(FetchError, match=r"10\.0\.0\.1 \(private\)"):
        guard.connect_tcp("mixed.example", 80, timeout=1)


def test_a_name_that_changes_between_check_and_connection_gains_nothing():
    """The name server says a public address first and this machine's afterwards; the first answer alone is used."""
    answers = iter([["192.0.1.1"], ["127.0.0.1"], ["127.0.0.1"]])
    connected = []
    guard = Guard(resolver=lambda host, port: next(answers))
    guard._inner.connect_tcp = lambda host, *rest: connected.append(host)  # type: ignore[method-assign,assignment]
    guard.connect_tcp("turning.example", 80, timeout=1)
    assert connected == ["192.0.1.1"]
    with pytest.raises(FetchError, match="loopback"):
        guard.connect_tcp("turning.example", 80, timeout=1)
    assert connected == ["192.0.1.1"]


def test_a_server_on_this_machine_is_never_reached_by_name():
    with serving() as site:
        site.pages["/secret"] = Reply(200, {"Content-Type": "text/plain"}, b"secret")
        with Fetcher(Web(pause=0), resolver=lambda host, port: ["127.0.0.1"]) as fetcher:
            for address in (f"http://news.example:{site.port}/secret", f"http://127.0.0.1:{site.port}/secret"):
                with pytest.raises(FetchError, match="loopback"):
                    fetcher.get(address)
        assert site.asked == []


def test_settings_cannot_open_the_way_to_private_addresses():
    assert not [name for name in Web.__struct_fields__ if "priv" in name or "local" in name]


def test_an_unknown_host_is_one_sentence():
    def nowhere(host, port):
        raise OSError(-2, "Name or service not known")

    with Fetcher(Web(pause=0), resolver=nowhere) as fetcher, pytest.raises(FetchError) as caught:
        fetcher.get("https://no-such-paper.example/a")
    assert "no address is known for the host no-such-paper.example" in str(caught.value)
