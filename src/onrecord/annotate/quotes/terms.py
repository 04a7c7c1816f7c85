"""Marked passages that are no speech: names, titles of works, nicknames, terms, scare quotes."""

from __future__ import annotations

import re

from onrecord.annotate.mentions.candidates import is_common
from onrecord.annotate.parsed import Parsed
from onrecord.annotate.quotes.words import QuoteWords
from onrecord.model import Block
from onrecord.text.marks import Passage

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_LAST_WORDS = re.compile(r"([\w'’.-]+)\W*$")
_LONGEST_NAME = 8
_LONGEST_TITLE = 4
_SHORT_FORM = re.compile(r"\s*\((?:[A-ZÄÖÜÀ-ÞА-Я][\w.-]*[A-ZÄÖÜÀ-ÞА-Я][\w.-]*|(?:1[89]|20)\d\d)\)")
"""What stands behind a name and behind no speech: a short form of capitals, or a year."""
_ADDRESS = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}")
_SENTENCE_END = ".!?,…،؟"


class Terms:
    """Tells names and terms from speech, for one article."""

    def __init__(self, parsed: Parsed, words: QuoteWords) -> None:
        self.text = parsed.text
        self.words = words
        self.syntax = parsed.syntax
        self.names = {(m.span.start, m.span.end) for m in parsed.mentions} | _entities(parsed)
        terms = sorted(words.terms, key=lambda t: (-len(t), t))
        self._terms = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, terms))})\s*:?\s*$", re.I) if terms else None
        self._idiom = re.compile(words.idioms, re.I) if words.idioms else None
        self.code = parsed.pack.code
        names = "|".join(map(re.escape, words.terms_after))
        self._after = re.compile(rf"\s*,?\s*(?:{names})(?!\w)", re.I) if names else None

    def is_term(self, p: Passage, block: Block) -> bool:
        """True for a passage between marks that names something and is not said by anyone."""
        found = _WORD.findall(self.text, p.start, p.end)
        if not found or all(w.isdigit() for w in found):
            return True
        if len(found) > _LONGEST_NAME or not p.closed:
            return False
        before = self.text[max(block.start, p.outer_start - 60) : p.outer_start]
        after = self.text[p.outer_end : min(block.end, p.outer_end + 40)]
        led = self._terms.search(before) if self._terms is not None else None
        if (
            led
            and not self._said(p)
            and not (before.rstrip().endswith(":") and led[0].strip(" :").lower() in self._plain_cues)
        ):
            return True
        if self._after is not None and self._after.match(after):
            return True
        if not self.words.capitals_name:
            short = self.text[p.start].isupper() and _SHORT_FORM.match(after)
            if short or _ADDRESS.fullmatch(self.text, p.start, p.end):
                return True
        if self._idiom is not None and self._idiom.fullmatch(self.text, p.start, p.end):
            return True
        if self.text[p.end - 1] not in _SENTENCE_END and self._titled(found, before, after):
            return True
        if self.text[p.end - 1] in _SENTENCE_END[1:3] or self._spoken(before, after, p):
            return False
        if (p.start, p.end) in self.names and len(found) <= 5:
            return True
        if self._called(found, before):
            return True
        return self._nickname(found, before, after) or self._work(found, before, after) or self._capitals(found)

    def _titled(self, found: list[str], before: str, after: str) -> bool:
        """True where a capital opens words that stand in a clause like any noun, in a language whose fragments of
        speech begin small: "программа «Чистый город»"."""
        if not self.words.fragments_small or not found[0][:1].isupper():
            return False
        if last := re.search(r"(\w+) $", before):
            own = self.words.say | self.words.stance | self.words.label | self.words.that
            return last[1].lower() not in own and last[1].lower() not in self.words.pronouns
        opens = not before.strip() or before.rstrip()[-1] in ".!?…"
        return opens and len(found) <= _LONGEST_TITLE and bool(re.match(r" [^\W\d_]", after))

    def _called(self, found: list[str], before: str) -> bool:
        """True for one word of no dictionary behind a definite article, where every noun has a capital and nobody
        speaks before it: "an Bord der „Kaliope“"."""
        if not self.words.nouns_capital or len(found) > 1 or not found[0][:1].isupper():
            return False
        articles = "|".join(map(re.escape, sorted(self.words.definite)))
        led = re.search(rf"(?<!\w)(?:{articles})(?: \d+ [^\W\d_]+)?(?: [^\W\d_]+)* $", before, re.I)
        said = self.words.say | self.words.stance | self.words.label | self.words.that
        spoken = said.intersection(w.lower() for w in re.findall(r"[^\W\d_]+", before))
        return led is not None and not spoken and not is_common(found[0].lower(), self.code)

    def _said(self, p: Passage) -> bool:
        """True where the word before it is a verb with a subject or an auxiliary: "s'est dit « prêt »"."""
        last = self.syntax.between(max(0, p.outer_start - 30), p.outer_start)[-1:]
        children = [c for t in last if t.pos == "VERB" for c in self.syntax.children(t)]
        return any(c.dep.startswith(("nsubj", "aux", "expl")) for c in children)

    def _spoken(self, before: str, after: str, p: Passage) -> bool:
        """True where a colon leads to it or a comma leads from it to a cue: then it is speech, however short."""
        if before.rstrip().endswith(":"):
            return True
        m = re.match(r"\s*[,،]?\s*((?:[\w'’-]+\s+){0,4}[\w'’-]+)", after)
        comma = self.text[p.end - 1] in ",،" or after.lstrip()[:1] in (",", "،")
        return bool(comma and m and {w.lower() for w in m[1].split()} & self._plain_cues)

    @property
    def _plain_cues(self) -> frozenset[str]:
        return self.words.beside

    def _nickname(self, found: list[str], before: str, after: str) -> bool:
        if len(found) > 4 or not found[-1][:1].isupper():
            return False
        last = re.search(r"([^\W\d_][\w.'’-]*) $", before)
        following = re.match(r" ([^\W\d_]\w*)", after)
        return bool(last and following and last[1][0].isupper() and following[1][0].isupper())

    def _work(self, found: list[str], before: str, after: str) -> bool:
        if found[0][:1].islower():
            return False
        last = _LAST_WORDS.search(before)
        following = re.match(r"\s*([\w-]+)", after)
        near = {w[1].lower() for w in (last, following) if w}
        known = bool(near & self.words.works)
        if self.words.works_end and not known:
            if all(w[:1].isupper() for w in found) and len(found) > 1 and found[-1].lower() in self.words.works:
                return True  # „Talheimer Zeitung“
            known = any(w.endswith(tuple(x for x in self.words.works if len(x) > 3)) for w in near)
        return known and not before.rstrip().endswith((",", ":"))

    def _capitals(self, found: list[str]) -> bool:
        """True where every word of weight is capitalised, in a language where that makes a name."""
        if not self.words.capitals_name:
            pair = [w for w in found if not w.isdigit()][:2]
            ends = self.words.adjective_ends
            side_by_side = len(found) > 1 and all(w[:1].isupper() or w[:1].isdigit() for w in found)
            return side_by_side and bool(ends) and (len(found) > 2 or not pair[0].endswith(ends))
        heavy = [w for w in found if len(w) > 3 or w[:1].isupper()]
        return (
            bool(heavy)
            and all(w[:1].isupper() or w[:1].isdigit() for w in heavy)
            and (len(heavy) > 1 or len(found) == 1)
        )


def _entities(parsed: Parsed) -> set[tuple[int, int]]:
    out: set[tuple[int, int]] = set()
    start = end = -1
    for t in parsed.syntax.tokens:
        if t.ent and (t.ent_b or start < 0):
            if start >= 0:
                out.add((start, end))
            start, end = t.start, t.end
        elif t.ent:
            end = t.end
        elif start >= 0:
            out.add((start, end))
            start = -1
    if start >= 0:
        out.add((start, end))
    return out
