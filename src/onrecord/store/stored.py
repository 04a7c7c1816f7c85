"""A record's articles and statements where they are: in the file, and in memory only while they are looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NoReturn

from onrecord.model import Article, Dossier, Mention, Statement, when
from onrecord.model.decoders import ARTICLE, STATEMENT

if TYPE_CHECKING:
    from onrecord.store.sqlite import Store

AT_HAND = 1024
"""Articles that are kept in memory, those asked for last."""


class StoredArticles(Mapping[str, Article]):
    """The articles of a record by id, in order of publication, each read from the file when it is asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        ordered = sorted((when.order_key(value), key) for key, value in store.published())
        self._place = {key: n for n, (_, key) in enumerate(ordered)}
        self._at_hand: OrderedDict[str, Article] = OrderedDict()

    def __getitem__(self, key: str) -> Article:
        if key not in self._place:
            raise KeyError(key)
        if key in self._at_hand:
            self._at_hand.move_to_end(key)
            return self._at_hand[key]
        article = self._at_hand[key] = ARTICLE.decode(self._store.body(key))
        if len(self._at_hand) > AT_HAND:
            self._at_hand.popitem(last=False)
        return article

    def __contains__(self, key: object) -> bool:
        return key in self._place

    def __iter__(self) -> Iterator[str]:
        return iter(self._place)

    def __len__(self) -> int:
        return len(self._place)


class StoredVectors:
    """Encoded texts by the hash of the text: in the file, and in memory only while they are asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __contains__(self, key: object) -> bool:
        return self._store.vector(str(key)) is not None

    def __getitem__(self, key: str) -> bytes:
        if (found := self._store.vector(key)) is None:
            raise KeyError(key)
        return found

    def update(self, made: Iterable[tuple[str, bytes]]) -> None:
        """Adds vectors to the file."""
        self._store.add_vectors(made)


class StoredDossier(Dossier):
    """What the steps that look at all reports need of a record, in little memory: no list of all statements.

    A step that asks for one (`statements`, `quotes`, `figures`…) fails, and is never told that there are none.
    """

    def __init__(self, store: Store) -> None:
        super().__init__((), (), store.corrections())
        del self.statements
        self.articles = StoredArticles(store)
        self.vectors = StoredVectors(store)
        self._store = store

    def __getattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"no list of all {name} is kept for this step; ask `said_in` for those of some articles")

    @property
    def mentions(self) -> Iterator[Mention]:  # type: ignore[override]
        """All names, read again each time."""
        for key in self.articles:
            found = (STATEMENT.decode(body) for body in self._store.said(key, "mention"))
            yield from sorted(
                (m for m in found if isinstance(m, Mention)), key=lambda m: (m.span.start, m.span.end, m.id)
            )

    def said_in(self, articles: Iterable[str]) -> list[Statement]:
        """All statements of some articles, in their order."""
        return [STATEMENT.decode(body) for key in articles for body in self._store.said(key)]


__all__ = ["StoredArticles", "StoredDossier", "StoredVectors"]
