"""What a check says of drafts about small made-up stories, in languages with and without syntax."""

from __future__ import annotations

from pathlib import Path

import pytest

import onrecord
from onrecord.check import Check
from onrecord.config import Config

REPORTS = {
    "heute.txt": (
        "de",
        "2024-05-14",
        "Sturm in Lindhafen: zwölf Tote\n\n"
        "Bei dem Sturm in Lindhafen sind am Montag, dem 13. Mai 2024, zwölf Menschen ums Leben gekommen, 47 wurden "
        "verletzt, teilte die Hafenbehörde mit.\n\n"
        "„Wir öffnen den Hafen erst wieder, wenn alle Kräne geprüft sind“, sagte Bürgermeisterin Ada Holmgreen. "
        "„Niemand hat uns rechtzeitig gewarnt“, sagte der Fischer Tomas Reyers.\n",
    ),
    "diario.txt": (
        "es",
        "2024-05-14",
        "Doce muertos por la tormenta en Lindhafen\n\n"
        "Doce personas murieron y 47 resultaron heridas por la tormenta que azotó Lindhafen el lunes 13 de mayo de 2024, "
        "informó la autoridad portuaria.\n\n"
        "«Abriremos el puerto el 3 de junio, ni un día antes», dijo el ministro de Transportes, Iker Salvat. "
        "La alcaldesa, Ada Holmgreen, pidió paciencia a los pescadores de Lindhafen.\n",
    ),
    "giornale.txt": (
        "it",
        "2024-05-15",
        "Lindhafen, quindici morti\n\n"
        "Quindici persone sono morte nella tempesta di Lindhafen e 47 sono rimaste ferite, ha riferito mercoledì "
        "l'autorità portuale.\n\n"
        "«Nessuno ci ha avvertito in tempo», ha detto il pescatore Tomas Reyers. Il sindaco Ada Holmgreen ha visitato "
        "i feriti a Lindhafen.\n",
    ),
}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> onrecord.Record:
    folder = tmp_path_factory.mktemp("storm")
    rows = ["file,date,lang,outlet"]
    for name, (lang, date, text) in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
        rows.append(f"{name},{date},{lang},{name.removesuffix('.txt').title()}")
    (folder / "metadata.csv").write_text("\n".join(rows), encoding="utf-8")
    return onrecord.build([folder])


def check(record: onrecord.Record, text: str, lang: str, **more: str) -> Check:
    return record.check(f"{text}\n", config=Config(lang=lang, **more))


def told(found: Check, kind: str) -> list[tuple[str, str]]:
    return [(r.verdict, r.span.exact) for r in found.rows if r.kind == kind]


def test_the_record_is_one_story(record: onrecord.Record) -> None:
    assert [len(s.articles) for s in record.stories] == [3]


def test_a_quote_in_its_own_language(record: onrecord.Record) -> None:
    said = "Wir öffnen den Hafen erst wieder, wenn alle Kräne geprüft sind"
    (row,) = told(check(record, f"»{said}«, sagte Ada Holmgreen in Lindhafen.", "de"), "quote")
    assert row == ("verbatim", said)
    (row,) = told(check(record, f"„{said}“, sagte Tomas Reyers in Lindhafen.", "de"), "quote")
    assert row[0] == "other_speaker"
    changed = said.replace("geprüft", "repariert")
    found = check(record, f"„{changed}“, sagte Ada Holmgreen in Lindhafen.", "de")
    assert told(found, "quote") == [("altered", changed)]
    assert "has “repariert” for “geprüft”" in found.errors[0].reason


def test_a_quote_with_an_omission_is_verbatim_and_one_with_more_words_is_not(record: onrecord.Record) -> None:
    cut = "Wir öffnen den Hafen erst wieder, (…) wenn alle Kräne geprüft sind"
    (row,) = told(check(record, f"„{cut}“, sagte Ada Holmgreen in Lindhafen.", "de"), "quote")
    assert row[0] == "verbatim"
    more = "Wir öffnen den Hafen erst wieder, wenn alle Kräne geprüft sind, versprochen"
    found = check(record, f"„{more}“, sagte Ada Holmgreen in Lindhafen.", "de")
    assert told(found, "quote") == [("altered", more)] and "adds “versprochen”" in found.errors[0].reason


def test_a_translation_is_never_called_verbatim(record: onrecord.Record) -> None:
    found = check(record, "«Nadie nos avisó a tiempo», dijo el pescador Tomas Reyers en Lindhafen.", "es")
    assert [v for v, _ in told(found, "quote")] == ["translated"]
    (row,) = (r for r in found.rows if r.kind == "quote")
    assert row.reason.startswith("Translated from") and len(row.evidence) >= 1


def test_a_quote_that_no_report_has(record: onrecord.Record) -> None:
    found = check(record, "«La lluvia nos sorprendió en el mar», dijo Iker Salvat en Lindhafen.", "es")
    assert [v for v, _ in told(found, "quote")] == ["not_on_record"] and not found.errors


def test_numbers_of_dead_and_hurt(record: onrecord.Record) -> None:
    last = check(record, "Quince personas murieron en la tormenta de Lindhafen y 47 resultaron heridas.", "es")
    assert {v for v, _ in told(last, "figure")} == {"agrees"}
    old = check(record, "Doce personas murieron en la tormenta de Lindhafen.", "es")
    assert told(old, "figure") == [("out_of_date", "Doce")]
    assert "the last is “quindici" in old.errors[0].reason
    wrong = check(record, "47 personas murieron en la tormenta de Lindhafen.", "es")
    assert told(wrong, "figure") == [("other_scope", "47")]
    more = check(record, "Veinte personas murieron en la tormenta de Lindhafen.", "es")
    assert [v for v, _ in told(more, "figure")] == ["conflict"]
    later = check(record, "Veinte personas murieron en la tormenta de Lindhafen.", "es", date="2024-05-20")
    assert [v for v, _ in told(later, "figure")] == ["not_on_record"] and not later.errors


def test_an_earlier_number_told_as_history_is_right(record: onrecord.Record) -> None:
    text = "Quince personas murieron en la tormenta de Lindhafen. El martes eran doce los muertos en Lindhafen."
    assert not check(record, text, "es").errors


def test_names(record: onrecord.Record) -> None:
    found = check(record, "Ada Holmgren y Tomas Reyers hablaron en Lindhafen con Berta Quiroga.", "es")
    names = {words: v for v, words in told(found, "name")}
    assert names["Ada Holmgren"] in ("misspelt", "variant") and names["Tomas Reyers"] == "known"
    assert names["Berta Quiroga"] == "not_on_record"


def test_a_draft_about_something_else_has_no_error(record: onrecord.Record) -> None:
    found = check(record, "En Valdemora murieron 47 personas en 1998, dijo el alcalde Pedro Cuesta.", "es")
    assert not found.errors
    assert not check(record, "Nada que ver.", "es").rows


def test_a_record_without_reports_says_nothing() -> None:
    found = onrecord.build([]).check("Doce personas murieron en Lindhafen.\n")
    assert found.compared == 0 and not found.errors


def test_a_page_is_checked_in_its_own_lines(record: onrecord.Record, tmp_path: Path) -> None:
    said = "Wir öffnen den Hafen erst wieder, wenn alle Kräne repariert sind"
    page = (
        '<!doctype html><html lang="de"><head><title>Sturm</title></head>\n<body><nav><a href="/">Start</a></nav>\n'
        "<article><h1>Lindhafen nach dem Sturm</h1>\n<p>Der Hafen von Lindhafen bleibt nach dem Sturm vorerst zu, die "
        "Fischer warten auf den Kais und niemand weiß, wie lange es noch dauern wird.</p>\n"
        f"<p>„{said.replace('ä', '&auml;')}“, sagte B&uuml;rgermeisterin <b>Ada Holmgreen</b> in Lindhafen.</p>\n"
        "</article></body></html>\n"
    )
    (tmp_path / "draft.html").write_text(page, encoding="utf-8")
    (row,) = record.check(tmp_path / "draft.html").errors
    assert (row.kind, row.verdict, row.span.exact) == ("quote", "altered", said)
    assert (row.line, row.column) == (5, 5)


def test_arabic(tmp_path: Path) -> None:
    said = "سنعيد فتح الميناء في الثالث من يونيو ولن نتأخر يوما واحدا"
    report = f"قال وزير النقل إيكر سالفات إن 15 شخصا قتلوا في العاصفة التي ضربت ليندهافن.\n\nوقال سالفات: «{said}».\n"
    (tmp_path / "a.txt").write_text(report, encoding="utf-8")
    record = onrecord.build([tmp_path / "a.txt"], config=Config(lang="ar", date="2024-05-14"))
    assert not check(record, report, "ar").errors
    assert ("verbatim", said) in told(check(record, report, "ar"), "quote")
    changed = report.replace("15", "25").replace("واحدا", "واحدة")
    verdicts = {(r.kind, r.verdict) for r in check(record, changed, "ar").errors}
    assert verdicts == {("figure", "conflict"), ("quote", "altered")}


def test_a_name_of_another_story_is_on_record(tmp_path: Path) -> None:
    storm = (
        "Doce personas murieron por la tormenta en Lindhafen, dijo la alcaldesa Ada Holmgreen. El pescador Tomas Reyers "
        "y el ministro Iker Salvat visitaron a los heridos en Brunfeld.\n"
    )
    vote = "El parlamento de Valdemora aprobó la ley de aguas, anunció la ministra Berta Quiroga.\n"
    (tmp_path / "storm.txt").write_text(storm, encoding="utf-8")
    (tmp_path / "vote.txt").write_text(vote, encoding="utf-8")
    record = onrecord.build([tmp_path], config=Config(lang="es", date="2024-05-14"))
    assert len(record.stories) == 2
    draft = (
        "Ada Holmgreen recorrió el puerto de Lindhafen tras la tormenta. Tomas Reyers e Iker Salvat fueron a Brunfeld. "
        "Ada Holmgreen habló con Berta Quiroga."
    )
    rows = [r for r in check(record, draft, "es").rows if r.kind == "name" and r.span.exact == "Berta Quiroga"]
    assert [r.verdict for r in rows] == ["known"] and "1 report on record" in rows[0].reason
    assert record.articles[rows[0].evidence[0].article].text == vote
