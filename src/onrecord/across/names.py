"""Says where the reports of one story spell one name in two ways."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.across.entities.names import bare, latin_script, name_key
from onrecord.model import Dossier, Entity, Finding, Mention, Row, make_id
from onrecord.text import gazetteer
from onrecord.text.names import skeleton


@dataclass(eq=False)
class _Form:
    """A spelling: its key without case endings, its languages, the reports that use it and its first mention."""

    text: str
    key: str
    first: Mention
    languages: set[str] = field(default_factory=set)
    reports: set[str] = field(default_factory=set)


def compare(dossier: Dossier) -> Iterable[Row]:
    """A finding `variant` for each entity that a story's reports spell in two ways.

    A short form, a form with other accents, a case ending and a translation are no second spelling.
    """
    mentions = {(m.span.article, m.span.start, m.span.end): m for m in dossier.mentions}
    for entity in dossier.entities:
        by_story: dict[str | None, list[Mention]] = {}
        for span in entity.mentions:
            mention = mentions.get((span.article, span.start, span.end))
            if mention:
                story = dossier.story_of.get(span.article)
                by_story.setdefault(story.id if story else None, []).append(mention)
        for story_id, here in sorted(by_story.items(), key=lambda kv: kv[0] or ""):
            spellings = _spellings(entity, _forms(here, dossier))
            if len(spellings) > 1:
                yield _finding(entity, story_id, spellings)


def _forms(mentions: Sequence[Mention], dossier: Dossier) -> list[_Form]:
    """The forms of the mentions, one for each key, the oldest first; the text is the form that came first."""
    out: dict[str, _Form] = {}
    for mention in mentions:
        article = dossier.articles[mention.span.article]
        text = bare(mention)
        key = name_key(text, article.lang)
        form = out.setdefault(key, _Form(text, key, mention))
        form.languages.add(article.lang or "und")
        form.reports.add(article.id)
    return list(out.values())


def _spellings(entity: Entity, forms: Sequence[_Form]) -> list[_Form]:
    """The largest group of forms of which each is another spelling of the first: the one in most reports."""
    if entity.kind == "person":
        forms = [f for f in forms if " " in f.text]
    for lead in sorted(forms, key=lambda f: (-len(f.reports), forms.index(f))):
        same = [f for f in forms if f is lead or _two_spellings(lead, f, entity.kind)]
        if len(same) > 1:
            return same
    return []


def _two_spellings(a: _Form, b: _Form, kind: str) -> bool:
    one, two = a.key.split(), b.key.split()
    if len(one) != len(two) or latin_script(a.text) != latin_script(b.text) or a.text.isupper() or b.text.isupper():
        return False
    other = [(x, y) for x, y in zip(one, two, strict=True) if x != y]
    if not other or any(min(len(x), len(y)) == 1 for x, y in other):
        return False
    if kind == "person":
        # between languages only a slip inside a double name shows; the rest may be each language's own way
        if not all(_near(x, y) for x, y in other):
            return False  # a short form, or another's name
        return bool(a.languages & b.languages) or (len(one) > 2 and len(other) == 1)
    if kind == "place" and any(_foreign(f) for f in (a, b)):
        return False
    return bool(a.languages & b.languages) and all(len(x) > 3 and skeleton(x) == skeleton(y) for x, y in other)


def _near(x: str, y: str) -> bool:
    """True for two spellings of one word: the same sounds, or most of the same letters."""
    from rapidfuzz.distance import Levenshtein

    return skeleton(x) == skeleton(y) or Levenshtein.normalized_similarity(x, y) >= 0.6


def _foreign(form: _Form) -> bool:
    """True for a place's international name in a report of another language: no slip, but another language's name."""
    place = gazetteer.city(form.text)
    english = {name for name, _ in gazetteer.territories("en")}
    return "en" not in form.languages and (form.text in english or (place is not None and place.name == form.text))


def _finding(entity: Entity, story: str | None, forms: Sequence[_Form]) -> Finding:
    items = tuple(f.first.id for f in forms)
    ranked = sorted(forms, key=lambda f: -len(f.reports))
    counted = [f"“{f.text}” in {len(f.reports)} report{'s' * (len(f.reports) > 1)}" for f in ranked]
    most = len(ranked[0].reports) > len(ranked[1].reports)
    end = f"most reports write “{ranked[0].text}”" if most else "no spelling is in more reports than the others"
    return Finding(
        id=make_id("f", "name", story, entity.id, *items),
        about="name",
        story=story,
        label=entity.name,
        items=items,
        verdict="variant",
        reason=f"{', '.join(counted[:-1])} and {counted[-1]}; {end}.",
    )
