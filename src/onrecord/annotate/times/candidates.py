"""Where a form, a vague word or a numeric date stands in a text, before anything is resolved."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from onrecord.annotate.times.lexicon import Lexicon
from onrecord.annotate.times.tokens import Tok
from onrecord.annotate.times.words import Form
from onrecord.model.statement import TimeModifier

VAGUE = Form(form="", means="vague")
SET = Form(form="", means="set")
_DAYS = frozenset("abcko")
_GLUED = frozenset("-/#$€£.")
_COUNTED = frozenset("%$€£°")


@dataclass(frozen=True)
class Candidate:
    """A stretch of tokens that a form fits.

    first, last: places of its core tokens, `last` excluded; start, end: offsets in the text, with the
    words around it that belong to it. parts: class name to its tokens. modifier: from the words around.
    """

    form: Form
    tokens: list[Tok]
    first: int
    last: int
    parts: dict[str, tuple[Tok, ...]]
    lexicon: Lexicon
    start: int
    end: int
    modifier: TimeModifier | None = None

    @property
    def core(self) -> list[Tok]:
        """The tokens that the form fits."""
        return self.tokens[self.first : self.last]

    def has(self, name: str) -> bool:
        """True when the form's class stands here."""
        return name in self.parts

    def value(self, name: str) -> object | None:
        """What the words of a class mean; None when they are not there."""
        part = self.parts.get(name)
        return None if part is None else self.lexicon.value(name.rstrip("23"), part)

    def number(self, name: str) -> int | None:
        """The whole number written in a class of numbers, in figures or words; None when there is none."""
        part = self.parts.get(name)
        if not part:
            return None
        if part[0].number is not None or part[0].roman is not None:
            return part[0].number if part[0].number is not None else part[0].roman
        ordinal = self.lexicon.values["ORDWORD"].get(" ".join(t.key for t in part))
        if ordinal is not None:
            return int(str(ordinal))
        total = 0
        for tok in part:
            n = self.lexicon.values["NUMBER"].get(tok.key)
            if n is not None:
                n = int(str(n))
                total = max(total, 1) * n if n >= 100 else total + n
        return total

    def word_before(self, back: int = 1) -> str:
        """The key of the token before the core, empty where there is none."""
        return self.tokens[self.first - back].key if self.first >= back else ""

    def word_after(self, ahead: int = 0) -> str:
        """The key of the token behind the core, empty where there is none."""
        return self.tokens[self.last + ahead].key if self.last + ahead < len(self.tokens) else ""

    @cached_property
    def size(self) -> int:
        """Number of core tokens."""
        return self.last - self.first


def candidates(text: str, start: int, end: int, lexicon: Lexicon) -> list[Candidate]:
    """The candidates of one block that do not overlap, longest first chosen, in order of place."""
    toks = lexicon.tokens(text, start, end)
    line = "".join(t.char for t in toks)
    found: list[tuple[tuple[int, int, int, int], Candidate]] = []
    for compiled in lexicon.forms:
        for m in compiled.regex.finditer(line):
            parts = _parts(m, toks)
            c = Candidate(compiled.form, toks, m.start(), m.end(), parts, lexicon,
                          toks[m.start()].start, toks[m.end() - 1].end)  # fmt: skip
            if _stands(c):
                found.append(((m.start() - m.end(), -compiled.form.rank, m.start(), compiled.place), c))
    for form, regex in ((VAGUE, lexicon.vague), (SET, lexicon.sets)):
        for m in regex.finditer(line):
            c = Candidate(form, toks, m.start(), m.end(), {}, lexicon, toks[m.start()].start, toks[m.end() - 1].end)
            found.append(((m.start() - m.end(), 9, m.start(), 0), c))
    taken = [False] * len(toks)
    chosen = []
    for _, c in sorted(found, key=lambda row: row[0]):
        if not any(taken[c.first : c.last]):
            taken[c.first : c.last] = [True] * c.size
            chosen.append(c)
    widened = [_widened(c, line, taken) for c in chosen]
    widened += [s for c in chosen for s in _siblings(c, taken)]
    return sorted(widened, key=lambda c: c.first)


def _parts(m: re.Match[str], toks: list[Tok]) -> dict[str, tuple[Tok, ...]]:
    """The tokens of each class; of a class that stands in two branches of a form, those of the branch that fits."""
    out: dict[str, tuple[Tok, ...]] = {}
    for name, found in m.groupdict().items():
        if found is not None:
            plain = name.rstrip("234")
            out[name if plain in out else plain] = tuple(toks[m.start(name) : m.end(name)])
    return out


def _stands(c: Candidate) -> bool:
    """False for a word that only looks like a month or day, and for a number that is no year."""
    if c.has("WEEKDAY") and not c.has("MONTH") and _bare_short(c):
        return False
    if c.form.means == "duration" and _takes_article(c):
        return False
    if c.form.rule == "hour" and not _ends_hour(c):
        return False
    if c.form.means == "weekday_of_month" and any(
        t.char not in _DAYS for n in ("DAY", "ORDFIG") for t in c.parts.get(n, ())
    ):
        return False  # "domingo, segundo a polícia"
    alone = [n for n in c.parts if n not in ("SHIFT", "FOLLOW")]
    if (
        alone == ["MONTH"]
        and len(c.core) > 1
        and c.parts["MONTH"][0].key in c.lexicon.weak
        and not _cased(c.parts["MONTH"][0], c)
    ):
        return False  # "this may take long"
    if alone in (["MONTH"], ["WEEKDAY"]):
        return _is_name(c, c.parts[alone[0]])
    core = [t for t in c.core if t.key != "."]
    if core[0].key in c.lexicon.weak and len(core) == 2 and not _cased(core[0], c):
        return False
    if c.form.means == "quarter" and c.has("FIGURE"):
        at = c.tokens.index(c.parts["FIGURE"][0], c.first)
        return c.tokens[at - 1].end == c.tokens[at].start
    if c.form.means == "year_range" and c.first > 1 and c.tokens[c.first - 1].end == c.core[0].start:
        return c.word_before() != "-" or c.tokens[c.first - 2].number is None  # "Tel. 138-2010-2015"
    if c.form.means == "year" and len(core) == 1:
        return _is_year(c, core[0])
    return True


def _ends_hour(c: Candidate) -> bool:
    """True where nothing that a number could count follows a bare hour: "alle 9.", and not "alle 9 famiglie"."""
    after = c.word_after()
    if not after[:1].isalnum():
        return after not in _COUNTED
    return after in c.lexicon.hour_after or after in c.lexicon.values["DEICTIC"] or after in c.lexicon.values["WEEKDAY"]


def _takes_article(c: Candidate) -> bool:
    """True where the last word of a length is the article of a date ("two days before the 5th")."""
    last = c.core[-1]
    behind = c.tokens[c.last] if c.last < len(c.tokens) else None
    return behind is not None and behind.char in _DAYS and not last.number and last.key not in c.lexicon.values["UNIT"]


def _is_name(c: Candidate, name: tuple[Tok, ...]) -> bool:
    """True for a month or weekday without a number that is no ordinary word here."""
    if " ".join(t.key for t in name if t.key != ".") not in c.lexicon.weak or c.has("SHIFT") or c.has("FOLLOW"):
        return True
    if name[-1].key in c.lexicon.values["NUMBER"]:
        return False  # "et sept avions"
    at = c.tokens.index(name[0], c.first)
    before = c.tokens[at - 1].key if at else ""
    if before == "-" and at > 1 and f"{c.tokens[at - 2].key} -" in c.lexicon.prefixed:  # "mid-May"
        return True
    return before in c.lexicon.weak_before and _cased(name[0], c) and _goes_on(c)


def _bare_short(c: Candidate) -> bool:
    """True for a weekday cut short and without its full stop ("Sun")."""
    part = c.parts["WEEKDAY"]
    return part[0].key in c.lexicon.short and part[-1].key != "."


def _goes_on(c: Candidate) -> bool:
    """True when what follows a weak name does not make it an adjective ("na segunda parte")."""
    after = c.word_after()
    wanted = c.lexicon.weak_after
    return not wanted or not after[:1].isalpha() or after in wanted or c.tokens[c.last].char != "~"


def _cased(tok: Tok, c: Candidate) -> bool:
    """True when the word is written with the case that the language gives its months."""
    return not c.lexicon.words.capital_names or tok.text[:1].isupper()


def _is_year(c: Candidate, tok: Tok) -> bool:
    """True when a bare number of four digits is used as a year."""
    lex = c.lexicon
    before, after = c.word_before(), c.word_after()
    glued_before = c.first > 0 and c.tokens[c.first - 1].end == tok.start and before in _GLUED
    if glued_before and before == "-" and f"{c.word_before(2)} -" in lex.prefixed:
        glued_before = False  # "mid-1996"
    glued_after = c.last < len(c.tokens) and c.tokens[c.last].start == tok.end and not _mark(after)
    if _of_participle(c, tok, after):
        return True
    if glued_before or glued_after or before in lex.year_not_before or after in lex.year_not_after:
        return False
    if before in lex.year_before:
        return True
    if lex.words.year_needs_word:
        return False
    previous = c.tokens[c.first - 1] if c.first else None
    if previous and previous.char == "~" and previous.text[:1].isupper() and not lex.words.capital_nouns:
        return False  # the number of a model: "Mirage 2000"
    if tok.char == "f":
        return False
    following = c.tokens[c.last] if c.last < len(c.tokens) else None
    if following is None or not following.text[:1].isalpha():
        return following is None or following.key not in _COUNTED
    if lex.words.capital_nouns:
        return _before_verb(c, following) or _before_small(c, tok, following)
    if following.char == "~" and lex.words.plurals:  # "1996 campaign", and not "1996 votes"
        return before != "" and not following.key.endswith(lex.words.plurals)
    return following.char != "~" and following.key not in lex.values["UNIT"]


def _of_participle(c: Candidate, tok: Tok, after: str) -> bool:
    """True for a plain number before a participle that no plural noun follows: "die 1998 gebaute Fähre"."""
    endings = c.lexicon.words.year_endings
    return bool(endings) and tok.char != "f" and len(after) > 5 and after.endswith(endings) and after.isalpha()


def _before_verb(c: Candidate, following: Tok) -> bool:
    """True when the word after a number is no noun and, where every noun has a capital, no adjective of one."""
    if following.key in c.lexicon.past or following.key in c.lexicon.future:
        return True
    beyond = c.tokens[c.last + 1].text[:1] if c.last + 1 < len(c.tokens) else ""
    return following.text[:1].islower() and not beyond.isupper() and following.key not in c.lexicon.values["UNIT"]


def _before_small(c: Candidate, tok: Tok, following: Tok) -> bool:
    """True for a number that is likely a year, before an article or preposition: no noun for it to count follows."""
    return 1800 <= int(tok.text) < 2100 and following.text in c.lexicon.year_after


def _mark(word: str) -> bool:
    return bool(word) and not word[0].isalnum() and word not in {"%", "°", "€", "$", "£"}


def _siblings(c: Candidate, taken: list[bool]) -> list[Candidate]:
    """The days that share a month with the one read: the 6 in "6 et 13 avril", the 5 in "May 3 and 5"."""
    out: list[Candidate] = []
    if c.form.means != "date" or not c.has("DAY") or not c.has("MONTH") or c.has("WEEKDAY"):
        return out
    toks, day, month = c.tokens, c.parts["DAY"], c.parts["MONTH"]
    forward = month[0].start < day[0].start
    step = 1 if forward else -1
    at = c.last if forward else toks.index(day[0], c.first) - 1
    while 0 <= at < len(toks) and (toks[at].key == "," or c.lexicon.and_.fullmatch(toks[at].char)):
        at += step
        if not forward and toks[at].key == ".":
            at -= 1
        if not 0 <= at < len(toks) or toks[at].char not in _DAYS or taken[at]:
            break
        behind = toks[at + 1].key if at + 1 < len(toks) else ""
        if forward and not _ends_number(behind, c.lexicon):
            break
        parts = {**c.parts, "DAY": (toks[at],)}
        out.append(replace(c, first=at, last=at + 1, parts=parts, start=toks[at].start, end=toks[at].end))
        at += step
    return out


def _ends_number(behind: str, lexicon: Lexicon) -> bool:
    """True when a number before this word counts nothing: a mark follows, or a word that is no plural noun."""
    if not behind[:1].isalnum():
        return behind[:1] not in _GLUED or behind == "."
    plurals = lexicon.words.plurals
    return behind[:1].isalpha() and bool(plurals) and not behind.endswith(plurals)


def _denied(c: Candidate, at: int) -> bool:
    """True when a word just before token `at`, in its clause, denies: "will not open before June"."""
    for tok in reversed(c.tokens[max(0, at - 5) : at]):
        if not tok.key[:1].isalnum() and tok.key not in ("'", "-"):
            return False
        if tok.key in c.lexicon.negations:
            return True
    return False


def _widened(c: Candidate, line: str, taken: list[bool]) -> Candidate:
    """The candidate with the words beside it that modify it."""
    means = c.form.means
    if means in ("vague", "set", "ordinary"):
        return c
    first, last, modifier = c.first, c.last, c.modifier or c.form.modifier
    for around, before, after in c.lexicon.around:
        if (around.durations and means != "duration") or (means == "duration" and not around.inside):
            continue
        size = next((n for n in (4, 3, 2, 1) if first >= n and not any(taken[first - n : first])
                     and before.fullmatch(line, first - n, first)), 0)  # fmt: skip
        if size:
            denied = around.modifier == "before" and _denied(c, first - size)
            modifier = modifier or ("after" if denied else around.modifier)
            first -= size if around.inside else 0
        size = next(
            (n for n in (3, 2, 1) if not any(taken[last : last + n]) and after.fullmatch(line, last, last + n)), 0
        )
        if size:
            modifier = modifier or around.modifier
            last += size if around.inside else 0
    return replace(c, start=c.tokens[first].start, end=c.tokens[last - 1].end, modifier=modifier)
