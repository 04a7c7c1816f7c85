"""What is found about an utterance that several reports give, and why, in one sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.across.quote_units import Said, same_speaker
from onrecord.across.quote_wording import ENOUGH, Wording
from onrecord.across.story_origins import label as report
from onrecord.lang import pack
from onrecord.model import Finding, make_id
from onrecord.model.finding import Verdict

SHOWN = 90
"""Characters of a quote that a reason shows."""


def finding(
    story: str, items: Sequence[Said], places: Sequence[int], links: Mapping[tuple[int, int], Wording]
) -> list[Finding]:
    """The finding about one utterance; none when only one report gives it.

    items: oldest first; places: where they stand in `links`, which holds the pairs compared by words.
    """
    if len({item.article.id for item in items}) < 2:
        return []
    verdict, reason = _verdict(items, places, links)
    ids = tuple(item.quote.id for item in items)
    return [
        Finding(
            id=make_id("f", "quote", verdict, *ids),
            about="quote",
            story=story,
            label=": ".join(filter(None, (_speaker(items), _shown(min(items, key=lambda i: len(i.text)))))),
            items=ids,
            verdict=verdict,
            reason=reason,
        )
    ]


def _verdict(
    items: Sequence[Said], places: Sequence[int], links: Mapping[tuple[int, int], Wording]
) -> tuple[Verdict, str]:
    if clash := _clash(items):
        a, b = clash
        return "conflict", (
            f"{_shown(a)} is given to {a.who} in {report(a.article)} and to {b.who} in {report(b.article)}."
        )
    reports = _reports(items)
    who = _speaker(items) or "An unnamed speaker"
    languages = sorted({item.lang for item in items})
    if len(languages) > 1:
        names = " and ".join(pack(code).language.name for code in languages)
        first = [next(item for item in items if item.lang == code) for code in languages]
        words = " and ".join(f"{_shown(item)} ({report(item.article)})" for item in first[:3])
        return "translated", f"{who} is quoted in {names} with the same meaning: {words}."
    for y in range(len(items)):
        for x in range(y):
            wording = links.get((places[x], places[y]))
            if wording and not wording.same and items[x].article.id != items[y].article.id:
                what = "; ".join(wording.differences) or "the words stand in another order"
                one, other = report(items[x].article), report(items[y].article)
                return "altered", f"{who} is quoted differently in {one} and in {other}: {what}."
    shortest = min(items, key=lambda i: len(i.words))
    whole = all(item.words == items[0].words for item in items)
    how = "the same words" if whole else "the same words, in some at greater length"
    return "same_words", f"{reports} quote {_speaker(items) or 'an unnamed speaker'} with {how}: {_shown(shortest)}."


def _clash(items: Sequence[Said]) -> tuple[Said, Said] | None:
    """Two reports that give the same words to two people."""
    long = [item for item in items if len(item.words) >= ENOUGH]
    pairs = ((a, b) for y, b in enumerate(long) for a in long[:y])
    return next(
        (
            (a, b)
            for a, b in pairs
            if a.article.id != b.article.id and a.lang == b.lang and same_speaker(a, b) == "different"
        ),
        None,
    )


def _speaker(items: Sequence[Said]) -> str | None:
    """The fullest name that a report gives the speaker; None where none names one."""
    known = [item for item in items if item.who]
    ranked = [item for item in known if item.entity] or [item for item in known if item.names] or known
    return max(ranked, key=lambda item: (len(item.names), -items.index(item))).who if ranked else None


def _reports(items: Sequence[Said]) -> str:
    names: dict[str, str] = {}
    for item in items:
        names.setdefault(item.article.id, report(item.article))
    shown = list(names.values())
    if len(shown) > 4:
        return f"{', '.join(shown[:3])} and {len(shown) - 3} other reports"
    return f"{', '.join(shown[:-1])} and {shown[-1]}"


def _shown(item: Said) -> str:
    text = item.text.rstrip(" ,;:")
    text = text if len(text) <= SHOWN else text[:SHOWN].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
    return f"“{text}”"
