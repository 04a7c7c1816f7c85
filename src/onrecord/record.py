"""The record as a Python object: what the page, the terminal and the exports are made from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.model import Dossier, Problem, Quote, make_id
from onrecord.store import Store
from onrecord.version import __version__

if TYPE_CHECKING:
    from onrecord.brief import Brief
    from onrecord.changes import Changes
    from onrecord.check import Check
    from onrecord.config import Config


class Record(Dossier):
    """Everything on record: reports, statements, and what was learned across them.

    articles: id to `Article`, by publication. times, quotes, figures, plans, mentions: statements, in the
    order of their reports. entities, copies, stories, events, findings, problems: rows.

    >>> record = onrecord.open("story.db")            # doctest: +SKIP
    >>> for quote in record.quotes:                    # doctest: +SKIP
    ...     print(record.speaker_name(quote), quote.span.exact)
    """

    store: Store
    built: str | None = None
    settings: dict[str, Any]

    @classmethod
    def load(cls, store: Store) -> Record:
        """The record that a store holds; the store stays open for searches."""
        record = store.load(cls)
        assert isinstance(record, cls)
        record.store = store
        record.built = store.get("built")
        record.settings = json.loads(store.get("settings") or "{}")
        if not store.reconciled:
            message = "a build was stopped before it ended, so what is said across reports may be old; build again"
            record.problems += (Problem(id=make_id("p", "stopped"), source=store.path, step="build", message=message),)
        return record

    @property
    def version(self) -> str:
        """The version of onrecord that opened the record."""
        return __version__

    def export(self, format: str = "jsonl", out: str | Path | None = None) -> str:
        """The record as "jsonl", "csv" or "markdown"; written to `out` when given, and returned.

        Raises ExportError for an unknown format or a place that cannot be written.
        """
        from onrecord.export import export

        return export(self, format, out)

    def page(self, out: str | Path) -> Path:
        """Writes the record as one HTML file that needs nothing else. Raises ExportError when it cannot."""
        from onrecord.export import write_text
        from onrecord.web.page import render

        return write_text(render(self, built=self.built, version=__version__), out)

    def changes(self, since: str = "LAST") -> Changes:
        """What is new, the most important first.

        since: a day, month or year as EDTF, which compares the reports published up to then with all; or "LAST",
        which compares those that were on record at the last `mark_looked()` with all. Raises OnRecordError for
        anything else.
        """
        from onrecord.changes import find

        looked = json.loads(self.store.get("looked") or "{}")
        return find(self, since, seen=looked.get("articles", ()), looked=looked.get("built"))

    def brief(self, words: int = 300, lang: str | None = None, story: str | None = None) -> Brief:
        """An extract of the reports that says where things stand, every sentence cited, in at most `words` words.

        lang: the reader's language (ISO 639-1), None for that of most reports. story: an id or words of a title, None
        for the one with most reports. Raises OnRecordError for what there is not.
        """
        from onrecord.brief import make

        return make(self, words, lang, story)

    def mark_looked(self) -> None:
        """Keeps in the record which reports it holds now, for the next `changes("LAST")`."""
        self.store.put("looked", json.dumps({"built": self.built, "articles": sorted(self.articles)}))

    @property
    def feed_name(self) -> str:
        """What tells this record's feed from others: made of the reports it held when first asked, and kept since."""
        name = self.store.get("feed")
        if name is None:
            name = make_id("feed", *sorted(self.articles))
            self.store.put("feed", name)
        return name

    def speaker_name(self, quote: Quote) -> str | None:
        """Who said it: the name of the entity, else the words of the report, None when not known."""
        entity = self.speaker_entity(quote)
        if entity is not None:
            return entity.name
        return quote.speaker.as_written if quote.speaker else None

    def search(self, query: str, limit: int = 20) -> list[tuple[str, str]]:
        """Reports in which every word of `query` occurs: id and a passage, best first."""
        return self.store.search(query, limit)

    def check(self, draft: str | Path | bytes, *, config: Config | None = None) -> Check:
        """A draft against the record: what of it is on record, and what the record contradicts.

        draft: a path (text, Markdown, HTML and other formats that hold one report), or the text itself, also as
        bytes. config: its `date` is the day on which the draft was written, `lang` its language. Nothing comes
        on record.

        Raises SourceError when the draft cannot be read.
        """
        from onrecord.check import check

        return check(self, draft, config=config, search=self.search)

    def close(self) -> None:
        """Closes the record file."""
        self.store.close()


def open_record(path: str | Path) -> Record:
    """Opens a record file. Raises StoreError when there is none or it is none of ours."""
    return Record.load(Store(path, create=False))
