import pytest

from onrecord.model import Article, Dossier, Story, StoryArticle
from onrecord.web.evidence import text_fragment
from onrecord.web.reasons import readable
from onrecord.web.sources import Sources, language_name, safe_url


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.org/a?b=c#d", True),
        ("HTTP://example.org", True),
        ("javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org/a", False),
        ("https:///nowhere", False),
        ("https://exa mple.org", False),
        ("https://[bad", False),
        ("", False),
        (None, False),
    ],
)
def test_only_plain_web_addresses_pass(url, safe):
    assert safe_url(url) == (url if safe else None)


def report(source: str, outlet: str | None = None) -> Article:
    return Article(id=f"a-{source}", source=source, text="x", outlet=outlet)


def named(*sources: str) -> list[str]:
    reports = [report(s) for s in sources]
    made = Sources(Dossier(reports, []), None)
    return [made[r.id].label for r in reports]


def test_files_are_named_by_the_shortest_part_that_tells_them_apart():
    assert named("in/007_ab12.txt", "in/008_ab12.txt") == ["007", "008"]
    assert named("in/day_one.txt", "in/day_two.txt") == ["day_one", "day_two"]
    assert named("pile.jsonl#x9", "https://www.example.org/a/b") == ["x9", "example.org"]


def test_reports_of_one_outlet_are_one_source():
    reports = [report("1", "Post"), report("2", "Gazette"), report("3", "post")]
    made = Dossier(reports, [])
    story = Story(id="s", title="t", articles=tuple(StoryArticle(r.id) for r in reports), independent=("a-1", "a-2"))
    made.add([story])
    sources = Sources(made, None)
    assert sources["a-3"].group == sources["a-1"].group != sources["a-2"].group
    assert sources.independent([reports[0].span(0, 1), reports[2].span(0, 1)]) == 1


def test_text_fragments_hold_the_words():
    assert text_fragment("a well-known, “man” said") == "a%20well%2Dknown%2C%20%E2%80%9Cman%E2%80%9D%20said"
    assert text_fragment("31", "missing and ", " were injured, they") == "missing%20and-,31,-were%20injured%2C"
    assert text_fragment("31", "(", ")") == "31"
    assert text_fragment(" ".join("abcdefghijklm")) == "a%20b%20c%20d,j%20k%20l%20m"


def test_reasons_name_reports_and_days_as_the_page_does():
    reports = [report("in/007_ab12.txt"), report("008_x.txt", "Post")]
    sources = Sources(Dossier(reports, []), 2024)
    words = readable("7 (007_ab12.txt, 2024-05-03) and 8 (Post, 2024-05)", [sources[r.id] for r in reports], 2024)
    assert words == "7 (007, 3 May) and 8 (Post, May)"


@pytest.mark.parametrize(
    ("code", "name"),
    [("de", "German"), ("nl", "Dutch"), ("xx", "xx"), (None, "language not known"), ("", "language not known")],
)
def test_a_language_without_a_pack_has_a_name_too(code, name):
    assert language_name(code) == name
