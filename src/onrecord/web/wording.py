"""A quotation for reading: its words, in the sentence that carries them where they are short."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from onrecord.lang import pack
from onrecord.model import Article, Quote
from onrecord.text import sentences
from onrecord.web import phrases
from onrecord.web.context import Context
from onrecord.web.evidence import Chip, ChipGroup, Use
from onrecord.web.sources import language_name

SHORT = 60
"""Verbatim words inside reported speech, up to this many characters, are shown in their sentence."""
AROUND = 160
"""Characters of the sentence shown on each side at most."""

_OPENING = re.compile(rf"(?:[{sentences.MARKS}\s]|'')+$")
_CLOSING = re.compile(rf"^(?:[{sentences.MARKS}\s]|'')+")


class Wording(NamedTuple):
    """A quotation as one report has it. html: verbatim words in `q`, the report's own words around them greyed."""

    html: Markup
    kind: str
    lang: str
    dir: str
    language: str
    cue: str
    said: str
    chip: Chip
    chips: list[ChipGroup]


def wording(
    ctx: Context, quotes: Sequence[Quote], again: Sequence[Quote], first: Quote | None, use: Use, *, framed: bool
) -> Wording:
    """Quotations of one sentence as one. again: the same words elsewhere.

    first: the wording whose differences are to be marked. framed: show the sentence around them.
    """
    quote = quotes[0]
    article = ctx.article(quote.span)
    source = ctx.sources[article.id]
    if framed:
        html = _framed(article, quotes)
    elif quote.kind == "indirect":
        html = escape(phrases.flat(quote.span.exact))
    elif first is not None and ctx.article(first.span).lang == article.lang:
        html = Markup("<q>{}</q>").format(differences(first.span.exact, quote.span.exact))
    else:
        html = Markup("<q>{}</q>").format(_words(quote))
    cue = phrases.flat(quote.cue.exact) if quote.cue else ""
    return Wording(
        html=html,
        kind=quote.kind,
        lang=source.lang,
        dir=source.dir,
        language=language_name(article.lang),
        cue=cue if any(c.isalpha() for c in cue) else "",
        said=ctx.spoken(quote.said),
        chip=ctx.evidence.chip(quote.span, use),
        chips=ctx.evidence.chips([q.span for q in (quote, *again)], use),
    )


def same_words(quote: Quote) -> tuple[str, str]:
    """A key that quotations of the same words share, case and marks aside."""
    words = " ".join(p.exact for p in quote.parts) or quote.span.exact
    return ("reported" if quote.kind == "indirect" else "verbatim"), re.sub(r"\W+", " ", words).strip().casefold()


def sentence(article: Article, quote: Quote) -> tuple[int, int]:
    """Where the sentence stands that carries a quotation; its block's ends where no sentence does."""
    block = article.block_at(quote.span.start)
    low, high = (block.start, max(block.end, quote.span.end)) if block else (quote.span.start, quote.span.end)
    bounds = [(low + s, low + e) for s, e in sentences.split(article.text[low:high], pack(article.lang))]
    start = max((s for s, _ in bounds if s <= quote.span.start), default=low)
    end = min((e for _, e in bounds if e >= quote.span.end), default=high)
    return start, end


def _framed(article: Article, quotes: Sequence[Quote]) -> Markup:
    ordered = sorted(quotes, key=lambda q: q.span.start)
    at, _ = sentence(article, ordered[0])
    _, end = sentence(article, ordered[-1])
    html = Markup("")
    for i, quote in enumerate(ordered):
        words = phrases.flat(article.text[at : quote.span.start])
        html += _around(_after(words) if i else _shortened(words), space_before=i > 0, space_after=True)
        html += Markup("<q>{}</q>").format(_words(quote))
        at = quote.span.end
    rest = _after(phrases.flat(article.text[at:end]))
    if len(rest) > AROUND:
        rest = rest[:AROUND].rsplit(" ", 1)[0] + " …"
    return html + _around(rest, space_before=True, space_after=False)


def _around(words: str, *, space_before: bool, space_after: bool) -> Markup:
    """The report's own words beside verbatim ones, without the marks between them."""
    words = _OPENING.sub("", words) if space_after else words
    if not words:
        return Markup(" ") if space_before and space_after else Markup("")
    before = " " if space_before and words[0].isalnum() else ""
    after = " " if space_after and words[-1] not in "('’" else ""
    return Markup('{}<span class="ctx">{}</span>{}').format(before, words, after)


def _after(words: str) -> str:
    return _CLOSING.sub("", words)


def _shortened(words: str) -> str:
    return words if len(words) <= AROUND else "… " + words[-AROUND:].split(" ", 1)[-1]


def _words(quote: Quote) -> Markup:
    """The words; where an attribution breaks them, a gap stands for it."""
    parts = [escape(phrases.flat(p.exact)) for p in quote.parts] or [escape(phrases.flat(quote.span.exact))]
    return Markup(' <span class="gap">[…]</span> ').join(parts)


def differences(first: str, other: str) -> Markup:
    """The words of `other`, those that `first` has not marked."""
    from rapidfuzz.distance import Indel

    a, b = phrases.flat(first).split(), phrases.flat(other).split()
    plain_a, plain_b = ([w.strip(".,;:!?\"'“”«»’‘").casefold() for w in words] for words in (a, b))
    out = []
    for op in Indel.opcodes(plain_a, plain_b):
        words = escape(" ".join(b[op.dest_start : op.dest_end]))
        if op.tag == "equal":
            out.append(words)
        elif op.tag == "insert":
            out.append(Markup('<em class="diff">{}</em>').format(words))
    return Markup(" ").join(out)
