"""Events, and the date ledger: when the reports of a story say that one thing happened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.across import event_happenings, event_likeness
from onrecord.across.event_happenings import Happening
from onrecord.annotate.happenings.words import lexicon
from onrecord.lang import pack
from onrecord.model import Dossier, Event, Finding, Row, make_id, when
from onrecord.model.finding import Verdict
from onrecord.words import cite, listed, when_words

SAME_WORDS = 0.95  # cosine from which two clauses are one wording


def gather(dossier: Dossier) -> Iterable[Row]:
    """The events of each story by date, and a finding for each that several reports date.

    An event needs a time of a day, week or month, a verb in the past and a name. Deterministic: the same
    articles give the same rows.
    """
    stories: dict[str, list[str]] = {}
    for article in dossier.articles:
        if article in dossier.story_of:
            stories.setdefault(dossier.story_of[article].id, []).append(article)
    named = event_happenings.index(dossier)
    for story, articles in sorted(stories.items()):
        groups = event_likeness.events(event_happenings.read(dossier, articles, named))
        rows = [e for g in groups if (e := _event(story, g)) is not None]
        yield from sorted(rows, key=lambda e: (when.order_key(e.when), e.id))
        for group in groups:
            finding = _finding(dossier, story, group)
            if finding is not None:
                yield finding
        for pair in event_likeness.contradicting(groups):  # one in words and names, on two days in two reports
            yield _made(dossier, story, pair, "conflict")


def _event(story: str, group: Sequence[Happening]) -> Event | None:
    """The event of a group: told by its fullest main clause; None without one, or without a name."""
    articles = {h.span.article for h in group}
    best = max(group, key=lambda h: (h.main, len(h.names), -len(h.gist), h.time.id))
    names = dict.fromkeys(n for h in (best, *group) for n in h.who)
    if (not best.main and len(articles) < 2) or not any(h.names for h in group):
        return None
    return Event(
        id=make_id("ev", story, best.span.article, best.span.start, best.span.end, best.value),
        span=best.span,
        when=_finest(group).value,
        where=best.where or next((h.where for h in group if h.where), None),
        who=tuple(names),
        statements=tuple(h.time.id for h in group),
        story=story,
    )


def _finding(dossier: Dossier, story: str, group: Sequence[Happening]) -> Finding | None:
    """What several reports say of an event's date; None when one report alone dates it."""
    pairs = [(a, b) for i, a in enumerate(group) for b in group[i + 1 :] if a.span.article != b.span.article]
    if all(a.value == b.value and float(a.vector @ b.vector) > SAME_WORDS for a, b in pairs):
        return None  # one report alone, or the same words twice, which are one source and not two that agree
    alike = len({h.value for h in group}) == 1 and len({h.time.modifier for h in group}) == 1
    verdict: Verdict = "agree" if alike else "compatible"
    return _made(dossier, story, group, verdict)


def _made(dossier: Dossier, story: str, group: Sequence[Happening], verdict: Verdict) -> Finding:
    items = tuple(h.time.id for h in group)
    return Finding(
        id=make_id("f", "date", items),
        about="date",
        story=story,
        label=_label(dossier, group),
        items=items,
        verdict=verdict,
        reason=_reason(dossier, group, verdict),
    )


def _finest(group: Sequence[Happening]) -> Happening:
    return min(group, key=lambda h: ((when.days(h.value) or when.Days(None, None)).length or 9999, h.time.id))


def _label(dossier: Dossier, group: Sequence[Happening]) -> str:
    """The event in a report's own words without its day: the shortest clause that a verb tells, else the shortest."""
    best = min(group, key=lambda h: (not h.main, len(h.span.exact), h.time.id))
    words = lexicon(pack(dossier.articles[best.span.article].lang))
    start, end = best.time.span.start - best.span.start, best.time.span.end - best.span.start
    if not 0 <= start < end <= len(best.span.exact):
        return " ".join(best.span.exact.split())
    return words.without_day(best.span.exact, start, end) or best.span.exact


def _reason(dossier: Dossier, group: Sequence[Happening], verdict: Verdict) -> str:
    values: dict[tuple[str, str], dict[str, None]] = {}
    for h in group:
        key = (h.value, when_words(h.value, h.time.modifier))
        values.setdefault(key, {})[cite(dossier.articles[h.span.article])] = None
    told = [f"{words} ({listed(list(reports))})" for (_, words), reports in sorted(values.items())]
    if verdict == "conflict":
        return f"{' and '.join(told)}: two days of one event, of which one at most is right."
    return f"{'; '.join(told)}."
