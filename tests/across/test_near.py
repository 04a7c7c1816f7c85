"""Looking only at what is near leaves nothing out that looking at everything finds."""

from __future__ import annotations

from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from onrecord.across.by_day import ByDay
from onrecord.across.by_value import ByValue
from onrecord.across.figure_values import relation
from onrecord.model import Figure, Span, when
from onrecord.model.statement import FigureModifier
from onrecord.text.units import measure

SPAN = Span("a", 0, 1, "x")
NUMBERS = st.one_of(
    st.integers(0, 40),
    st.sampled_from((90, 95, 99, 100, 105, 110, 111, 1000, 1040, 1050, 1060, 1490, 1500, 1550, 9600, 10_000, 10_500)),
    st.integers(0, 10**7),
    st.decimals(-30, 30, places=2).map(float),
)


@st.composite
def figures(draw: st.DrawFn, units: tuple[str | None, ...]) -> Figure:
    unit, modifier = draw(st.sampled_from(units)), draw(st.sampled_from(get_args(FigureModifier)))
    if modifier == "range":
        low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
        return Figure(id="f", span=SPAN, unit=unit, modifier=modifier, low=low, high=high)
    return Figure(id="f", span=SPAN, unit=unit, modifier=modifier, value=draw(NUMBERS))


UNITS = st.sampled_from(((None,), ("percent",), ("USD",), ("km", "[mi_i]", "m"), ("kg", "t")))


@given(UNITS.flatmap(lambda units: st.lists(figures(units), min_size=2, max_size=12)))
def test_no_figure_that_is_not_apart_is_left_out(made: list[Figure]) -> None:
    assert len({measure(f.unit) for f in made}) == 1
    values = ByValue()
    for n, f in enumerate(made):
        values.add(f, n)
    for f in made:
        assert {n for n, g in enumerate(made) if relation(f, g) != "apart"} <= set(values.near(f))


DAYS = st.dates().map(lambda day: day.isoformat())
TIMES = st.one_of(
    DAYS,
    DAYS.map(lambda day: day[:7]),
    DAYS.map(lambda day: day[:4]),
    st.tuples(DAYS, DAYS).map(lambda ends: "/".join(sorted(ends))),
    DAYS.map(lambda day: f"../{day}"),
    DAYS.map(lambda day: f"{day}/.."),
    st.sampled_from(("2021-05-01", "2021-05-04", "2021-05-09", "0001-01-01", "9999-12-31", "soon")),
)


@given(st.lists(TIMES, min_size=2, max_size=12), st.integers(0, 7))
def test_no_day_that_meets_or_is_near_is_left_out(made: list[str], within: int) -> None:
    days = ByDay()
    for n, value in enumerate(made):
        days.add(value, n)
    for value in made:
        found = set(days.near(value, within))
        assert {n for n, other in enumerate(made) if when.meet(value, other)} <= found
        day = when.single_day(value)
        others = {n: when.single_day(other) for n, other in enumerate(made)}
        assert {n for n, other in others.items() if day and other and abs((day - other).days) <= within} <= found
