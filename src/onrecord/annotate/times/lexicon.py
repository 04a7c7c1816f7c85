"""A language's time words and forms, compiled once: words to characters, forms to regular expressions."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from onrecord.annotate.times import tokens
from onrecord.annotate.times.tokens import Tok
from onrecord.annotate.times.words import Form, TimeWords
from onrecord.errors import PackError
from onrecord.lang import Pack, pack
from onrecord.lang.pack import Language

_FIRST = 0xE000  # private use area: no character of a text is mistaken for a word
_DIGITS = {
    "DAY": "abcko", "HOUR": "0abk", "MINUTE": "0abcdk", "YEAR": "fg", "YY": "yk", "YEARQ": "Q", "DAYDOT": "P",
    "DECADE": "T", "CLOCK": "C", "NUMDATE": "D", "ISO": "I", "DOTTED": "n", "MM": "ak", "NN": "abcdyk",
    "FIGURE": "abcdyefghk", "DECIMAL": "n", "ORDFIG": "o", "DAYSLASH": "S", "MONTHSLASH": "M",
}  # fmt: skip
_ELEMENT = re.compile(r"\\[()|?]|[()|?]|[^\s()|?]+")


@dataclass(frozen=True)
class Compiled:
    """A form and its regular expression over class characters."""

    form: Form
    regex: re.Pattern[str]
    place: int


class Lexicon:
    """What a language can say about time.

    shared: forms of every language. values: class name to (words of an entry, joined by spaces) to its value.
    """

    def __init__(self, words: TimeWords, language: Language, shared: tuple[Form, ...] = ()) -> None:
        self.words = words
        self.language = language
        self.tokenizer = tokens.pattern(words)
        self._chars: dict[str, str] = {}
        self._folded: dict[str, str] = {}
        self._split: dict[str, int] = {}
        months, weekdays, short = _names(words)
        self.short = short
        self.weak = frozenset(tokens.key(w) for w in words.weak) | short
        self.values: dict[str, dict[str, object]] = {
            name: {self._entry(w): v for w, v in table.items()}
            for name, table in (
                ("MONTH", months), ("WEEKDAY", weekdays), ("UNIT", words.units), ("NUMBER", words.numbers),
                ("ORDWORD", words.ordinals), ("SEASON", words.seasons), ("DAYPART", words.dayparts),
                ("DEICTIC", words.deictic), ("SHIFT", words.shifts), ("FOLLOW", words.follows),
                ("DECADEWORD", words.decades), ("HOLIDAY", words.holidays),
                ("VAGUENUM", dict.fromkeys(words.vague_numbers, 0)),
            )
        }  # fmt: skip
        for name, phrases in words.classes.items():
            self.values[name] = {self._entry(w): w for w in phrases}
        for day in weekdays:
            for part in words.dayparts:
                self._split[tokens.key(day + part)] = len(day)
        self.char(".")
        self.hyphen = self.char("-")
        self.forms = tuple(Compiled(f, self._compile(f), i) for i, f in enumerate((*words.forms, *shared)))
        self.vague = self._phrases(words.vague)
        self.sets = self._phrases(words.sets)
        self.around = tuple((a, self._phrases(a.before), self._phrases(a.after)) for a in words.around)
        self.to, self.from_, self.and_ = map(self._phrases, (words.to, words.from_, words.and_))
        self.prefixed = frozenset(p for a in words.around for p in map(self._entry, a.before) if p.endswith(" -"))
        self.before_day, self.after_day = map(self._phrases, (words.before_day, words.after_day))
        self.weak_after = frozenset(self._entry(w) for w in words.weak_after)
        self.year_before, self.year_not_before, self.year_not_after, self.weak_before, self.ahead, self.back = (
            frozenset(self._entry(w) for w in group) for group in
            (words.year_before, words.year_not_before, words.year_not_after, words.weak_before, words.ahead, words.back)
        )  # fmt: skip
        self.future, self.past, self.will, self.with_be, self.plural, self.year_after, self.copulas = (
            frozenset(tokens.key(w) for w in group)
            for group in (
                words.future,
                words.past,
                words.will,
                words.with_be,
                words.plural,
                words.year_after,
                words.copulas,
            )
        )
        self.moves = tuple(tokens.key(w) for w in words.moves)
        self.moves_to, self.meant_for, self.was, self.hour_after = (
            frozenset(self._entry(w) for w in group)
            for group in (words.moves_to, words.meant_for, words.was, words.hour_after)
        )
        self.negations = frozenset(tokens.key(w) for w in words.negations)
        self.clause_words = frozenset(tokens.key(w) for w in words.clause_words)
        self._folded = {f: c for w, c in self._chars.items() if len(w) > 3 and (f := _fold(w)) not in self._chars}

    def char(self, word: str) -> str:
        """The character of a word of the lexicon; a new one for a new word."""
        return self._chars.setdefault(word, chr(_FIRST + len(self._chars)))

    def tokens(self, text: str, start: int, end: int) -> list[Tok]:
        """The tokens of `text[start:end]`; offsets count in `text`."""
        out: list[Tok] = []
        flat = tokens.plain(text[start:end])
        for m in self.tokenizer.finditer(flat):
            kind, at = m.lastgroup or "x", start + m.start()
            kind = "D" if kind in ("sep", "mid") else kind
            if kind == "w":
                out += self._word(text, at, tokens.key(m[0]) if not m[0].isascii() else m[0], len(m[0]))
                continue
            if kind == "N":
                char = tokens.figure("".join(str(int(c)) for c in m[0]))
            elif kind == "x":
                char = self._chars.get(m[0], "~")
            elif kind == "o":
                char = "o" if 0 < int(re.match(r"\d+", m[0])[0]) <= 31 else "O"  # type: ignore[index]
            else:
                char = kind
            out.append(Tok(at, at + len(m[0]), m[0], char, text[at : at + len(m[0])]))
        return out

    def _word(self, text: str, at: int, key: str, size: int) -> list[Tok]:
        end = at + size
        char = self._chars.get(key) or self._folded.get(key)
        if char is None and (cut := self._split.get(key)):
            return [
                t
                for s, e in ((at, at + cut), (at + cut, end))
                for t in self._word(text, s, tokens.key(text[s:e]), e - s)
            ]
        if char is None:
            for prefix in self.words.prefixes:
                if key.startswith(prefix) and (char := self._chars.get(key[len(prefix) :])):
                    at, key = at + len(prefix), key[len(prefix) :]
                    break
        if char is None and text[at] in "IVX" and tokens.is_roman(text[at:end], self.words.ordinal_suffixes):
            char = "R"
        return [Tok(at, end, key, char or "~", text[at:end])]

    def value(self, name: str, toks: tuple[Tok, ...]) -> object | None:
        """The value of a class for these words, None where they are none of its."""
        table = self.values[name]
        said = " ".join(t.key for t in toks if not (t.key == "." and name in ("MONTH", "WEEKDAY")))
        return table[said] if said in table else table.get(_unfold(said, table))

    def _entry(self, phrase: str) -> str:
        keys = [m[0] for m in self.tokenizer.finditer(tokens.key(phrase))]
        for k in keys:
            self.char(k)
        return " ".join(keys)

    def _regex(self, phrases: object) -> str:
        """A regular expression for any of these entries, longest first."""
        entries = sorted({str(p) for p in phrases}, key=lambda p: (-len(p.split()), p))  # type: ignore[attr-defined]
        single = "".join(re.escape(self.char(p)) for p in entries if " " not in p)
        many = [re.escape("".join(map(self.char, p.split()))) for p in entries if " " in p]
        return "(?:" + "|".join([*many, *([f"[{single}]"] if single else [])] or ["(?!)"]) + ")"

    def _phrases(self, phrases: tuple[str, ...]) -> re.Pattern[str]:
        return re.compile(self._regex([self._entry(p) for p in phrases]))

    def _class(self, name: str) -> str:
        digits = _DIGITS.get(name)
        hyphen, dot = re.escape(self.hyphen), re.escape(self.char("."))
        if name == "NUM":
            return f"(?:[abcdyefghk]|{self._number(hyphen)})"
        if name == "ORD":
            return f"(?:[oOR]|{self._regex(self.values['ORDWORD'])})"
        if name == "DAY":
            words = [w for w, v in self.values["ORDWORD"].items() if int(str(v)) <= 31]
            if self.words.day_words:
                words += [w for w, v in self.values["NUMBER"].items() if 2 <= int(str(v)) <= 31]
            return f"(?:[{digits}]|{self._regex(words)})"
        if name in ("MONTH", "WEEKDAY"):
            short = self._regex([w for w in self.values[name] if w in self.short])
            return f"(?:{self._regex(w for w in self.values[name] if w not in self.short)}|{short}{dot}?)"
        if digits:
            return f"[{digits}]"
        return self._regex(self.values[name])

    def _number(self, hyphen: str) -> str:
        """A whole number in words: "two", "twenty-five", "thirty one", "a hundred"."""

        def words(low: int, high: int) -> str:
            return self._regex(w for w, v in self.values["NUMBER"].items() if low <= int(str(v)) <= high)

        any_, tens, hundreds = words(1, 99), words(20, 99), words(100, 1_000)
        return f"(?:{tens}(?:{hyphen}{words(1, 9)}|{words(2, 9)})|{any_}?{hundreds}{any_}?|{any_})"

    def _compile(self, form: Form) -> re.Pattern[str]:
        """The form's regular expression; of the branches of a group the longest is tried first."""
        return re.compile(self._branches(form, _ELEMENT.findall(form.form), {})[0])

    def _branches(self, form: Form, todo: list[str], seen: dict[str, int]) -> tuple[str, int]:
        """The expression up to the closing parenthesis, and how many elements its longest branch has."""
        branches: list[tuple[str, int]] = []
        regex, size = "", 0
        while todo:
            element = todo.pop(0)
            if element == ")":
                break
            if element == "|":
                branches.append((regex, size))
                regex, size = "", 0
            elif element == "(":
                inner, length = self._branches(form, todo, seen)
                regex, size = f"{regex}(?:{inner})", size + length
            elif element == "?":
                regex += element
            else:
                regex, size = regex + self._element(form, element, seen), size + 1
        branches = sorted([*branches, (regex, size)], key=lambda branch: -branch[1])
        return "|".join(r for r, _ in branches), branches[0][1]

    def _element(self, form: Form, element: str, seen: dict[str, int]) -> str:
        if not (element.isupper() and element.isascii() and len(element) > 1):
            keys = self._entry(element.removeprefix("\\")).split()
            return "(?:" + "".join(re.escape(self.char(k)) for k in keys) + ")"
        if element not in self.values and element not in _DIGITS and element not in ("NUM", "ORD"):
            raise PackError(f"times.toml, form {form.form!r}: no class {element}; add it to [classes]")
        seen[element] = seen.get(element, 0) + 1
        count = "" if seen[element] == 1 else str(seen[element])
        return f"(?P<{element}{count}>{self._class(element)})"


def _fold(word: str) -> str:
    """The word without its accents; tilde and cedilla stay: "ano" is not "año", nor "marco" "março"."""
    kept = (c for c in unicodedata.normalize("NFD", word) if c not in "\u0300\u0301\u0302\u0308")
    return unicodedata.normalize("NFC", "".join(kept))


def _unfold(said: str, table: dict[str, object]) -> str:
    return next((w for w in table if _fold(w) == said), said)


def _names(words: TimeWords) -> tuple[dict[str, int], dict[str, int], frozenset[str]]:
    """Months (1 to 12), weekdays (Monday 0), and the abbreviated names among them."""
    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    short: set[str] = set()
    if words.locales:
        from babel import Locale

        for code in words.locales:
            locale = Locale.parse(code)
            for context in ("format", "stand-alone"):
                for width in ("abbreviated", "wide"):
                    for table, names in ((months, locale.months), (weekdays, locale.days)):
                        for number, name in names[context][width].items():
                            name = tokens.key(name.rstrip("."))
                            table.setdefault(name, number)
                            if width == "abbreviated":
                                short.add(name)
                            else:
                                short.discard(name)
    months |= {tokens.key(k): v for k, v in words.months.items()}
    weekdays |= {tokens.key(k): v for k, v in words.weekdays.items()}
    return months, weekdays, frozenset(short - {tokens.key(k) for k in (*words.months, *words.weekdays)})


@lru_cache(maxsize=64)
def _lexicon(code: str) -> Lexicon:
    mine = pack(code)
    return Lexicon(mine.part("times", TimeWords), mine.language, pack(None).part("times", TimeWords).forms)


def lexicon(language: Pack) -> Lexicon:
    """The compiled time words of a language."""
    return _lexicon(language.code)
