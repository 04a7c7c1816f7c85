"""Tokens and syntax of an article, the same shape for every language.

Where a language pack names a model, its tokens carry lemma, part of speech, dependency and entity
labels; elsewhere they carry the words alone, and a lemma from a dictionary where there is one.
No annotator sees the library behind this.
"""

from __future__ import annotations

import re
import warnings
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import msgspec

from onrecord.lang import Pack
from onrecord.model import Article
from onrecord.text import sentences

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+(?:[.,\u00a0\u202f]\d+)*|\S", re.UNICODE)


class Token(msgspec.Struct, frozen=True):
    """A word or mark.

    i: its place among the article's tokens. start, end: offsets in the article's text.
    lemma, pos (Universal POS), tag, dep, morph, ent: empty where unknown. `ent` is one of
    PER, ORG, LOC, MISC, and `ent_b` is True on an entity's first token.
    head: place of its syntactic head, its own place for a root or where unknown.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str = ""
    pos: str = ""
    tag: str = ""
    dep: str = ""
    morph: str = ""
    ent: str = ""
    ent_b: bool = False
    head: int = -1


class Sentence(msgspec.Struct, frozen=True):
    """A sentence: offsets in the article's text, its block's place in `article.blocks`, its tokens."""

    start: int
    end: int
    block: int
    tokens: tuple[Token, ...]


@dataclass(frozen=True, eq=False)
class Syntax:
    """All sentences of an article's mined blocks, in order, and their tokens.

    parsed: True where a model gave parts of speech and dependencies.
    """

    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    parsed: bool = False

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds this offset, else None."""
        at = bisect_right(self.sentences, offset, key=lambda s: s.start) - 1
        return self.sentences[at] if at >= 0 and offset < self.sentences[at].end else None

    def between(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that share a character with `start:end`."""
        first = bisect_right(self.tokens, start, key=lambda t: t.end)
        last = first
        while last < len(self.tokens) and self.tokens[last].start < end:
            last += 1
        return self.tokens[first:last]

    def children(self, token: Token) -> tuple[Token, ...]:
        """The tokens whose head is this one; empty where there is no syntax."""
        return tuple(self.tokens[i] for i in self._children.get(token.i, ()))

    def subtree(self, token: Token) -> tuple[Token, ...]:
        """The token and all that hangs from it, in order."""
        seen, todo = {token.i}, [token.i]
        while todo:
            for i in self._children.get(todo.pop(), ()):
                if i not in seen:
                    seen.add(i)
                    todo.append(i)
        return tuple(self.tokens[i] for i in sorted(seen))

    @cached_property
    def _children(self) -> dict[int, list[int]]:
        out: dict[int, list[int]] = {}
        for token in self.tokens:
            if token.head not in (-1, token.i):
                out.setdefault(token.head, []).append(token.i)
        return out


TOGETHER = 128
"""Paragraphs of a report that the model reads at once."""

BEGINS = 3
"""The library's number for an entity's first token."""

_ENT = {
    "PERSON": "PER", "PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC",
    "NORP": "NORP", "EVENT": "MISC", "WORK_OF_ART": "MISC", "PRODUCT": "MISC", "LAW": "MISC", "MISC": "MISC",
}  # fmt: skip


@lru_cache(maxsize=8)
def _model(name: str) -> Any:
    """A syntax model, loaded when first needed, sentence boundaries fixed from outside."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import numpy
        import spacy
        from spacy.language import Language

        if not Language.has_factory("given_sentences"):

            @Language.component("given_sentences")
            def given_sentences(doc: Any) -> Any:
                starts = doc.user_data.get("starts", {0})
                # All at once, for setting one token looks at all the others.
                begins = [1 if token.idx in starts or token.i == 0 else -1 for token in doc]
                return doc.from_array(["SENT_START"], numpy.array(begins, dtype="int32").astype("uint64"))

        nlp = spacy.load(name)
        nlp.add_pipe("given_sentences", first=True)
    return nlp


def parse(article: Article, pack: Pack) -> Syntax:
    """The syntax of an article's mined blocks. Deterministic: depends on this article alone."""
    mined = set(article.mined)
    blocks = [(i, b, sentences.split(article.text[b.start : b.end], pack))
              for i, b in enumerate(article.blocks) if b in mined]  # fmt: skip
    blocks = [x for x in blocks if x[2]]
    if pack.language.model:
        return _parsed(article, pack.language.model, blocks)
    return _plain(article, pack, blocks)


def _parsed(article: Article, model: str, blocks: list[Any]) -> Syntax:
    nlp = _model(model)
    out: list[Sentence] = []
    tokens: list[Token] = []
    with nlp.memory_zone():
        docs = []
        for _, block, bounds in blocks:
            # the models were trained on straight apostrophes; one character for one, so offsets hold
            doc = nlp.make_doc(article.text[block.start : block.end].translate(_PLAIN_MARKS))
            words = [t.idx for t in doc if not t.is_space]
            firsts = ((s, bisect_left(words, s)) for s, _ in bounds)
            doc.user_data["starts"] = {words[at] if at < len(words) else s for s, at in firsts}
            docs.append(doc)
        for (index, block, bounds), doc in zip(blocks, nlp.pipe(docs, batch_size=TOGETHER), strict=True):
            here = _tokens(doc, article.text, block.start, len(tokens))
            tokens += here
            starts = [t.start for t in here]
            for s, e in bounds:
                s, e = s + block.start, e + block.start
                out.append(Sentence(s, e, index, tuple(here[bisect_left(starts, s) : bisect_left(starts, e)])))
    return Syntax(tuple(out), tuple(tokens), parsed=True)


def _tokens(doc: Any, text: str, offset: int, first: int) -> list[Token]:
    """The tokens of a parsed block but for blanks. offset: of the block in the text; first: the place of its first."""
    words = [t for t in doc if not t.is_space]
    place = {t.i: first + n for n, t in enumerate(words)}
    starts = [offset + t.idx for t in words]
    return [
        Token(
            i, start, start + len(t), text[start : start + len(t)], t.lemma_, t.pos_, t.tag_, t.dep_, str(t.morph),
            _ENT.get(t.ent_type_, ""), t.ent_iob == BEGINS, place.get(t.head.i, i),
        )
        for (i, start), t in zip(enumerate(starts, start=first), words, strict=True)
    ]  # fmt: skip


_PLAIN_MARKS = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " "})


def _plain(article: Article, pack: Pack, blocks: list[Any]) -> Syntax:
    out: list[Sentence] = []
    tokens: list[Token] = []
    for index, block, bounds in blocks:
        for s, e in sentences.openers_on(article.text[block.start : block.end], bounds):
            s, e = s + block.start, e + block.start
            here = [Token(i=len(tokens) + n, start=m.start(), end=m.end(), text=m[0], lemma=lemma(m[0], pack.code),
                          head=len(tokens) + n)
                    for n, m in enumerate(_WORD.finditer(article.text, s, e))]  # fmt: skip
            tokens += here
            out.append(Sentence(s, e, index, tuple(here)))
    return Syntax(tuple(out), tuple(tokens))


@lru_cache(maxsize=65536)
def lemma(word: str, code: str) -> str:
    """A word's dictionary form by a lookup table, the word itself where the language has none."""
    import simplemma

    if not word[:1].isalpha():
        return word
    try:
        return simplemma.lemmatize(word, lang=code)
    except ValueError:
        return word.lower()
