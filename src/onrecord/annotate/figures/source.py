"""Who states a figure: the speaker of its quote, the source that the sentence names, or the subject of "put … at"."""

from __future__ import annotations

import re

from onrecord.annotate.figures.words import SPACE, Lexicon
from onrecord.annotate.parsed import Parsed
from onrecord.model import Quote, Span
from onrecord.text.syntax import Sentence

_GAP = 75
_LONGEST = 8
_CUT = re.compile(r"[;:!?()«»“”\"\n\d]|,\s+(?=[^\W\d_]+\s)")


def attributed_to(parsed: Parsed, sentence: Sentence, span: Span, words: Lexicon) -> str | None:
    """Who states the figure, as written; None where nothing says so, or only a pronoun does."""
    quotes = [q for q in parsed.quotes if q.span.holds(span) and q.speaker is not None]
    if quotes:
        inner = min(quotes, key=lambda q: (q.span.end - q.span.start, q.id))
        said = _speaker(inner)
        return said if said and said.lower() not in words.stop else None
    return _according(parsed, sentence, words) or _stating(parsed, sentence, span, words)


def _speaker(quote: Quote) -> str | None:
    if quote.speaker is None:
        return None
    return quote.speaker.refers.exact if quote.speaker.refers else quote.speaker.as_written


def _according(parsed: Parsed, sentence: Sentence, words: Lexicon) -> str | None:
    text = parsed.text
    m = words.anywhere("according").search(text, sentence.start, sentence.end)
    if not m:
        return None
    named = [x for x in parsed.mentions if m.end() <= x.span.start < m.end() + 40 and x.span.end <= sentence.end]
    tail = re.compile(rf"{SPACE}*([^,;:.()«»“”\"\n]{{2,60}})").match(text, m.end(), sentence.end)
    said = tail[1].strip() if tail else ""
    if named and (not said or named[0].span.start < m.end() + len(said)):
        return named[0].span.exact
    return said or None


def stating_verb(parsed: Parsed, sentence: Sentence, span: Span, words: Lexicon) -> tuple[int, int] | None:
    """The last verb in front of a figure, in its clause, with which a source gives a number."""
    if not words.own.states:
        return None
    low = max(sentence.start, span.start - _GAP)
    found = list(words.anywhere("states").finditer(parsed.text, low, span.start))
    if not found or re.search(r"[;!?()«»“”\"\n]", parsed.text[found[-1].end() : span.start]):
        return None
    return found[-1].start(), found[-1].end()


def _stating(parsed: Parsed, sentence: Sentence, span: Span, words: Lexicon) -> str | None:
    """The few words in front of the verb that gives the number; none where they hold no noun or a figure."""
    verb = stating_verb(parsed, sentence, span, words)
    if verb is None:
        return None
    start = sentence.start
    for cut in _CUT.finditer(parsed.text, start, verb[0]):
        start = cut.end()
    times = [t.span for t in parsed.times if start <= t.span.start < verb[0]]
    end = min([verb[0], *(t.start for t in times if t.start > start)])
    said = parsed.text[start:end].strip(" ,—–-")
    parts = said.split()
    while parts and parts[-1].lower() in words.stop:
        parts.pop()
    if not parts or len(parts) > _LONGEST or not any(p.lower().strip("'’") not in words.stop for p in parts):
        return None
    return " ".join(parts)
