"""Finds the names of persons, organisations and places, and the role written beside a person's name.

Known names come first (countries, great cities, the organisations of world news), then the model's labels,
mended, or the word's shape where no model reads the language; last, every name found for sure is looked for
in the whole article.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from onrecord.annotate.mentions import again, caseless, given, model, places, roles, shape
from onrecord.annotate.mentions.candidates import UNIT, Candidate, Lexicon, Unit, lexicon
from onrecord.annotate.parsed import Parsed
from onrecord.model import Mention, Statement
from onrecord.model.statement import statement_id
from onrecord.text.known_names import Hit, known_names
from onrecord.text.names import fold
from onrecord.text.syntax import Sentence


def annotate(parsed: Parsed) -> Iterable[Statement]:
    """The mentions of an article, none overlapping another."""
    words = lexicon(parsed.pack)
    known = known_names(parsed.article.lang)
    text = parsed.text
    lines: list[tuple[list[Unit], list[Candidate]]] = []
    for sentence in parsed.syntax.sentences:
        units = _units(sentence, text)
        if units:
            hits = [h for h in known.find(text, sentence.start, sentence.end) if not _adjective(h, text, words)]
            lines.append((units, _candidates(parsed, sentence, units, hits, words)))
    lines = again.without_first(lines)
    repeated = again.find(text, [units for units, _ in lines], [c for _, found in lines for c in found], words)
    for (here, found), more in zip(lines, repeated, strict=True):
        kept = [_led_in(parsed, here, c, words) for c in _apart([*found, *more])]
        people = [c for c in kept if c.kind == "person"]
        persons = {u.start for c in people for u in _words_of(here, c)} if len(people) > 1 else set()
        for candidate in kept:
            yield _mention(parsed, here, candidate, persons, words)


def _units(sentence: Sentence, text: str) -> list[Unit]:
    pos = {t.start: t.pos for t in sentence.tokens}
    found = list(UNIT.finditer(text, sentence.start, sentence.end))
    return [Unit(m.start(), m.end(), m[0], i == 0, pos.get(m.start(), "")) for i, m in enumerate(found)]


def _candidates(
    parsed: Parsed, sentence: Sentence, units: Sequence[Unit], hits: Sequence[Hit], words: Lexicon
) -> list[Candidate]:
    out = [Candidate(h.start, h.end, h.kind, "known", 3, h.id) for h in hits]
    out += places.find(units, parsed.text, words)
    if parsed.syntax.parsed:
        out += model.find(sentence, units, parsed.text, hits, words)
        out += given.find(units, parsed.text, words)
    elif words.words.caseless:
        out += caseless.find(units, parsed.text, hits, words)
    else:
        out += shape.find(units, parsed.text, hits, words)
    return out


def _apart(found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of a sentence without overlaps: the longer one, then the one of higher rank."""
    kept: list[Candidate] = []
    rules = {(c.start, c.end): c.rule for c in reversed(found) if c.rule != "again"}
    for c in sorted(found, key=lambda c: (c.start - c.end, -c.rank, c.start, c.kind)):
        at = bisect_left(kept, c.start, key=lambda k: k.start)
        free = at == len(kept) or c.end <= kept[at].start
        if free and (at == 0 or kept[at - 1].end <= c.start):
            kept.insert(at, c._replace(rule=rules.get((c.start, c.end), c.rule)))
    return kept


def _adjective(hit: Hit, text: str, words: Lexicon) -> bool:
    """True for an adjective that has the form of a place's name but for its ending ("украинский")."""
    declined = hit.kind == "place" and bool(words.words.adjective_endings)
    return declined and words.is_demonym(text[hit.start : hit.end])


def _led_in(parsed: Parsed, units: Sequence[Unit], c: Candidate, words: Lexicon) -> Candidate:
    """A name's kind by what leads it in: a ship's behind "the ferry", a person's behind a role where it is not sure."""
    first = bisect_left(units, c.start, key=lambda u: u.start)
    if 0 < first < len(units) and units[first].capital and fold(units[first - 1].text) in words.vessels:
        return c._replace(kind="other")
    size = len(_words_of(units, c))
    if c.kind != "other" or c.rule != "shape" or not 2 <= size <= 4:
        return c
    at = bisect_left(units, c.start, key=lambda u: u.start)
    role = roles.before(units, at, size, parsed.text, set(), words)
    return c._replace(kind="person") if role else c


def _mention(parsed: Parsed, units: Sequence[Unit], c: Candidate, persons: set[int], words: Lexicon) -> Mention:
    start, role = c.start, None
    if c.kind == "person":
        at, size = bisect_left(units, c.start, key=lambda u: u.start), len(_words_of(units, c))
        if size:
            role = (
                c.role
                or roles.before(units, at, size, parsed.text, persons, words)
                or roles.after(units, at + size, parsed.text, words)
            )
            if role and size == 1 and _glued_title(units, at, role, words):
                start = units[_title_start(units, at, words)].start
    span = parsed.span(start, c.end)
    return Mention(
        id=statement_id("mention", span, c.kind), span=span, kind=c.kind, rule=c.rule,
        role=parsed.span(*role) if role else None,
    )  # fmt: skip


def _words_of(units: Sequence[Unit], c: Candidate) -> Sequence[Unit]:
    first = bisect_left(units, c.start, key=lambda u: u.start)
    last = bisect_left(units, c.end, key=lambda u: u.start)
    return [u for u in units[first:last] if u.end <= c.end]


def _glued_title(units: Sequence[Unit], at: int, role: tuple[int, int], words: Lexicon) -> bool:
    """True when a capitalised title stands before a family name in the place of a given name: "President Biden"."""
    title = units[at - 1]
    return at > 0 and role[1] == title.end and title.capital and words.is_role(title.text)


def _title_start(units: Sequence[Unit], at: int, words: Lexicon) -> int:
    """The place of the first word of the title before word `at`: "Prime" in "Prime Minister"."""
    two = at > 1 and units[at - 2].capital and f"{fold(units[at - 2].text)} {fold(units[at - 1].text)}"
    return at - 2 if two and two in words.role_phrases else at - 1
