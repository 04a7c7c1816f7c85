"""What the finders of names hand to one another: candidates, and a sentence's words by their marks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from onrecord.lang import Pack, packs
from onrecord.lang import pack as get_pack
from onrecord.model.statement import EntityKind
from onrecord.text.names import NameWords, fold, stem, variant_names

UNIT = re.compile(
    r"[^\W_]+(?:[-‐‑][^\W_]+"  # Kramp-Karrenbauer
    r"|(?<=\b[A-ZÀ-Þ])['’](?=[A-ZÀ-Þ])[^\W_]+"  # O'Brien
    r"|(?<=\b[A-Z])\.(?=\s?[^\W\d_])"  # J. Smith
    r"|(?<=[A-Z])&[A-Z]+)*"  # AT&T
)
"""A word of a running text with its hyphens: "Kramp-Karrenbauer", "O'Brien", the initial "J."."""


class Candidate(NamedTuple):
    """A stretch that may be a name. rank: higher wins where two overlap and neither holds the other.

    role: offsets of the role before it, where finding the name found it.
    """

    start: int
    end: int
    kind: EntityKind
    rule: str
    rank: int
    known: str = ""
    role: tuple[int, int] | None = None


class Unit(NamedTuple):
    """A word: its offsets and letters, whether it is the first of its sentence, and its part of speech if known."""

    start: int
    end: int
    text: str
    first: bool
    pos: str = ""

    @property
    def capital(self) -> bool:
        """True when it begins with a capital letter."""
        return self.text[0].isupper()


def _words(pack: Pack) -> NameWords:
    return pack.part("names", NameWords)


class Lexicon:
    """A language's `names.toml` as sets of folded words."""

    def __init__(self, pack: Pack) -> None:
        self.code = pack.code
        self.words = _words(pack)
        self.courtesy = {fold(w) for w in self.words.courtesy}
        self.roles = {tuple(fold(w).split()) for w in self.words.roles}
        self.exact_roles = {r.casefold() for r in self.words.roles}
        self.exact_role_endings = tuple(self.words.role_endings) or ("\0",)
        self.role_phrases = {" ".join(r) for r in self.roles}
        self.role_heads = {r[0] for r in self.roles if len(r) == 1}
        self.longest_role = max((len(r) for r in self.roles), default=0)
        self.endings = tuple(fold(e) for e in self.words.endings)
        self.role_stems = {stem(r, self.endings) for r in self.role_phrases}
        self.role_endings = tuple(fold(w) for w in self.words.role_endings)
        self.role_links = {w for link in self.words.role_links for w in fold(link).split()}
        self.role_inside = self.role_links | {fold(w) for w in self.words.role_words}
        self.articles = {fold(w) for w in self.words.articles}
        self.particles = {fold(w) for w in self.words.particles}
        # reports of every language name people and companies of every other
        self.given = {fold(w) for other in packs() for w in _words(other).given_names} | variant_names()
        self.given_stems = {stem(g, self.endings) for g in self.given}
        self.organisation = {fold(w) for p in (pack, get_pack("en")) for w in _words(p).organisation_words}
        self.organisation_stems = {stem(w, self.endings) for w in self.organisation} if self.endings else set()
        self.adjective_endings = tuple(fold(e) for e in self.words.adjective_endings) or ("\0",)
        self.place = {fold(w) for w in self.words.place_words}
        self.vessels = {fold(w) for w in self.words.vessels}
        self.locatives = {fold(w) for w in self.words.locatives}
        self.no_name = re.compile(self.words.no_name or r"(?!)")
        self.family = re.compile(self.words.family)
        self.joined = re.compile(self.words.joined or r"(?!)")
        self.calendar = _calendar(pack.code)
        self.not_names = {fold(w) for w in self.words.not_names} | self.calendar
        self.demonyms = frozenset(fold(w) for w in self.words.demonyms)
        self.speech = {fold(w) for w in self.words.speech}

    def is_role(self, word: str) -> bool:
        """True for a noun that makes a role, alone, as head of a compound, or after a hyphen ("vice-president")."""
        if not word.isascii() and max(word) < "\u0250":
            # an accent written tells words apart ("jugé" is no judge); one left out does not ("Etat")
            plain = word.casefold()
            return plain in self.exact_roles or plain.endswith(self.exact_role_endings)
        folded = fold(word)
        if folded in self.role_phrases or (self.role_endings and folded.endswith(self.role_endings)):
            return True
        if self.endings and stem(folded, self.endings) in self.role_stems:
            return True
        return "-" in word and folded.rsplit(" ", 1)[-1] in self.role_phrases

    def is_given(self, word: str) -> bool:
        """True for a given name, in any case."""
        folded = fold(word)
        return folded in self.given or (bool(self.endings) and stem(folded, self.endings) in self.given_stems)

    def is_organisation(self, word: str) -> bool:
        """True for a word that shows the name of an organisation, in any case."""
        folded = fold(word)
        return folded in self.organisation or stem(folded, self.endings) in self.organisation_stems

    def is_demonym(self, word: str) -> bool:
        """True for the name of a people or its adjective, whatever its ending."""
        word = fold(word)
        return any(word[:size] in self.demonyms for size in range(max(1, len(word) - 4), len(word) + 1))

    def is_common(self, word: str) -> bool:
        """True when the word is an ordinary word of the language, written small."""
        return is_common(word.lower(), self.code)


@lru_cache(maxsize=32)
def _calendar(code: str) -> frozenset[str]:
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale(code)
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    tables = [*locale.months.values(), *locale.days.values()]
    names = {fold(str(n)) for table in tables for width in ("wide", "abbreviated") for n in table[width].values()}
    return frozenset(n for n in names if n)


@lru_cache(maxsize=32)
def lexicon(pack: Pack) -> Lexicon:
    """The lexicon of a language pack."""
    return Lexicon(pack)


@lru_cache(maxsize=65536)
def is_common(word: str, code: str) -> bool:
    """True when a dictionary of the language knows the word; False where there is no dictionary."""
    import simplemma

    try:
        return simplemma.is_known(word, lang=code)
    except ValueError:
        return False
