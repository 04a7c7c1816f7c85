"""Events and the date ledger on small invented stories."""

from __future__ import annotations

from onrecord.across import events
from onrecord.model import Article, Event, Finding, Row
from tests.across.pile import dossier, report

COARSE = report("herald", "en", "2019-10-04", "Peru and Chile signed a fishing treaty in Lima in May 2019.")
FINE = report(
    "courrier", "fr", "2019-10-05", "Le Pérou et le Chili ont signé le 14 mai 2019 à Lima un traité sur la pêche."
)
NOUN = report(
    "gazette", "en", "2019-11-02", "Ministers praised the treaty on fishing signed in May 2019 by Peru and Chile."
)


def rows(*reports: Article) -> list[Row]:
    return list(events.gather(dossier(reports)))


def findings(*reports: Article) -> list[Finding]:
    return [row for row in rows(*reports) if isinstance(row, Finding)]


def told(*reports: Article) -> list[Event]:
    return [row for row in rows(*reports) if isinstance(row, Event)]


def test_a_finer_date_is_compatible_and_items_are_times() -> None:
    pile = dossier([COARSE, FINE, NOUN])
    (finding,) = [row for row in events.gather(pile) if isinstance(row, Finding)]
    assert (finding.about, finding.verdict) == ("date", "compatible")
    assert {getattr(pile.statements[i], "value", None) for i in finding.items} == {"2019-05", "2019-05-14"}
    assert "14 May 2019 (Courrier, 5 Oct 2019)" in finding.reason


def test_the_same_date_agrees() -> None:
    (finding,) = findings(COARSE, NOUN)
    assert finding.verdict == "agree"


def test_one_event_of_two_reports_has_the_finest_date_place_and_names() -> None:
    (event,) = told(COARSE, FINE)
    assert event.when == "2019-05-14"
    assert event.where == "Lima"
    assert len(event.statements) == 2
    assert event.who


def test_other_months_are_other_events() -> None:
    other = report("post", "en", "2019-10-06", "Peru and Chile signed a trade treaty in Lima in August 2019.")
    assert findings(COARSE, other) == []
    assert [e.when for e in told(COARSE, other)] == ["2019-05", "2019-08"]


def test_plans_speech_and_denials_are_no_events() -> None:
    assert told(report("a", "en", "2019-10-06", "Peru will sign the treaty on 12 October 2019.")) == []
    assert told(report("b", "en", "2019-10-06", "“It is a good treaty,” Ana Torres said on Friday.")) == []
    assert told(report("c", "en", "2019-10-06", "Peru did not sign the treaty in May 2019.")) == []


def test_the_same_words_twice_are_no_agreement() -> None:
    copy = report("copy", "en", "2019-10-07", COARSE.text)
    assert findings(COARSE, copy) == []


def test_a_stamp_of_a_live_report_dates_nothing() -> None:
    assert told(report("live", "en", "2019-10-06", "14:05 – Peru opened the port of Callao.")) == []


def test_a_year_alone_dates_no_event() -> None:
    assert told(report("post", "en", "2019-10-06", "Peru signed the treaty in 2018.")) == []


def test_order_does_not_matter_and_nothing_breaks() -> None:
    assert rows(COARSE, FINE, NOUN) == rows(NOUN, COARSE, FINE)
    assert rows(report("empty", "en", "2019-10-06", "")) == []
    assert rows(report("odd", "und", "2019-10-06", "🙂 2019-05-14 ﷽")) == []


def test_languages_without_a_model_tell_events() -> None:
    text = "El presidente inauguró el puente de Lima el 14 de mayo de 2019."
    (event,) = told(report("diario", "es", "2019-10-06", text))
    assert event.when == "2019-05-14"
    assert event.span.exact in text


def test_a_past_that_looks_like_a_participle_is_an_event() -> None:
    (event,) = told(
        report("herald", "en", "2019-04-14", "Valmora’s port reopened on Saturday, April 13, the harbour master said.")
    )
    assert event.when == "2019-04-13"
    assert event.span.exact.startswith("Valmora’s port reopened on Saturday")
