"""How many slips a check finds, and how many it raises where there are none.

    python -m benchmarks.drafts RECORD... [--reports 25] [--others] [--show]

Reports of a record, chosen at random, are taken as drafts. First as they are: whatever is called an error then is a
false alarm, except numbers and deadlines that later reports have changed, which are counted apart. Then with slips put
into them, at most one of each kind and far from each other: a number is changed, a quotation is given to another person
of the report, a word of a quotation is replaced by another word of the report, a day is moved by one to nine days, a
letter of a family name is dropped, doubled or swapped. A slip counts as found when an error stands on it, or, for a
quotation or number, "not on record", for a name, "another spelling". Only slips in what was called right are counted.

--others: the report that the draft is made of is left out of the record, so that only other reports can tell.
--show: prints every false alarm and every slip that was not found. Prints a Markdown table.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

import onrecord
from onrecord.check import Check, CheckRow, compared
from onrecord.check.draft import Draft, annotated
from onrecord.check.scope import Scope
from onrecord.config import Config
from onrecord.model import Article, Figure, Mention, Quote, Span, Statement, Time, when
from onrecord.read import Raw, make
from onrecord.read.file import File

KINDS = ("number", "speaker", "word", "day", "spelling")
ROWS = {"number": "figure", "speaker": "quote", "word": "quote", "day": "date", "spelling": "name"}
SEEN = (("quote", "not_on_record"), ("figure", "not_on_record"), ("name", "variant"))
AGED = ("out_of_date", "moved")


_MONTH = re.compile(r"[^\W\d_]{3}")


class Slip(NamedTuple):
    """A change of a report's words. judged: the words on which the check's row stands before and after."""

    kind: str
    place: Span
    words: str
    judged: Span


def slips(article: Article, statements: list[Statement], chance: random.Random) -> list[Slip]:
    """At most one slip of each kind, far enough from each other."""
    out: list[Slip] = []
    for kind in KINDS:
        found = [s for s in _made(kind, article, statements, chance) if s.words != s.place.exact]
        chance.shuffle(found)
        for slip in found:
            if all(_apart(slip, o) for o in out):
                out.append(slip)
                break
    return out


def _made(kind: str, article: Article, statements: list[Statement], chance: random.Random) -> Iterator[Slip]:
    people = [
        m.span for m in statements if isinstance(m, Mention) and m.kind == "person" and " " in m.span.exact.strip()
    ]
    quotes = [q for q in statements if isinstance(q, Quote) and q.kind == "direct"]
    for s in statements:
        if kind == "number" and isinstance(s, Figure) and (digits := re.search(r"\d+", s.span.exact)):
            if len(re.findall(r"\d+", s.span.exact)) == 1 and not any(q.span.holds(s.span) for q in quotes):
                at = s.span.start + digits.start()
                yield Slip(kind, article.span(at, at + len(digits[0])), _other(digits[0], chance), s.span)
        elif kind == "speaker" and isinstance(s, Quote) and s.kind == "direct" and s.speaker and s.speaker.span:
            others = [p.exact for p in people if not set(p.exact.split()) & set(s.speaker.span.exact.split())]
            if (
                s.speaker.via == "name"
                and others
                and len(s.span.exact.split()) >= 5
                and _is_name(s.speaker.span, people)
            ):
                yield Slip(kind, s.speaker.span, chance.choice(others), s.span)
        elif kind == "word" and isinstance(s, Quote) and s.kind == "direct" and len(s.span.exact.split()) >= 6:
            words = list(re.finditer(r"[^\W\d_]{5,}", s.span.exact))
            pool = sorted(set(re.findall(r"(?<=[a-z] )[^\W\d_]{5,}", article.text)))
            if words and pool and len(s.parts) < 2:
                m = chance.choice(words)
                place = article.span(s.span.start + m.start(), s.span.start + m.end())
                yield Slip(kind, place, chance.choice(pool), s.span)
        elif kind == "day" and isinstance(s, Time) and when.single_day(s.value) and _MONTH.search(s.span.exact):
            day = re.search(r"(?<![\d:.])\d{1,2}(?![\d:])", s.span.exact)
            if day and not s.span.exact.isdigit() and not any(q.span.holds(s.span) for q in quotes):
                value = (int(day[0]) + chance.randint(1, 9) - 1) % 28 + 1
                at = s.span.start + day.start()
                yield Slip(kind, article.span(at, at + len(day[0])), str(value), s.span)
        elif kind == "spelling" and isinstance(s, Mention) and s.kind == "person" and " " in s.span.exact.strip():
            family = s.span.exact.split()[-1]
            if len(family) >= 5 and family.isalpha():
                i = chance.randint(1, len(family) - 2)
                way = chance.choice(("drop", "double", "swap"))
                end = {"drop": family[i + 1 :], "double": family[i] * 2 + family[i + 1 :],
                       "swap": family[i + 1] + family[i] + family[i + 2 :]}[way]  # fmt: skip
                yield Slip(kind, article.span(s.span.end - len(family), s.span.end), family[:i] + end, s.span)


def _apart(a: Slip, b: Slip) -> bool:
    return abs(a.judged.start - b.judged.start) > 200 and abs(a.place.start - b.place.start) > 60


def _is_name(span: Span, people: list[Span]) -> bool:
    return any(p.overlaps(span) and p.end - p.start >= 0.6 * (span.end - span.start) for p in people)


def _other(digits: str, chance: random.Random) -> str:
    value = int(digits)
    low, high = max(1, value // 2), max(4, value * 2)
    made = str(chance.randint(low, high))
    return made if made != digits else str(value + 1)


def draft_of(article: Article, text: str) -> Draft:
    """A text as a draft of the report's day and language."""
    raw = Raw(source="draft", name="draft.txt", text=text, exact=True, date=article.published.value,
              date_basis="given", lang=article.lang)  # fmt: skip
    return annotated(File(source="draft", name="draft.txt", data=text.encode()), make(raw, Config()), None)


class Measure:
    """Counts over the reports of some records."""

    def __init__(self, *, others: bool, show: bool) -> None:
        self.others, self.show = others, show
        self.reports = 0
        self.rows: Counter[str] = Counter()
        self.alarms: Counter[str] = Counter()
        self.aged = 0
        self.put: Counter[str] = Counter()
        self.found: Counter[str] = Counter()

    def report(self, record: onrecord.Record, scope: Scope, article: Article, chance: random.Random) -> None:
        """One report: as it is, then with slips."""
        statements = [s for s in record.statements.values() if s.span.article == article.id]
        before = self._check(record, scope, article, draft_of(article, article.text))
        self.reports += 1
        for row in before.rows:
            self.rows[row.kind] += 1
            self.aged += row.verdict in AGED
            if row.weight == "error" and row.verdict not in AGED:
                self.alarms[row.kind] += 1
                self._tell("false alarm", article, row)
        wrong = slips(article, statements, chance)
        right = [
            s for s in wrong if any(_on(row, s.kind, s.judged, 0) and row.weight == "right" for row in before.rows)
        ]
        text, moved = article.text, {}
        for slip in sorted(wrong, key=lambda s: -s.place.start):
            text = text[: slip.place.start] + slip.words + text[slip.place.end :]
        for slip in right:
            earlier = [s for s in wrong if s.place.start < slip.judged.start and s is not slip]
            moved[slip] = sum(len(s.words) - len(s.place.exact) for s in earlier)
        after = self._check(record, scope, article, draft_of(article, text))
        for slip in right:
            rows = [r for r in after.rows if _on(r, slip.kind, slip.judged, moved[slip])]
            hit = any(r.weight == "error" or (r.kind, r.verdict) in SEEN for r in rows)
            self.put[slip.kind] += 1
            self.found[slip.kind] += hit
            if not hit:
                self._tell(f"not found: {slip.words!r} for {slip.place.exact!r}", article, rows[0] if rows else None)

    def _check(self, record: onrecord.Record, scope: Scope, article: Article, draft: Draft) -> Check:
        story = record.story_of[article.id]
        if not self.others:
            return compared(scope, draft, [story], record.search)
        story = msgspec.structs.replace(story, articles=tuple(a for a in story.articles if a.id != article.id))
        found = lambda query, most: [row for row in record.search(query, most) if row[0] != article.id]  # noqa: E731
        return compared(scope, draft, [story], found)

    def _tell(self, what: str, article: Article, row: CheckRow | None) -> None:
        if self.show:
            told = f"{row.kind} {row.verdict} {row.span.exact[:70]!r}: {row.reason[:200]}" if row else "no row"
            print(f"{what} | {article.source} | {told}")

    def table(self) -> str:
        """The counts as a Markdown table."""
        out = ["| kind | rows | false alarms | slips | found | recall |", "|---|---|---|---|---|---|"]
        for kind in KINDS:
            row, put, found = ROWS[kind], self.put[kind], self.found[kind]
            share = f"{100 * found / put:.0f}" if put else ""
            out.append(f"| {kind} | {self.rows[row]} | {self.alarms[row]} | {put} | {found} | {share} |")
        rest = {k: (n, self.alarms[k]) for k, n in self.rows.items() if k not in ROWS.values()}
        tail = ", ".join(f"{k}: {n} rows, {a} false alarms" for k, (n, a) in sorted(rest.items()))
        return "\n".join(
            [*out, "", f"{self.reports} reports; {tail}; {self.aged} numbers or deadlines of an old report."]
        )


def _on(row: CheckRow, kind: str, judged: Span, moved: int) -> bool:
    same = row.kind == ROWS[kind] or (kind == "day" and row.kind == "plan")
    return same and row.span.start < judged.end + moved and judged.start + moved < row.span.end


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("records", nargs="+")
    parser.add_argument("--reports", type=int, default=25)
    parser.add_argument("--others", action="store_true")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    measure = Measure(others=options.others, show=options.show)
    for path in options.records:
        record = onrecord.open(path)
        scope, chance = Scope(record), random.Random(7)  # noqa: S311
        several = [a for a in record.articles.values() if a.id in record.story_of and len(a.text) < 12_000
                   and len(record.story_of[a.id].articles) > 1]  # fmt: skip
        for article in chance.sample(several, min(options.reports, len(several))):
            measure.report(record, scope, article, chance)
    print(measure.table())


if __name__ == "__main__":
    main()
