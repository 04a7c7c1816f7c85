import datetime as dt
import itertools

import pytest

from onrecord.web.axis import Axis
from onrecord.web.charts import Point, Stop, compact, series, track
from onrecord.web.svg import el
from onrecord.web.timechart import Flag, Lane, Mark, Report, draw

DAY = dt.date(2024, 5, 3)


def point(day: int, value: float, **more: object) -> Point:
    date = DAY + dt.timedelta(day)
    fields = {"hollow": False, "colour": 1, "href": "#x", "words": "w", "first_words": "f", "last_words": "l", **more}
    return Point(first=date, last=date, low=value, high=value, **fields)


def test_attributes_are_escaped():
    assert str(el("text", "<b>", title='"&')) == '<text title="&#34;&amp;">&lt;b&gt;</text>'


@pytest.mark.parametrize(("days", "most"), [(1, 8), (20, 16), (60, 16), (400, 16), (4000, 16), (60000, 16)])
def test_ticks_are_few_and_on_the_axis(days, most):
    axis = Axis(DAY, DAY + dt.timedelta(days), 10, 1070)
    ticks = axis.ticks(70)
    assert 2 <= len(ticks) <= most
    assert all(10 <= t.x <= 1070 for t in ticks)
    assert all(b.x - a.x >= 40 for a, b in itertools.pairwise(ticks))


def test_one_value_needs_no_chart():
    assert series([point(0, 5), point(3, 5)], "x") is None
    assert series([point(0, 5), point(0, 7)], "x") is None


def test_a_hedged_value_is_hollow_and_leads_to_its_evidence():
    chart = series([point(0, 5, hollow=True, href="#first"), point(3, 7)], "Toll")
    assert chart is not None
    assert chart.count("hollow") == 1
    assert 'href="#first"' in chart


def test_a_track_runs_down_the_days_of_stating():
    stops = [
        Stop(DAY, DAY, "by 3 May", "1 Apr", 1, "#a", "Post"),
        Stop(DAY + dt.timedelta(30), DAY + dt.timedelta(60), "June", "2 May", 2, "#b", "Post"),
    ]
    drawing = track(stops, "Opening")
    assert drawing is not None
    assert drawing.index("1 Apr") < drawing.index("2 May")
    assert track(stops[:1], "Opening") is None


def test_many_reports_of_a_day_become_a_number():
    window = DAY - dt.timedelta(2), DAY + dt.timedelta(20)
    reports = [Report(DAY, DAY, 1, f"#{i}", "w") for i in range(30)] + [Report(None, None, 0, "#u", "undated")]
    marks = [Mark(DAY, DAY, 1, "#e", "event")]
    lanes = [
        Lane("Opening", "#p", [Flag(DAY, "3 May", "#f", 1, "t"), Flag(DAY + dt.timedelta(9), "12 May", "#g", 1, "t")])
    ]
    drawing = draw(350, window, reports, marks, lanes)
    assert "+24" in drawing
    assert "#u" not in drawing
    assert "#f" in drawing and "#g" in drawing


@pytest.mark.parametrize(
    ("value", "words"), [(2500.0, "2,500"), (1.5e6, "1.5 M"), (2e9, "2 bn"), (3.25, "3.25"), (-4.0, "-4")]
)
def test_compact(value, words):
    assert compact(value) == words


def test_flags_of_a_deadline_never_lie_over_one_another():
    import datetime as dt
    import re

    from onrecord.web.timechart import Flag, Lane, draw

    days = [dt.date(2024, 5, 1) + dt.timedelta(days=n) for n in (10, 11, 12, 13, 30)]
    flags = [Flag(day, "from 15 Apr 2024", f"#f{n}", 1, "said") for n, day in enumerate(days)]
    drawn = str(draw(390, (days[0] - dt.timedelta(days=10), days[-1]), [], [], [Lane("reopen the port", "#p", flags)]))
    heights = re.findall(r'<text[^>]*y="([\d.]+)"[^>]*class="value(?: end)?"', drawn)
    assert len(heights) == len(set(heights)) == 5
