"""Which stories of the record a draft is about, and the draft beside the reports of each."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from onrecord.across.entities import resolve
from onrecord.across.entities.names import name_key
from onrecord.check.draft import DRAFT, Draft
from onrecord.check.found import Search
from onrecord.lang import pack
from onrecord.model import (
    Article,
    Dossier,
    Entity,
    Mention,
    Published,
    Span,
    Statement,
    Story,
    StoryArticle,
    Time,
    when,
)
from onrecord.text.names import NameWords, fold, skeleton, stem

MOST = 3
"""Stories at most that one draft is compared with."""
REPORTS, NEWEST = 160, 40
"""Reports of one story at most that a draft is compared with, and how many of them are the story's newest."""
SHARE = 0.4
"""Least part of the best story's weight that a further story must have."""
_LONGEST = 5
_WORDS, _HITS = 30, 60
_CAPITAL = re.compile(r"(?:(?<=[^\W_] )|(?<=, ))([^\W\d_]{4,})(?!\w)")
_SOUND = 4
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class Beside(Dossier):
    """The reports of one story of the record and the draft, as if it were one of them.

    story: the story with the draft in it. record: the dossier that the reports come from; scope: that to be asked.
    """

    story: Story
    record: Dossier
    scope: Scope

    @property
    def draft(self) -> Article:
        """The draft."""
        return self.articles[DRAFT]

    def time_at(self, span: Span | None) -> Time | None:
        """The time expression at a span, the longest that overlaps it; None where there is none."""
        found = [t for t in self._times_of.get(span.article, ()) if t.span.overlaps(span)] if span is not None else []
        return max(found, key=lambda t: t.span.end - t.span.start, default=None)

    @cached_property
    def _times_of(self) -> dict[str, list[Time]]:
        out: dict[str, list[Time]] = defaultdict(list)
        for time in self.times:
            out[time.span.article].append(time)
        return out

    @cached_property
    def mentions_of(self) -> dict[str, list[Mention]]:
        """Article id to its names."""
        out: dict[str, list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            out[mention.span.article].append(mention)
        return out


class Scope:
    """A record, ready to be compared with drafts."""

    def __init__(self, record: Dossier) -> None:
        self.record = record

    @cached_property
    def _stories(self) -> dict[str, Story]:
        return {s.id: s for s in self.record.stories}

    @cached_property
    def _statements(self) -> dict[str, list[Statement]]:
        out: dict[str, list[Statement]] = defaultdict(list)
        for statement in self.record.statements.values():
            out[statement.span.article].append(statement)
        return out

    @cached_property
    def _told(self) -> dict[str, frozenset[str]]:
        """Entity to the stories whose reports name it."""
        story_of = self.record.story_of
        return {
            e.id: frozenset(story_of[m.article].id for m in e.mentions if m.article in story_of)
            for e in self.record.entities
        }

    @cached_property
    def _names(self) -> tuple[dict[tuple[str, ...], set[str]], dict[str, set[str]]]:
        """Entities by the words of their names, and by the sounds of longer ones."""
        words: dict[tuple[str, ...], set[str]] = defaultdict(set)
        sounds: dict[str, set[str]] = defaultdict(set)
        for entity in self.record.entities:
            for lang, forms in entity.names.items():
                for form in forms:
                    words[tuple(name_key(form, lang).split())].add(entity.id)
                    if len(bones := skeleton(form)) >= _SOUND:
                        sounds[bones].add(entity.id)
        return words, sounds

    def stories(self, text: str, lang: str | None, search: Search | None = None) -> list[Story]:
        """The stories that a text is about, by the names in it: the best first, at most `MOST`.

        A name weighs the more, the fewer stories have it. Where no known name is in the text, its words with a capital
        inside a sentence are searched for.
        """
        found = [self._told.get(entity, frozenset()) for entity in sorted(self._named(text, lang))]
        if not any(found) and search is not None:
            words = list(dict.fromkeys(m[1] for m in _CAPITAL.finditer(text) if not m[1][0].islower()))[:_WORDS]
            told_in = self.record.story_of
            found = [frozenset(told_in[a].id for a, _ in search(w, _HITS) if a in told_in) for w in words]
        weights: dict[str, float] = defaultdict(float)
        for told in found:
            for story in told:
                weights[story] += math.log((len(self._stories) + 1) / len(told)) + 0.1
        ranked = sorted(weights, key=lambda s: (-weights[s], -len(self._stories[s].articles), s))
        return [self._stories[s] for s in ranked[:MOST] if weights[s] >= SHARE * weights[ranked[0]]]

    def called(self, form: str, lang: str | None) -> list[Entity]:
        """The entities of the whole record that have a name, those with most mentions first."""
        ids = self._names[0].get(tuple(name_key(form, lang).split()), ())
        return sorted((self._entities[i] for i in ids), key=lambda e: (-len(e.mentions), e.id))

    def sharing(self, key: str) -> list[tuple[Entity, str]]:
        """The entities of the whole record with names of as many words as a key that share one, and their keys."""
        words = key.split()
        keys = {k for word in words for k in self._keys.get((len(words), word), ())}
        return sorted(
            ((self._entities[i], " ".join(k)) for k in keys for i in self._names[0][k]), key=lambda r: r[0].id
        )

    @cached_property
    def _keys(self) -> dict[tuple[int, str], set[tuple[str, ...]]]:
        """Keys of names by how many words they have and each of those."""
        out: dict[tuple[int, str], set[tuple[str, ...]]] = defaultdict(set)
        for key in self._names[0]:
            for word in key:
                out[len(key), word].add(key)
        return out

    def _named(self, text: str, lang: str | None) -> set[str]:
        """The entities that the capitalised words of a text name."""
        by_words, by_sound = self._names
        endings = tuple(fold(e) for e in pack(lang).part("names", NameWords).endings)
        written = [m[0] for m in _WORD.finditer(text)]
        stems = [tuple(stem(w, endings) for w in fold(word).split()) for word in written]
        out: set[str] = set()
        for i, word in enumerate(written):
            if word[0].islower() or word[0].isdigit():
                continue
            for size in range(1, _LONGEST + 1):
                key = tuple(w for piece in stems[i : i + size] for w in piece)
                out |= by_words.get(key, set()) | by_words.get(key[-1:] if len(stems[i]) > 1 else (), set())
                if len(bones := skeleton(" ".join(written[i : i + size]))) >= _SOUND:
                    out |= by_sound.get(bones, set())
        return out

    def written(self, stories: Sequence[Story]) -> Published | None:
        """When a draft that does not say is taken to be written: at some time between the first report and the last."""
        known = [a.published.value for a in self._articles(stories) or self.record.articles.values()]
        days = [d for value in known if (d := when.days(value)) and d.low and d.high]
        if not days:
            return None
        low, high = min(d.low for d in days if d.low), max(d.high for d in days if d.high)
        value = low.isoformat() if low == high else f"{low}/{high}"
        return Published(
            value, "inferred", None, "the draft gives no day; the reports it is compared with are of these"
        )

    def _articles(self, stories: Sequence[Story]) -> list[Article]:
        return [self.record.articles[a.id] for s in stories for a in s.articles if a.id in self.record.articles]

    def _nearest(self, main: Sequence[str], draft: Article) -> list[str]:
        """Of a long story's reports those that name most of what the draft names, rare names first, and the newest."""
        weights: dict[str, float] = dict.fromkeys(main, 0.0)
        for entity in sorted(self._named(draft.text, draft.lang)):
            reports = {m.article for m in self._entities[entity].mentions if m.article in weights}
            for report in reports:
                weights[report] += math.log((len(main) + 1) / len(reports))
        ranked = sorted(main, key=lambda a: -weights[a])[: REPORTS - NEWEST]
        kept = {*ranked, *main[-NEWEST:]}
        return [a for a in main if a in kept]

    @cached_property
    def _entities(self) -> dict[str, Entity]:
        return {e.id: e for e in self.record.entities}

    def beside(self, draft: Draft, story: Story | None) -> Beside:
        """The reports of a story with the draft among them, the names of all resolved; None: the draft alone."""
        told = story.articles if story else ()
        main = [a.id for a in told if a.role == "main" and a.id in self.record.articles]
        if len(main) > REPORTS:
            main = self._nearest(main, draft.article)
        statements = [s for a in main for s in self._statements.get(a, ())]
        out = Beside([*(self.record.articles[a] for a in main), draft.article], [*statements, *draft.statements])
        out.record, out.scope = self.record, self
        out.story = Story(
            id=story.id if story else DRAFT,
            title=story.title if story else "",
            articles=tuple(StoryArticle(a) for a in (*main, DRAFT)),
        )
        inside = set(main)
        out.add(resolve(out))
        out.add([c for c in self.record.copies if inside.issuperset(c.articles)])
        out.add([out.story])
        return out
