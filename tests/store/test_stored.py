"""What a record's dossier gives to the steps that look at all its reports, and what it refuses."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.config import Config
from onrecord.store import Store
from onrecord.store.stored import StoredDossier


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    folder = tmp_path_factory.mktemp("stored")
    words = "“We lost 40 boats,” said Ada Holmgreen on 3 May. The port of Tull will open on 10 June.\n"
    (folder / "a.txt").write_text(words, encoding="utf-8")
    onrecord.build([folder / "a.txt"], folder / "a.db", config=Config(lang="en", date="2024-05-14")).close()
    with Store(folder / "a.db", create=False) as store:
        yield StoredDossier(store)


def test_it_gives_names_and_what_some_articles_say(kept):
    assert [m.span.exact for m in kept.mentions if m.kind == "person"] == ["Ada Holmgreen"]
    assert {type(s).__name__ for s in kept.said_in(kept.articles)} >= {"Quote", "Time", "Figure", "Plan"}


@pytest.mark.parametrize("name", ["statements", "quotes", "quotes_of", "times", "figures", "plans"])
def test_a_list_that_it_does_not_keep_is_refused_and_never_empty(kept, name):
    with pytest.raises(AttributeError, match="said_in"):
        getattr(kept, name)
