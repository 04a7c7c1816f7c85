"""What identifies the thing a figure measures: kind, fate, nation, time, and the words around it."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from functools import cached_property

from onrecord.across import proper_words
from onrecord.across.repeated import own
from onrecord.lang import Pack, pack
from onrecord.model import Article, Dossier, Figure, Story, Time, when
from onrecord.text import sentences
from onrecord.text.counted import FATES, LOOSE, things
from onrecord.text.names import skeleton

_REACH = 160
_NEAR = 70
_LEAD = 4
_BREAK = re.compile(r"[.;:!?]\s|[،؛]|\n|\d")
_SHORT = 80
_PAST_DAYS = 60
_NO_BODY = ("place", "person")


class Reading:
    """A figure with what tells it from other figures.

    kind: the counted thing by its shared name, None when unknown. fate: what happened to the counted, with
    fate_at, the place of the words that say so beside the counted. nations: country codes named with it.
    named: ids of the organisations, persons and events of the sentence and the one before it; places: ids
    of the places of the sentence; place_names: how the report names them, folded; bodies: those of named that
    are no persons. whole: the one this is a part of.
    times: what the times of its sentence stand for; since: those from which on something holds. until: where
    the next figure of the sentence starts, or the sentence ends. topic: the names, nations left out, in the title
    and first paragraphs of the report; leading: True where the figure stands there.
    """

    def __init__(
        self,
        figure: Figure,
        article: Article,
        story: Story,
        names: list[tuple[int, int, str, str]],
        until: int,
        times: list[Time],
    ) -> None:
        self.figure = figure
        self.article = article
        self.story = story
        self.whole: Reading | None = None
        self.language: Pack = pack(article.lang)
        self.low, self.high, self.before = _around(article, figure, self.language)
        self.until = min(self.high, until)
        inside = [t for t in times if t.value and self.low <= t.span.start < self.high]
        self.times = frozenset(t.value for t in inside if t.value)
        self.since = frozenset(t.value for t in inside if t.value and t.modifier == "after")
        lead = _lead(article)
        self.leading = figure.span.start < lead
        self.topic = frozenset(skeleton(n) for n in {article.text[s:t] for s, t, _, _ in names if s < lead}
                               if not things(self.language).nations(n))  # fmt: skip
        counted = figure.counted or ""
        found = [c.name for c in things(self.language).concepts(counted)]
        self.kind: str | None = next((c for c in found if c not in FATES), None)
        self.fate_at: tuple[int, int] | None = None
        self.fate: str | None = next((c for c in found if c in FATES), None) or self._fate_beside()
        self.nations = things(self.language).nations(counted + self._adjective(figure))
        self.named = frozenset(e for s, t, e, k in names if self.before <= s and t <= self.high and k != "place")
        self.bodies = frozenset(e for s, t, e, k in names if self.before <= s and t <= self.high and k not in _NO_BODY)
        self.places = frozenset(e for s, t, e, k in names if self.low <= s and t <= self.high and k == "place")
        self._written = frozenset(article.text[s:t] for s, t, e, _ in names if e in self.places)
        self.place_names = frozenset(skeleton(n) for n in self._written)
        self.alone = True

    def join(self, whole: Reading | None) -> None:
        """Takes kind and fate of the whole for a part that names none: "10,000 men, of whom 2,500 …"."""
        self.whole = whole
        if whole is not None:
            self.kind = self.kind or whole.kind
            self.fate = self.fate or whole.fate

    def _adjective(self, figure: Figure) -> str:
        """The word behind the counted, which may say whose they are: "1,500 soldados españoles"."""
        if figure.counted_span is None:
            return ""
        end = figure.counted_span.end
        behind = re.match(r"[ \u00a0][^\W\d_]+", self.article.text[end : end + _NEAR])
        return behind[0] if behind else ""

    def _fate_beside(self) -> str | None:
        """The fate that the words behind the counted say, else the last one in front of the number."""
        if self.figure.unit is not None or self.figure.change is not None:
            return None
        text, span = self.article.text, self.figure.span
        start = (self.figure.counted_span or span).end
        behind = _BREAK.split(text[start : max(start, min(self.until, start + _REACH))])[0]
        front = _BREAK.split(text[max(self.low, span.start - _NEAR) : span.start])[-1]
        words = things(self.language)
        for piece, at, pick in ((behind, start, 0), (front, span.start - len(front), -1)):
            fates = [c for c in words.concepts(piece) if c.name in FATES]
            if pick == 0 and fates and self._of_the_next(behind, start, fates[0].start, fates[0].end):
                fates = []  # "killed 58 people and injured more than 500"
            if pick == -1 and fates and words.joins.search(piece, fates[-1].end):
                fates = []  # "seven have been killed and more than 50 taken to hospital"
            if fates:
                chosen = fates[pick]
                self.fate_at = (at + chosen.start, at + chosen.end)
                return chosen.name
        return None

    def _of_the_next(self, behind: str, start: int, low: int, high: int) -> bool:
        """True for a word that stands apart from the counted and right before the next number."""
        apart = len(behind[:low].split()) > 0
        return apart and start + high < self.until <= start + high + 1 and self.until < self.high

    @cached_property
    def context(self) -> str:
        """The sentence with the number left out, for comparing meanings; a short one with the sentence before it."""
        text, span = self.article.text, self.figure.span
        low = self.before if self.high - self.low < _SHORT else self.low
        return " ".join((text[low : span.start] + "… " + text[span.end : self.high]).split())

    @cached_property
    def proper(self) -> frozenset[str]:
        """Words that are names, in the figure's sentence and the one before it."""
        return proper_words.proper(self.article.text[self.before : self.high], self.language)

    @cached_property
    def at(self) -> frozenset[str]:
        """Names of places in its sentence, in lists or not, as words that other spellings share."""
        listed = proper_words.forms(self._written, self.language)
        return listed | proper_words.places(self.article.text[self.low : self.high], self.language)

    @cached_property
    def lead_words(self) -> frozenset[str]:
        """Words that are names, in the title and first paragraphs of the report."""
        return proper_words.proper(self.article.text[: _lead(self.article)], self.language)

    @property
    def firm_fate(self) -> str | None:
        """The fate, where a report that tells none tells of others."""
        return None if self.fate in LOOSE else self.fate

    @property
    def group(self) -> str:
        """The kind, with people of no named kind under one name."""
        return self.kind or "people"

    @cached_property
    def past(self) -> bool:
        """True for a figure of a time long before the report."""
        held, published = when.days(self.figure.as_of), when.days(self.article.published.value)
        if held is None or published is None or held.high is None or published.low is None:
            return False
        return (published.low - held.high).days > _PAST_DAYS

    @cached_property
    def moment(self) -> tuple[dt.date, str]:
        """When the report was published: its first day, and the time of day in UTC where it is known."""
        value = self.article.published.value
        day = when.order_key(value)[0]
        try:
            stamp = dt.datetime.fromisoformat(value) if value and "T" in value else None
        except ValueError:
            stamp = None
        if stamp is None:
            return day, ""
        if stamp.tzinfo is not None:
            stamp = stamp.astimezone(dt.UTC)
        return stamp.date(), stamp.strftime("%H:%M:%S")

    @property
    def dated(self) -> bool:
        """True where something is known of the day of the report."""
        return self.article.published.value is not None

    @property
    def lemma(self) -> str:
        """Language and lemma of what is counted, empty when unknown."""
        return f"{self.article.lang}:{self.figure.counted_lemma}" if self.figure.counted_lemma else ""


def _lead(article: Article) -> int:
    """Where the title and the first paragraphs end."""
    body = [b.end for b in article.blocks if b.kind in ("title", "heading", "paragraph")]
    return body[min(_LEAD, len(body)) - 1] if body else 0


def _around(article: Article, figure: Figure, language: Pack) -> tuple[int, int, int]:
    """Start and end of the figure's sentence, and the start of the sentence before it in its block."""
    block = article.block_at(figure.span.start)
    if block is None:
        return figure.span.start, figure.span.end, figure.span.start
    previous = block.start
    for start, end in sentences.split(article.text[block.start : block.end], language):
        if start + block.start <= figure.span.start < end + block.start:
            return start + block.start, max(end + block.start, figure.span.end), previous
        previous = start + block.start
    return block.start, block.end, block.start


def readings(dossier: Dossier) -> list[list[Reading]]:
    """The readings of each story with more than one report, oldest first, stories by the oldest."""
    names: dict[str, list[tuple[int, int, str, str]]] = {}
    for entity in dossier.entities:
        for m in entity.mentions:
            names.setdefault(m.article, []).append((m.start, m.end, entity.id, entity.kind))
    times: dict[str, list[Time]] = {}
    for time in dossier.times:
        times.setdefault(time.span.article, []).append(time)
    stories: dict[str, list[Reading]] = {}
    made: dict[tuple[str, int], Reading] = {}
    figures = list(own(dossier, dossier.figures))
    for figure, following in zip(figures, [*figures[1:], None], strict=False):
        article = dossier.articles[figure.span.article]
        if any(s <= figure.span.start and figure.span.end < t for s, t, _, _ in names.get(article.id, ())):
            continue  # "Seven Piers" is a name
        story = dossier.story_of.get(article.id)
        if story is None or len(story.articles) < 2:
            continue
        next_one = following is not None and following.span.article == article.id
        until = following.span.start if following is not None and next_one else len(article.text)
        reading = Reading(figure, article, story, names.get(article.id, []), until, times.get(article.id, []))
        made[article.id, figure.span.start] = reading
        if figure.part_of is not None:
            reading.join(made.get((article.id, figure.part_of.start)))
        stories.setdefault(story.id, []).append(reading)
    for rows in stories.values():
        _mark_crowded(rows)
        _mark_summands(rows)
        _join_reached(rows)
        rows.sort(key=lambda r: (r.moment, r.article.id, r.figure.span.start, r.figure.id))
    return list(stories.values())


def _mark_summands(rows: list[Reading]) -> None:
    """Two numbers that add up to the one before them in their sentence are its parts: "186 people: 174 and 12"."""
    for whole, one, other in zip(rows, rows[1:], rows[2:], strict=False):
        same = {(r.article.id, r.low, r.figure.unit) for r in (whole, one, other)}
        values = [r.figure.value for r in (whole, one, other)]
        if len(same) == 1 and None not in values and values[0] == (values[1] or 0) + (values[2] or 0):
            for part in (one, other):
                part.join(part.whole or whole)


def _join_reached(rows: list[Reading]) -> None:
    """A bare number that another one reaches is of the same thing: "rose from 16 to 21"."""
    for old, new in itertools.pairwise(rows):
        f, g = old.figure, new.figure
        if old.article.id != new.article.id or old.low != new.low or g.counted is not None or f.unit != g.unit:
            continue
        end = max(f.span.end, f.counted_span.end if f.counted_span else 0)
        between = old.article.text[min(end, g.span.start) : g.span.start].strip().casefold()
        if between in things(old.language).words.reaches:
            new.kind, new.fate, new.nations = new.kind or old.kind, new.fate or old.fate, new.nations or old.nations


def _mark_crowded(rows: list[Reading]) -> None:
    """Marks the readings that share their sentence with another of the same unit: which is which is less sure."""
    count: dict[tuple[str, int, str | None], int] = {}
    for r in rows:
        key = (r.article.id, r.low, r.figure.unit)
        count[key] = count.get(key, 0) + 1
    for r in rows:
        r.alone = count[r.article.id, r.low, r.figure.unit] == 1
