"""The persons that a report names, and which of its forms is the fullest."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from functools import cached_property
from typing import NamedTuple

from onrecord.annotate.quotes.cues import is_cue
from onrecord.annotate.quotes.frame import Frame

_NEAR_ROLE = 70
_CUT = re.compile(r"^[\W_]+|[\W_]+$|['’]s$")


class Person(NamedTuple):
    """One mention of a person: its place, its folded words, and the gender its title tells ("m", "f", "")."""

    start: int
    end: int
    key: tuple[str, ...]
    gender: str = ""


class Persons:
    """All mentions of persons of an article."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.all = _mentions(frame)
        self._starts = [p.start for p in self.all]
        self._others = [(m.span.start, m.span.end) for m in frame.parsed.mentions if m.kind != "person"] or [
            (t.start, t.end) for t in frame.syntax.tokens if t.ent in ("ORG", "LOC")
        ]
        by_last: dict[str, list[Person]] = {}
        for p in self.all:
            by_last.setdefault(p.key[-1], []).append(p)
        self._by_last = by_last
        self._bearers: dict[str, Person | None] = {}

    def named_by(self, start: int, end: int) -> Person | None:
        """The person whom a noun phrase names: not one who only stands in it ("a spokesman for X", "X's aide")."""
        text, links = self.frame.text, self.frame.words.links
        best: Person | None = None
        for p in self.between(start, end):
            before = text[start : p.start].rstrip()
            last = re.search(r"[\w'’]+$", before)
            after = text[p.end : end].lstrip()
            inner = re.split(r"[,(]", before)[-1].lower().split()
            if len(p.key) == 1 and any(w in links for w in inner[1:]):
                continue  # "officials of the Smith administration"
            if last and (last[0].lower() in links or re.search(r"\b[dl]['’]$", before)):
                continue
            if re.match(r"['’]s\b", after) or (after and re.match(r"[^\W\d_]", after) and not _linked(after, links)):
                continue
            if best is None or len(p.key) > 1 or len(best.key) == 1:
                best = p  # no place in a role behind a full name
        return best

    def between(self, start: int, end: int) -> list[Person]:
        """The mentions that share a character with a stretch, in order."""
        at = bisect_left(self._starts, start)
        out = []
        if at and self.all[at - 1].end > start:
            out.append(self.all[at - 1])
        while at < len(self.all) and self.all[at].start < end:
            out.append(self.all[at])
            at += 1
        return out

    def fullest(self, person: Person) -> Person | None:
        """The first mention with the most words that can be this person; None where two persons could be."""
        fits = [p for p in self._by_last.get(person.key[-1], []) if _same(person.key, p.key)]
        longest = max(fits, key=lambda p: (len(p.key), -p.start), default=person)
        if len(person.key) == 1 and any(not _same(p.key, longest.key) for p in fits):
            return None
        return longest

    def is_name(self, start: int, end: int) -> bool:
        """True for a phrase that is mostly the name of an organisation or place."""
        covered = sum(max(0, min(e, end) - max(s, start)) for s, e in self._others if s < end and start < e)
        return covered * 2 > end - start

    def bearer(self, role: str) -> Person | None:
        """The one named person with this role or another name of the same office."""
        if role not in self._bearers:
            self._bearers[role] = self._bearer(role)
        return self._bearers[role]

    def _bearer(self, role: str) -> Person | None:
        office = next((g for g in self.frame.words.same_role if any(_holds(role, n) for n in g)), None)
        names = [re.escape(_fold(n)) for n in office or (role,)]
        wanted = re.compile(rf"(?:(?<!\w)(\w+) )?(?<!\w)(?:{'|'.join(names)})(?!\w)")
        found: dict[tuple[str, ...], Person] = {}
        for p, around in self._roles:
            if any(m[1] not in self._inner for m in wanted.finditer(around)):  # not as part of another role
                full = self.fullest(p) or p
                found[full.key[-1:]] = full
        return next(iter(found.values())) if len(found) == 1 else None

    @cached_property
    def _roles(self) -> list[tuple[Person, str]]:
        """Each mention with the folded words of its role, or those around it."""
        return [(p, _fold(self._role_text(p))) for p in self.all]

    @cached_property
    def _inner(self) -> frozenset[str]:
        """Words after which a role is part of another one, folded."""
        return frozenset(_fold(w) for w in self.frame.words.links - self.frame.words.determiners)

    def _role_text(self, p: Person) -> str:
        for m in self.frame.parsed.mentions:
            if m.role is not None and m.span.start == p.start:
                return m.role.exact
        text = self.frame.text
        before = re.split(r"[.;:\n“”\"«»]", text[max(0, p.start - _NEAR_ROLE) : p.start])[-1]
        if not self.frame.syntax.parsed:
            spoke = [m.end() for m in re.finditer(r"\w+", before) if m[0].lower() in self.frame.words.say]
            before = before[spoke[-1] :] if spoke else before  # "Wie der Sender berichtete, will X"
        after = text[p.end : p.end + _NEAR_ROLE]
        after = re.split(r"[.;:\n,“”\"«»]", after[1:])[0] if after.startswith(",") else ""
        beside = self.frame.syntax.between(p.end, p.end + 1 + len(after))
        if any(is_cue(self.frame.words, t, self.frame.syntax.parsed) for t in beside):
            after = ""  # "… in Marwa, the army said": somebody else
        return f"{before} / {after}"


def _linked(after: str, links: frozenset[str]) -> bool:
    return after.split()[0].lower() in links


def _same(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """True when two names can be one person's: the same last word, and first words that do not clash."""
    if a[-1] != b[-1]:
        return False
    if len(a) == 1 or len(b) == 1:
        return True
    return a[0] == b[0] or a[0][:1] == b[0] or b[0][:1] == a[0] or set(a) <= set(b) or set(b) <= set(a)


def _holds(text: str, phrase: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(_fold(phrase))}(?!\w)", text) is not None


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("’", "'")).casefold()
    return " ".join(re.findall(r"[\w/]+", "".join(c for c in plain if not unicodedata.combining(c))))


def _mentions(frame: Frame) -> list[Person]:
    bounds = [(m.span.start, m.span.end) for m in frame.parsed.mentions if m.kind == "person"] or _entities(frame)
    out: list[Person] = []
    for start, end in sorted(set(bounds)):
        words = frame.text[start:end].split()
        titles = frame.words.titles
        gender = ""
        before = re.search(r"(\S+)\s*$", frame.text[max(0, start - 12) : start])
        title = before[1].lower() if before else ""
        while words and words[0].lower() in titles:
            title, words = words[0].lower(), words[1:]
        gender = frame.words.titles_gender.get(title, "")
        key = tuple(w for w in _fold(" ".join(_CUT.sub("", w) for w in words)).split() if w)
        if key:
            out.append(Person(start, end, key, gender))
    return out


def _entities(frame: Frame) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    last = None
    for t in frame.syntax.tokens:
        if t.ent == "PER" and (not t.ent_b and last is not None and last.i == t.i - 1) and out:
            out[-1] = (out[-1][0], t.end)
        elif t.ent == "PER":
            out.append((t.start, t.end))
        last = t if t.ent == "PER" else None
    return out
