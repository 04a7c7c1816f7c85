"""What reports pass on from other outlets, and how many sources that leaves."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest

import onrecord
from onrecord.across.credits import credits_of
from onrecord.across.independence import Origins
from onrecord.across.outlets import Outlets
from onrecord.across.passed_on import passed_on
from onrecord.across.story_origins import origins
from onrecord.config import Config
from onrecord.model import Article, Dossier, Story, StoryArticle
from tests.across.pile import report

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "credits.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("lang", "case"),
    [pytest.param(lang, case, id=f"{lang}{n}") for lang in CASES for n, case in enumerate(CASES[lang])],
)
def test_what_a_text_credits_to_another_outlet(lang: str, case: dict[str, Any]) -> None:
    article = report("orsk herald", lang, "2024-05-14", case["text"])
    found = credits_of(article, Outlets([article]))
    wanted = [line.split(": ", 1) for line in case["credits"]]
    assert [c.name or "?" for c in found] == [name for name, _ in wanted], [
        article.text[c.first : c.last] for c in found
    ]
    for credit, (_, words) in zip(found, wanted, strict=True):
        assert article.text[credit.start : credit.end].startswith(words)


def told(name: str, text: str, lang: str = "en", day: int = 14, **more: Any) -> Article:
    return msgspec.structs.replace(report(name, lang, f"2024-05-{day}", text), **more)


def counted(*articles: Article) -> tuple[Dossier, dict[str, str]]:
    """The reports as one story, and the reason of each that is not counted."""
    dossier = Dossier(articles, ())
    independent, why = origins(list(dossier.articles.values()), {}, (), passed_on(dossier))
    places = tuple(StoryArticle(a) for a in dossier.articles)
    dossier.add([Story(id="s", title="", articles=places, independent=independent, why=why)])
    return dossier, {row.article: row.reason for row in why}


OWN = "The mayor of Orsk resigned on Monday. She told this newspaper that she was tired of the dispute."


def test_reports_that_pass_on_one_agency_are_one_source() -> None:
    dossier, why = counted(
        told(
            "herald", "The mayor of Orsk resigned on Monday, Reuters reported.\nShe has held the post for nine years."
        ),
        told(
            "post",
            "Selon Reuters, le maire d'Orsk a démissionné lundi.\nElle dirigeait la ville depuis neuf ans.",
            "fr",
            15,
        ),
        told("kurier", "Die Bürgermeisterin von Orsk tritt zurück, wie die Agentur Reuters meldet.", "de", 15),
        told("echo", OWN, day=15),
    )
    assert dossier.stories[0].independent == ("a-herald", "a-echo")
    assert why == {
        "a-post": "passes on what Reuters reported (“Selon Reuters”), as does Herald, 14 May 2024",
        "a-kurier": "passes on what Reuters reported (“wie die Agentur Reuters”), as does Herald, 14 May 2024",
    }
    assert Origins(dossier).count(a.span(0, 20) for a in dossier.articles.values()) == 2


def test_an_outlet_with_a_report_of_its_own_is_counted_by_that_whichever_came_first() -> None:
    dossier, why = counted(
        told("herald", "The mayor of Orsk resigned on Monday, the Orsk Echo reported.", outlet="Orsk Herald"),
        told("echo", OWN, day=15, outlet="Orsk Echo"),
    )
    assert dossier.stories[0].independent == ("a-echo",)
    assert why["a-herald"] == (
        "passes on what Orsk Echo reported (“Orsk Echo reported”), which has a report of its own here: "
        "Orsk Echo, 15 May 2024"
    )
    assert Origins(dossier).count(a.span(0, 20) for a in dossier.articles.values()) == 1


def test_outlets_without_a_name_are_not_shown_to_be_independent() -> None:
    _, why = counted(told("herald", "Twelve people died in Orsk, local media reported on Monday."), told("echo", OWN))
    assert why == {
        "a-herald": "passes on what others reported (“local media reported”) without naming them, "
        "so it is not shown to be independent"
    }


def test_who_told_the_outlet_itself_is_its_own_reporting() -> None:
    bbc = told("bbc", "The bridge will reopen in May, the minister told the BBC.", outlet="BBC News")
    agency = told(
        "wire", "The bridge will reopen in May, the minister told Reuters.", outlet=None, agencies=("Reuters",)
    )
    site = told(
        "site", "The bridge will reopen in May, he told Orsk Echo.", outlet=None, url="https://orskecho.example/1"
    )
    echo = told("echo", OWN, outlet="Orsk Echo", day=16)
    found = passed_on(Dossier([bbc, agency, site, echo], ()))
    assert [found.whole(a.id) for a in (bbc, agency, site)] == [None, None, None]


def test_a_report_of_its_own_that_cites_another_for_a_side_fact_counts_and_only_the_side_fact_does_not() -> None:
    side = "The mayor of Orsk resigned on Monday after a vote in the town hall.\nThe bridge cost 9 million, according to Reuters."
    dossier, why = counted(
        told("herald", side),
        told("wire", "The bridge of Orsk has cost 9 million so far.", outlet="Reuters"),
    )
    herald, wire = dossier.articles.values()
    assert why == {}
    at = side.index("9 million")
    both = [herald.span(at, at + 9), wire.span(26, 35)]
    assert Origins(dossier).count(both) == 1, "the number is the agency's in both"
    assert Origins(dossier).count([herald.span(0, 20), wire.span(0, 20)]) == 2
    assert Origins(dossier).via(both[0]) == "Reuters"


def test_words_of_an_outlet_without_a_report_count_once() -> None:
    dossier, why = counted(
        told("herald", "The mayor of Orsk resigned on Monday at noon.\nNineteen died, Reuters reported."),
        told("echo", "The mayor of Orsk left the town hall on Monday.\nNineteen died, according to Reuters."),
    )
    assert why == {}
    spans = [a.span(a.text.index("Nineteen"), a.text.index("Nineteen") + 8) for a in dossier.articles.values()]
    assert Origins(dossier).count(spans) == 1


def test_a_report_with_voices_of_its_own_passes_nothing_on_in_a_build_either(tmp_path: Path) -> None:
    texts = {
        "herald": "The mayor of Orsk resigned on Monday over the tram dispute, the Guardian reported.\n"
        "“We did not expect this at all,” said Pavel Korn, who heads the council of Orsk.\n"
        "“The tram must be built,” said Anna Weiss, a teacher. “It is a sad day,” said Boris Lund, a baker.",
        "post": "The mayor of Orsk resigned on Monday over the tram dispute, the Guardian reported.\n"
        "The mayor had held the post for nine years and the tram has divided Orsk for months.",
        "echo": "The Guardian reported on Monday that the mayor of Orsk is to resign over the tram dispute.\n"
        "The tram has divided the town of Orsk since the spring, and the council has met four times.",
    }
    rows = (
        {"id": name, "lang": "en", "date": "2024-05-14", "outlet": f"Orsk {name}", "text": text,
         "title": "Mayor of Orsk resigns over tram dispute"}
        for name, text in texts.items()
    )  # fmt: skip
    (tmp_path / "reports.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    record = onrecord.build([tmp_path / "reports.jsonl"], tmp_path / "record.db", config=Config(workers=0))
    (story,) = record.stories
    counted = {record.articles[a].outlet for a in story.independent}
    assert "Orsk herald" in counted and len(counted) == 2
    (why,) = story.why
    assert why.reason.startswith("passes on what The Guardian reported")
    record.close()
