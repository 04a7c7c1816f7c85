"""What was fetched, on disk: the bytes by their hash, and beside them what the site said about them."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import msgspec

VERSION = "1"
"""The shape of the folder; another shape lives beside it."""


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of one address.

    address: as asked for; url: after redirects. status: of HTTP. headers: in lower case, only those that are used.
    fetched: seconds since 1970, when it was last fetched or confirmed; first: when these bytes first came. fresh:
    seconds from `fetched` on in which it need not be asked for again. sha256: of the bytes.
    """

    address: str
    url: str
    status: int
    headers: dict[str, str]
    first: float
    fetched: float
    fresh: float
    sha256: str


class Cache:
    """A folder of pages fetched. A damaged or missing file means that the page is fetched again.

    limit: bytes on disk above which the pages not used for longest go.
    """

    def __init__(self, folder: str | Path, limit: int) -> None:
        self.folder = Path(folder) / VERSION
        self._limit = limit
        self._added = 0

    def get(self, address: str) -> tuple[Kept, bytes] | None:
        """What is kept of an address, with its bytes; None when there is nothing whole."""
        path = self._said(address)
        try:
            kept = msgspec.json.decode(path.read_bytes(), type=Kept)
            data = zlib.decompress(self._bytes(kept.sha256).read_bytes())
            os.utime(path)
            os.utime(self._bytes(kept.sha256))
        except (OSError, msgspec.DecodeError, zlib.error):
            return None
        if kept.address != address or hashlib.sha256(data).hexdigest() != kept.sha256:
            return None
        return kept, data

    def put(self, kept: Kept, data: bytes) -> None:
        """Keeps an answer. A disk that is full or locked keeps nothing, and that is no error."""
        try:
            body = self._bytes(kept.sha256)
            if not body.exists():
                self._write(body, zlib.compress(data, 6))
            self._write(self._said(kept.address), msgspec.json.encode(kept))
        except OSError:
            return

    def trim(self) -> None:
        """Removes the pages not used for longest until the folder is within its limit."""
        if not self._added:
            return
        self._added = 0
        found = []
        for path in self.folder.glob("*/*/*"):
            try:
                state = path.stat()
            except OSError:
                continue
            found.append((state.st_mtime, state.st_size, path))
        size = sum(s for _, s, _ in found)
        for _, bytes_, path in sorted(found):
            if size <= self._limit:
                return
            path.unlink(missing_ok=True)
            size -= bytes_

    def _said(self, address: str) -> Path:
        name = hashlib.sha256(address.encode("utf-8", "surrogatepass")).hexdigest()
        return self.folder / "said" / name[:2] / f"{name}.json"

    def _bytes(self, sha256: str) -> Path:
        name = sha256 if len(sha256) == 64 and sha256.isalnum() else "none"
        return self.folder / "bytes" / name[:2] / f"{name}.z"

    def _write(self, path: Path, data: bytes) -> None:
        """Whole or not at all, whenever the run is stopped."""
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.replace(name, path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        self._added += len(data)


def usual_folder(environment: Mapping[str, str]) -> Path:
    """Where this platform keeps caches: the folder of onrecord in it."""
    home = Path.home()
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "onrecord"
    if sys.platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / "onrecord" / "Cache"
    base = environment.get("XDG_CACHE_HOME") or ""
    return (Path(base) if base.startswith("/") else home / ".cache") / "onrecord"
