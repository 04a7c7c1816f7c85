"""Numbers of a translation: the same number in two sentences that stand side by side is one figure."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.across import figures as ledger
from onrecord.model import Copy, Finding, Span
from tests.across.test_figures import dossier

Told = tuple[str, str]
"""A language, and sentences with a line break between them."""


def findings(*reports: Told, aligned: bool = True) -> list[tuple[str | None, list[str]]]:
    """The findings of reports of one day that all translate each other, sentence by sentence in order, if aligned."""
    made = dossier(*((lang, "2024-05-14", text) for lang, text in reports))
    if aligned:
        made.add(_copy(a, b, reports) for a in range(len(reports)) for b in range(a + 1, len(reports)))
    rows = [row for row in ledger.reconcile(made) if isinstance(row, Finding)]
    return sorted(((r.verdict, [made.statements[i].span.exact for i in r.items]) for r in rows), key=str)


def _copy(a: int, b: int, reports: Sequence[Told]) -> Copy:
    pairs = zip(_sentences(f"r{a}", reports[a][1]), _sentences(f"r{b}", reports[b][1]), strict=True)
    return Copy(
        id=f"c{a}{b}", articles=(f"r{a}", f"r{b}"), kind="translation", share=1.0, why="", passages=tuple(pairs)
    )


def _sentences(article: str, text: str) -> list[Span]:
    out, at = [], 0
    for line in text.split("\n"):
        out.append(Span(article, at, at + len(line), line))
        at += len(line) + 1
    return out


SHARES = (
    ("en", "Shares of the brewer Halden lost 6.4% on Tuesday."),
    ("es", "Las acciones de la cervecera Halden cerraron el martes con pérdidas del 6,4%."),
)


def test_a_fall_that_one_language_shows_is_one_with_the_number_in_its_translation() -> None:
    assert findings(*SHARES) == [("agree", ["6.4%", "6,4%"])]
    assert findings(*SHARES, aligned=False) == []


def test_a_level_and_a_rise_that_two_reporters_tell_are_not_joined() -> None:
    rise = ("en", "Unemployment in Brask rose by 8.3 percent in May, the statistics office said.")
    level = ("es", "El desempleo en Brask subió hasta el 8,3 por ciento en mayo, según la oficina de estadística.")
    assert findings(rise, level, aligned=False) == []


def test_a_plan_that_one_language_shows() -> None:
    en = ("en", "Halden plans to close 14 breweries by the end of the year.")
    it = ("it", "Chiusi entro la fine dell’anno 14 birrifici della Halden.")
    assert findings(en, it) == [("agree", ["14", "14"])]
    assert findings(en, it, aligned=False) == []


def test_a_common_number_and_a_hedge_of_one_language() -> None:
    en = ("en", "The hall of the new museum has room for up to 300 guests.")
    es = ("es", "La sala del nuevo museo tiene capacidad para 300 invitados.")
    assert findings(en, es) == [("compatible", ["up to 300", "300"])]
    five = (
        ("en", "The brewer received five orders from the port."),
        ("it", "Il birrificio ha ricevuto cinque ordini dal porto."),
    )
    assert findings(*five) == [("agree", ["five", "cinque"])]
    assert findings(*five, aligned=False) == []


def test_what_was_found_between_two_languages_takes_in_the_third() -> None:
    de = ("de", "Die Aktien der Brauerei Halden verloren am Dienstag 6,4 Prozent.")
    [(verdict, values)] = findings(*SHARES, de)
    assert verdict == "agree"
    assert sorted(values) == ["6,4 Prozent", "6,4%", "6.4%"]


def test_sentences_that_do_not_stand_side_by_side_join_nothing() -> None:
    en = ("en", "The brewer received five orders from the port.\nThe mayor opened the new bridge.")
    it = ("it", "Il sindaco ha inaugurato il nuovo ponte.\nIl birrificio ha ricevuto cinque ordini dal porto.")
    assert findings(en, it) == []


def test_two_values_in_sentences_side_by_side_are_no_conflict() -> None:
    en = ("en", "The brewer received five orders from the port.")
    it = ("it", "Il birrificio ha ricevuto sei ordini dal porto.")
    assert findings(en, it) == []


def test_a_number_given_twice_in_a_sentence_is_not_told_apart() -> None:
    en = ("en", "The brewer received five orders and hired five drivers.")
    it = ("it", "Il birrificio ha assunto cinque autisti e ricevuto cinque ordini.")
    assert findings(en, it) == []


def test_the_dead_and_the_hurt_are_not_one() -> None:
    en = ("en", "In the fire at Brask 25 people were killed.")
    es = ("es", "En el incendio de Brask 25 personas resultaron heridas.")
    assert ("agree", ["25", "25"]) not in findings(en, es)


def test_the_number_of_a_model_and_a_lone_one_count_nothing() -> None:
    model = ("en", "The brewer has flown in the 615 before."), ("it", "Il birraio ha già volato con il 615.")
    assert findings(*model) == []
    lone = (
        ("en", "The brewer received one order from the port."),
        ("it", "Il birrificio ha ricevuto un ordine dal porto."),
    )
    assert findings(*lone) == []
