"""Quotes as they are compared: their words, their sentences, who said them and what stands around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from sys import intern
from typing import Literal

from onrecord.across.story_evidence import Evidence
from onrecord.lang import pack
from onrecord.model import Article, Dossier, Entity, Quote
from onrecord.text import sentences
from onrecord.text.terms import fold
from onrecord.text.vowels import bare

Match = Literal["same", "different", "unknown"]

WINDOW = 3
"""So many neighbouring sentences of a quote are compared together: another report may join or leave out some."""

_BRACKETS = re.compile(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]")
WORD = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]|[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, eq=False, slots=True)
class Said:
    """A quote with what is needed to find it elsewhere.

    plain: the text without bracketed insertions of the reporter. words: its folded words. raw: as written.
    names: the folded words of the speaker's name where it is named, else empty.
    """

    quote: Quote
    article: Article
    evidence: Evidence
    text: str
    plain: str
    words: tuple[str, ...]
    raw: tuple[str, ...]
    entity: Entity | None
    names: frozenset[str]

    @property
    def lang(self) -> str:
        """Language of the report."""
        return self.evidence.lang

    @property
    def who(self) -> str | None:
        """The speaker as a reader may be told; None where the report does not name one."""
        if self.entity is not None:
            return self.entity.name
        speaker = self.quote.speaker
        if speaker is None or (speaker.refers is None and speaker.via in ("pronoun", "continued")):
            return None
        return speaker.refers.exact if speaker.refers else speaker.as_written


def said(quote: Quote, dossier: Dossier, report: Evidence) -> Said:
    """A quote made ready; report: the evidence of its article."""
    article = dossier.articles[quote.span.article]
    text = " ".join(" ".join(part.exact for part in quote.parts or (quote.span,)).split())
    plain = bare(_BRACKETS.sub(" ", text))
    raw = tuple(map(intern, WORD.findall(plain)))  # a word of many quotes is kept once
    return Said(
        quote=quote,
        article=article,
        evidence=report,
        text=text,
        plain=plain,
        words=tuple(intern(w.casefold().replace("’", "'")) for w in raw),
        raw=raw,
        entity=dossier.speaker_entity(quote),
        names=_names(quote),
    )


def _names(quote: Quote) -> frozenset[str]:
    speaker = quote.speaker
    if speaker is None:
        return frozenset()
    text = speaker.refers.exact if speaker.refers else speaker.as_written if speaker.via == "name" else ""
    found = (w for w in WORD.findall(text) if w[0].isupper() or not w[0].islower())
    return frozenset(f for w in found if len(f := fold(w.split("'")[-1].split("’")[-1])) >= 4)


def same_speaker(a: Said, b: Said) -> Match:
    """Whether two quotes are given to one speaker; unknown where either report does not name one."""
    if a.entity is not None and b.entity is not None and a.entity.id == b.entity.id:
        return "same"
    if a.names and b.names and any(_alike(x, y) for x in sorted(a.names) for y in sorted(b.names)):
        return "same"
    named = a.names and b.names and not (a.entity and b.entity and a.entity.kind != b.entity.kind)
    return "different" if named else "unknown"


def _alike(x: str, y: str) -> bool:
    from rapidfuzz.distance import Levenshtein

    return x == y or (min(len(x), len(y)) >= 5 and Levenshtein.normalized_similarity(x, y) >= 0.8)


def windows(item: Said) -> list[str]:
    """The sentences of a quote, singly and up to `WINDOW` together; those of fewer than three words only inside."""
    cut = sentences.split(item.text, pack(item.article.lang))[:12]
    out = [item.text[cut[i][0] : cut[j][1]] for i in range(len(cut)) for j in range(i, min(i + WINDOW, len(cut)))]
    return [w for w in out if len(WORD.findall(w)) >= 3] or [item.text]


def around(item: Said) -> str:
    """What the sentence that holds a quote says beside it: the quoted words and the speaker's name are left out."""
    article, span = item.article, item.quote.span
    block = article.block_at(span.start)
    if block is None:
        return ""
    out = article.text[block.start : block.end]
    for s, e in sentences.split(out, pack(article.lang)):
        if block.start + s <= span.start < block.start + e:
            out = article.text[block.start + s : block.start + e]
            break
    out = out.replace(span.exact, " ")
    speaker = item.quote.speaker
    return out.replace(speaker.as_written, " ") if speaker else out
