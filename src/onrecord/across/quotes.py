"""The same quote elsewhere: what is found about each utterance that two reports or more of a story give.

Within a language the words decide, between languages the meaning, the speaker and the day. An utterance is
found once, however many reports print it. What its reports do with the words is said in a finding for each
verdict: which print the same words, which translate them, which change them, which give them to other people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from onrecord.across.quote_findings import findings
from onrecord.across.quote_meaning import translations
from onrecord.across.quote_units import Said, said, same_speaker
from onrecord.across.quote_wording import Wording, compare
from onrecord.across.repeated import own
from onrecord.across.story_evidence import Evidence, evidence, gap
from onrecord.model import Dossier, Finding, Row

NEAR_DAYS = 10
"""Most days between reports for altered words to be one utterance and not two."""
RUN = 3
"""Words in a row that propose two quotes for comparing; shorter quotes must be the same throughout."""
CROWD = 64
"""A run of words in more quotes than this proposes each only with so many before it: in a story of thousands of reports
all pairs of those with "of the country" would take gigabytes, and two of one utterance share rarer runs too."""

Links = dict[tuple[int, int], Wording]


def align(dossier: Dossier) -> Iterable[Row]:
    """The utterances that stand in two reports or more of one story."""
    by_story: dict[str, list[Said]] = defaultdict(list)
    reports: dict[str, Evidence] = {}
    for quote in own(dossier, dossier.quotes):
        key = quote.span.article
        story = dossier.story_of.get(key)
        if quote.kind != "indirect" and story is not None and len(story.articles) > 1:
            if key not in reports:
                reports[key] = evidence(dossier.articles[key])
            by_story[story.id].append(said(quote, dossier, reports[key]))
    found: list[Finding] = []
    for story_id, items in by_story.items():
        found += _story(story_id, items)
    return found


def _story(story: str, items: list[Said]) -> list[Finding]:
    links = linked(items)
    groups = grouped(items, links)
    merged = {g: [g] for g in range(len(groups))}
    for g, h in translations([[items[i] for i in group] for group in groups]):
        if merged[g] is not merged[h]:
            merged[g] += merged[h]
            for member in merged[h]:
                merged[member] = merged[g]
    out: list[Finding] = []
    for g in range(len(groups)):
        if merged[g][0] == g or min(merged[g]) == g:
            places = sorted(i for member in merged[g] for i in groups[member])
            out += findings(story, [items[i] for i in places], places, links)
    return out


def linked(items: list[Said]) -> Links:
    """The pairs in one language that are one utterance by their words."""
    runs: dict[tuple[str, ...], list[int]] = defaultdict(list)
    short: dict[tuple[str, ...], list[int]] = defaultdict(list)
    out: Links = {}
    for y, item in enumerate(items):
        whole = (item.lang, *item.words)
        near = set(short.get(whole, ()))
        if len(item.words) < RUN:
            short[whole].append(y)
        for run in {(item.lang, *item.words[i : i + RUN]) for i in range(len(item.words) - RUN + 1)}:
            near.update(runs[run][-CROWD:])
            runs[run].append(y)
        for x in near:
            if (wording := _wording(items[x], item)) is not None:
                out[x, y] = wording
    return dict(sorted(out.items()))


def _wording(a: Said, b: Said) -> Wording | None:
    return compare(a, b, same_speaker(a, b), gap(a.evidence, b.evidence) <= NEAR_DAYS)


def grouped(items: list[Said], links: Links) -> list[list[int]]:
    """Quotes of one utterance: each joins the group in which it is linked with half the members or more."""
    groups: list[list[int]] = []
    group_of: dict[int, int] = {}
    earlier: dict[int, list[int]] = defaultdict(list)
    for x, y in links:
        earlier[y].append(x)
    for i in range(len(items)):
        counts: dict[int, int] = defaultdict(int)
        for x in earlier[i]:
            counts[group_of[x]] += 1
        fits = [g for g, n in sorted(counts.items()) if 2 * n >= len(groups[g])]
        if fits:
            best = max(fits, key=lambda g: (counts[g], -g))
            groups[best].append(i)
            group_of[i] = best
        else:
            group_of[i] = len(groups)
            groups.append([i])
    return groups
