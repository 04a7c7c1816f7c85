"""The words of figures, one file a language: `lang/<code>/figures.toml`, over the signs every language shares.

`lang/und/figures.toml` holds what no language owns: signs of money, symbols of units, the percent sign.
A pack's own entries come on top of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache

from onrecord.annotate.figures import patterns
from onrecord.annotate.figures.patterns import SPACE, Ending, alternatives
from onrecord.annotate.figures.vocabulary import FigureWords
from onrecord.lang import Pack, pack
from onrecord.text.names import NameWords


class Lexicon:
    """The words of one language with the shared signs, as patterns, made when first asked for."""

    def __init__(self, own: FigureWords, shared: FigureWords, code: str, locatives: Iterable[str] = ()) -> None:
        self.own = own
        self.locatives = frozenset(locatives)
        self.code = code
        self.signs = {**shared.signs, **own.signs}
        self.symbols = {**shared.symbols, **own.symbols}
        self.units = {k.lower(): v for k, v in {**shared.units, **own.units}.items()}
        self.currencies = {k.lower(): v for k, v in {**shared.currencies, **own.currencies}.items()}
        self.percent_words = (*shared.percent, *own.percent)
        self.loose_words = (*shared.loose, *own.loose)
        self.labels = (*shared.labels, *own.labels)
        self.codes = frozenset(self.signs.values()) | frozenset(self.currencies.values())
        self.stop = frozenset(own.stop)
        self.clock = patterns.starting((*shared.clock, *own.clock))

    @cached_property
    def uncounted(self) -> re.Pattern[str]:
        """How a word begins that is not counted."""
        return re.compile("|".join(self.own.uncounted) or "(?!)")

    @cached_property
    def joined(self) -> re.Pattern[str]:
        """The word, or the letter at the front of one, by which something more is told ("and", "و")."""
        letters = self.own.numbers.attached_joins
        ways = (re.escape(word) + ("" if word in letters else r"(?!\w)") for word in self.own.also)
        return re.compile(rf"(?<!\w)(?:{'|'.join(ways) or '(?!)'})", re.IGNORECASE)

    @cached_property
    def led(self) -> tuple[str, ...]:
        """What may stand before a word, written together with it: nothing, or a particle."""
        return ("", *(p for p in self.own.numbers.prefixes if p.isalpha()))

    @cached_property
    def hedges_before(self) -> tuple[tuple[str, Ending], ...]:
        """Each modifier with its words at the end of a text."""
        rows = (
            ("at_most", self.own.at_most), ("at_least", self.own.at_least),
            ("about", (*self.own.about, "~", "≈", "±")), ("exact", self.own.precise),
        )  # fmt: skip
        return tuple((name, Ending([p + w for p in self.led for w in words], self.own.gap)) for name, words in rows)

    @cached_property
    def hedges_after(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """Each modifier with the pattern of its words at the start of a text."""
        rows = (("at_most", self.own.after_at_most), ("at_least", self.own.after_at_least),
                ("about", self.own.after_about))  # fmt: skip
        return tuple((n, re.compile(rf"{SPACE}*(?:{alternatives(w)})(?!\+)", re.IGNORECASE)) for n, w in rows)

    @cached_property
    def multiplier(self) -> re.Pattern[str]:
        """A magnitude after a numeral."""
        words = alternatives(self.own.numbers.multipliers)
        return re.compile(rf"(?:{SPACE}*[-‐]?{SPACE}*)({words})", re.IGNORECASE)

    @cached_property
    def half(self) -> re.Pattern[str]:
        """A half added after a numeral."""
        return re.compile(rf"{SPACE}+({alternatives(self.own.numbers.halves)})", re.IGNORECASE)

    @cached_property
    def percent(self) -> re.Pattern[str]:
        """The percent sign or word after a number."""
        return re.compile(rf"(?:{SPACE}|-)*({alternatives(self.percent_words)})", re.IGNORECASE)

    @cached_property
    def loose(self) -> re.Pattern[str]:
        """A unit word without a code, after a number."""
        return re.compile(rf"(?:{SPACE}|-)*({alternatives(self.loose_words)})", re.IGNORECASE)

    @cached_property
    def unit(self) -> re.Pattern[str]:
        """A unit's name after a number."""
        of = alternatives(self.own.of)
        return re.compile(rf"(?:{SPACE}|-)*(?:(?:{of}){SPACE}*)?({alternatives(self.units)})", re.IGNORECASE)

    @cached_property
    def symbol(self) -> re.Pattern[str]:
        """A unit's symbol after a number, as cased."""
        words = sorted(self.symbols, key=lambda w: (-len(w), w))
        return re.compile(rf"{SPACE}?-?({'|'.join(map(re.escape, words)) or '(?!)'})(?![\w'’])")

    @cached_property
    def money_before(self) -> re.Pattern[str]:
        """A sign or code of money at the end of a text."""
        words = "|".join(map(re.escape, sorted([*self.signs, *self.codes], key=lambda w: (-len(w), w))))
        return re.compile(rf"(?<![^\W_])({words or '(?!)'})[ \u00a0\u202f=]?$")

    @cached_property
    def money_after(self) -> re.Pattern[str]:
        """A sign, code or name of money after a number."""
        signs = "|".join(map(re.escape, sorted([*self.signs, *self.codes], key=lambda w: (-len(w), w))))
        of, names = alternatives(self.own.of), alternatives(self.currencies)
        return re.compile(
            rf"(?:{SPACE}*(?:(?:{of}){SPACE}+)?(?P<sign>{signs or '(?!)'})(?![\w])(?!{SPACE}?\d))"
            rf"|(?:(?:{SPACE}|-)*(?:(?:{of}){SPACE}*)?(?P<name>(?i:{names})))"
        )

    @cached_property
    def round(self) -> re.Pattern[str]:
        """What follows a fraction that names a round of a cup: "1/8 final"."""
        return re.compile(rf"[ \u00a0\u202f-]*(?:{alternatives(self.own.rounds)})", re.IGNORECASE)

    @cached_property
    def against(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """A number before another, at the end of a text, and one after it: "81 to", "to 75"."""
        to, number = rf"{SPACE}(?:{alternatives(self.own.to)}){SPACE}", r"(\d{1,3})"
        return re.compile(rf"(?<![\d.,]){number}{to}$"), re.compile(rf"{to}{number}(?![\d.,]*\d)")

    @cached_property
    def label(self) -> re.Pattern[str]:
        """A word that makes the number after it a name, at the end of a text."""
        led = "|".join(self.led[1:])
        words = alternatives(self.labels)
        if led:
            words += rf"|(?<!\w)(?:{led})(?:{'|'.join(map(re.escape, self.labels))})"
        return re.compile(rf"(?:{words}|[#№§]){SPACE}*$", re.IGNORECASE)

    @cached_property
    def house(self) -> re.Pattern[str]:
        """A street behind a house's number: "Baker Street", ", rue de la Paix"."""
        name, street = r"[^\W\d_a-zà-ÿ][\w.'’-]*", alternatives(self.own.streets)
        return re.compile(
            rf",?{SPACE}(?:(?i:{street}){SPACE}|(?:{name}{SPACE}){{1,3}}(?i:{street}))(?=[\w,.;:)]|{SPACE}|$)"
        )

    @cached_property
    def street(self) -> re.Pattern[str]:
        """A street before a house's number, at the end of a text: "Calle Mayor 12", "Hauptstraße 5"."""
        name, particle = r"[^\W\d_a-zà-ÿа-яё][\w.'’-]*", r"[^\W\d_]{1,3}"
        inside = rf"(?:(?:{name}|{particle}){SPACE}){{0,4}}"
        return re.compile(rf"(?i:{alternatives(self.own.streets)}){SPACE}?{inside}{name},?{SPACE}$")

    @cached_property
    def part_of_whole(self) -> re.Pattern[str]:
        """What follows a number that is a part of a whole: "three of the houses"."""
        return patterns.starting(self.own.numbers.of or self.own.of)

    @cached_property
    def minus(self) -> re.Pattern[str]:
        """A word for a number below zero, at the end of a text."""
        return re.compile(rf"(?:{alternatives(self.own.minus)}){SPACE}*[-\s]?$", re.IGNORECASE)

    @cached_property
    def reached(self) -> frozenset[str]:
        """Words between a number and the level that it rose or fell to."""
        return frozenset((*self.own.to, *self.own.level)) - set(self.own.since)

    @cached_property
    def stuff(self) -> re.Pattern[str] | None:
        """A space and what a unit of weight or volume measures, straight behind it."""
        return re.compile(rf"{SPACE}+(?:{self.own.stuff})(?!\w)") if self.own.stuff else None

    @cached_property
    def goals(self) -> re.Pattern[str] | None:
        """Words that end a text and lead to a goal."""
        return re.compile(rf"(?<!\w)(?:{self.own.goals}){SPACE}*$", re.IGNORECASE) if self.own.goals else None

    @cached_property
    def verbs_of_source(self) -> frozenset[str]:
        """Single words with which a source gives a number."""
        return frozenset(w.lower() for w in self.own.states if " " not in w)

    def moves(self, before: str, *, count: bool = False) -> bool:
        """True when the clause that a text ends in tells of a rise or fall; count: of what is counted after it, and
        not of what falls away."""
        clause = re.split(r"[,;:](?!\d)|\.(?!\d)", before.rstrip(" \u00a0,"))[-1]
        cut = self.ending("cuts").search(clause) if count else None
        if cut and not ((fall := self.ending("down").search(clause)) and fall.start() < cut.start()):
            return False  # "recortó hasta 400", and not "se recortó hasta 400"
        return bool(self._moving.search(clause))

    @cached_property
    def _moving(self) -> re.Pattern[str]:
        return patterns.anywhere((*self.bare_cues["up"], *self.bare_cues["down"], *self.own.passed))

    @cached_property
    def bare_cues(self) -> dict[str, tuple[str, ...]]:
        """The words of a rise and a fall with and without the word before the number that they are listed with."""
        links = {*self.own.by, *self.own.of}
        out = {}
        for field in ("up", "down"):
            cues = [p + cue for p in self.led for cue in getattr(self.own, field)]
            bare = (c.rsplit(" ", 1)[0] for c in cues if c.rsplit(" ", 1)[-1] in links)
            out[field] = tuple(dict.fromkeys([*cues, *bare]))
        return out

    def ending(self, field: str) -> Ending:
        """The words of a field at the end of a text."""
        return patterns.ending(getattr(self.own, field))

    def near_end(self, field: str, *, bare: bool = False) -> re.Pattern[str]:
        """The words of a field, or what `bare_cues` makes of them, one to six words before the end of a text."""
        return patterns.near_end(self.bare_cues[field] if bare else getattr(self.own, field))

    def starting(self, field: str) -> re.Pattern[str]:
        """The words of a field at the start of a text."""
        return patterns.starting(getattr(self.own, field))

    @cached_property
    def told(self) -> re.Pattern[str]:
        """A sentence that says who told the one before, up to what ends it."""
        ways = []
        for n, way in enumerate(self.own.told):
            lead, tail = (re.escape(part.strip()).replace("'", "['’]") for part in way.split("…"))
            lead = lead.replace(r"\*\ ", r"(?:[^\W\d_]+ ){0,3}")
            ways.append(rf"{lead}[ \u00a0](?P<who{n}>[^,;:!?()«»“”\"\n.\d]{{2,80}}?){tail and ' ' + tail}(?=[.,])")
        return re.compile("|".join(ways) or "(?!)", re.IGNORECASE)

    def anywhere(self, field: str) -> re.Pattern[str]:
        """The words of a field anywhere."""
        return patterns.anywhere(getattr(self.own, field))


@lru_cache(maxsize=64)
def lexicon(language: Pack) -> Lexicon:
    """The lexicon of a pack."""
    own, shared = language.part("figures", FigureWords), pack("und").part("figures", FigureWords)
    return Lexicon(own, shared, language.code, language.part("names", NameWords).locatives)
