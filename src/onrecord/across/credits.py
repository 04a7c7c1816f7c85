"""What a report passes on from another outlet, where its own words say so: "according to Reuters", "told the BBC".

A credit is an outlet's name with a cue right before or after it. It holds for its sentence, or for the part of
it that a contrast ("but", "while") sets off. An outlet that is itself the news ("the BBC said it would cut posts") is
no credit. `lang/CODE/credits.toml` has the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import msgspec

from onrecord.across.outlets import Named, Outlets
from onrecord.lang import Pack, pack
from onrecord.model import Article
from onrecord.read.flat import flat
from onrecord.read.words import either, phrases
from onrecord.text.sentences import split

REACH = 110
"""Characters before a name in which its cue may stand."""


class CreditWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The part `credits` of a language pack. Patterns are regular expressions over flat text.

    by: what stands right before an outlet that reported. told: patterns of what ends right before one that somebody
    spoke to. reports: what it does, right after its name. kinds: what an outlet is called ("the newspaper");
    named_before: those that may follow an unlisted name; not_names: capital words that are none. unnamed: outlets
    without a name ("local media"); not_unnamed: what right before them makes them something else. determiners: what
    may stand before a name.
    openers: words after which an outlet that reports may stand inside a sentence. turns: words that set off what a
    credit does not hold for. asides: words right before an outlet whose credit holds from there on only. news: patterns
    right after a credit in which the outlet is itself the news. own: patterns of a report's own reporting.
    clitics: letters written together with a name.
    """

    by: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    named_before: tuple[str, ...] = ()
    not_names: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()
    not_unnamed: tuple[str, ...] = ()
    determiners: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()
    turns: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()
    news: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    clitics: tuple[str, ...] = ()


class Credit(NamedTuple):
    """A credit. start, end: what it holds for. first, last: its words. key, name: the outlet, empty where unnamed."""

    start: int
    end: int
    first: int
    last: int
    key: str
    name: str


class _Rules:
    """The words of a language as patterns over flat text."""

    def __init__(self, language: Pack) -> None:
        words = language.part("credits", CreditWords)
        joined = f"(?:{'|'.join(map(flat, words.clitics))})?" if words.clitics else ""
        by = rf"(?<!\w){joined}{phrases(words.by)}"
        of, kinds = phrases(words.determiners), phrases(words.kinds)
        kind = rf"(?:(?:[\w'-]+\s+){{0,2}}{kinds}(?:\s+[\w'-]+){{0,2}}\s+)?"
        lead = rf"(?:{of}\s*)?{kind}[\"'(]?(?:{of}\s*)?$"
        told = "|".join(f"(?:{p.removesuffix('$')})" for p in words.told) or r"(?!)"
        self.words = words
        self.by = either((rf"{by}\s*{lead}",))
        self.told = either((rf"(?:{told})\s*{lead}",))
        self.unnamed = re.compile(rf"(?<![\w-]){phrases(words.unnamed)}(?![\w-])")
        self.loose = either((rf"{by}\s*(?:{of}\s*)?(?:[\w-]+\s+){{0,2}}$",))
        self.not_unnamed = either((rf"(?<!\w){phrases(words.not_unnamed)}\s+(?:[\w-]+\s+)?$",))
        begin = rf"(?:^|[.!?:;,\n\"(]|\s[-–—]|(?<!\w){phrases((*words.openers, *words.turns, *words.asides))})\s*"
        self.begins = either((begin + lead,))
        self.begins_loose = either((rf"{begin}(?P<lead>(?:{of}\s*)?(?:[\w-]+\s+)?)$",))
        self.after = either(
            (rf"[\"')]*(?:\s+{kinds})?(?:\s+[\w'-]+)?(?:,[^,.;\n]{{2,40}},)?\s+{phrases(words.reports)}(?!\w)",)
        )
        self.news = either(words.news)
        self.own = either(words.own)
        self.turns = re.compile(rf"[,;:]?\s(?={phrases(words.turns)}(?!\w))")
        self.aside = either((rf"(?<!\w){phrases(words.asides)}\s*{lead}",))
        self.alone = either(
            (rf"\s*(?:[.,;:!?\"')]|$)|(?:\s+[\w'-]+)?\s+{phrases((*words.reports, *words.openers))}(?!\w)",)
        )
        self.kind = re.compile(rf"(?<![\w-]){kinds}(?![\w-])")


@lru_cache(maxsize=32)
def _rules(language: Pack) -> _Rules | None:
    return _Rules(language) if language.part("credits", CreditWords).by else None


_NAME_BEFORE = re.compile(r"(?<=[a-z]\s)((?:[A-Z][\w’'-]*\s){1,3})$")
_NAME = re.compile(
    r"[«“„\"']?((?:[^\W\d_a-zа-яё][\w’'-]*)(?:\s+(?:(?:de|di|du|da|of|the|al)\s+)?[^\W\d_a-zа-яё][\w’'-]*){0,3})[»”“\"']?"
)


def credits_of(article: Article, outlets: Outlets) -> tuple[Credit, ...]:
    """The credits of a report, in order of place, those to its own outlet too."""
    rules = _rules(pack(article.lang))
    return tuple(_credits(article, outlets, rules)) if rules else ()


def own_reporting(article: Article) -> bool:
    """True where a report says that its own people asked or saw."""
    rules = _rules(pack(article.lang))
    return bool(rules and rules.own.search(flat(article.text)))


def _credits(article: Article, outlets: Outlets, rules: _Rules) -> Iterator[Credit]:
    text = article.text
    plain = flat(text)
    last: tuple[str, str] | None = None
    for block in article.mined:
        if block.kind == "caption":
            continue
        cues: list[tuple[int, int, str, str, bool]] = []
        for named in _names(text[block.start : block.end], plain[block.start : block.end], outlets, rules):
            at, end = block.start + named.start, block.start + named.end
            if named.key:
                cue = _cue(plain, block.start, at, end, rules)
            elif named.name:
                cue = _cue_unnamed(plain, block.start, at, end, rules)
            elif last and (cue := _cue(plain, block.start, at, end, rules)):
                named = named._replace(key=last[0], name=last[1])
            else:
                continue
            if cue:
                if named.key:
                    last = named.key, named.name
                cues.append(
                    (
                        *cue,
                        named.key,
                        named.name if named.key else "",
                        rules.aside.search(plain, max(block.start, at - REACH), at) is not None,
                    )
                )
        if cues:
            yield from _held(text, plain, block.start, block.end, cues, rules, pack(article.lang))


def _names(text: str, plain: str, outlets: Outlets, rules: _Rules) -> list[Named]:
    """Names of outlets; "local media" with its words for a name and no key; "the newspaper" with neither."""
    found = list(outlets.found(text, rules.words.clitics))

    def free(start: int, end: int) -> bool:
        return all(end <= n.start or start >= n.end for n in found)

    for m in rules.unnamed.finditer(plain):
        if free(m.start(), m.end()):
            found.append(Named(m.start(), m.end(), "", text[m.start() : m.end()]))
    for m in rules.kind.finditer(plain):
        if not free(m.start(), m.end()):
            continue
        if named := _beside(text, m.start(), m.end(), rules):
            if free(*named):
                name = text[slice(*named)]
                found.append(Named(*named, outlets.key(name), name))
        elif rules.alone.match(plain, m.end()):
            found.append(Named(m.start(), m.end(), "", ""))
    return sorted(found)


def _beside(text: str, start: int, end: int, rules: _Rules) -> tuple[int, int] | None:
    """Where an unlisted name stands that what an outlet is called says to be one: "the newspaper Talking Drum"."""
    after = _NAME.match(text, end + 1) if text[end : end + 1] == " " else None
    if after and after[1] not in rules.words.not_names:
        return after.span(1)
    before = flat(text[start:end]) in rules.words.named_before and _NAME_BEFORE.search(text, max(0, start - 60), start)
    return (before.start(1), before.start(1) + len(before[1].rstrip())) if before else None


def _cue(plain: str, low: int, at: int, end: int, rules: _Rules) -> tuple[int, int] | None:
    """Where the words of a credit begin and end, None where the name has no cue."""
    start = max(low, at - REACH)
    if rules.news.match(plain, end):
        return None
    if m := rules.told.search(plain, start, at) or rules.by.search(plain, start, at):
        return m.start(), end
    if (m := rules.after.match(plain, end)) and not rules.news.match(plain, m.end()):
        return (at, m.end()) if rules.begins.search(plain[low:at][-REACH:]) else None
    return None


def _cue_unnamed(plain: str, low: int, at: int, end: int, rules: _Rules) -> tuple[int, int] | None:
    start = max(low, at - REACH)
    if rules.not_unnamed.search(plain, start, at):
        return None
    if m := rules.loose.search(plain, start, at):
        return m.start(), end
    before = plain[low:at][-REACH:]
    if (m := rules.after.match(plain, end)) and (lead := rules.begins_loose.search(before)):
        return at - len(before) + lead.start("lead"), m.end()
    return None


def _held(
    text: str,
    plain: str,
    low: int,
    high: int,
    cues: list[tuple[int, int, str, str, bool]],
    rules: _Rules,
    language: Pack,
) -> Iterator[Credit]:
    """The credits of a block, each with the stretch of its sentence that it holds for."""
    for start, end in split(text[low:high], language):
        start, end = start + low, end + low
        cuts = [start, *(m.end() for m in rules.turns.finditer(plain, start, end)), end]
        for first, last, key, name, aside in cues:
            if start <= first < end:
                at = max(i for i, cut in enumerate(cuts[:-1]) if cut <= first)
                yield Credit(first if aside else cuts[at], cuts[at + 1], first, last, key, name)
