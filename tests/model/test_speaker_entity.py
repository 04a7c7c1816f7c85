"""Whose words a quotation is said to be."""

from __future__ import annotations

import pytest

from onrecord.model import Article, Dossier, Entity, Quote, Speaker

TEXT = "A spokesman for Norland said so. The Norland Guard said no. A lawyer of Ina Holm said yes, mayor Ina Holm said."


@pytest.mark.parametrize(
    ("words", "mention", "kind", "via", "found"),
    [
        ("A spokesman for Norland", "Norland", "place", "role", False),
        ("The Norland Guard", "Norland Guard", "organisation", "role", True),
        ("A lawyer of Ina Holm", "Ina Holm", "person", "role", False),
        ("mayor Ina Holm", "Ina Holm", "person", "name", True),
    ],
)
def test_a_name_inside_a_role_is_not_the_speaker(words, mention, kind, via, found):
    a = Article(id="a-1", source="a.txt", text=TEXT, lang="en")
    place = TEXT.index(words)
    inside = TEXT.index(mention, place)
    span = a.span(place, place + len(words))
    quote = Quote(id="quote-1", span=a.span(0, 5), kind="direct", speaker=Speaker(as_written=words, span=span, via=via))
    dossier = Dossier([a], [quote])
    dossier.add([Entity(id="e-1", name=mention, kind=kind, mentions=(a.span(inside, inside + len(mention)),))])
    assert (dossier.speaker_entity(quote) is not None) is found
