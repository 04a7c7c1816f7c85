"""The names of a draft against the record: known, spelt as fewer reports spell them, misspelt, or not on record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from onrecord.across.entities.names import bare, latin_script, name_key
from onrecord.check.draft import DRAFT
from onrecord.check.rows import Verdict
from onrecord.check.scope import Beside
from onrecord.check.verdict import Found
from onrecord.lang import pack
from onrecord.model import Entity, Mention, Span
from onrecord.text.names import NameWords, fold, same_given
from onrecord.web.evidence import one_each
from onrecord.words import number_of

LETTERS, LONG = 5, 9
"""Letters of a word from which on one other letter is taken for a slip, and two."""


class _Form(NamedTuple):
    """A spelling on record with the reports that use it, by language, and where it first stands."""

    text: str
    reports: int
    here: int
    first: Span


def check(beside: Beside) -> Iterator[Found]:
    """A row for each different name of the draft; a name that is neither known nor near to a known one once only."""
    known = _known(beside)
    seen: set[str] = set()
    lang = beside.draft.lang
    for mention in beside.mentions:
        form = bare(mention)
        key = name_key(form, lang)
        if mention.span.article != DRAFT or mention.kind == "other" or not key or key in seen:
            continue
        seen.add(key)
        entity = beside.entity_at(mention.span)
        forms = known.get(entity.id, {}) if entity else {}
        if entity is not None and forms:
            yield _spelt(beside, mention, form, key, entity, forms)
        elif beside.scope.called(form, lang):
            if " " in form or mention.kind != "place":
                yield _elsewhere(beside, mention, form)
        elif (near := _near(mention, form, key, beside, known)) is not None:
            yield _misspelt(mention, form, *near)
        elif mention.kind in ("person", "organisation") and " " in form:
            yield _nowhere(beside, mention, form, key)


def _elsewhere(beside: Beside, mention: Mention, form: str) -> Found:
    """The verdict on a name that another report on record has and the reports compared do not."""
    entity = beside.scope.called(form, beside.draft.lang)[0]
    firsts = tuple(one_each(entity.mentions))
    reason = f"{entity.name} is named in {number_of(len(firsts), 'report')} on record."
    return Found("name", "known", mention.span, reason, firsts, sure=0.0)


def _nowhere(beside: Beside, mention: Mention, form: str, key: str) -> Found:
    """The verdict on a name that no report has: whether the record has a person whose name is nearly this."""
    alike = [(e, k) for e, k in beside.scope.sharing(key) if _full_slip(key, k, e.kind)]
    if len({e.id for e, _ in alike}) == 1 and mention.kind == "person":
        entity = alike[0][0]
        firsts = tuple(one_each(entity.mentions))
        reason = f"No report spells it “{form}”; {number_of(len(firsts), 'report')} on record name {entity.name}."
        return Found("name", "variant", mention.span, reason, firsts, sure=0.0)
    return Found("name", "not_on_record", mention.span, f"No report names {form}.", sure=0.0)


def _known(beside: Beside) -> dict[str, dict[str, _Form]]:
    """The spellings of each entity in the reports, by key."""
    written = {(m.span.article, m.span.start, m.span.end): m for m in beside.mentions}
    out: dict[str, dict[str, _Form]] = {}
    for entity in beside.entities:
        texts: dict[str, Counter[str]] = {}
        reports: dict[str, set[str]] = {}
        here: dict[str, set[str]] = {}
        first: dict[str, Span] = {}
        for span in entity.mentions:
            mention = written.get((span.article, span.start, span.end))
            if mention is None or span.article == DRAFT:
                continue
            article = beside.articles[span.article]
            form = bare(mention)
            key = name_key(form, article.lang)
            texts.setdefault(key, Counter())[form] += 1
            reports.setdefault(key, set()).add(article.id)
            first.setdefault(key, span)
            if article.lang == beside.draft.lang:
                here.setdefault(key, set()).add(article.id)
        if texts:
            out[entity.id] = {
                k: _Form(texts[k].most_common(1)[0][0], len(reports[k]), len(here.get(k, ())), first[k]) for k in texts
            }
    return out


def _spelt(beside: Beside, mention: Mention, form: str, key: str, entity: Entity, forms: dict[str, _Form]) -> Found:
    """The verdict on the spelling of a name that the record knows."""
    own = forms.get(key)
    rivals = [f for k, f in forms.items() if k != key and _two_spellings(form, key, f.text, k, entity.kind)]
    best = max(rivals, key=lambda f: (f.here, f.reports), default=None)
    elsewhere = own is None and bool(beside.scope.called(form, beside.draft.lang))
    if (
        own is None
        and best is not None
        and not elsewhere
        and (best.here or _full_slip(key, name_key(best.text, None), entity.kind))
    ):
        return _misspelt(mention, form, entity, best)
    if own is not None and best is not None and best.here > own.here:
        reason = (
            f"{number_of(own.reports, 'report')} spell{'s' * (own.reports == 1)} it so; "
            f"{number_of(best.reports, 'report')} {'have' if best.reports > 1 else 'has'} “{best.text}”."
        )
        return Found("name", "variant", mention.span, reason, (own.first, best.first))
    firsts = {s.article: s for s in reversed(entity.mentions) if s.article != DRAFT}
    reason = f"{entity.name} is named in {number_of(len(firsts), 'report')}."
    own_language = [s for s in firsts.values() if beside.articles[s.article].lang == beside.draft.lang]
    return Found("name", "known", mention.span, reason, tuple(dict.fromkeys([*own_language, *firsts.values()])))


def _misspelt(mention: Mention, form: str, entity: Entity, best: _Form) -> Found:
    """A spelling that no report has: an error where several have the other, one of them in the draft's language.

    A known form of a given name is none.
    """
    has = "have" if best.reports > 1 else "has"
    reason = f"No report spells it “{form}”; {number_of(best.reports, 'report')} {has} “{best.text}”."
    one, two = fold(form).split(), fold(best.text).split()
    given = entity.kind == "person" and one[1:] == two[1:] and same_given(one[0], two[0])
    unsure = best.reports < 2 or not best.here or (given and not _slip(one[0], two[0]))
    verdict: Verdict = "variant" if unsure else "misspelt"
    return Found("name", verdict, mention.span, reason, (best.first,))


def _two_spellings(form: str, key: str, other: str, other_key: str, kind: str) -> bool:
    """True for two ways to spell all of one name, and not for a name and its short form or another language's name."""
    one, two = key.split(), other_key.split()
    if len(one) != len(two) or latin_script(form) != latin_script(other) or form.isupper() or other.isupper():
        return False
    changed = [(x, y) for x, y in zip(one, two, strict=True) if x != y]
    if not changed or any(min(len(x), len(y)) == 1 for x, y in changed):
        return False
    return kind == "person" or all(_slip(x, y) for x, y in changed)


def _near(
    mention: Mention, form: str, key: str, beside: Beside, known: dict[str, dict[str, _Form]]
) -> tuple[Entity, _Form] | None:
    """The one entity of the record whose name in the draft's language is nearly this one; None for none or several."""
    words = key.split()
    titles = _ordinary(beside.draft.lang)
    found: dict[str, tuple[Entity, _Form]] = {}
    for entity in beside.entities:
        if entity.kind != mention.kind and not (len(words) == 1 and entity.kind == "person"):
            continue
        for other_key, other in known.get(entity.id, {}).items():
            if not other.here and not _full_slip(key, other_key, entity.kind):
                continue
            if latin_script(form) != latin_script(other.text):
                continue
            if _one_slip(words, other_key.split(), entity.kind) and fold(form) not in titles:
                best = found.get(entity.id)
                if best is None or other.reports > best[1].reports:
                    found[entity.id] = (entity, other)
    return next(iter(found.values())) if len(found) == 1 else None


@lru_cache(maxsize=16)
def _ordinary(lang: str | None) -> frozenset[str]:
    """Words that a language uses as roles and the like, which are nobody's name misspelt."""
    words = pack(lang).part("names", NameWords)
    return frozenset(fold(w) for w in (*words.roles, *words.not_names, *words.given_names, *words.demonyms))


def _one_slip(words: list[str], other: list[str], kind: str) -> bool:
    """True for a name that is another but for a slip: in one word, or in the family name beside a form of the given."""
    if len(words) != len(other):
        return False
    changed = [(x, y) for x, y in zip(words, other, strict=True) if x != y]
    if len(changed) == 1:
        ((x, y),) = changed
        full = kind == "person" and len(words) > 1
        return _slip(x, y, LETTERS - full) or (full and x == words[0] and same_given(x, y))
    if len(changed) != 2 or kind != "person" or len(words) != 2:
        return False
    return same_given(words[0], other[0]) and _slip(words[1], other[1])


def _full_slip(key: str, other: str, kind: str) -> bool:
    """True for a person's full name of which one word is written with a slip, whatever the languages."""
    one, two = key.split(), other.split()
    changed = [(x, y) for x, y in zip(one, two, strict=False) if x != y]
    full = kind == "person" and len(one) == len(two) > 1
    return full and len(changed) == 1 and _slip(*changed[0])


def _slip(x: str, y: str, least: int = LETTERS) -> bool:
    """True for two words that are one but for a letter, or two in a long word, also where two change places."""
    from rapidfuzz.distance import OSA

    if min(len(x), len(y)) < least:
        return False
    return OSA.distance(x, y) <= (2 if min(len(x), len(y)) >= LONG else 1)
