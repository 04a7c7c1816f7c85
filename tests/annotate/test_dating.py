"""The day of an undated report: never narrower than its words allow."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import onrecord
from onrecord.annotate import annotate
from onrecord.config import Config
from onrecord.model import Article, Block, Published, when


def published(text: str, lang: str = "en", known: Published | None = None) -> Published:
    article = Article(id="a-0", source="case", text=text, blocks=(Block("paragraph", 0, len(text)),), lang=lang,
                      published=known or Published())  # fmt: skip
    return annotate(article, only=["time"])[0].published


def test_a_known_date_stays() -> None:
    known = Published("2021-03", "text")
    assert published("They signed it on 5 May 2019.", known=known) == known


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("They signed the treaty on 5 May 2019 in Ghent.", "en", "2019-05-05/.."),
        ("They signed the treaty in 2016 and met again in March 2018.", "en", "2018-03-01/.."),
        ("Ils ont signé le traité en février 2020 à Gand.", "fr", "2020-02-01/.."),
        ("Die Truppen sind seit dem 3. Mai 2019 im Land.", "de", "2019-05-03/.."),
        ("The council met today, 14 April 2021, in Ghent.", "en", "2021-04-14"),
        ("Le conseil s'est réuni hier, 14 avril 2021.", "fr", "2021-04-15"),
        ("Firmaron el tratado el 5 de mayo de 2019 en Gante.", "es", "2019-05-05/.."),
        ("Il trattato è stato firmato il 5 maggio 2019 a Gand.", "it", "2019-05-05/.."),
        ("O tratado foi assinado em 5 de maio de 2019 em Gante.", "pt", "2019-05-05/.."),
        ("Договор подписали 5 мая 2019 года в Генте.", "ru", "2019-05-05/.."),
        ("وقعت الحكومة المعاهدة في 5 مايو 2019 في غنت.", "ar", "2019-05-05/.."),
        ("Der Rat tagte heute, 14. April 2021, in Gent.", "de", "2021-04-14"),
        ("El consejo se reunió hoy, 14 de abril de 2021, en Gante.", "es", "2021-04-14"),
        ("Il consiglio si è riunito ieri, 14 aprile 2021, a Gand.", "it", "2021-04-15"),
        ("O conselho reuniu-se hoje, 14 de abril de 2021, em Gante.", "pt", "2021-04-14"),
        ("Совет собрался сегодня, 14 апреля 2021 года, в Генте.", "ru", "2021-04-14"),
        ("اجتمع المجلس اليوم، 14 أبريل 2021، في غنت.", "ar", "2021-04-14"),
        ("They left in May 2019. The last of them will leave in October 2021.", "en", "2019-05-01/2021-10-31"),
    ],
)
def test_bounds(text: str, lang: str, value: str) -> None:
    made = published(text, lang)
    assert made.value == value
    assert made.basis == "inferred" and made.why and made.span


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The minister arrived on Tuesday.", "en"),
        ("The 2022 World Cup was awarded to a small state.", "en"),
        ("They planned to leave in 2025.", "en"),
        ("The plan runs until 2030.", "en"),
        ("Le Mondial 2030 a été attribué à trois pays.", "fr"),
        ("El Mundial de 2030 se adjudicó a tres países.", "es"),
        ("La riforma entrerà in vigore nel 2030.", "it"),
        ("Die Weltmeisterschaft 2034 wurde vergeben.", "de"),
        ("O plano vai até 2030.", "pt"),
        ("Завод закроют к 2030 году.", "ru"),
        ("ستغلق الحكومة المصنع بحلول 2030.", "ar"),
        ("Nothing is said of time.", "en"),
        ("", "en"),
    ],
)
def test_abstains(text: str, lang: str) -> None:
    assert published(text, lang) == Published()


def test_the_first_and_last_day_hold_the_true_one() -> None:
    made = published("He resigned in June 2014. “We will be back by 2015,” he had said.")
    assert when.within("2022-10-06", made.value)


def test_reports_without_their_list_of_dates_keep_the_true_day_in_reach(shared: Path, tmp_path: Path) -> None:
    seeds = shared / "seeds"
    for file in seeds.glob("*.txt"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    record = onrecord.build([tmp_path], config=Config(workers=1))
    days = {row["file"]: row["date"] for row in csv.DictReader((seeds / "metadata.csv").open(encoding="utf-8"))}
    assert len(record.articles) == len(days)
    for article in record.articles.values():
        value, true = article.published.value, days[Path(article.source).name]
        if true and value:
            assert when.within(true, value)
        if article.published.basis == "inferred":
            _no_narrower_than_its_words(record, article)


def _no_narrower_than_its_words(record: onrecord.Record, article: Article) -> None:
    """Both ends of the interval are ends of times that the text itself writes with their year; else they are open."""
    times = [t for t in record.times if t.span.article == article.id and t.anchor is None and t.value]
    written = [d for t in times if (d := when.days(t.value))]
    covered = when.days(article.published.value)
    assert covered is not None and article.published.why and article.published.span
    assert covered.low is None or covered.low in {d.low for d in written}
    assert covered.high is None or covered.high in {d.high for d in written}
