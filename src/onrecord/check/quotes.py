"""The quotes of a draft against the record: whose words they are, and whether they are the words.

Words that a report prints as a quote count as on record; so do those found in any other place of a report, but
then it is said that they stand there. In another language the record can have their meaning, never their words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.across import quote_reasons, quote_wording
from onrecord.across.quote_units import WORD, Match, Said, around, same_speaker
from onrecord.across.quote_wording import Change, Wording
from onrecord.check import found, quote_pool
from onrecord.check.found import Search
from onrecord.check.quote_pool import Pool
from onrecord.check.rows import Verdict
from onrecord.check.scope import Beside
from onrecord.check.verdict import Found
from onrecord.lang import pack
from onrecord.model import Article, Span
from onrecord.text import sentences
from onrecord.text.names import fold
from onrecord.words import cite, listed, number_of

NAMED = 4
"""Words from which on a quote that the record gives to another person alone is an error."""
SLIP = 4
"""Words that two wordings of a translation may have apart, taken and put in, to be one that was copied with a slip."""
LONGEST = 2000
"""Words of a quote beyond which it is not looked for."""
LONE = 3
"""Words from which on it is said of a quote that it is not on record; fewer may be no quotation at all."""


class _Place(NamedTuple):
    """Words of the draft in a report. said: the quote that they stand in, None where they stand in none."""

    article: Article
    span: Span
    said: Said | None
    quoted: bool


def check(beside: Beside, search: Search | None) -> Iterator[Found]:
    """A row for each quote of the draft that the record can say something about."""
    pool = Pool(beside)
    open_: list[Said] = []
    for item in pool.drafted:
        places = _places(item, pool, search)
        if places:
            yield from _on_record(item, places, pool)
        elif change := _altered(item, pool):
            yield change
        elif len(item.words) > 1:
            open_.append(item)
    meant = quote_pool.translations(pool, open_)
    for item in open_:
        if item.quote.id in meant:
            yield _translated(item, meant[item.quote.id])
        elif len(item.words) >= LONE:
            others = pool.by(item) if item.who else 0
            also = f"; those compared have {number_of(others, 'quote')} of {item.who}" if others else ""
            reason = f"No report has these words{also}."
            yield Found("quote", "not_on_record", item.quote.span, reason, sure=0.0)


def _places(item: Said, pool: Pool, search: Search | None) -> list[_Place]:
    """Where the record has a quote's words: in its quotes first, else in any other text."""
    parts = found.pieces(item)
    if not 0 < sum(map(len, parts)) <= LONGEST:
        return []
    out = [
        _Place(o.article, o.quote.span, o, True)
        for o in pool.near(item)
        if len(o.words) >= len(item.words) and quote_wording.holds(o, item)
    ]
    seen = {p.article.id for p in out}
    ids = [a for a in found.reports(parts, pool.record, search) if a not in seen]
    articles = [pool.record.articles[a] for a in ids]
    spans = found.places(parts, articles)
    if not spans and not out and (cut := _sentences(item)):
        spans = found.places(cut, articles)
    for span in spans:
        article = pool.record.articles[span.article]
        holder = pool.at(span)
        quoted = holder is not None and holder.quote.kind != "indirect"
        out.append(_Place(article, span, holder, quoted or found.between_marks(span, article)))
    return out


def _sentences(item: Said) -> list[list[str]]:
    """The sentences of a quote, where it has several: a report may put its attribution between them."""
    cut = [WORD.findall(item.plain[s:e]) for s, e in sentences.split(item.plain, pack(item.article.lang))]
    cut = [words for words in cut if words]
    return cut if len(cut) > 1 and min(map(len, cut)) >= LONE else []


def _on_record(item: Said, places: Sequence[_Place], pool: Pool) -> Iterator[Found]:
    quoted = [p for p in places if p.quoted]
    same = [p for p in quoted if p.said is not None and _match(item, p.said) == "same"]
    other = [p for p in quoted if p.said is not None and _another(item, p.said)]
    here = _cited(same or quoted or places)
    spans = tuple(p.span for p in same or quoted or places)
    who = (same[0].said or item).who if same else item.who
    if not quoted:
        text = f"These words stand in {here}, not between quotation marks but as the report's own."
        yield Found("quote", "reported", item.quote.span, text, spans, sure=0.5)
    elif not same and not other and (item.who is None or len(item.words) < NAMED):
        yield Found("quote", "verbatim", item.quote.span, f"The same words stand in {here}.", spans)
    elif same:
        yield _same(item, same, other, pool, who, here, spans)
    elif other and len(other) == len(quoted) and len(item.words) >= NAMED and not _both_named(item, other, pool):
        said = other[0].said
        assert said is not None
        reason = f"The record gives these words to {said.who}, in {here}, and not to {item.who}."
        yield Found("quote", "other_speaker", item.quote.span, reason, spans)
    else:
        reason = f"The same words stand in {here}, which does not say clearly that {item.who} said them."
        if len(quoted) > 1:
            reason = f"The same words stand in {here}, which do not say clearly that {item.who} said them."
        yield Found("quote", "speaker_open", item.quote.span, reason, spans)


def _same(
    item: Said, same: list[_Place], other: list[_Place], pool: Pool, who: str | None, here: str, spans: tuple[Span, ...]
) -> Found:
    """The verdict on words that the record gives to the same speaker."""
    verdict: Verdict = "verbatim"
    reason = f"{who} is quoted with these words in {here}."
    disputes = [d for p in same if p.said and (d := pool.disputes(p.said, item))]
    if other and len(item.words) >= quote_wording.ENOUGH and other[0].said:
        verdict = "disputed"
        reason = f"{reason[:-1]}; {_cited(other)} gives them to {other[0].said.who}."
        spans += tuple(p.span for p in other)
    elif credited := _not_from(item, same, pool):
        verdict = "other_source"
        reason = f"The draft credits {credited} for these words; the record has them from {here}."
    elif disputes:
        verdict = "disputed"
        reason = disputes[0].reason
    return Found("quote", verdict, item.quote.span, reason, spans)


def _match(item: Said, other: Said) -> Match:
    """Whether the speaker is the same; also where both reports name none but call them the same."""
    match = same_speaker(item, other)
    if match == "unknown" and item.quote.speaker and other.quote.speaker:
        one, two = (fold(s.as_written) for s in (item.quote.speaker, other.quote.speaker))
        return "same" if one and (one in two or two in one) else match
    return match


def _another(item: Said, other: Said) -> bool:
    """True where two people are surely named."""
    if same_speaker(item, other) != "different" or other.entity is None or item.entity is None:
        return False
    return other.entity.kind == item.entity.kind == "person"


def _both_named(item: Said, places: Sequence[_Place], pool: Pool) -> bool:
    """True for a few words in a sentence that also names the speaker whom the record has: it may well mean that one."""
    if item.quote.kind != "mixed":
        return False
    article, span = item.article, item.quote.span
    block = article.block_at(span.start)
    if block is None:
        return False
    cut = sentences.split(article.text[block.start : block.end], pack(article.lang))
    inside = next((c for c in cut if c[0] <= span.start - block.start < c[1]), None)
    if inside is None:
        return False
    named = {e.id for e in pool.beside.entities_in(article.span(block.start + inside[0], block.start + inside[1]))}
    return all(p.said is not None and p.said.entity is not None and p.said.entity.id in named for p in places)


def _not_from(item: Said, places: Sequence[_Place], pool: Pool) -> str | None:
    """The outlet or agency that the draft credits, where it is one on record and none of these reports is its."""
    beside = f" {fold(around(item))} "
    name = next((n for n in pool.outlets if f" {n} " in beside), None)
    if name is None:
        return None
    for place in places:
        source = place.said.quote.source if place.said else None
        if any(name == fold(n) for n in (place.article.outlet, *place.article.agencies, source) if n):
            return None
    return pool.outlets[name]


def _altered(item: Said, pool: Pool) -> Found | None:
    """The quote on record in the same language that the draft's changes least; None where there is none."""
    best: tuple[int, Said, Wording] | None = None
    for other in pool.near(item):
        wording = _changed(other, item)
        if wording is None or not wording.changes:
            continue
        size = sum(len(c.first.split()) + len(c.second.split()) for c in wording.changes)
        if best is None or size < best[0]:
            best = (size, other, wording)
    if best is None:
        return None
    size, other, wording = best
    if pool.is_translation(other) and size > 2 and (size > SLIP or 5 * size > len(other.words)):
        reason = (
            f"{other.who or 'The speaker'} is quoted with the same meaning in {cite(other.article)}, in a translation: "
        )
        return Found(
            "quote", "translated", item.quote.span, f"{reason}{quote_reasons.shown(other)}.", (other.quote.span,)
        )
    what = listed([quote_reasons.told(change) for change in wording.changes])
    who = other.who or item.who or "The speaker"
    reason = f"{who} is quoted in {cite(other.article)} with {quote_reasons.shown(other)}; the draft {what}."
    spans = tuple(o.quote.span for o in pool.near(item) if o is other or quote_wording.holds(o, other))
    return Found("quote", "altered", item.quote.span, reason, spans)


def _changed(original: Said, item: Said) -> Wording | None:
    """What the draft changes in a quote on record: other words, or words put at its ends."""
    speaker = same_speaker(original, item)
    if speaker == "different":
        return None
    if len(item.words) > len(original.words) and quote_wording.holds(item, original):
        return _added(original, item) if speaker == "same" else None
    if (speaker == "same" or len(item.words) >= quote_wording.ENDING) and (slip := _few(original, item)):
        return slip
    if min(len(item.words), len(original.words)) >= quote_wording.ENOUGH:
        return quote_wording.altered(original, item, speaker)
    return None


def _added(original: Said, item: Said) -> Wording | None:
    n, m = len(item.words), len(original.words)
    if m < NAMED or 2 * m < n:
        return None
    at = next((i for i in range(n - m + 1) if item.words[i : i + m] == original.words), None)
    if at is None:
        return None
    ends = (item.raw[:at], item.raw[at + m :])
    return Wording(False, tuple(Change("", " ".join(words)) for words in ends if words))


def _few(original: Said, item: Said) -> Wording | None:
    """A quote in which one word is changed, left out or put in."""
    from rapidfuzz.distance import Levenshtein

    if min(len(item.words), len(original.words)) < NAMED or Levenshtein.distance(original.words, item.words) != 1:
        return None
    step = next(s for s in Levenshtein.opcodes(original.words, item.words) if s.tag != "equal")
    first, second = original.raw[step.src_start : step.src_end], item.raw[step.dest_start : step.dest_end]
    return Wording(False, (Change(" ".join(first), " ".join(second)),))


def _translated(item: Said, meant: Sequence[Said]) -> Found:
    languages = listed(list(dict.fromkeys(pack(o.lang).language.name for o in meant)))
    quotes = listed([f"{quote_reasons.shown(o)} ({cite(o.article)})" for o in meant[:2]])
    who = meant[0].who or item.who or "the speaker"
    reason = f"Translated from {languages}, where {who} is quoted with {quotes}."
    return Found("quote", "translated", item.quote.span, reason, tuple(o.quote.span for o in meant), sure=0.9)


def _cited(places: Sequence[_Place]) -> str:
    return listed(list(dict.fromkeys(cite(p.article) for p in places)), 4)
