"""The plan ledger on small invented stories."""

from __future__ import annotations

import pytest

from onrecord.across import plans
from onrecord.across.plan_actions import deed
from onrecord.lang import codes, pack
from onrecord.model import Article, Finding
from tests.across.pile import dossier, report

FIRST = report("herald", "en", "2019-03-04", "The ministry said the northern dam will be completed by 1 June 2019.")
SAME = report(
    "courrier", "fr", "2019-03-06", "Le barrage du nord sera achevé d'ici le 1er juin 2019, selon le ministère."
)
LATER = report("gazette", "en", "2019-05-20", "The northern dam will now be completed by 15 November 2019.")
COARSE = report("monde", "fr", "2019-05-22", "Le barrage du nord doit être achevé d'ici novembre 2019.")


def found(*reports: Article) -> list[Finding]:
    return [row for row in plans.reconcile(dossier(reports)) if isinstance(row, Finding)]


def test_two_reports_of_one_target_agree_across_languages() -> None:
    (finding,) = found(FIRST, SAME)
    assert (finding.about, finding.verdict) == ("plan", "agree")
    assert len(finding.items) == 2
    assert "1 Jun 2019" in finding.reason
    assert "Herald, 4 Mar 2019" in finding.reason
    assert "Courrier, 6 Mar 2019" in finding.reason


def test_a_target_that_changes_has_moved() -> None:
    (finding,) = found(LATER, FIRST, SAME)
    assert finding.verdict == "moved"
    assert finding.reason.index("1 Jun 2019") < finding.reason.index("15 Nov 2019")
    assert "→" in finding.reason


def test_a_coarser_target_is_compatible() -> None:
    (finding,) = found(LATER, COARSE)
    assert finding.verdict == "compatible"


def test_items_are_oldest_first_whatever_the_order_of_the_reports() -> None:
    pile = dossier([LATER, SAME, FIRST])
    (finding,) = plans.reconcile(pile)
    assert isinstance(finding, Finding)
    articles = [pile.statements[i].span.article for i in finding.items]
    assert articles == ["a-herald", "a-courrier", "a-gazette"]
    assert list(plans.reconcile(dossier([FIRST, SAME, LATER]))) == [finding]


def test_a_beginning_is_no_completion() -> None:
    start = report("post", "en", "2019-05-20", "Engineers will begin filling the northern dam by 15 November 2019.")
    assert found(FIRST, start) == []


def test_another_action_is_another_plan() -> None:
    other = report("post", "en", "2019-05-20", "The ministry will release the prisoners by 15 November 2019.")
    assert found(FIRST, other) == []


def test_occasions_without_a_limit_do_not_move() -> None:
    one = report("post", "en", "2019-05-20", "The committee will meet on 27 May 2019.")
    two = report("globe", "en", "2019-05-29", "The committee will meet on 3 June 2019.")
    assert found(one, two) == []


def test_stories_are_a_limit() -> None:
    assert list(plans.reconcile(dossier([FIRST, LATER], stories=[["herald"], ["gazette"]]))) == []


def test_one_report_alone_makes_no_finding() -> None:
    assert found(FIRST) == []


def test_the_newest_report_says_how_a_plan_ended() -> None:
    first = report("herald", "en", "2019-03-04", "The ministry said the airport will reopen by 1 June 2019.")
    same = report("courrier", "fr", "2019-03-06", "L'aéroport rouvrira d'ici le 1er juin 2019, selon le ministère.")
    late = report("echo", "en", "2019-09-28", "The airport did not reopen by 1 June 2019.")
    given_up = report("post", "en", "2019-10-20", "The reopening of the airport, due on 1 June 2019, was cancelled.")
    assert [f.state for f in found(first, same, late)] == ["missed"]
    assert [f.state for f in found(first, same, late, given_up)] == ["dropped"]


def test_a_sentence_without_the_act_says_that_the_plan_was_dropped() -> None:
    words = "The ministry has cancelled the northern dam that was to be completed by 1 June 2019."
    other = "The ministry has cancelled the concert that was to be given on 1 June 2019."
    assert [f.state for f in found(FIRST, SAME, report("post", "en", "2019-05-02", words))] == ["dropped"]
    assert [f.state for f in found(FIRST, SAME, report("post", "en", "2019-05-02", other))] == ["open"]


def test_the_times_of_a_story_are_looked_through_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    real = plans.own
    for module in (plans, plans.plan_state, plans.plan_state.plan_ends):
        monkeypatch.setattr(module, "own", lambda d, rows: (asked.append(1), real(d, rows))[1], raising=False)
    free = report("post", "en", "2019-03-06", "The ministry will release the prisoners by 15 November 2019.")
    also = report("echo", "en", "2019-03-07", "The prisoners are to be released by 15 November 2019.")
    assert len(found(FIRST, SAME, free, also)) == 2
    assert len(asked) == 2


@pytest.mark.parametrize("lang", codes())
def test_every_pack_has_the_same_concepts(lang: str) -> None:
    from onrecord.across.plan_actions import ActionWords

    concepts = set(pack(lang).part("actions", ActionWords).concepts)
    assert concepts == set(pack("en").part("actions", ActionWords).concepts)


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "the withdrawal of the troops"), ("fr", "le retrait des soldats"), ("de", "der Abzug der Truppen"),
     ("es", "retirar las tropas"), ("it", "il ritiro delle truppe"), ("pt", "a saída das tropas"),
     ("ru", "вывод войск"), ("ar", "انسحاب القوات")],
)  # fmt: skip
def test_a_concept_is_known_in_every_language(lang: str, text: str) -> None:
    assert "withdraw" in deed(text, pack(lang)).concepts


def test_deeds_tell_scope_and_numbers() -> None:
    assert deed("begin a partial withdrawal of 500 men", pack("en"))[1:] == (
        True,
        False,
        True,
        False,
        frozenset({"500"}),
        False,
        False,
    )
    assert deed("The vote will be held in May", pack("en")).happens
    assert deed("", pack("und")).concepts == frozenset()
