"""Whom a speaker's words mean: the fullest mention in the same report, when only one fits."""

from __future__ import annotations

import re
import unicodedata

from onrecord.annotate.quotes.frame import Frame, Group
from onrecord.annotate.quotes.persons import Person, Persons
from onrecord.annotate.quotes.phrases import head_phrase
from onrecord.model import Span, Speaker
from onrecord.model.statement import Via

Bounds = tuple[int, int]
_GROUPS_BACK = 5


class Referents:
    """Makes speakers for one article, in the order of its quotes."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.words = frame.words
        self.persons = Persons(frame)
        self._spoke: dict[int, list[Person]] = {}
        self._others: set[int] = set()
        self._roles: list[tuple[frozenset[str], Span, Span | None]] = []

    def speaker(self, bounds: Bounds, goes_on: bool, group: Group, cue: Bounds | None) -> Speaker:
        """The speaker named at a place, for a quote in `group`; `goes_on`: named beside an earlier quote.

        cue: the verb, whose form may tell the speaker's gender.
        """
        span = self.frame.parsed.span(*bounds)
        via, refers, person = self._meant(span)
        if person is not None:
            told = self.frame.text[slice(*cue)].lower() if cue and not goes_on and not person.gender else ""
            ends = sorted(self.words.cue_genders, key=len, reverse=True)
            gender = next((self.words.cue_genders[e] for e in ends if told.endswith(e)), person.gender)
            person = person._replace(gender=gender)
            self._spoke.setdefault(group.number, []).append(person)
        else:
            self._others.add(group.number)
        return Speaker(as_written=span.exact, span=span, via="continued" if goes_on else via, refers=refers)

    def _meant(self, span: Span) -> tuple[Via, Span | None, Person | None]:
        text = span.exact.lower()
        if text.lstrip("-") in self.words.pronouns or text in self.words.pronouns:
            person = self._antecedent(span, self.words.pronouns.get(text) or self.words.pronouns[text.lstrip("-")])
            return "pronoun", self._span(person), person
        named = self.persons.named_by(span.start, span.end)
        if named is not None:
            full = self.persons.fullest(named)
            if full is not None and (full.start, full.end) != (span.start, span.end):
                return "name", self._span(full), full
            return "name", None, full or named
        if self.persons.is_name(span.start, span.end):
            return "name", None, None
        return self._role(span)

    def _span(self, person: Person | None) -> Span | None:
        return self.frame.parsed.span(person.start, person.end) if person else None

    def _role(self, span: Span) -> tuple[Via, Span | None, Person | None]:
        """Someone known by a role: who bears that role by name, or who was called so before."""
        named = [m.span for m in self.frame.parsed.mentions if span.holds(m.span) and m.span.end == span.end]
        if named and span.exact[: named[0].start - span.start].rstrip().endswith(","):
            return "role", named[0], None  # "the operator, Norda Lines"
        text = fold(span.exact)
        key = frozenset(text.split()) - {
            fold(w) for w in self.words.determiners | self.words.links | self.words.definite
        }
        first = span.exact.split()[0].lower()
        known = first in self.words.definite or any(
            span.exact.lower().startswith(d) for d in self.words.definite if d.endswith(("'", "’"))
        )
        if not known and self.words.bare_nouns:  # no article tells: an office that has one holder is a known one
            known = any(text == fold(name) for group in self.words.same_role for name in group)
        refers: Span | None = None
        person: Person | None = None
        if known:
            person = self.persons.bearer(text)
            refers = self._span(person)
            if refers is None:
                heads = self._head(span)
                like = {(s.start, s.end): (s, r) for k, s, r in self._roles if heads and heads == self._head(s)}
                if len(like) == 1:
                    earlier, meant = next(iter(like.values()))
                    refers = meant or earlier
        if not any(s.start == span.start for _, s, _ in self._roles) and not (known and refers is not None):
            self._roles.append((key, span, refers))
        return "role", refers, person

    def _head(self, span: Span) -> frozenset[str]:
        words = [w for w in re.findall(r"[\w-]+", span.exact.lower()) if w in self.words.roles]
        return frozenset(fold(w) for w in words[:1])

    def _antecedent(self, span: Span, gender: str) -> Person | None:
        """The one person who was last the subject or the speaker before a pronoun."""
        if gender not in ("m", "f"):
            return None
        here = self.frame.syntax.between(span.start, span.end)
        group = next((self.frame.place[t.i][0] for t in here if t.i in self.frame.place), None)
        back = 0
        block = group.block if group else None
        changes = others = 0
        while group is not None and back < _GROUPS_BACK:
            if group.block is not block:
                block, changes = group.block, changes + 1
                if changes > 1 or others:
                    return None
            found = self._subjects(group, span.start)
            fitting = {p.key: p for p in found if p.gender in ("", gender)}
            if len(fitting) == 1:
                return next(iter(fitting.values()))
            if fitting:
                return None
            if group.number in self._others and not found:
                return None
            others += len(found)
            group, back = group.before, back + 1
        return None

    def _subjects(self, group: Group, before: int) -> list[Person]:
        if group.number in self._spoke:
            return self._spoke[group.number]
        out: list[Person] = []
        for token in group.tokens():
            if token.start >= before or not (token.dep.startswith("nsubj") or not self.frame.syntax.parsed):
                continue
            bounds = head_phrase(self.frame, token) if self.frame.syntax.parsed else (token.start, token.end)
            person = self.persons.named_by(*bounds) if bounds else None
            if person is not None:
                out.append(self.persons.fullest(person) or person)
        return out


def _agree(a: frozenset[str], b: frozenset[str]) -> bool:
    """True when one description adds nothing foreign to the other ("same" apart)."""
    return len(a) == 1 or len(b) == 1 or a <= b or b <= a or len(a & b) >= 1


def fold(text: str) -> str:
    """Lower case, without accents, words apart by one space; for comparing, never for showing."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'")).casefold()
    return " ".join(re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c))))
