"""The time expressions of the three sets, each with its days and the reason why it is out of scope."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from tests.quality.expressions import forms
from tests.quality.expressions.forms import cycle, feast, length
from tests.quality.expressions.rows import DAY, LANGUAGES, Expression, Want, day, read

OUT = {
    "clock": "times of day, and lengths and offsets counted in hours, minutes or seconds: a ledger dates to the day",
    "length": "lengths of time (“three weeks”, “the last two years”): TimeML, news corpora and this project give them no "
    "place in the calendar",
    "set": "repeated times (“every Monday”): no one time",
    "list": "two or more alternatives in one expression (“Monday or Tuesday”), which the set counts as one",
    "mode": "switches of one product for calendar applications (assumed halves of the day, extended types)",
    "feast": "names of feasts, a list without end of which most fall by other calendars: the packs hold those by which news "
    "dates things",
    "season": "seasons: EDTF keeps them as such (`2021-22`), for their days differ between the hemispheres",
    "small": "names of months and days without the capital that the language's newspapers give them (“may 5”)",
    "told": "what counts from a time told before (“two days later”, “the following week”): a single expression has none",
    "day": "a day of the month alone (“the 18th”): news names the month, and abstaining is right",
    "digits": "a day and month in bare digits (“17/2”), or a date whose digits are parted by spaces: in news these are "
    "scores, fractions and lists",
    "now": "“now” and its kin, to the second",
    "open": "what ends or begins now (“since Monday”, “the rest of the week”) as an interval: the record keeps the named "
    "day with its modifier",
}


def expressions() -> Iterator[Expression]:
    """Every expression of the sets in a language of the project."""
    for e in (*_recognizers(), *_duckling(), *_chrono()):
        said = e.text[e.start : e.end]
        out = next((n for n in ("small", "season", "told") if getattr(forms, n)(said, e.lang)), "") if e.wants else ""
        out = out or ("length" if e.wants and forms.unanchored(said, e.lang) else "")
        out = out or ("digits" if e.wants and forms.digits(said, e.lang) else "")
        out = out or ("day" if e.wants and forms.lone_day(said, e.lang) else "")
        yield e._replace(out=e.out or OUT.get(out, ""), coarse=bool(e.wants) and forms.coarse(said, e.lang))


def _recognizers() -> Iterator[Expression]:
    for row in read("times/recognizers.time.jsonl"):
        lang, text = row["lang"].split("-")[0], row["text"]
        if lang not in LANGUAGES or row["lang"] == "en-GB":
            continue
        mode = "" if row["model"] == "DateTimeModel" else OUT["mode"]
        ref = day(row["ref"])
        if not row["results"]:
            yield Expression("recognizers", lang, "nothing", text, 0, len(text), ref, (), mode)
        for result in row["results"]:
            start = result.get("start", 0)
            end = result.get("end", len(text))
            said = text[start:end]
            kind = (result.get("type") or "").removeprefix("datetimeV2.")
            wants, open_ = _values(result.get("values") or [])
            out = mode or _out(kind, said, lang, wants, result)
            kind = "interval" if kind == "daterange" else "date"
            if open_ and not out:
                kind = "bounded"
            yield Expression("recognizers", lang, kind, text, start, end, ref, wants, out, cycle(said, lang))


def _out(kind: str, said: str, lang: str, wants: tuple[Want, ...], result: dict[str, Any]) -> str:
    timex = " ".join(v.get("timex", "") for v in result.get("values") or [])
    if kind in ("duration",):
        return OUT["length"]
    if kind == "set":
        return OUT["set"]
    if kind == "datetimealt" or any("list" in v for v in result.get("values") or []):
        return OUT["list"]
    if kind not in ("date", "daterange") or "PT" in timex or "T" in timex.replace("PRESENT", "").replace("PAST", ""):
        return OUT["clock"]
    if "REF" in timex:
        return OUT["now"]
    if not wants:
        return OUT["open"]
    if kind == "daterange" and length(said, lang):
        return OUT["length"]
    return OUT["feast"] if feast(said, lang) and kind == "date" else ""


def _values(values: list[dict[str, str]]) -> tuple[tuple[Want, ...], bool]:
    """The days of the alternatives; and whether they are open on one side."""
    wants, open_ = [], False
    for v in values:
        low, high = day(v.get("value") or v.get("start")), day(v.get("value") or v.get("end"))
        mod = v.get("Mod", "")
        if mod in ("before", "until"):
            low, open_ = None, True
        elif mod in ("after", "since") or (low and not high):
            high, open_ = None, True
        elif high and not low:
            open_ = True
        if low or high:
            wants.append(Want(low, high))
    return tuple(wants), open_


def _duckling() -> Iterator[Expression]:
    for row in read("times/duckling.jsonl"):
        if row["dim"] != "Time" or row["lang"] not in LANGUAGES:
            continue
        text, lang = row["text"], row["lang"]
        value = row["value"] if isinstance(row["value"], list) else [row["value"]]
        value = [re.sub(r"-00", "-01", v[:10]) if v else v for v in value]
        low, high = day(value[0]), day(value[-1])
        out = ""
        if row["grain"] in ("hour", "minute", "second"):
            out = OUT["clock"]
        elif row["kind"] == "open":
            out = OUT["open"]
        elif row.get("holiday") or feast(text, lang):
            out = OUT["feast"]
        elif row["kind"] == "interval" and length(text, lang):
            out = OUT["length"]
        if row["kind"] == "datetime" and low:
            high = _last(low, row["grain"])
        if low is None or high is None:
            continue
        kind = "interval" if row["kind"] == "interval" else "date"
        yield Expression(
            "duckling", lang, kind, text, 0, len(text), day(row["ref"]), (Want(low, high),), out, cycle(text, lang)
        )


def _last(low: dt.date, grain: str) -> dt.date:
    """The last day of the unit that begins on a day."""
    if grain == "week":
        return low + 6 * DAY
    months = {"month": 1, "quarter": 3, "year": 12}.get(grain, 0)
    if not months:
        return low
    year, month = divmod(low.year * 12 + low.month - 1 + months, 12)
    return dt.date(year, month + 1, 1) - DAY


def _chrono() -> Iterator[Expression]:
    for row in read("times/chrono.jsonl"):
        lang, text = row["lang"], row["text"]
        ref = day(row["ref"]) or dt.date(2012, 8, 10)
        if lang not in LANGUAGES:
            continue
        if row["negative"]:
            yield Expression("chrono", lang, "nothing", text, 0, len(text), ref, ())
        for result in row["results"]:
            said = result.get("text") or text
            start = max(text.find(said), 0)
            low, high = _parts(result["start"]), _parts(result["end"])
            out = ""
            if "hour" in {**result["start"], **result["end"]} or low is None:
                out = OUT["clock"]
            elif feast(said, lang):
                out = OUT["feast"]
            if low is None:
                continue
            month = "day" not in result["start"]
            last = _last(low, "month") if month else low
            wants = (Want(low, high or last),)
            kind = "interval" if high else "date"
            yield Expression("chrono", lang, kind, text, start, start + len(said), ref, wants, out, cycle(said, lang))


def _parts(parts: dict[str, int]) -> dt.date | None:
    try:
        return dt.date(parts["year"], parts["month"], parts.get("day", 1))
    except (KeyError, ValueError):
        return None
