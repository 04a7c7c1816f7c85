"""Writes the pages of docs/reference from the code, so that they cannot be wrong.

python -m docs.generate            write them
python -m docs.generate --check    fail when a page is not what the code says
"""

from __future__ import annotations

import inspect
import os
import re
import subprocess
import sys
import typing
from pathlib import Path
from typing import Any

import msgspec

import onrecord
from onrecord import cli, model
from onrecord.config import Config, Web
from onrecord.export.jsonl import RECORD_VERSION
from onrecord.lang import Ability, packs
from onrecord.read import READERS

HERE = Path(__file__).parent
NOTE = "<!-- Made from the code by `make docs`. -->\n"
COMMANDS = tuple(command.__name__ for command in cli.COMMANDS)
LINES = (
    model.Article, model.Entity, model.Time, model.Quote, model.Figure, model.Plan, model.Event, model.Copy, model.Version,
    model.Story, model.Finding, model.Problem, model.Correction,
)  # fmt: skip
PARTS = (model.Span, model.Block, model.Published, model.Speaker, model.StoryArticle, model.Independence, model.Episode)


def command_line() -> str:
    """The help text of every command."""
    out = [NOTE, "# Command line", ""]
    for words in ((), *((c,) for c in COMMANDS)):
        out += [f"## onrecord {' '.join(words)}".rstrip(), "", "```text", _help(*words), "```", ""]
    out += [
        "## Exit codes",
        "",
        "| code | meaning |",
        "|---|---|",
        "| 0 | done; single reports may have become problems, which the summary counts |",
        "| 1 | nothing at all could be read (`watch --once`: no feed); `check`: something in the draft contradicts the record |",
        "| 2 | a wrong call: an unknown option, format or view, a file that is no record, a place that cannot be written |",
        "| 130, 143 | stopped with Ctrl-C or a SIGTERM; the record opens as it is and the same command goes on (`watch` then ends with 0) |",
        "",
    ]
    return "\n".join(out)


def _help(*words: str) -> str:
    env = os.environ | {"COLUMNS": "80", "TERM": "dumb", "NO_COLOR": "1"}
    command = [sys.executable, "-m", "onrecord", *words, "--help"]
    text = subprocess.run(command, capture_output=True, text=True, check=True, env=env).stdout
    text = text.replace("python -m onrecord", "onrecord")
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def record() -> str:
    """Every line of the JSON Lines export with its fields."""
    out = [
        NOTE,
        f"# The record as JSON Lines (record_version {RECORD_VERSION})",
        "",
        "`onrecord export RECORD --format jsonl` writes one JSON object a line, UTF-8. The first line is the",
        "`manifest`; every other has a `type` and an `id`, a hash of what it identifies, the same on every machine.",
        "A field that is not known is `null` or an empty list. Offsets count Unicode code points in the `text` of the",
        "report, and `text[start:end] == exact` always holds. Times are ISO 8601 / EDTF values.",
        "",
        "The manifest holds `record_version`, `onrecord_version`, `created`, `settings`, `inputs` (each source with its",
        "SHA-256), `languages` (what each language could do) and `counts`. Names in the text are exported as the",
        "`mentions` of their entity.",
        "",
    ]
    for struct in LINES:
        out += [f"## {struct.__struct_config__.tag}", "", *_described(struct), ""]
    out += ["# Parts of lines", ""]
    for struct in PARTS:
        out += [f"## {struct.__name__}", "", *_described(struct), ""]
    return "\n".join(out)


def _described(struct: Any) -> list[str]:
    """The docstring's first paragraphs, and its "field: meaning" sentences as a table."""
    prose, meanings = _meanings(struct)
    out = [prose, "", "| field | type | meaning |", "|---|---|---|"]
    hints = typing.get_type_hints(struct)
    for field in msgspec.structs.fields(struct):
        if field.name != "rule":
            out.append(f"| `{field.encode_name}` | {_type(hints[field.name])} | {meanings.get(field.name, '')} |")
    return out


def _meanings(struct: Any) -> tuple[str, dict[str, str]]:
    """The docstring before its first "field: meaning", and these."""
    doc = " ".join(line.strip() or "\n\n" for line in (inspect.getdoc(struct) or "").splitlines())
    names = [f.name for f in msgspec.structs.fields(struct)]
    mark = re.compile(rf"(?:^|(?<=[.;] )|(?<=\n))\s*((?:{'|'.join(names)})(?:, (?:{'|'.join(names)}))*): ")
    found = list(mark.finditer(doc))
    meanings: dict[str, str] = {}
    for at, m in enumerate(found):
        end = found[at + 1].start() if at + 1 < len(found) else len(doc)
        for name in m[1].split(", "):
            meanings[name] = re.sub(r"\s+", " ", doc[m.end() : end]).strip().rstrip(";").replace("|", "\\|")
    prose = doc[: found[0].start()] if found else doc
    return re.sub(r" *\n\n *", "\n\n", prose).strip(), meanings


def _type(hint: Any) -> str:
    if typing.get_origin(hint) is typing.Literal:
        return ", ".join(f"`{v}`" for v in typing.get_args(hint))
    if typing.get_origin(hint) is tuple:
        inner = [a for a in typing.get_args(hint) if a is not Ellipsis]
        return f"list of {_type(inner[0])}" if len(set(inner)) == 1 else f"list: {', then '.join(map(_type, inner))}"
    if typing.get_origin(hint) is dict:
        key, value = typing.get_args(hint)
        return f"object: {_type(key)} to {_type(value)}"
    arms = [a for a in typing.get_args(hint) if a is not type(None)]
    if arms and typing.get_origin(hint) is not tuple:
        return " or ".join(map(_type, arms)) + (" or null" if len(arms) < len(typing.get_args(hint)) else "")
    names = {str: "string", int: "number", float: "number", bool: "true or false"}
    return names.get(hint) or getattr(hint, "__name__", str(hint))


def languages() -> str:
    """What each language can do."""
    out = [
        NOTE,
        "# Languages",
        "",
        "The same text as `onrecord languages`. A new language is one folder in `src/onrecord/lang`.",
        "",
    ]
    for pack in packs():
        language = pack.language
        out += [f"## {language.name} ({language.code})", ""]
        out += [
            f"Syntax: {'model `' + language.model + '`' if language.model else 'no model; words and their order only'}.",
            "",
        ]
        out += ["| work | what it can do |", "|---|---|"]
        out += [f"| {k} | {v or 'nothing yet'} |" for k, v in msgspec.structs.asdict(language.ability).items()]
        out.append("")
    assert msgspec.structs.fields(Ability)
    return "\n".join(out)


def python() -> str:
    """The public names."""
    out = [NOTE, "# Python", "", "```python", "import onrecord", "```", ""]
    for name in onrecord.__all__:
        thing = getattr(onrecord, name)
        if not callable(thing):
            continue
        title = f"onrecord.{name}"
        if inspect.isfunction(thing):
            title += re.sub(r"'", "", str(inspect.signature(thing)))
        out += [f"## `{title}`", "", _examples(inspect.getdoc(thing) or ""), ""]
        if name == "Record":
            for method in ("check", "export", "page", "search", "close", "entity_at", "speaker_entity"):
                function = getattr(thing, method)
                out += [
                    f"### `{method}{str(inspect.signature(function)).replace(chr(39), '')}`",
                    "",
                    inspect.getdoc(function) or "",
                    "",
                ]
    return "\n".join(out)


def _examples(doc: str) -> str:
    doc = re.sub(r"\s*# doctest: \+SKIP", "", doc)
    return re.sub(r"((?:^(?:>>>|\.\.\.).*\n?)+)", r"```pycon\n\1\n```\n", doc, flags=re.M)


def settings() -> str:
    """The settings and the formats that are read."""
    out = [
        NOTE,
        "# Settings and input formats",
        "",
        "`onrecord.toml` in the working directory, or the options of `onrecord build`.",
        "",
    ]
    out += [*_settings(Config, "setting"), "", "## The web", "", *_settings(Web, "setting under `[web]`")]
    out += [
        "",
        "## Formats",
        "",
        "The first bytes of a file decide what it is, and the ending of its name where they leave it open.",
        "",
        "| kind | what it is | endings |",
        "|---|---|---|",
        *(f"| `{k}` | {f.what} | {' '.join(f'`{s}`' for s in f.suffixes)} |" for k, f in READERS.items()),
        "",
    ]
    return "\n".join(out)


def _settings(struct: Any, what: str) -> list[str]:
    prose, meanings = _meanings(struct)
    rows = [f for f in msgspec.structs.fields(struct) if f.name != "web"]
    defaults = [f.default_factory() if f.default is msgspec.NODEFAULT else f.default for f in rows]
    table = [f"| `{f.name}` | {d!r} | {meanings.get(f.name, '')} |" for f, d in zip(rows, defaults, strict=True)]
    return [prose, "", f"| {what} | default | meaning |", "|---|---|---|", *table]


PAGES = {
    "command-line.md": command_line,
    "record.md": record,
    "languages.md": languages,
    "python.md": python,
    "settings.md": settings,
}


def main() -> int:
    stale = []
    for name, make in PAGES.items():
        path, text = HERE / "reference" / name, make().rstrip() + "\n"
        if "--check" in sys.argv:
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                stale.append(name)
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
    if stale:
        print(f"docs/reference: {', '.join(stale)} are not what the code says; run `make docs`")
    return bool(stale)


if __name__ == "__main__":
    sys.exit(main())
