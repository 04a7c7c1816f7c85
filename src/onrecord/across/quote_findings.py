"""What is found about an utterance that several reports give: a finding for each verdict, no pair of quotes twice.

The quotes of one language fall into wordings. Reports with one wording are one finding (the same words, or a
conflict when they name different speakers); a wording changed from another is one with the quote it is nearest
to; and the wordings of all languages are one, each by its first quote. What only a translation may have changed
is never called altered: that is said of the language of the first report alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from onrecord.across import quote_reasons as reasons
from onrecord.across.quote_units import Said, same_speaker
from onrecord.across.quote_wording import ENOUGH, Wording
from onrecord.model import Finding, make_id
from onrecord.model.finding import Verdict

Links = Mapping[tuple[int, int], Wording]
"""Pairs of places, the first first, and how their words relate."""


class _Altered(NamedTuple):
    original: int
    changed: int
    wording: Wording


def findings(story: str, items: Sequence[Said], places: Sequence[int], links: Links) -> list[Finding]:
    """The findings about one utterance; none when only one report gives it.

    items: oldest first; places: where they stand in `links`, which holds the pairs compared by words.
    """
    if len({item.article.id for item in items}) < 2:
        return []
    own = {
        (x, y): links[places[x], places[y]]
        for y in range(len(items))
        for x in range(y)
        if (places[x], places[y]) in links
    }
    wordings = _wordings(items, own)
    altered = [found for k in range(1, len(wordings)) if (found := _altered(items, wordings[k], wordings[:k], own))]
    changed = {pair.changed for pair in altered}
    kept = sorted(_first(items, wording) for wording in wordings if not changed & set(wording))
    who = reasons.speaker(items)
    out = []
    if len({items[i].lang for i in kept}) > 1 and len({items[i].article.id for i in kept}) > 1:
        quotes = [items[i] for i in kept]
        out.append(_finding(story, "translated", quotes, who, reasons.translated(quotes, who)))
    for pair in altered:
        one, other = items[pair.original], items[pair.changed]
        out.append(_finding(story, "altered", (one, other), who, reasons.altered(one, other, pair.wording, who)))
    for wording in wordings:
        quotes = [items[i] for i in wording]
        if len({item.article.id for item in quotes}) < 2:
            continue
        if clash := _clash(quotes):
            out.append(_finding(story, "conflict", quotes, who, reasons.conflict(*clash)))
        else:
            out.append(_finding(story, "same_words", quotes, who, reasons.same_words(quotes, who)))
    return out


def _finding(story: str, verdict: Verdict, quotes: Sequence[Said], who: str | None, reason: str) -> Finding:
    ids = tuple(item.quote.id for item in quotes)
    return Finding(
        id=make_id("f", "quote", verdict, *ids),
        about="quote",
        story=story,
        label=reasons.label(quotes, who),
        items=ids,
        verdict=verdict,
        reason=reason,
    )


def _wordings(items: Sequence[Said], links: Links) -> list[list[int]]:
    """The quotes by their words: each joins the first wording it is linked with and changes nothing in."""
    out: list[list[int]] = []
    for i in range(len(items)):
        for wording in out:
            found = [link for j in wording if (link := links.get((j, i))) is not None]
            if found and all(link.same for link in found):
                wording.append(i)
                break
        else:
            out.append([i])
    return out


def _first(items: Sequence[Said], wording: Sequence[int]) -> int:
    """The longest quote of the first report with a wording."""
    article = items[wording[0]].article.id
    return max((i for i in wording if items[i].article.id == article), key=lambda i: (len(items[i].words), -i))


def _altered(
    items: Sequence[Said], wording: Sequence[int], earlier: Sequence[Sequence[int]], links: Links
) -> _Altered | None:
    """The quote of a wording that changes least of an earlier quote in another report, and that quote."""
    if items[wording[0]].lang != items[0].lang:
        return None
    found = [
        (sum(len(c.first.split()) + len(c.second.split()) for c in link.changes), y, x, link)
        for before in earlier
        for x in before
        for y in wording
        if (link := links.get((min(x, y), max(x, y)))) is not None
        and not link.same
        and x < y
        and items[x].article.id != items[y].article.id
    ]
    if not found:
        return None
    _, y, x, link = min(found, key=lambda row: row[:3])
    return _Altered(x, y, link)


def _clash(items: Sequence[Said]) -> tuple[Said, Said] | None:
    """Two reports that give the same words to two people."""
    long = [item for item in items if len(item.words) >= ENOUGH]
    pairs = ((a, b) for y, b in enumerate(long) for a in long[:y])
    return next(
        ((a, b) for a, b in pairs if a.article.id != b.article.id and _two_named(a, b)),
        None,
    )


def _two_named(a: Said, b: Said) -> bool:
    """True where both reports name the speaker beside the words, and not by a role or a pronoun, as two people."""
    named = all(i.quote.speaker is not None and i.quote.speaker.via == "name" for i in (a, b))
    return named and same_speaker(a, b) == "different"
