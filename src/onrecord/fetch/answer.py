"""One request and its answer, within the limits of size and time."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable

import httpcore2
import httpx2
import msgspec

from onrecord.config import Web
from onrecord.fetch import kinds
from onrecord.fetch.failure import FetchError
from onrecord.fetch.guard import Deadline
from onrecord.fetch.transport import Transport


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What to ask. most: bytes to read, before and after unpacking; cut: True keeps so many of a longer answer.

    kinds: True refuses content that is not read, before its bytes are.
    """

    url: str
    headers: dict[str, str]
    most: int
    cut: bool = False
    kinds: bool = False


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What came back. headers: names in lower case. location: where the site sends on to, None when it does not."""

    url: str
    status: int
    headers: dict[str, str]
    data: bytes = b""
    location: str | None = None

    def used(self, names: Iterable[str]) -> dict[str, str]:
        """Those of the headers that are there, in plain ASCII: what else there is could not be sent back."""
        said = {n: self.headers.get(n, "")[:1000] for n in names}
        return {n: value for n, value in said.items() if value and value.isascii() and value.isprintable()}


def ask(transport: Transport, deadline: Deadline, request: Request, web: Web) -> Answer:
    """The answer to one request, whatever its status. Raises FetchError when there is none within the limits."""
    deadline.at = end = time.monotonic() + web.max_seconds
    slow = dict.fromkeys(("connect", "read", "write"), web.timeout) | {"pool": web.max_seconds}
    try:
        sent = httpx2.Request("GET", request.url, headers=request.headers, extensions={"timeout": slow})
        response = transport.handle_request(sent)
        try:
            return _answer(response, request)
        finally:
            response.close()
    except (httpcore2.TimeoutException, httpx2.TimeoutException) as error:
        limit = web.max_seconds if time.monotonic() >= end else web.timeout
        raise FetchError(f"no whole answer came within {limit:g} seconds", temporary=True) from error
    except httpx2.DecodingError as error:
        raise FetchError(f"what came cannot be unpacked ({_said(error)})") from error
    except (httpcore2.UnsupportedProtocol, httpx2.InvalidURL, httpcore2.LocalProtocolError) as error:
        raise FetchError(f"it cannot be asked for ({_said(error)})") from error
    except ValueError as error:
        raise FetchError(f"the answer makes no sense ({_said(error)})") from error
    except (httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.ProxyError, OSError) as error:
        if why := _distrusted(error):
            raise FetchError(f"the site's certificate cannot be trusted ({why})") from error
        raise FetchError(f"the connection failed ({_said(error)})", temporary=True) from error
    finally:
        deadline.at = None


def _answer(response: httpx2.Response, request: Request) -> Answer:
    headers = {k.lower(): v for k, v in response.headers.items()}
    status = response.status_code
    answer = Answer(url=request.url, status=status, headers=headers)
    if status in (301, 302, 303, 307, 308) and headers.get("location"):
        return msgspec.structs.replace(answer, location=headers["location"])
    if not 200 <= status < 300:
        return answer
    kind, _ = kinds.stated(headers.get("content-type"))
    if request.kinds and not kinds.is_read(kind):
        raise FetchError(f"it is {kind[:80]}, which is not read")
    stated = headers.get("content-length", "")
    if stated.isdecimal() and int(stated) > request.most and not request.cut:
        raise FetchError(_too_much(request.most))
    if "," in headers.get("content-encoding", ""):
        raise FetchError("it is packed more than once, which no honest site does")
    out = bytearray()
    for piece in response.iter_bytes():
        out += piece
        if len(out) > request.most:
            if not request.cut:
                raise FetchError(_too_much(request.most))
            del out[request.most :]
            break
    return msgspec.structs.replace(answer, data=bytes(out))


def _too_much(most: int) -> str:
    return f"it has more than {most:,} bytes; raise max_bytes under [web] to read it"


def _distrusted(error: BaseException | None) -> str | None:
    """What is wrong with a certificate, where that is the cause of an error."""
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return error.verify_message or "it is not valid"
        error = error.__cause__ or error.__context__
    return None


def _said(error: Exception) -> str:
    return (str(error).split("\n")[0] or type(error).__name__)[:120]
