"""The roles that a draft gives to people, against the roles that the reports give them; only where it is sure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from onrecord.check.draft import DRAFT
from onrecord.check.scope import Beside
from onrecord.check.verdict import Found
from onrecord.lang import pack
from onrecord.model import Entity, Mention, Span
from onrecord.text.names import NameWords, fold, stem
from onrecord.words import cite, number_of

_TIMES = 2
"""Reports at least that must give a role before another one is an error."""

_BEFORE = re.compile(r"(?:([^\W\d_]+)[ \n])?\b([^\W\d_]+)[ \n]$")
Roles = dict[frozenset[str], list[Span]]


def check(beside: Beside) -> Iterator[Found]:
    """A row for each person to whom the draft gives another's role, or one that is nearly the person's own."""
    roles = _roles(beside)
    for mention in beside.mentions:
        entity = beside.entity_at(mention.span)
        if mention.span.article != DRAFT or mention.role is None or entity is None or entity.kind != "person":
            continue
        given = _words(beside, mention.role, sure=True)
        own = roles.get(entity.id, {})
        if len(given) < 2 or not own or any(given <= role for role in own):
            continue
        holders = [(e, spans) for e, found in roles.items() if e != entity.id and (spans := found.get(given))]
        if len(holders) == 1 and _reports(holders[0][1]) >= _TIMES:
            yield _anothers(beside, mention, entity, *holders[0])
        elif (near := _near(given, own)) is not None:
            yield _another(beside, mention, entity, near)


def _roles(beside: Beside) -> dict[str, Roles]:
    """The roles that reports in the draft's language give to each person: their words, and where they stand."""
    out: dict[str, Roles] = defaultdict(lambda: defaultdict(list))
    for mention in beside.mentions:
        article = beside.articles[mention.span.article]
        if mention.role is None or article.id == DRAFT or article.lang != beside.draft.lang:
            continue
        entity = beside.entity_at(mention.span)
        words = _words(beside, mention.role, sure=False)
        if entity is not None and entity.kind == "person" and words:
            out[entity.id][words].append(_wide(beside, mention.role, words))
    return out


def _words(beside: Beside, role: Span, *, sure: bool) -> frozenset[str]:
    """The telling words of a role, with the one before it: "interior" minister.

    sure: only where that one has a capital or stands behind an article.
    """
    articles, small, endings = _small_words(beside.draft.lang)
    found = fold(role.exact).split()
    text = beside.articles[role.article].text
    before = _BEFORE.search(text[max(0, role.start - 60) : role.start])
    if before and (not sure or before[2][0].isupper() or fold(before[1] or "") in articles):
        found.append(fold(before[2]))
    return frozenset(stem(w, endings) for w in found if w not in small and len(w) > 2)


@lru_cache(maxsize=16)
def _small_words(lang: str | None) -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    """The articles of a language, all its words that tell nothing in a role, and the endings of its names."""
    words = pack(lang).part("names", NameWords)
    small = (fold(w) for link in (*words.role_links, *words.articles, *words.particles) for w in link.split())
    return frozenset(map(fold, words.articles)), frozenset(small), tuple(map(fold, words.endings))


def _wide(beside: Beside, role: Span, words: frozenset[str]) -> Span:
    """A role with the word before it, where that is one of its telling words."""
    article = beside.articles[role.article]
    before = _BEFORE.search(article.text[max(0, role.start - 60) : role.start])
    if before is None or not any(fold(before[2]).startswith(w) for w in words):
        return role
    return article.span(role.start - len(before[2]) - 1, role.end)


def _near(given: frozenset[str], own: Roles) -> list[Span] | None:
    """Where the reports give the person's role, when all of them that say more than its head say the same."""
    full = {words: spans for words, spans in own.items() if len(words) > 1}
    if len(full) != 1:
        return None
    ((words, spans),) = full.items()
    return spans if given & words and given - words and words - given and _reports(spans) >= _TIMES else None


def _reports(spans: list[Span]) -> int:
    return len({s.article for s in spans})


def _anothers(beside: Beside, mention: Mention, entity: Entity, holder: str, spans: list[Span]) -> Found:
    name = next(e.name for e in beside.entities if e.id == holder)
    first = cite(beside.articles[spans[0].article])
    reason = f"The record gives the role “{spans[0].exact}” to {name} ({first}), and not to {entity.name}."
    return Found("role", "other_role", mention.role or mention.span, reason, tuple(spans))


def _another(beside: Beside, mention: Mention, entity: Entity, spans: list[Span]) -> Found:
    given = mention.role.exact if mention.role else ""
    reason = f"{number_of(_reports(spans), 'report')} call {entity.name} “{spans[0].exact}”; none has “{given}”."
    return Found("role", "other_role", mention.role or mention.span, reason, tuple(spans))
