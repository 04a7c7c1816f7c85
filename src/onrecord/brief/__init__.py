"""A brief of a story: an extract of its reports, every sentence cited, the newest state first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from onrecord.brief.choose import Chooser, sides
from onrecord.brief.facets import Dispute, confirmed, disputes, to_tell, told_as_settled
from onrecord.brief.rows import Brief, BriefLine
from onrecord.brief.sentences import Sentence, of_reports
from onrecord.brief.unknown import gaps, which
from onrecord.errors import OnRecordError
from onrecord.lang import codes
from onrecord.model import Dossier, Figure, Story, when
from onrecord.web.context import Context

if TYPE_CHECKING:
    from onrecord.record import Record

FORMATS = ("text", "markdown", "json")
_FOR_DISPUTES = 0.3
_FOR_UNKNOWN = 0.15


def make(dossier: Dossier, words: int = 300, lang: str | None = None, story: str | None = None) -> Brief:
    """The brief of a story in at most `words` words.

    lang: the reader's language (ISO 639-1), from whose reports sentences are taken where they tell it; None for that
    of most reports. story: id of the story or words of its title; None for the one with most reports.

    Raises OnRecordError when there is no such story, or when `words` or `lang` cannot be.
    """
    if words < 1:
        raise OnRecordError(f"no brief of {words} words; give a number above 0")
    if lang is not None and lang not in codes():
        raise OnRecordError(f"no language {lang!r}; choose one of {', '.join(codes())}")
    ctx = Context(dossier)
    chosen = _story(dossier, story)
    inside = {a.id for a in chosen.articles if a.role == "main"} if chosen else set(dossier.articles)
    articles = [a for a in dossier.articles if a in inside]
    lang = lang or _language(dossier, articles)
    pool = [s for s in of_reports(ctx, articles) if s.alone()]
    told = to_tell(ctx, chosen, articles)
    disputed: list[tuple[BriefLine, ...]] = []
    untold: list[Dispute] = []
    open_ = disputes(ctx, chosen)
    unsettled = [x for dispute in open_ for side in dispute.sides for x in side]
    chooser = Chooser(ctx, [s for s in pool if not told_as_settled(s.held, unsettled)], told, lang)
    for dispute in open_:
        spent = sum(line.words for lines in disputed for line in lines)
        found = sides(dispute, pool, lang, int(words * _FOR_DISPUTES) - spent)
        if found:
            disputed.append(tuple(_line(ctx, chooser, s, _side(dispute, s)) for s in found))
            for sentence in found:
                chooser.take(sentence)
        else:
            untold.append(dispute)
    spent = sum(line.words for lines in disputed for line in lines)
    missing = _fitting(map(which, untold), words * _FOR_DISPUTES - spent)
    missing += _fitting(gaps(ctx, chosen, articles), words * _FOR_UNKNOWN)
    room = words - spent - sum(len(s.split()) for s in missing)
    before = {s.span for s in chooser.chosen}
    chooser.fill(room)
    state = [s for s in chooser.chosen if s.span not in before]
    state.sort(key=lambda s: _age(s, lang))
    return Brief(
        story=chosen.id if chosen else None,
        title=chosen.title if chosen else "",
        stories=max(1, len(dossier.stories)),
        reports=len(articles),
        sources=chosen.independent_sources if chosen else 0,
        lang=lang,
        limit=words,
        lines=tuple(_line(ctx, chooser, s) for s in state),
        disputed=tuple(disputed),
        unknown=tuple(missing),
    )


def render(brief: Brief, record: Record, format: str = "text") -> str:
    """A brief of a record as one of `FORMATS`. Raises OnRecordError for another format."""
    match format:
        case "text":
            from onrecord.brief.text import text

            return text(brief, record)
        case "markdown":
            from onrecord.brief.text import markdown

            return markdown(brief, record)
        case "json":
            return msgspec.json.format(msgspec.json.encode(brief), indent=1).decode() + "\n"
    raise OnRecordError(f"no format {format!r}; choose one of {', '.join(FORMATS)}")


def _story(dossier: Dossier, wanted: str | None) -> Story | None:
    if wanted is None:
        return max(dossier.stories, key=lambda s: (len(s.articles), s.independent_sources, s.id), default=None)
    found = [s for s in dossier.stories if s.id == wanted or wanted.casefold() in s.title.casefold()]
    if not found:
        raise OnRecordError(f"no story {wanted!r}; give an id or words of a title of `onrecord show RECORD sources`")
    return max(found, key=lambda s: (s.id == wanted, len(s.articles), s.id))


def _language(dossier: Dossier, articles: list[str]) -> str | None:
    counts = Counter(lang for a in articles if (lang := dossier.articles[a].lang))
    return min(counts, key=lambda code: (-counts[code], code)) if counts else None


def _fitting(known: Iterable[str], words: float) -> list[str]:
    """What is not known, as far as there is room for it."""
    out: list[str] = []
    for sentence in known:
        if sum(len(s.split()) for s in (*out, sentence)) <= words:
            out.append(sentence)
    return out


def _age(sentence: Sentence, lang: str | None) -> tuple[int, bool, str, int]:
    """The newest report first, of one day those in the reader's language, its sentences in order; undated ones last."""
    days = when.days(sentence.article.published.value)
    day = days.high.toordinal() if days and days.high else 0
    return -day, sentence.lang != lang, sentence.article.id, sentence.span.start


def _side(dispute: Dispute, sentence: Sentence) -> set[str]:
    """The statements of the sides that a sentence tells."""
    sides_told = ({s.id for s in side} for side in dispute.sides)
    return {i for side in sides_told if side & sentence.ids for i in side}


def _line(ctx: Context, chooser: Chooser, sentence: Sentence, said: set[str] | None = None) -> BriefLine:
    """A sentence with who else says what it says."""
    ids = set(said or ())
    for key in chooser.tells.get(sentence.span, ()):
        if chooser.facets[key].one:
            ids |= chooser.facets[key].says
    same = [s.span for i in sorted(ids) if (s := ctx.dossier.statements.get(i))]
    figures = [x for x in sentence.held if isinstance(x, Figure)]
    sure = {a: confirmed(ctx, a, figures) for a in {s.article for s in same} - {sentence.article.id}}
    same = [s for s in same if sure.get(s.article, True)]
    also = [a for a in dict.fromkeys(s.article for s in same) if a != sentence.article.id]
    return BriefLine(
        parts=(sentence.span,),
        names=(sentence.name,) if sentence.name else (),
        lang=sentence.lang,
        report=sentence.article.id,
        day=sentence.article.published.value,
        sources=ctx.sources.independent([sentence.span, *same]),
        also=tuple(a for a in ctx.dossier.articles if a in also),
    )


__all__ = ["FORMATS", "Brief", "BriefLine", "make", "render"]
