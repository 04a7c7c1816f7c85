from __future__ import annotations

from itertools import combinations

from onrecord.across import quotes
from onrecord.across.quote_units import said, same_speaker
from onrecord.across.story_evidence import evidence
from onrecord.model import Article, Dossier, Entity, Finding, Quote, Speaker, Story, StoryArticle
from tests.conftest import article

HOLM = "Ada Holm"
REYES = "Tomás Reyes"


def quote(a: Article, words: str, speaker: str | None = None, kind: str = "direct") -> Quote:
    start = a.text.index(words)
    who = None
    if speaker is not None:
        at = a.text.index(speaker)
        who = Speaker(as_written=speaker, span=a.span(at, at + len(speaker)))
    return Quote(id=f"{a.id}:{start}", span=a.span(start, start + len(words)), kind=kind, speaker=who)  # type: ignore[arg-type]


def aligned(rows: list[tuple[Article, list[Quote]]], people: bool = True) -> list[Finding]:
    dossier = Dossier([a for a, _ in rows], [q for _, found in rows for q in found])
    dossier.add([Story(id="s", title="t", articles=tuple(StoryArticle(a.id) for a in dossier.articles.values()))])
    if people:
        spans: dict[str, list] = {}
        for q in dossier.quotes:
            if q.speaker and q.speaker.span:
                spans.setdefault(q.speaker.as_written.split()[-1], []).append(q.speaker.span)
        dossier.add([Entity(id=n, name=n, kind="person", mentions=tuple(found)) for n, found in spans.items()])
    return [row for row in quotes.align(dossier) if isinstance(row, Finding)]


def one(
    words: str, speaker: str | None, name: str, lang: str = "en", date: str = "2024-05-15"
) -> tuple[Article, list[Quote]]:
    verb = {"en": "said", "fr": "a déclaré", "es": "dijo"}[lang]
    a = article(f"“{words},” {verb} {speaker or 'the office'}.", name=name, lang=lang, date=date)
    return a, [quote(a, words, speaker)]


PROMISE = "We will open the harbour again before the first storms of autumn"


def test_the_same_words_in_several_reports_are_one_finding() -> None:
    (row,) = aligned([one(PROMISE, HOLM, name) for name in ("a", "b", "c")])
    assert (row.verdict, row.about, len(row.items)) == ("same_words", "quote", 3)
    assert row.items == ("a:1", "b:1", "c:1") and row.story == "s"
    assert "Holm" in row.reason and "harbour" in row.reason


def test_a_part_of_a_longer_quote_is_the_same_words() -> None:
    longer = f"{PROMISE}. The insurers have agreed to pay for the piers"
    (row,) = aligned([one(longer, HOLM, "a"), one("before the first storms of autumn", HOLM, "b")])
    assert row.verdict == "same_words"


def test_a_marked_omission_alters_nothing() -> None:
    (row,) = aligned([one(PROMISE, HOLM, "a"), one("We will open the harbour … before the first storms", HOLM, "b")])
    assert row.verdict == "same_words"


def test_changed_words_are_shown() -> None:
    other = PROMISE.replace("will open", "may open").replace("first ", "")
    (row,) = aligned([one(PROMISE, HOLM, "a"), one(other, HOLM, "b")])
    assert row.verdict == "altered"
    assert row.reason.endswith("b, 15 May 2024, has “may” for “will” and leaves out “first”.")


def test_another_end_of_the_sentence_is_altered_and_a_cut_is_not() -> None:
    start = "We will open the harbour again on October 4"
    rows = [one(f"{start}, before the storms", HOLM, "a"), one(f"{start}, if the insurers pay", HOLM, "b")]
    (row,) = aligned(rows)
    assert row.verdict == "altered" and "has “if the insurers pay” for “before the storms”" in row.reason
    cut = [one(f"{start}. The crews worked hard", HOLM, "a"), one(f"{start}. The insurers have agreed", HOLM, "b")]
    assert [row.verdict for row in aligned(cut)] == ["same_words"]


def test_two_utterances_that_begin_alike_are_not_aligned() -> None:
    start = "We will not stop before"
    assert not aligned(
        [one(f"{start} every pier is safe", HOLM, "a"), one(f"{start} the last ship has left", HOLM, "b")]
    )


def test_each_verdict_about_an_utterance_is_a_finding_and_no_pair_stands_in_two() -> None:
    french = "Nous rouvrirons le port avant les premières tempêtes de l'automne"
    found = aligned(
        [
            one(PROMISE, HOLM, "a"),
            one(PROMISE, HOLM, "b"),
            one(french, HOLM, "c", "fr"),
            one(PROMISE.replace("will open", "may open"), HOLM, "d"),
        ]
    )
    assert {row.verdict: row.items for row in found} == {
        "translated": ("a:1", "c:1"),
        "altered": ("a:1", "d:1"),
        "same_words": ("a:1", "b:1"),
    }
    pairs = [pair for row in found for pair in combinations(row.items, 2)]
    assert len(pairs) == len(set(pairs))


def test_what_a_translation_may_have_changed_is_not_called_altered() -> None:
    french = "Nous rouvrirons le port avant les premières tempêtes de l'automne"
    two = [one(f"{PROMISE}", HOLM, "b"), one(PROMISE.replace("will open", "shall open"), HOLM, "c")]
    found = aligned([one(french, HOLM, "a", "fr", date="2024-05-14"), *two])
    assert {row.verdict for row in found} == {"translated"}


def test_the_same_words_from_two_people_are_a_conflict() -> None:
    (row,) = aligned([one(PROMISE, HOLM, "a"), one(PROMISE, REYES, "b")])
    assert row.verdict == "conflict"
    assert "Holm" in row.reason and "Reyes" in row.reason


def test_a_translation_is_found_inside_a_longer_quote() -> None:
    longer = f"{PROMISE}. I have come to thank the crews who have worked day and night"
    french = "Nous rouvrirons le port avant les premières tempêtes de l'automne"
    other = "Les assureurs ont refusé de payer les jetées"
    (row,) = aligned([one(longer, HOLM, "a"), one(french, HOLM, "b", "fr"), one(other, HOLM, "c", "fr")])
    assert (row.verdict, row.items) == ("translated", ("a:1", "b:1"))
    assert "English" in row.reason and "French" in row.reason


def test_two_speakers_are_not_aligned_between_languages() -> None:
    french = "Nous rouvrirons le port avant les premières tempêtes de l'automne"
    assert not aligned([one(PROMISE, HOLM, "a"), one(french, REYES, "b", "fr")])


def words_in(word: str, sentence: str, speaker: str, name: str, lang: str) -> tuple[Article, list[Quote]]:
    a = article(sentence, name=name, lang=lang)
    return a, [quote(a, word, speaker, "mixed")]


def test_a_single_quoted_word_needs_speaker_meaning_and_context() -> None:
    english = f"{HOLM} said it would be “impossible” to open the harbour before October."
    french = f"{HOLM} a jugé “impossible” de rouvrir le port avant octobre."
    far = f"{HOLM} a trouvé “impossible” le bruit de la fête au village."
    a = words_in("impossible", english, HOLM, "a", "en")
    (row,) = aligned([a, words_in("impossible", french, HOLM, "b", "fr")])
    assert row.verdict == "translated"
    assert not aligned([a, words_in("impossible", french.replace(HOLM, REYES), REYES, "b", "fr")])
    assert not aligned([a, words_in("impossible", far, HOLM, "b", "fr")])


def test_a_word_inside_another_quote_is_not_the_same_utterance() -> None:
    assert not aligned([one(PROMISE, HOLM, "a"), one("harbour", HOLM, "b")])


def test_quotes_of_one_report_or_alike_in_matter_alone_are_not_aligned() -> None:
    a = article(f"“{PROMISE},” said {HOLM}. “{PROMISE},” she said again.", name="a")
    assert not aligned(
        [(a, [quote(a, PROMISE, HOLM)]), one("The harbour is closed and the storms are coming", HOLM, "b")]
    )


def test_alike_words_months_apart_are_two_utterances() -> None:
    other = PROMISE.replace("will open", "may open")
    assert not aligned([one(PROMISE, HOLM, "a"), one(other, HOLM, "b", date="2024-09-15")])


def test_names_are_the_same_across_spellings() -> None:
    rows = [one(PROMISE, "Ada Holmberg", "a"), one(PROMISE, "Ada Holmburg", "b"), one(PROMISE, REYES, "c")]
    dossier = Dossier([a for a, _ in rows], [q for _, found in rows for q in found])
    a, b, c = (said(q, dossier, evidence(dossier.articles[q.span.article])) for q in dossier.quotes)
    assert (same_speaker(a, b), same_speaker(a, c)) == ("same", "different")


def test_a_run_of_words_in_very_many_quotes_proposes_few_pairs_and_hides_no_utterance(monkeypatch) -> None:
    many, looked = 3 * quotes.CROWD, []
    told = [f"people of the country told {n} they saw {n} clouds pass over {n} hills" for n in range(many)]
    items = []
    for n, words in enumerate([*told, told[0]]):
        a, (q,) = one(words, None, f"r{n}")
        items.append(said(q, Dossier([a], [q]), evidence(a)))
    compare = quotes.compare
    monkeypatch.setattr(quotes, "compare", lambda a, b, *how: looked.append(1) or compare(a, b, *how))
    assert (0, many) in quotes.linked(items)
    assert len(looked) <= (many + 1) * quotes.CROWD + 1
