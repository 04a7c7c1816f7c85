"""Quotes and speakers: every language's own examples, and what holds of any text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.annotate import Parsed, mentions, times
from onrecord.annotate.marked import marked
from onrecord.annotate.quotes import annotate
from onrecord.lang import codes, pack
from onrecord.model import Article, Block, Quote
from onrecord.text import syntax

LANG = Path(__file__).parents[2] / "src/onrecord/lang"
CASES = [
    pytest.param(code, json.loads(line), id=f"{code}-{number}")
    for code in codes()
    if (LANG / code / "cases/quotes.jsonl").exists()
    for number, line in enumerate((LANG / code / "cases/quotes.jsonl").read_text(encoding="utf-8").splitlines(), 1)
]
SAMPLE = (
    "“The dam will hold,” said Mayor Ruth Alder.\n"
    "The engineer Paul Reyes warned of “serious damage” to the spillway.\n"
    '"Nobody slept that night," said a resident, "and nobody will tonight."\n'
    "Alder told reporters: “We have asked the army for help.”"
)


def quotes(text: str, lang: str | None, **kinds: str) -> list[Quote]:
    """The quotes of a text, one block a line; `line0="heading"` sets the kind of a line."""
    blocks, at = [], 0
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            blocks.append(Block(kinds.get(f"line{number}", "paragraph"), at, at + len(line)))  # type: ignore[arg-type]
        at += len(line) + 1
    article = Article(id="a", source="a", text=text, blocks=tuple(blocks), lang=lang)
    language, both = pack(lang), marked(article)
    bare = both.bare if both else article
    parsed = Parsed(bare, language, syntax.parse(bare, language))
    parsed.add("time", times.annotate(parsed))
    parsed.add("mention", mentions.annotate(parsed))
    found = [both.back(q) if both else q for q in annotate(parsed) if isinstance(q, Quote)]
    for quote in found:
        for span in (quote.span, *quote.parts, quote.cue, quote.speaker and quote.speaker.span):
            assert span is None or text[span.start : span.end] == span.exact
    return found


@pytest.mark.parametrize(("code", "case"), CASES)
def test_examples_of_the_language(code: str, case: dict) -> None:
    found = quotes(case["text"], code)
    in_marks = {q.span.exact for q in found if q.kind != "indirect"}
    assert in_marks == {q["exact"] for q in case["quotes"] if q["kind"] != "indirect"}
    for want in case["quotes"]:
        same = [q for q in found if q.span.exact == want["exact"] and q.kind == want["kind"]]
        assert same, f"no {want['kind']} quote {want['exact']!r} among {[(q.kind, q.span.exact) for q in found]}"
        quote = same[0]
        assert (quote.speaker.as_written if quote.speaker else None) == want.get("speaker")
        if "cue" in want:
            assert quote.cue is not None
            assert quote.cue.exact == want["cue"]
        if "refers" in want:
            assert quote.speaker is not None
            assert quote.speaker.refers is not None
            assert quote.speaker.refers.exact == want["refers"]
    if not case["quotes"]:
        assert not found
    for words in case.get("not", []):
        assert all(q.span.exact != words for q in found)


def test_every_language_has_examples() -> None:
    assert {case.values[0] for case in CASES} == set(codes())


def test_a_broken_quote_has_parts() -> None:
    (quote,) = (q for q in quotes("“We came,” said Ann Reed, “and we saw.”", "en") if q.kind == "direct")
    assert [p.exact for p in quote.parts] == ["We came,", "and we saw."]


def test_via_tells_how_the_speaker_is_named() -> None:
    text = (
        "“It rained,” said Ann Reed.\n“It poured,” she said.\n“It stopped,” said an official.\n“It was over at last.”"
    )
    found = [q for q in quotes(text, "en") if q.kind == "direct"]
    assert [q.speaker.via for q in found if q.speaker] == ["name", "pronoun", "role", "continued"]


def test_whoever_speaks_behind_a_comma_does_not_stand_beside_the_name_before_it() -> None:
    (quote,) = quotes("Bandits still hold 18 drivers in Marwa, the police said.", "en")
    assert quote.speaker is not None
    assert (quote.speaker.as_written, quote.speaker.refers) == ("the police", None)


def test_a_role_is_resolved_when_one_bearer_is_left() -> None:
    text = (
        "Secretary of State Ann Reed landed in Oslo.\n“We are here to listen,” the head of diplomacy said on arrival."
    )
    (quote,) = (q for q in quotes(text, "en") if q.kind == "direct")
    assert quote.speaker is not None
    assert quote.speaker.refers is not None
    assert quote.speaker.refers.exact == "Ann Reed"


def test_a_body_is_not_the_person_who_leads_it() -> None:
    text = "Tom Barker, director of the company, left early.\nThe company said the ship was safe."
    (quote,) = (q for q in quotes(text, "en") if q.cue and q.cue.exact == "said")
    assert quote.speaker is not None
    assert quote.speaker.refers is None


def test_a_pronoun_with_two_candidates_refers_to_nobody() -> None:
    text = "Ann Reed and Joan Burke met.\nAnn Reed smiled and Joan Burke left.\n“It is done,” she said."
    (quote,) = (q for q in quotes(text, "en") if q.kind == "direct")
    assert quote.speaker is not None
    assert quote.speaker.refers is None


def test_circumstances_of_a_quote() -> None:
    (quote,) = (
        q for q in quotes("“A deal is near,” Ann Reed told CNN in an interview in Oslo.", "en") if q.kind == "direct"
    )
    assert quote.addressee == "CNN"
    assert quote.source == "CNN"
    assert quote.occasion == "in an interview in Oslo"


def test_a_fragment_in_a_heading_needs_the_words_of_the_one_it_names() -> None:
    body = "“We came to listen and to consult,” said Ann Reed."
    borne_out = quotes(f"Reed in Oslo to “consult”\n{body}", "en", line0="heading")
    assert ("consult", "Reed") in {(q.span.exact, q.speaker.as_written) for q in borne_out if q.speaker}
    assert "consult" not in {q.span.exact for q in quotes(f"A summit to “consult”\n{body}", "en", line0="heading")}


@pytest.mark.parametrize(
    "text", ["", " ", "“", '"', "”“", "« »", "'''", "👍 “👍” said 👍", "— ", "«" * 500, '" ' * 500]
)
@pytest.mark.parametrize("lang", ["en", "es", "ar", None])
def test_nothing_raises(text: str, lang: str | None) -> None:
    quotes(text, lang)


PRESS = {
    "en": SAMPLE + "\n“It is over,” Reyes said.\nThe council met on “Black Friday” and went home.",
    "fr": (
        "« Le barrage tiendra », a dit la maire Ruth Aubert.\n"
        "L'ingénieur Paul Reyes a évoqué de “graves dégâts” sur le déversoir.\n"
        '"Personne n\'a dormi", a raconté un habitant, "et personne ne dormira ce soir".\n'
        "Aubert a déclaré : « Nous avons demandé l'aide de l'armée. »\n"
        "« C'est fini », a conclu Reyes."
    ),
}
MARKS = ['"', "“", "”", "«", "»", "''", "„", "‘", "’"]


def _spoiled(text: str) -> list[tuple[str, int]]:
    """The text with each mark set at each tenth place and with each of its marks left out; the line it is in."""
    added = [(text[:at] + mark + text[at:], at) for n, mark in enumerate(MARKS) for at in range(n, len(text), 90)]
    dropped = [(text[:at] + text[at + 1 :], at) for at, c in enumerate(text) if c in '“”«»"']
    return [(spoiled, text[:at].count("\n")) for spoiled, at in [*added, *dropped]]


def _by_line(text: str, lang: str) -> dict[int, set[tuple[str, str | None]]]:
    out: dict[int, set[tuple[str, str | None]]] = {}
    for q in quotes(text, lang):
        if q.kind != "indirect":
            row = (q.span.exact, q.speaker.as_written if q.speaker else None)
            out.setdefault(text[: q.span.start].count("\n"), set()).add(row)
    return out


@pytest.mark.parametrize(("lang", "press"), [*PRESS.items(), ("es", SAMPLE)])
def test_a_mark_too_many_or_too_few_costs_no_quote_of_another_paragraph(lang: str, press: str) -> None:
    whole = _by_line(press, lang)
    assert len(whole) >= 3
    for spoiled, line in _spoiled(press):
        found = _by_line(spoiled, lang)
        for number, rows in whole.items():
            if number not in (line, line + 1):
                assert rows <= found.get(number, set()), spoiled
            elif number == line + 1:
                assert {r[0] for r in rows} <= {r[0] for r in found.get(number, set())}, spoiled


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="ab .,:“”\"'«»—\n‘’„A", max_size=80))
def test_any_text_gives_spans_that_reproduce(text: str) -> None:
    quotes(text, "es")
