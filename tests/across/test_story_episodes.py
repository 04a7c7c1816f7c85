"""Episodes: the runs of days of a large story around an event of their own."""

from __future__ import annotations

import pytest

from onrecord.across import copies, stories
from onrecord.model import Article, Dossier, Episode, Story, Version
from tests.across.test_stories import report

STRIKE = (
    "Dockers of Port Almar stopped work again over the pay that the port company offers its crane drivers.",
    "The port company and the dockers of Port Almar met without result over pay for crane drivers.",
    "Ships wait outside Port Almar while dockers and the port company argue over the pay of crane drivers.",
    "Crane drivers at Port Almar say the pay offered by the port company is less than that of other dockers.",
    "A mediator heard the dockers of Port Almar and the port company on the pay of the crane drivers.",
    "The union of the dockers asked the port company of Port Almar for new talks on pay of crane drivers.",
    "Shops far from Port Almar run short of fruit as dockers refuse to work for the pay of the port company.",
)
FIRE = (
    "A fire broke out in warehouse nine at Port Almar, and firemen led by Jonas Reker put it out at dawn.",
    "Jonas Reker, who leads the firemen, said the fire in warehouse nine had begun in a heap of cotton.",
    "Smoke of the burning cotton in warehouse nine drove families from their homes, Jonas Reker said.",
    "Police looked for the cause of the fire in warehouse nine, where cotton burnt; Jonas Reker spoke of a lamp.",
)


def pile(fire: tuple[str, ...] = FIRE, days: tuple[int, ...] = (15, 16)) -> list[Article]:
    """A strike of four weeks with three reports a week in few words, and a fire in the port in between."""
    found = []
    for n in range(21):
        text = STRIKE[n % len(STRIKE)] + " " + STRIKE[(n + 1 + n // 7) % len(STRIKE)]
        day = 1 + n if n < 14 else 3 + n
        found.append(report(f"s{n:02}", f"Port Almar dockers, day {n}", text, f"2024-05-{day:02}"))
    for n, text in enumerate(fire):
        day = days[n % len(days)]
        found.append(report(f"f{n}", text.split(",")[0], f"{text} {STRIKE[n + 2]}", f"2024-05-{day}"))
    return found


def grouped(articles: list[Article]) -> list[Story]:
    """The stories, all reports of which are one by their address, whatever their likeness."""
    dossier = Dossier(articles, ())
    dossier.add(copies.find(dossier))
    first = next(iter(dossier.articles))
    dossier.add(Version(id=f"v{a}", articles=(first, a), why="") for a in dossier.articles if a != first)
    return [row for row in stories.group(dossier) if isinstance(row, Story)]


def episodes(articles: list[Article]) -> tuple[Episode, ...]:
    (story,) = grouped(articles)
    return story.episodes


def test_a_run_of_days_around_an_event_of_its_own_is_an_episode() -> None:
    (fire,) = episodes(pile())
    assert fire.articles == ("f0", "f2", "f1", "f3"), "by publication, then by id"
    assert (fire.from_, fire.to) == ("2024-05-15", "2024-05-16")
    assert fire.title in {text.split(",")[0] for text in FIRE}
    assert fire.why.startswith("told apart by “")
    assert "4 of its 4 reports, none of 21 others" in fire.why


@pytest.mark.parametrize(
    "articles",
    [
        pile()[:14] + pile()[21:],
        [a for a in pile() if a.id[0] == "f" or (a.published.value or "") > "2024-05-12"],
        pile(FIRE[:3]),
        [*pile()[:21], *(report(f"f{n}", "Fire in port", FIRE[0], f"2024-05-{15 + n % 2}") for n in range(4))],
        pile(days=(2, 15)),
        pile()[:21],
    ],
    ids=[
        "few reports",
        "few days",
        "three reports",
        "one text again and again",
        "weeks apart",
        "nothing but the strike",
    ],
)
def test_where_it_is_not_sure_there_is_no_episode(articles: list[Article]) -> None:
    assert episodes(articles) == ()


def test_what_is_most_of_a_story_is_no_episode_of_it() -> None:
    assert all(len(e.articles) <= len(pile()) / 2 for e in episodes(pile()))
