"""Names by their shape, where no model reads the language: capitals inside a sentence, titles, given names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.annotate.mentions.candidates import Candidate, Lexicon, Unit, is_common
from onrecord.model.statement import EntityKind
from onrecord.text.known_names import Hit
from onrecord.text.names import fold

MOST_WORDS = 6


def find(units: Sequence[Unit], text: str, hits: Sequence[Hit], lexicon: Lexicon) -> Iterator[Candidate]:
    """The names that a sentence's shape shows. hits: its known names, which part what stands beside them."""
    if not units:
        return
    if sum(u.text.isupper() and len(u.text) > 3 for u in units) > len(units) / 2:
        return
    at = 0
    while at < len(units):
        run = _unmixed(units, at, _run(units, at, text, lexicon), hits, lexicon)
        run = _body_before_name(units, at, run, lexicon) or run
        if not run:
            at += 1
            continue
        yield from _judged(units, at, run, text, lexicon)
        at += run


def _run(units: Sequence[Unit], at: int, text: str, lexicon: Lexicon) -> int:
    """How many words from here on make one stretch of capitals, particles between them included."""
    if not units[at].capital:
        return 0
    last = at
    i = at + 1
    while i < len(units) and i - at < MOST_WORDS:
        gap = text[units[i - 1].end : units[i].start]
        if gap.strip(" \u00a0\u202f.'’-") or len(gap) > 2 or (gap.startswith(".") and len(units[i - 1].text) > 1):
            break
        if units[i].capital:
            last = i
        elif fold(units[i].text) not in lexicon.particles or _ends(units, i + 1, lexicon):
            break
        i += 1
    return last - at + 1


def _ends(units: Sequence[Unit], at: int, lexicon: Lexicon) -> bool:
    """True when what follows a particle is no name: "Camp David, el Estado"."""
    return at >= len(units) or fold(units[at].text) in lexicon.not_names


def _unmixed(units: Sequence[Unit], at: int, size: int, hits: Sequence[Hit], lexicon: Lexicon) -> int:
    """The stretch up to a known name in it; the whole, where it is the name of an organisation."""
    words = units[at : at + size]
    if not size or any(lexicon.is_organisation(w.text) for w in words):
        return size
    if _city_as_family(words, hits, lexicon):
        return size
    known = [any(h.start < w.end and w.start < h.end for h in hits) for w in words]
    if known[0]:
        return 0
    size = known.index(True) if True in known else size
    while size and not units[at + size - 1].capital:
        size -= 1
    return size


def _body_before_name(units: Sequence[Unit], at: int, size: int, lexicon: Lexicon) -> int:
    """How many words belong to the role before a person's name, initials or words up to a given name: "the leader of
    the PSD Rui Ferreira", "la segretaria della Fiom Giada Rinaldi"; 0 where none do."""
    first, rest = units[at].text, units[at + 1 : at + size]
    if len(rest) < 2 or lexicon.is_given(first) or any(lexicon.is_organisation(w.text) for w in rest):
        return 0
    initials = 2 <= len(first) <= 6 and first.isupper() and not any(w.text.isupper() for w in rest)
    given = next((k for k, w in enumerate(rest[:-1], 1) if w.capital and lexicon.is_given(w.text)), 0)
    i = at - 1
    while i >= 0 and fold(units[i].text) in lexicon.role_links:
        i -= 1
    led = i >= 0 and (lexicon.is_role(units[i].text) or (i < at - 1 and _former(units[i].text, lexicon)))
    return (1 if initials else given) if led else 0


def _former(word: str, lexicon: Lexicon) -> bool:
    """True for a role that someone no longer has ("exalcalde")."""
    low = word.lower()
    return low.startswith("ex") and lexicon.is_role(low[2:].lstrip("-"))


def _city_as_family(words: Sequence[Unit], hits: Sequence[Hit], lexicon: Lexicon) -> bool:
    """True for a given name and a place's name that is here a family's: "Camila Lisboa"."""
    if not 2 <= len(words) <= 3 or not all(lexicon.is_given(w.text) for w in words[:-1]):
        return False
    touched = [h for h in hits if h.start < words[-1].end and words[0].start < h.end]
    return len(touched) == 1 and touched[0].kind == "place" and touched[0].start == words[-1].start


def _judged(units: Sequence[Unit], at: int, size: int, text: str, lexicon: Lexicon) -> Iterator[Candidate]:
    words = list(units[at : at + size])
    gap = text[units[at - 1].end : words[0].start] if at else ","
    titled = not gap.strip(" .") and _is_title(units[at - 1].text, lexicon)
    company = any(lexicon.is_organisation(w.text) for w in words[1:])
    while words and not company and (_is_title(words[0].text, lexicon) or not words[0].capital):
        titled = titled or _is_title(words[0].text, lexicon)
        words.pop(0)
    if words and words[0].first and not titled and not lexicon.is_given(words[0].text):
        words = words[1:] if _ordinary(words[0].text, lexicon) else words
        while words and not words[0].capital:
            words.pop(0)
    words = _from_given(words, lexicon)
    while len(words) > 1 and (not words[-1].capital or fold(words[-1].text) in lexicon.not_names):
        words.pop()
    if len(words) > 1 and all(w.text.isupper() for w in words if w.capital) and not lexicon.is_given(words[0].text):
        return
    if lexicon.words.nouns_capitalised:
        words = _among_nouns(words, titled, lexicon)
    if not words:
        return
    kind = _kind(units, at + size, words, titled, text, lexicon)
    if kind:
        yield Candidate(words[0].start, words[-1].end, kind, "shape", 1)


def _from_given(words: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The name without what a title left before it, a demonym or a ministry: "Esteri Antonio Tajani"."""
    while len(words) > 1 and lexicon.is_demonym(words[0].text) and words[1].capital:
        words = words[1:]
    for i in range(1, len(words) - 1):
        before = words[i - 1]
        if lexicon.is_given(before.text):
            break
        if lexicon.is_given(words[i].text) and before.capital and _ordinary(before.text, lexicon):
            return words[i:]
    return words


def _ordinary(word: str, lexicon: Lexicon) -> bool:
    return fold(word) in lexicon.not_names or lexicon.is_common(word)


def _is_title(word: str, lexicon: Lexicon) -> bool:
    return fold(word) in lexicon.courtesy or lexicon.is_role(word)


def _among_nouns(words: list[Unit], titled: bool, lexicon: Lexicon) -> list[Unit]:
    """The name in a stretch of capitalised words where every noun is one: from a given name or title on."""
    for i, word in enumerate(words):
        if lexicon.is_given(word.text):
            rest = words[i + 1 :]
            size = 0
            while size < len(rest) and (
                not rest[size].capital or lexicon.is_given(rest[size].text) or len(rest[size].text) == 1
            ):
                size += 1
            return words[i : i + 2 + size] if rest else (words[i : i + 1] if titled else [])
    if titled:
        name = [w for w in words[:2] if not lexicon.is_common(w.text) and w.capital]
        return name if name and name[0] is words[0] else []
    if len(words) == 1 and words[0].text.isupper() and 2 <= len(words[0].text) <= 6:
        return words
    return []


def _kind(
    units: Sequence[Unit], after: int, words: Sequence[Unit], titled: bool, text: str, lexicon: Lexicon
) -> EntityKind | None:
    folded = [fold(w.text) for w in words]
    if all(f in lexicon.not_names or lexicon.is_demonym(w.text) for f, w in zip(folded, words, strict=True)):
        return None
    if len(words) == 1:
        word = words[0].text
        if len(word) < 2 or any(c.isdigit() for c in word):
            return None
        if word.isupper() and 2 <= len(word) <= 6:
            if folded[0] in lexicon.not_names or (len(word) > 3 and lexicon.is_common(word)):
                return None
            return "organisation" if not set(word) <= set("IVXLCDM") and not lexicon.is_role(word) else None
        if titled and not lexicon.is_common(word):
            return None if _adjective(units, after, text, lexicon) else "person"
        before = units[after - len(words) - 1] if after - len(words) - 1 >= 0 else None
        spoken = (after < len(units) and fold(units[after].text) in lexicon.speech) or (
            before is not None and fold(before.text) in lexicon.speech
        )
        if spoken and not lexicon.is_common(word) and folded[0] not in lexicon.not_names:
            return "person"
        return None
    if any(lexicon.is_organisation(w.text) for w in words):
        return "organisation"
    if lexicon.is_given(words[0].text):
        return "person" if len([w for w in words if w.capital]) <= 5 else None
    if lexicon.place & set(folded):
        return "place"
    if titled:
        return "person"
    if not lexicon.roles:
        return None  # nothing known of the language: capitals alone say little
    if any(w.text[-1].isdigit() for w in words):
        return "other"
    strange = not any(w.capital and (lexicon.is_common(w.text) or is_common(w.text.lower(), "en")) for w in words)
    return "person" if strange and len(words) <= 4 else "other"


def _adjective(units: Sequence[Unit], after: int, text: str, lexicon: Lexicon) -> bool:
    """True for an adjective made of a name before its noun: the judge "of the Frunzensky" district."""
    if after >= len(units) or not fold(units[after - 1].text).endswith(lexicon.adjective_endings):
        return False
    noun = units[after]
    between = text[units[after - 1].end : noun.start]
    return not noun.capital and between == " " and fold(noun.text) not in lexicon.speech
