"""Where the words of a draft's quote stand in the record, whatever marks, spaces and brackets stand between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from onrecord.across.quote_units import WORD, Said
from onrecord.model import Article, Dossier, Span
from onrecord.model.article import NOT_MINED

Search = Callable[[str, int], list[tuple[str, str]]]
"""Reports in which every word of a query occurs, best first: ids and passages."""

MOST = 60
"""Reports at most in which a quote's words are looked for."""
_GAPS = re.compile(r"\.{3}|…|\([^()]{0,200}\)|\[[^\[\]]{0,200}\]")
_MARKS = frozenset("\"“”„‟«»‹›‘’'「」『』")


def pieces(item: Said) -> list[list[str]]:
    """The words of a quote, cut where the writer marks that words are left out or put in."""
    parts = [part.exact for part in item.quote.parts or (item.quote.span,)]
    found = [WORD.findall(piece) for part in parts for piece in _GAPS.split(part)]
    return [words for words in found if words]


def reports(parts: Sequence[Sequence[str]], record: Dossier, search: Search | None) -> list[str]:
    """The reports in which all these words stand, in any order."""
    words = list(dict.fromkeys(w for part in parts for w in part))
    if search is None:
        return list(record.articles)
    return [a for a, _ in search(" ".join(words[:MOST]), MOST) if a in record.articles]


def places(parts: Sequence[Sequence[str]], articles: Iterable[Article]) -> list[Span]:
    """Where all parts stand word for word in one report, one after another: the span from the first to the last."""
    patterns = [_pattern(part) for part in parts]
    out = []
    for article in articles:
        span = _place(patterns, article)
        if span is not None:
            out.append(span)
    return out


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    spelled = (re.sub(r"['’]", "['’]", re.escape(w).replace("\\'", "'")) for w in words)
    return re.compile(r"(?<!\w)" + r"[\W_]+".join(spelled) + r"(?!\w)", re.IGNORECASE)


def _place(patterns: Sequence[re.Pattern[str]], article: Article) -> Span | None:
    at, start, end = 0, -1, -1
    for pattern in patterns:
        match = next((m for m in pattern.finditer(article.text, at) if _mined(article, m.start())), None)
        if match is None:
            return None
        start = match.start() if start < 0 else start
        at = end = match.end()
    return article.span(start, end) if 0 <= start < end else None


def _mined(article: Article, at: int) -> bool:
    block = article.block_at(at)
    return block is None or block.kind not in NOT_MINED


def between_marks(span: Span, article: Article) -> bool:
    """True where quotation marks stand at both ends of some words, or around the sentence that holds them.

    Also where one opens right before them and is closed in a later paragraph, or never.
    """
    block = article.block_at(span.start)
    low, high = (block.start, block.end) if block else (0, len(article.text))
    before, after = article.text[low : span.start], article.text[span.end : high]
    return _last_mark(before) and (before.rstrip()[-1] in _MARKS or any(c in _MARKS for c in after))


def _last_mark(before: str) -> bool:
    """True where the marks before some words leave one open: there is an odd number of them."""
    return sum(c in _MARKS and not _apostrophe(before, i) for i, c in enumerate(before)) % 2 == 1


def _apostrophe(text: str, at: int) -> bool:
    return text[at] in "'’" and at > 0 and text[at - 1].isalnum() and text[at + 1 : at + 2].isalnum()
