"""The numbers and measures of the three sets, each with its value, unit and the reason why it is out of scope."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from onrecord.annotate.figures.words import FigureWords
from onrecord.lang import pack
from tests.quality.expressions.rows import LANGUAGES, Expression, Want, read

OUT = {
    "ordinal": "ordinals: an ordinal is no figure",
    "fraction": "fractions and powers said for themselves (“three over five”, “1.1^23”): the record takes a part only with "
    "its whole (“two thirds of the votes”)",
    "mode": "switches of one product (percentages without their sign, suppressed types)",
    "bound": "bounds of a search (“> 20”, “sold in rank 5 or above”) as open intervals of a number line: the record keeps "
    "the number with its hedge, which the set does not give",
    "bare": "units without a number",
    "length": "lengths of time said alone: read as time expressions",
    "angle": "turns of a knob and sizes of data",
    "article": "one said by an article (“a litre”), and halves of one",
    "address": "numbers inside an address or a list of exercises",
    "accents": "words without the accents that the language's newspapers give them (“milhoes”)",
    "sum": "two measures as one (“twenty dollars 43 cents”, “6 feet 2”)",
}
_KINDS = {
    "Length": "km m cm mm dm hm um nm pm [mi_i] [nmi_i] [ft_i] [in_i] [yd_i]",
    "Weight": "kg g mg ug t [lb_av] [oz_av] [gr] [dr_av] kt Mt",
    "Volume": "l ml cl hl m3 cm3 [gal_us] [pt_us] [qt_us] [bbl_us] [cft_i] [oz_am] [cup_us] [tsp_us] [tbs_us]",
    "Area": "m2 km2 har [acr_us] [sft_i] [smi_us] cm2",
    "Speed": "km/h m/s [mi_i]/h [kn_i]",
}
_ONES = {"en": ("a", "an", "half"), "fr": ("un", "une", "demi"), "es": ("un", "una", "medio"), "de": ("ein", "eine", "einen"),
         "it": ("un", "una", "uno", "mezzo"), "pt": ("um", "uma", "meio")}  # fmt: skip
_AGES = frozenset({"a", "mo", "wk", "d"})
_SUBUNIT = re.compile(r"cent|pen|sen\b|p[eê]ni|pfennig|kope|satoshi|pesewa", re.IGNORECASE)


def expressions() -> Iterator[Expression]:
    """Every number and measure of the sets in a language of the project."""
    for e in (*_numbers(), *_units(), *_duckling()):
        yield e._replace(out=e.out or OUT.get(_form(e), ""))


def _form(e: Expression) -> str:
    """Why the form of an expression puts it out of scope; empty where it does not."""
    said = e.text[e.start : e.end].lower()
    words = pack(e.lang).part("figures", FigureWords)
    known = {
        w.lower() for w in (*words.numbers.multipliers, *words.units, *words.currencies, *words.numbers.collectives)
    }
    pieces = re.findall(r"[^\W\d_]+", said)
    whole = all(w.low is None or float(w.low).is_integer() for w in e.wants)
    if re.search(r"\d+\.\d+\.\d+\.\d+|(\d+,){3}", e.text):
        return "address"
    if any(p not in known and p in {_fold(k) for k in known} for p in pieces):
        return "accents"
    if re.search(r"\de[+-]?\d", said) or (not whole and not re.search(r"[\d½¼¾]", said)):
        return "fraction"
    if not re.search(r"\d", said) and pieces and pieces[0] in _ONES[e.lang]:
        return "article" if e.kind not in ("number", "percentage") and e.wants[0].low in (1, 0.5, 1000) else ""
    if e.kind in ("money", "measure") and len(re.findall(r"\d+(?:[.,]\d+)*", said)) > 1 and "/" not in said:
        return "sum"
    return "sum" if e.kind == "money" and not whole and not re.search(r"\d", said) else ""


def _fold(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def _one(kind: str, row: dict[str, Any], result: dict[str, Any], want: Want, out: str, name: str) -> Expression:
    text = row["text"]
    start, end = result.get("start", 0), result.get("end", len(text))
    return Expression(name, row["lang"].split("-")[0], kind, text, start, end, None, (want,), out)


def _numbers() -> Iterator[Expression]:
    for row in read("figures/recognizers.number.jsonl"):
        if row["lang"] not in LANGUAGES:
            continue
        for result in row["results"]:
            type_, sub = result["type"], result.get("subtype") or ""
            value = _float(result.get("value"))
            out = (
                ""
                if row["model"] in ("NumberModel", "PercentModel", "NumberRangeModel", "OrdinalModel")
                else OUT["mode"]
            )
            if type_.startswith("ordinal"):
                out = out or OUT["ordinal"]
            elif sub in ("fraction", "power") or re.search(r"\d[/^*]|[/^*]\d", row["text"]):
                out = out or OUT["fraction"]
            unit = frozenset({"percent"}) if type_ == "percentage" else None
            low = high = value
            if type_ == "numberrange":
                ends = re.fullmatch(r"[\[(](.*),(.*)[\])]", result.get("value") or "")
                low, high = (_float(ends[1]), _float(ends[2])) if ends else (None, None)
                if low is None or high is None or low == high or result["value"][0] == "(" or "]" in result["value"]:
                    out = out or OUT["bound"]
            kind = {"numberrange": "range", "percentage": "percentage"}.get(type_, "number")
            if low is not None or high is not None:
                yield _one(kind, row, result, Want(low, high, unit), out, "recognizers")


def _units() -> Iterator[Expression]:
    for row in read("figures/recognizers.unit.jsonl"):
        if row["lang"] not in LANGUAGES:
            continue
        for result in row["results"]:
            value, unit = _float(result.get("value")), result.get("unit") or ""
            type_, sub = result["type"], result.get("subtype") or ""
            codes, out = None, ""
            if type_ == "currency":
                iso = result.get("isoCurrency")
                codes = frozenset({iso}) if iso else frozenset({"*money"})
                if _SUBUNIT.search(unit):
                    codes = frozenset({"*loose"})
            elif type_ == "age":
                codes = _AGES
            elif type_ == "temperature":
                codes = _heat(unit)
            elif sub in _KINDS:
                codes = frozenset(_KINDS[sub].split())
            else:
                out = OUT["angle"]
            if value is None:
                low, out = 0.0, OUT["bare"]
            else:
                low = value
            kind = {"currency": "money", "dimension": "measure"}.get(type_, type_)
            yield _one(kind, row, result, Want(low, low, codes), out, "recognizers")


def _heat(unit: str) -> frozenset[str]:
    name = unit.lower()
    for letters, code in (("fahr", "[degF]"), ("cels", "Cel"), ("kelv", "K"), ("centí", "Cel")):
        if letters in name:
            return frozenset({code})
    return (
        frozenset({"[degF]"})
        if unit == "F"
        else frozenset({"Cel"})
        if unit == "C"
        else frozenset({"deg", "Cel", "[degF]"})
    )


def _duckling() -> Iterator[Expression]:
    for row in read("times/duckling.jsonl"):
        dim, numbers = row["dim"], row.get("numbers") or []
        if dim == "Time" or row["lang"] not in LANGUAGES or not numbers:
            continue
        out = OUT["ordinal"] if dim == "Ordinal" else OUT["length"] if dim == "Duration" else ""
        if dim == "Numeral" and re.search(r"\d[/^]\d", row["text"]):
            out = OUT["fraction"]
        if re.search(r"(under|above) ", row["raw"]):
            pass  # the bound itself is the value
        if len(re.findall(r"\d+", row["text"])) > len(numbers) and dim in ("AmountOfMoney", "Distance"):
            out = out or OUT["sum"]
        kind = {"Numeral": "number", "AmountOfMoney": "money", "Temperature": "temperature"}.get(dim, "measure")
        kind = "range" if len(numbers) == 2 else kind
        want = Want(min(numbers), max(numbers))
        yield _one(kind, row, {}, want, out, "duckling")


def _float(value: str | None) -> float | None:
    """The value of a figure in either decimal sign; None where it is none."""
    try:
        return float((value or "").rstrip("%").replace(",", "."))
    except ValueError:
        return None
