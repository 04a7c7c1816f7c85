"""What reports contradict each other about is never told as settled, and nobody confirms what they do not say."""

from __future__ import annotations

import json

import onrecord
from onrecord.brief import make


def built(folder, *reports, langs=()):
    rows = [
        {"id": n, "outlet": outlet, "date": day, "lang": langs[n] if langs else "en", "title": title, "text": text}
        for n, (outlet, day, title, text) in enumerate(reports)
    ]
    (folder / "r.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return onrecord.build([folder / "r.jsonl"])


FIRE = (
    (
        "Herald",
        "2021-03-02",
        "Fire in Alsheim",
        "The fire in Alsheim killed 9 people, the mayor said. A school burned down in the old town on Tuesday night. "
        "Of the 9 people who died, two were firefighters of the town.",
    ),
    (
        "Globe",
        "2021-03-02",
        "Fire in Alsheim",
        "The fire in Alsheim killed 11 people, the police said. A school burned down in the old town on Tuesday night, "
        "and 40 pupils were taken home.",
    ),
)


def test_a_dispute_is_told_as_one_or_is_not_known(tmp_path):
    record = built(tmp_path, *FIRE)
    assert [f.verdict for f in record.findings if f.about == "figure"] == [None]
    for words in (30, 60, 120, 300):
        brief = make(record, words)
        assert brief.words <= words
        assert not any(n in p.exact for line in brief.lines for p in line.parts for n in ("9 people", "11 people"))
        asked = any(u.startswith("Which holds for “") and u.endswith(": 9 or 11.") for u in brief.unknown)
        assert asked != bool(brief.disputed)
    assert make(record, 120).disputed and not make(record, 60).disputed


def test_what_two_reports_dispute_is_asked_in_numbers(tmp_path):
    told = tuple(
        report if n else (*report[:3], report[3].replace("9 people", "nine people")) for n, report in enumerate(FIRE)
    )
    brief = make(built(tmp_path, *told), 60)
    assert any(u.endswith(": 9 or 11.") for u in brief.unknown)


def test_reports_of_one_day_stand_with_those_in_the_readers_language_first(tmp_path):
    said = {
        "en": "The council of Alsheim closed the old bridge on Monday after 14 cracks were found in it.",
        "es": "Las autoridades de Alsheim abrieron el lunes 21 escuelas para las familias de la ciudad vieja.",
    }
    made = [(lang.title(), "2021-03-02", "Alsheim", words) for lang, words in said.items()]
    record = built(tmp_path, *made, langs=tuple(said))
    for lang, other in (("en", "es"), ("es", "en")):
        told = [line.lang for line in make(record, 120, lang).lines]
        assert told in ([lang, other], [lang])


def test_nobody_confirms_a_number_that_they_do_not_give(tmp_path):
    alone = "The fire in Alsheim killed 19 people and destroyed 340 houses, the mayor said."
    shared = "A fire in Alsheim killed 19 people, according to the police of the town."
    record = built(
        tmp_path,
        ("Herald", "2021-03-02", "Fire in Alsheim", alone),
        ("Globe", "2021-03-02", "Fire in Alsheim", shared),
    )
    (line,) = make(record, 30).lines
    assert (line.parts[0].exact, line.also, line.sources) == (alone, (), 1)
