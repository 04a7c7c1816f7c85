"""Archives: read from their streams, guarded; what tricks them is said and touches nothing."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from pathlib import Path

import pytest

from onrecord.config import Config
from onrecord.read import packed
from tests.read.inputs import FIXTURES, PLAIN, TITLE, read
from tests.read.make_fixtures import BODY, page, tarred, zipped

TEXT = PLAIN.read_bytes()


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("a.tar.gz", lambda d: gzip.compress(tarred(d))),
        ("a.tgz", lambda d: gzip.compress(tarred(d))),
        ("a.tar.bz2", lambda d: bz2.compress(tarred(d))),
        ("a.tar.xz", lambda d: lzma.compress(tarred(d))),
        ("a.tar", tarred),
        ("a.zip", zipped),
        ("a.bin", zipped),
    ],
)
def test_every_packing(name: str, pack, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = put(tmp_path, name, pack({"b/two.txt": TEXT + b"Two.", "a/one.txt": TEXT}))
    raws, problems = read(path)
    assert [r.source for r in raws] == [f"{path}#a/one.txt", f"{path}#b/two.txt"] and not problems


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_one_packed_file_is_that_file(pack, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = put(tmp_path, "report.txt.gz", pack(TEXT))
    raws, problems = read(path)
    assert [(r.source, r.name) for r in raws] == [(str(path), "report.txt")] and not problems


def test_paths_that_lead_elsewhere_touch_nothing(tmp_path: Path) -> None:
    names = ["../../up.txt", "/etc/down.txt", "C:\\here\\..\\there.txt", "a/./b.txt", "__MACOSX/x.txt", ".hidden/y.txt"]
    files = {name: TEXT + name.encode() for name in names}
    before = sorted(tmp_path.parent.iterdir())
    for name, data in (("a.zip", zipped(files)), ("b.tar", tarred(files))):
        path = put(tmp_path, name, data)
        raws, problems = read(path)
        labels = sorted(r.source.removeprefix(f"{path}#") for r in raws)
        assert labels == ["C:/here/there.txt", "a/b.txt", "etc/down.txt", "up.txt"] and not problems
    assert sorted(tmp_path.parent.iterdir()) == before and sorted(p.name for p in tmp_path.iterdir()) == [
        "a.zip",
        "b.tar",
    ]


def test_links_and_devices_are_named_and_not_followed(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for kind, name in ((tarfile.SYMTYPE, "link.txt"), (tarfile.LNKTYPE, "hard.txt"), (tarfile.CHRTYPE, "null.txt")):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        info = tarfile.TarInfo("real.txt")
        info.size = len(TEXT)
        archive.addfile(info, io.BytesIO(TEXT))
    raws, problems = read(put(tmp_path, "a.tar", out.getvalue()))
    assert len(raws) == 1 and len(problems) == 3
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as zipped_:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        zipped_.writestr(link, "/etc/passwd")
    raws, problems = read(put(tmp_path, "a.zip", made.getvalue()))
    assert not raws and "is a link" in problems[0]


def test_a_locked_member_is_said_and_the_others_are_read(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT + b"Two."}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + at] |= 1
    raws, problems = read(put(tmp_path, "a.zip", bytes(data)))
    assert [r.name for r in raws] == ["a.zip#b.txt"] and len(problems) == 1 and "password" in problems[0]


def test_a_bomb_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "FLOOR", 3_000_000)
    zeros = b"0" * 2_000_000
    bomb = zipped({f"{n}.txt": zeros for n in range(20)} | {"z.txt": TEXT})
    raws, problems = read(put(tmp_path, "a.zip", bomb))
    assert not raws and "made to do harm" in problems[-1] and len(problems) < 6
    raws, problems = read(put(tmp_path, "b.txt.gz", gzip.compress(zeros * 5)))
    assert not raws and "made to do harm" in problems[-1]
    raws, problems = read(put(tmp_path, "c.tar.xz", lzma.compress(tarred({f"{n}.txt": zeros for n in range(20)}))))
    assert not raws and any("made to do harm" in p for p in problems)
    office = zipped({"[Content_Types].xml": zeros, "word/document.xml": zeros})
    raws, problems = read(put(tmp_path, "d.docx", office))
    assert not raws and "made to do harm" in problems[-1]


def test_a_bomb_in_a_bomb_counts_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "FLOOR", 3_000_000)
    inner = zipped({f"{n}.txt": b"0" * 1_500_000 for n in range(10)})
    raws, problems = read(put(tmp_path, "a.zip", zipped({f"{n}.zip": inner for n in range(10)})))
    assert not raws and len(problems) < 12


def test_archives_may_nest_but_not_for_ever(tmp_path: Path) -> None:
    data = zipped({"a.txt": TEXT})
    for _ in range(2):
        data = zipped({"in.zip": data})
    raws, problems = read(put(tmp_path, "a.zip", data))
    assert [r.name for r in raws] == ["a.zip#in.zip#in.zip#a.txt"] and not problems
    for _ in range(3):
        data = zipped({"in.zip": data})
    raws, problems = read(put(tmp_path, "b.zip", data))
    assert not raws and len(problems) == 1 and "too deep" in problems[0]


def test_the_most_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.read.members.MOST", 3)
    raws, problems = read(put(tmp_path, "a.zip", zipped({f"{n}.txt": TEXT for n in range(5)})))
    assert not raws and len(problems) == 1 and "more than 3 files" in problems[0]


def test_broken_archives_give_what_they_hold(tmp_path: Path) -> None:
    whole = tarred({f"{n}.txt": TEXT + str(n).encode() for n in range(30)})
    raws, problems = read(put(tmp_path, "a.tar", whole[: len(whole) // 2]))
    assert 10 < len(raws) < 20 and problems
    raws, problems = read(put(tmp_path, "a.tar.gz", gzip.compress(whole, mtime=0)[:-40]))
    assert problems
    raws, problems = read(put(tmp_path, "b.zip", zipped({"a.txt": TEXT})[:-30]))
    assert not raws and len(problems) == 1 and "no whole zip file" in problems[0]
    damaged = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT + b"Two."}))
    damaged[60] ^= 0xFF
    raws, problems = read(put(tmp_path, "c.zip", bytes(damaged)))
    assert [r.name for r in raws] == ["c.zip#b.txt"] and len(problems) == 1


def test_a_folder_in_an_archive_is_a_folder(tmp_path: Path) -> None:
    """Side files speak there as on disk, and a saved page's own files are no reports."""
    saved = page().replace("<body>", '<body><img src="page_files/logo.png"><iframe src="page_files/ad.html"></iframe>')
    files = {
        "in/page.html": saved.encode(),
        "in/page_files/ad.html": f"<html><body><h1>Buy ropes</h1>{BODY}</body></html>".encode(),
        "in/a.txt": TEXT,
        "in/a.json": b'{"date": "2024-05-08", "outlet": "Grey Point Mail"}',
        "in/metadata.csv": b"file,outlet\npage.html,Tull Evening\n",
    }
    for name, data in (("a.zip", zipped(files)), ("a.tar", tarred(files))):
        raws, problems = read(put(tmp_path, name, data))
        assert [r.name for r in raws] == [f"{name}#in/a.txt", f"{name}#in/page.html"] and not problems
        assert (raws[0].date, raws[0].outlet, raws[1].outlet) == ("2024-05-08", "Grey Point Mail", "Tull Evening")


@pytest.mark.parametrize("folder", ["page_files", "page-Dateien", "page_fichiers", "page_archivos", "page_файлы"])
def test_a_saved_pages_own_files_are_no_reports(folder: str, tmp_path: Path) -> None:
    (tmp_path / folder).mkdir()
    (tmp_path / "page.html").write_text(page().replace("<body>", f'<body><img src="./{folder}/logo.png">'))
    (tmp_path / folder / "ad.html").write_text(page().replace("Tull", "Gull"))
    assert [r.name for r in read(tmp_path)[0]] == ["page.html"]


def test_a_folder_that_no_page_speaks_of_is_read(tmp_path: Path) -> None:
    (tmp_path / "page_archive").mkdir()
    (tmp_path / "page.html").write_text(page())
    (tmp_path / "page_archive" / "other.html").write_text(page().replace("Tull", "Gull"))
    assert len(read(tmp_path)[0]) == 2


def test_a_large_file_is_streamed(tmp_path: Path) -> None:
    """Files that hold many reports may be larger than one may be."""
    small = Config(max_bytes=4000)
    row = '{"id": "%d", "text": "The ferry sails again on day %d, the harbour board said."}\n'
    lines = "".join(row % (n, n) for n in range(200)).encode()
    rows = "id,text\n" + "".join(f"{n},The ferry sails again on day {n}.\n" for n in range(200))
    for name, data in (("a.jsonl", lines), ("a.csv", rows.encode()), ("a.jsonl.gz", gzip.compress(lines)),
                       ("a.zip", zipped({"a.jsonl": lines}))):  # fmt: skip
        raws, problems = read(put(tmp_path, name, data), config=small)
        assert len(raws) == 200 and not problems, (name, problems[:2])
    raws, problems = read(put(tmp_path, "b.jsonl", b'{"text": "' + b"x" * 9000 + b'"}\n' + lines), config=small)
    assert len(raws) == 200 and len(problems) == 1 and "Line 1" in problems[0]
    raws, problems = read(put(tmp_path, "a.html", page().encode() * 5), config=small)
    assert not raws and "max_bytes" in problems[0]


def test_a_web_archive_that_breaks_off(tmp_path: Path) -> None:
    data = (FIXTURES / "pages.warc.gz").read_bytes()
    raws, problems = read(put(tmp_path, "a.warc.gz", data * 2 + data[:800]))
    assert [r.title for r in raws] == [TITLE, TITLE] and raws[1].text in raws[0].text
    assert any("is the same report" in p for p in problems) and any("is cut off" in p for p in problems)
    plain = gzip.decompress(data)
    raws, problems = read(put(tmp_path, "b.warc", plain[: len(plain) // 3]))
    assert any("is cut off" in p for p in problems)


@pytest.mark.parametrize("coding", ["gzip", "identity"])
def test_pages_as_they_were_sent(coding: str, tmp_path: Path) -> None:
    """Packed and in chunks, in an encoding that only the transfer states, at an address that is not the page's own."""
    words = "".join(
        f"<p>Паром снова пойдёт в июне, сообщил порт номер {n}, и билеты уже продаются.</p>" for n in range(6)
    )
    body = f"<html><head><link rel=canonical href=/>  <title>Паром</title></head><body>{words}</body></html>".encode(
        "cp1251"
    )
    sent = gzip.compress(body) if coding == "gzip" else body
    chunks = b"%x\r\n%s\r\n0\r\n\r\n" % (len(sent), sent)
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1251\r\nTransfer-Encoding: chunked\r\n"
    block = http + f"Content-Encoding: {coding}\r\n\r\n".encode() + chunks
    head = "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://x.example/ferry?from=feed\r\n"
    head += "WARC-Date: 2024-05-09T19:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\n"
    head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    raws, problems = read(put(tmp_path, "a.warc", head.encode() + block + b"\r\n\r\n"))
    assert not problems and "номер 5" in raws[0].text and raws[0].url == "https://x.example/ferry?from=feed"
