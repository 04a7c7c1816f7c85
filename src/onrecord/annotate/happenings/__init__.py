"""What happened at a time: the clause of a time expression that tells something past, no speech and no state.

Where the language has a syntax model the clause is read from the tree of its sentence (`clauses`), elsewhere from the
words around the time (`patterns`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from onrecord.annotate.happenings import clauses, patterns
from onrecord.annotate.happenings.clauses import Clause
from onrecord.annotate.happenings.words import EventLexicon, lexicon
from onrecord.annotate.parsed import Parsed
from onrecord.annotate.plans.timing import length_mark, stamp
from onrecord.annotate.plans.words import Finder, finder
from onrecord.model import Article, Time, Told, when
from onrecord.text.syntax import Sentence

LONGEST_SENTENCE = 400  # tokens; what is longer is a list or a broken text
LONGEST = 31  # days that a time may cover and still date an event
_OPEN = frozenset({"before", "after", "by"})


def with_happenings(parsed: Parsed, times: Iterable[Time]) -> Iterator[Time]:
    """The time expressions of an article, each with the happening that it dates, if any."""
    words, cues = lexicon(parsed.pack), finder(parsed.pack)
    for time in times:
        clause = _clause(parsed, time, words, cues) if _usable(time, parsed.article, words) else None
        if clause is None:
            yield time
        else:
            told = Told(span=parsed.span(clause.start, clause.end), gist=clause.gist, main=clause.main)
            yield msgspec.structs.replace(time, dates=told)


def _clause(parsed: Parsed, time: Time, words: EventLexicon, cues: Finder) -> Clause | None:
    sentence = parsed.syntax.sentence_at(time.span.start)
    if sentence is None or not 0 < len(sentence.tokens) <= LONGEST_SENTENCE:
        return None
    if stamp(time, parsed.text, sentence.start) or length_mark(time, parsed.text):
        return None
    if not parsed.syntax.parsed:
        return patterns.find(sentence, time, words, cues)
    owned = words.is_of(parsed.text[max(0, time.span.start - 30) : time.span.start])
    return clauses.find(parsed.syntax, sentence, time, _groups(sentence, cues), words, owned=owned)


def _groups(sentence: Sentence, cues: Finder) -> dict[int, frozenset[str]]:
    groups: dict[int, frozenset[str]] = {}
    for hit in cues.hits(sentence.tokens):
        key = sentence.tokens[hit.first].i
        groups[key] = groups.get(key, frozenset()) | {hit.group}
    return groups


def _usable(time: Time, article: Article, words: EventLexicon) -> bool:
    """True for a day, week or month that is not over the day of the report, and that opens or ends no period."""
    covered, said = when.days(time.value), when.days(article.published.value)
    if covered is None or covered.low is None or (covered.length or LONGEST + 1) > LONGEST:
        return False
    if said is not None and said.high is not None and covered.low > said.high:
        return False
    if time.modifier in _OPEN:
        return False
    return not words.opens_period(article.text[max(0, time.span.start - 30) : time.span.start])


__all__ = ["with_happenings"]
