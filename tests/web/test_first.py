import msgspec

from onrecord.model import Dossier, Story, StoryArticle
from onrecord.web.context import Context
from onrecord.web.first import screen
from onrecord.web.lines import Line, Part
from tests.web.fixture import dossier


def test_a_line_says_which_language_it_is_in():
    assert Line([Part("31 muertos", "", "es", "ltr")], [], "agree", "", "", (2, 2, 1)).language == "Spanish"
    assert Line([Part("31 "), Part("dead", "", "en")], [], "agree", "", "", (2, 2, 1)).language == ""


def test_strongest_lines_come_first():
    made = dossier()
    story = made.stories[0]
    lines = screen(Context(made), story, [a.id for a in story.articles]).known
    assert [line.strength for line in lines] == sorted((line.strength for line in lines), reverse=True)


def test_agreement_with_a_report_not_shown_independent_says_so():
    made = dossier()
    weak = Dossier(made.articles.values(), made.statements.values())
    first = made.stories[0].articles[0].id
    weak.add([Story(id="s", title="x", articles=tuple(StoryArticle(a) for a in made.articles), independent=(first,))])
    weak.add(f for f in made.findings if f.label == "vehicles")
    lines = screen(Context(weak), weak.stories[0], list(made.articles)).known
    assert "one source shown independent" in {line.word for line in lines}


def test_one_source_alone_is_called_so():
    made = dossier()
    bare = Dossier(made.articles.values(), made.statements.values())
    lines = screen(Context(bare), None, list(bare.articles)).known
    assert lines
    assert {line.word for line in lines} == {"one source"}


def test_the_last_word_on_what_changed_is_known_once_two_sources_have_it():
    made = dossier()
    revised = next(f for f in made.findings if f.verdict == "revised")
    others = [s.id for s in made.figures if s.value == 23 and s.id not in revised.items]
    story = made.stories[0]
    articles = [a.id for a in story.articles]
    for items, known in ((revised.items, False), ((*revised.items, *others), True)):
        one = Dossier(made.articles.values(), made.statements.values())
        one.add([story, msgspec.structs.replace(revised, items=items)])
        lines = [line for line in screen(Context(one), story, articles).known if line.word == "latest"]
        assert bool(lines) is known
        assert all("23" in "".join(p.words for p in line.parts) for line in lines)
