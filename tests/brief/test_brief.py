"""A brief holds words of the reports, each at its place, within its limit, and nothing twice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import onrecord
import onrecord.sample
from onrecord.brief import Brief, BriefLine, make, render
from onrecord.brief.sentences import of_reports
from onrecord.config import Config
from onrecord.errors import OnRecordError
from onrecord.web.context import Context
from onrecord.words import one_line
from tests.test_cli import run
from tests.web.fixture import dossier

SETS = Path(__file__).parents[3] / "shared"
PILES = ("seeds", *sorted(str(p.relative_to(SETS)) for p in SETS.glob("data/*/*.jsonl") if ".timelines" not in p.name))
READ = 8
"""Reports of each set that the test reads; all of a folder."""


def cited(brief: Brief) -> list[BriefLine]:
    return [*brief.lines, *(line for lines in brief.disputed for line in lines)]


def holds(brief: Brief, record: onrecord.Record) -> None:
    """Every sentence is word for word where it says, once, and all of them are no more than the limit."""
    assert brief.words <= brief.limit
    spans = [p for line in cited(brief) for p in line.parts]
    for span in spans:
        assert record.articles[span.article].text[span.start : span.end] == span.exact
    assert len({" ".join(s.exact.casefold().split()) for s in spans}) == len(spans)
    for line in cited(brief):
        assert line.report == line.parts[0].article and line.report not in line.also
        block = record.articles[line.report].block_at(line.parts[0].start)
        assert block is not None and block.kind in ("paragraph", "quote", "list")
    text = one_line(render(brief, record))
    for line in cited(brief):
        assert all(one_line(part.exact) in text for part in line.parts)


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> onrecord.Record:
    return onrecord.build([onrecord.sample.folder()], tmp_path_factory.mktemp("brief") / "s.db")


@pytest.mark.parametrize("lang", [None, "en", "fr", "ru"])
@pytest.mark.parametrize("words", [1, 20, 60, 300, 2000])
def test_the_sample(sample, words, lang):
    brief = sample.brief(words, lang)
    holds(brief, sample)
    assert brief == sample.brief(words, lang)


def test_the_sample_says_where_things_stand(sample):
    brief = sample.brief()
    told = [line.parts[0].exact for line in brief.lines]
    assert told[0].startswith("Valmora's port reopened on Saturday")
    assert any(words.startswith("Twelve people died") for words in told)
    days = [line.day or "" for line in brief.lines]
    assert days == sorted(days, reverse=True)
    for old in ("Four people", "Nine people", "Sept personnes", "212"):
        assert not any(old in words for words in told)
    (whole,), *halves = brief.disputed
    assert "900" in whole.parts[0].exact and "1,500" in whole.parts[0].exact
    assert halves
    for one, other in halves:
        assert other.report not in one.also and one.report not in other.also
    assert any("Gazeta da Barra" in words for words in brief.unknown)


@pytest.mark.parametrize("words", [40, 90, 150, 300])
def test_no_side_of_a_dispute_is_told_as_what_holds(sample, words):
    brief = sample.brief(words)
    disputed = {i for f in sample.findings if f.verdict == "conflict" for i in f.items}
    for line in brief.lines:
        assert not any(line.parts[0].holds(sample.statements[i].span) for i in disputed)


def test_another_language_is_marked_and_taken_only_where_the_readers_has_none(sample):
    for lang, marked in (("en", "[French]"), ("fr", "[English]")):
        brief = sample.brief(300, lang)
        assert marked in render(brief, sample)
        assert any(line.lang == lang for line in brief.lines)
    assert sample.brief().lang == "en"


def test_a_pronoun_has_its_name_in_brackets_outside_the_words(sample):
    found = [s for s in of_reports(Context(sample), list(sample.articles)) if s.name and s.alone()]
    named = [s for s in found if " he said" in s.span.exact]
    assert [s.name for s in named] == ["Yusuf Haddari"]
    line = BriefLine(parts=(named[0].span,), names=(named[0].name,), lang="en", report=named[0].article.id)
    brief = Brief(story=None, title="", lang="en", limit=99, lines=(line,))
    assert "[Yusuf Haddari] " in one_line(render(brief, sample))
    assert brief.words == len(named[0].span.exact.split()) + 2


@pytest.mark.parametrize("pile", PILES)
def test_sets(pile, tmp_path):
    path = SETS / pile
    if path.is_file():
        rows = path.read_text(encoding="utf-8").splitlines()[:READ]
        if not all("text" in json.loads(row) for row in rows):
            pytest.skip(f"{pile} holds no reports")
        path = tmp_path / path.name
        path.write_text("\n".join(rows), encoding="utf-8")
    record = onrecord.build([path], config=Config(workers=1))
    for words in (40, 300):
        holds(make(record, words), record)


def test_hostile_text_stays_text():
    made = dossier()
    brief = make(made, 300, story="friends")
    out = render(brief, made, "markdown")  # type: ignore[arg-type]
    assert "<script" not in out.replace("\\<", "")
    assert "javascript:" not in out


def test_what_there_is_not_is_one_sentence(sample):
    for wrong in ({"words": 0}, {"lang": "xx"}, {"story": "no such"}):
        with pytest.raises(OnRecordError):
            sample.brief(**wrong)
    with pytest.raises(OnRecordError, match="choose one of"):
        render(sample.brief(), sample, "pdf")


def test_an_empty_record_has_an_empty_brief(tmp_path):
    (tmp_path / "a.txt").write_text("Nada.\n", encoding="utf-8")
    record = onrecord.build([tmp_path / "a.txt"])
    assert record.brief().lines == ()


def test_the_command(sample, tmp_path):
    path = sample.store.path
    out = run("brief", path, "--words", 120).stdout
    assert max(map(len, out.splitlines())) <= 80
    assert "IN DISPUTE" in out and "NOT KNOWN" in out
    rows = json.loads(run("brief", path, "--format", "json", "--lang", "fr").stdout)
    assert rows["lang"] == "fr" and rows["lines"]
    run("brief", path, "--format", "markdown", "-o", tmp_path / "b.md")
    assert (tmp_path / "b.md").read_text(encoding="utf-8").startswith("# ")
    assert "choose one of" in run("brief", path, "--format", "pdf", code=2).stderr
    assert "no language" in run("brief", path, "--lang", "xx", code=2).stderr
