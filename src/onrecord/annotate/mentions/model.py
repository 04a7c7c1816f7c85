"""Names from the syntax model's labels, mended: models of this size take furniture, titles and verbs for names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.annotate.mentions.candidates import UNIT, Candidate, Lexicon, Unit
from onrecord.annotate.mentions.places import city
from onrecord.model.statement import EntityKind
from onrecord.text.known_names import Hit
from onrecord.text.names import fold
from onrecord.text.syntax import Sentence

_KINDS: dict[str, EntityKind] = {"PER": "person", "ORG": "organisation", "LOC": "place", "MISC": "other"}

_BREAKS = frozenset('|;:()\n«»“”"#@[]')
_NO_NAME = frozenset({"VERB", "AUX", "ADV", "PRON", "SCONJ", "CCONJ", "DET", "ADP", "INTJ"})


def labelled(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """The stretches that the model labels as names: offsets and label."""
    start = end = -1
    label = ""
    for token in sentence.tokens:
        if token.ent_b or token.ent != label:
            if label in _KINDS:
                yield start, end, label
            start, label = token.start, token.ent
        end = token.end
    if label in _KINDS:
        yield start, end, label


def find(
    sentence: Sentence, units: Sequence[Unit], text: str, hits: Sequence[Hit], lexicon: Lexicon
) -> Iterator[Candidate]:
    """The model's names in a sentence, trimmed, parted and with their kinds mended. hits: its known names."""
    first = units[0].start if units else -1
    for start, end, label in labelled(sentence):
        plain = {u.start: u.pos for u in units}
        titles = {u.end for u in units if u.capital and lexicon.is_role(u.text)}
        marks = {u.start: u.pos for u in units if u.first or u.pos in _NO_NAME}
        pieces = _parted(start, end, [h for h in hits if start <= h.start and h.end <= end], text, lexicon)
        for a, b in pieces:
            words = _trimmed(text, a, b, label, marks, lexicon)
            if words:
                kind = _kind(words, label, text, lexicon)
                if kind in ("organisation", "place") and words[0].start - 1 in titles and len(words) == 1:
                    kind = "person" if not words[0].text.isupper() else kind
                if kind:
                    sure = not (words[0].start == first and len(words) == 1)
                    pos = plain.get(words[0].start) if len(words) == 1 else None
                    sure = sure and pos not in _NO_NAME | {"NOUN", "ADJ"}
                    if sure or not lexicon.is_common(words[0].text) or words[0].text.isupper():
                        yield Candidate(words[0].start, words[-1].end, kind, "model", 1)


def _parted(start: int, end: int, hits: Sequence[Hit], text: str, lexicon: Lexicon) -> list[tuple[int, int]]:
    """The stretch without the known names that were only glued to it; with those that are part of a longer name."""
    rest = text[start:end]
    for h in hits:
        rest = rest.replace(text[h.start : h.end], " ", 1)
    left = [u for u in UNIT.findall(rest) if u[0].isupper() and fold(u) not in lexicon.articles | lexicon.courtesy]
    if not left and hits:
        return []
    if len(hits) == 1 and hits[0].start == start:
        tail = UNIT.findall(text[hits[0].end : end])
        named = len(tail) >= 2 and all(w[0].isupper() for w in tail)
        own = hits[0].kind == "organisation" and not any(_generic(w, lexicon) for w in tail)
        if named and (fold(tail[0]) in lexicon.given or own):
            return [(hits[0].end, end)]
    if len(hits) == 1 and hits[0].end == end and hits[0].kind == "place":
        head = UNIT.findall(text[start : hits[0].start])
        if len(head) >= 3 and fold(head[0]) in lexicon.given and not head[-1][0].isupper():
            return [(start, hits[0].start)]
    return [(start, end)]


def _generic(word: str, lexicon: Lexicon) -> bool:
    return fold(word) in lexicon.organisation or lexicon.is_role(word)


def _trimmed(text: str, start: int, end: int, label: str, marks: dict[int, str], lexicon: Lexicon) -> list[Unit]:
    """The words of a stretch from its first to its last that can be part of a name; marks: words that begin none."""
    words = [Unit(m.start(), m.end(), m[0], False) for m in UNIT.finditer(text, start, end)]
    words = [w for w in words if not (w.text in ("s", "S") and text[w.start - 1 : w.start] in "'’")]
    while words and (not _leads(words[0], len(words), lexicon) or _no_name(words, marks, lexicon)):
        words.pop(0)
    body = label == "ORG" and words and fold(words[0].text) in lexicon.organisation
    while words and not body and not words[-1].capital and not words[-1].text[0].isdigit():
        words.pop()
    for i in range(1, len(words)):
        plain = label == "PER" and not words[i].capital and fold(words[i].text) not in lexicon.particles
        gap = text[words[i - 1].end : words[i].start]
        again = words[i].text == words[i - 1].text and gap.isspace()
        if plain or again or gap.strip() in ("-", "–", "—") or any(c in _BREAKS for c in gap):
            words = words[:i]
            break
    if not words or all(_empty(w.text, lexicon) for w in words):
        return []
    long_enough = len(words) > 1 or len(words[0].text) > 1
    return words if long_enough and len(words) <= 8 and any(w.capital for w in words) else []


def _no_name(words: Sequence[Unit], marks: dict[int, str], lexicon: Lexicon) -> bool:
    """True for an article at the beginning of a sentence, or a verb or small word, before the name."""
    pos = marks.get(words[0].start)
    if pos is None or len(words) < 2:
        return False
    folded = fold(words[0].text)
    return folded in lexicon.articles or (pos in _NO_NAME and folded not in lexicon.given | lexicon.particles)


def _leads(word: Unit, left: int, lexicon: Lexicon) -> bool:
    folded = fold(word.text)
    if not word.capital:
        return folded in lexicon.particles and folded not in lexicon.articles and left > 1
    if left == 1:
        return True
    article = folded in lexicon.articles and len(folded) < 3
    return not (folded in lexicon.courtesy or article or lexicon.is_role(word.text))


def _empty(word: str, lexicon: Lexicon) -> bool:
    folded = fold(word)
    return (
        not word[0].isupper()
        or folded in lexicon.not_names
        or folded in lexicon.articles
        or lexicon.is_demonym(word)
        or lexicon.is_role(word)
    )


def _kind(words: Sequence[Unit], label: str, text: str, lexicon: Lexicon) -> EntityKind | None:
    folded = [fold(w.text) for w in words]
    capitals = sum(w.capital for w in words)
    if len(words) == 1 and folded[0] in lexicon.organisation | lexicon.place:
        return None
    if len(words) > 1 and folded[0] in lexicon.given and not lexicon.organisation & set(folded):
        return "person" if len(words) <= 5 else None
    if label == "PER" and len(words) > 1 and all(lexicon.is_common(w.text) for w in words):
        return "other"
    if label == "MISC":
        return "other" if capitals >= 2 else None
    if label == "PER" and any(f in lexicon.organisation for f in folded) and folded[0] not in lexicon.given:
        return "organisation"
    if label == "PER" and len(words) == 1 and words[0].text.isupper() and len(words[0].text) <= 6:
        return "organisation"
    if label == "LOC" and lexicon.organisation & set(folded) and not lexicon.place & set(folded):
        return "organisation"
    if (
        label == "PER"
        and len(words) == 1
        and folded[0] not in lexicon.given
        and ((place := city(words[0].text, lexicon)) and place.population > 1_000_000)
    ):
        return "place"
    return _KINDS[label]
