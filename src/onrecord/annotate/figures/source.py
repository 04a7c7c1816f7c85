"""Who states a figure: the speaker of its quote, the source that the sentence names, or the subject of "put … at"."""

from __future__ import annotations

import re

from onrecord.annotate.figures.patterns import SPACE
from onrecord.annotate.figures.words import Lexicon
from onrecord.annotate.parsed import Parsed
from onrecord.model import Quote, Span
from onrecord.text.counted import things
from onrecord.text.syntax import Sentence

_GAP = 75
_LONGEST = 8
_ELIDED = re.compile(r"['’].*")
_SIDE = 4  # words in which a source is named that no comma parts from what it says
_COMMA = re.compile(r",\s|;|،|\b(?=\()")
_INSERTED = re.compile(r",(?:\s+[^\W\d_]+){1,3},\s*$")
_QUOTED = re.compile(r"[«“\"„][^«»“”„\"\n]{2,40}[»”\"“]\s*$")
_CUT = re.compile(r"[;:!?()«»“”\"\n\d]|,\s+(?=[^\W\d_]+\s)")


def attributed_to(parsed: Parsed, sentence: Sentence, span: Span, words: Lexicon) -> str | None:
    """Who states the figure, as written; None where nothing says so, or only a pronoun does."""
    if _own_verb(parsed, sentence, span, words) and (said := _stating(parsed, sentence, span, words)):
        return said
    named = list(words.anywhere("according").finditer(parsed.text, sentence.start, sentence.end))
    quotes = [q for q in parsed.quotes if q.span.holds(span) and q.speaker is not None]
    quotes = [q for q in quotes if q.kind != "indirect" or (len(named) < 2 and _one_clause(parsed, q, span))]
    if quotes:
        inner = min(quotes, key=lambda q: (q.span.end - q.span.start, q.id))
        said = _speaker(inner)
        return said if said and said.lower() not in words.stop else None
    own = _according(parsed, sentence, span, named) or _stating(parsed, sentence, span, words)
    return own or _told_behind(parsed, sentence, words)


def _own_verb(parsed: Parsed, sentence: Sentence, span: Span, words: Lexicon) -> bool:
    """True where a source gives the figure behind a comma or semicolon, another one than the sentence began with."""
    verb = stating_verb(parsed, sentence, span, words)
    if verb is None or re.search(r"[,;]", parsed.text[verb[1] : span.start]):
        return False
    return bool(re.search(r"\d.*[,;](?=\s)", parsed.text[sentence.start : verb[0]]))


def _one_clause(parsed: Parsed, quote: Quote, span: Span) -> bool:
    """True where no semicolon parts the figure from the word of saying: each side has its own source."""
    if quote.cue is None:
        return True
    return ";" not in parsed.text[min(quote.cue.end, span.end) : max(quote.cue.start, span.start)]


def _speaker(quote: Quote) -> str | None:
    if quote.speaker is None:
        return None
    return quote.speaker.refers.exact if quote.speaker.refers else quote.speaker.as_written


def _according(parsed: Parsed, sentence: Sentence, span: Span, named: list[re.Match[str]]) -> str | None:
    """The source behind "according to"; of several, the one that shares the figure's stretch between commas."""
    text = parsed.text
    if len(named) > 1:
        commas = [sentence.start, *(m.end() for m in _COMMA.finditer(text, sentence.start, sentence.end)), sentence.end]
        low = max(c for c in commas if c <= span.start)
        high = min(c for c in commas if c >= span.end)
        beside = [m for m in named if low <= m.start() < high]
        behind = re.search(r"\d", text[sentence.start : named[0].start()]) is not None  # "78%, según A, y 41%, según B"
        near = [m for m in named if m.start() >= span.end][:1] if behind else []
        named = beside or near or [m for m in named if m.start() < span.start][-1:]
    if len(named) != 1:
        return None
    m = named[0]
    tail = re.compile(rf"{SPACE}*([^,;:.()«»“”\"\n]{{2,60}})").match(text, m.end(), sentence.end)
    runs_on = tail is not None and m.end() <= span.start < tail.end()  # "secondo gli organizzatori erano in 70 mila"
    end = span.start if runs_on else sentence.end
    mentions = [x for x in parsed.mentions if m.end() <= x.span.start < m.end() + 40 and x.span.end <= end]
    said = tail[1].strip() if tail else ""
    if mentions and (not said or mentions[0].span.start < m.end() + len(said)):
        return mentions[0].span.exact
    return (_one_who_counts(text[m.end() : end], parsed) if runs_on else said) or None


def _one_who_counts(text: str, parsed: Parsed) -> str:
    """The first words of a text up to the one that names a side, empty where none of them does."""
    ends = [m.end() for _, m in zip(range(_SIDE), re.finditer(r"[^\W\d_][\w'’-]*", text), strict=False)]
    return text[: next((end for end in ends if things(parsed.pack).sides(text[:end])), 0)].strip()


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
    other = _other_source(parsed.text[verb[0] : verb[1]], parsed.text[verb[1] : span.start], words)
    if other is not None:
        return other or None
    start, end = _subject(parsed.text, sentence.start, verb[0])
    times = [t.span for t in parsed.times if start <= t.span.start < end]
    end = min([end, *(t.start for t in times if t.start > start)])
    said = parsed.text[start:end].strip(" ,—–-")
    parts = said.split()
    while parts and parts[-1].lower() in words.stop:
        parts.pop()
    if not parts or len(parts) > _LONGEST or not any(p.lower().strip("'’") not in words.stop for p in parts):
        return None
    has = parsed.text[verb[0] : verb[1]].lower() in words.own.has
    named = any(m.kind in ("person", "organisation") and start <= m.span.start < end for m in parsed.mentions)
    return None if has and not named and not things(parsed.pack).sides(said) else " ".join(parts)


def _told_behind(parsed: Parsed, sentence: Sentence, words: Lexicon) -> str | None:
    """The source that the next sentence of the paragraph names for this one: "Das teilte die Polizei mit."."""
    block = parsed.article.block_at(sentence.start)
    if block is None:
        return None
    at = sentence.end
    while parsed.text[at : at + 1].isspace():
        at += 1
    found = words.told.match(parsed.text, at, block.end)
    if found is None:
        return None
    start, end = found.span(found.lastindex or 0)
    for time in (t.span for t in parsed.times if start <= t.span.start < end):
        if all(word.lower() in words.stop for word in parsed.text[start : time.start].split()):
            start = time.end  # "Das teilte am Montag die Polizei mit"
        else:
            end = min(end, time.start)
    persons = (m.span.end for m in parsed.mentions if m.kind == "person" and start <= m.span.start < end)
    end = min([end, *persons])  # "Das sagte Minister Jan Holm der Agentur"
    said = parsed.text[start:end].split()
    openings = (_ELIDED.sub("'", word.lower()) for word in said)
    said = said[: next((n for n, word in enumerate(openings) if word in words.own.aside), len(said))]
    while said and said[-1].lower() in words.stop:
        said.pop()
    return " ".join(said) if len(said) <= _LONGEST and any(w.lower() not in words.stop for w in said) else None


def _subject(text: str, start: int, verb: int) -> tuple[int, int]:
    """Where the words stand that a verb has for its subject: right before it or, where an insertion parts them, before
    that ("the hospital, however, speaks of"); a name in quotation marks is part of them."""
    inserted = _INSERTED.search(text, start, verb)
    end = inserted.start() if inserted else verb
    quoted = _QUOTED.search(text, start, end)
    for cut in _CUT.finditer(text, start, quoted.start() if quoted else end):
        start = cut.end()
    return start, end


def _other_source(verb: str, between: str, words: Lexicon) -> str | None:
    """The source of a second number under one verb: "the police speak of 200, the union of 600".

    Empty where another source may be named and it is not clear; None where it is the verb's own.
    """
    if not re.search(r"\d", between) or "," not in between:
        return None
    *said, last = between.rsplit(",", 1)[1].split() or [""]
    content = [w for w in said if w.lower() not in words.stop]
    if not content or re.search(r"\d", between.rsplit(",", 1)[1]):
        return "" if last and last.lower() not in words.stop else None
    return " ".join(said) if last.lower() == verb.split()[-1].lower() else ""
