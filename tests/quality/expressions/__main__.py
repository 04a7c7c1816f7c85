"""Reads the sets of single expressions and says which share is right, by language and kind.

    python -m tests.quality.expressions                     measure, and write docs/explanation/expressions.md
    python -m tests.quality.expressions --errors times fr   print what is wrong in a language

The sets are other people's and lie beside the checkout (../shared/data); without them the script says so and stops.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.quality.expressions import figures, times
from tests.quality.expressions.judge import figure_right, time_right
from tests.quality.expressions.rows import LANGUAGES, SHARED, Expression

PAGE = Path(__file__).parents[3] / "docs/explanation/expressions.md"
Cell = tuple[str, str, str]


def judged(part: str) -> Iterator[tuple[Expression, bool, object]]:
    """Every expression of a part that is in scope or a feast, whether it is read right, and what was read."""
    rows: Iterable[Expression] = times.expressions() if part == "times" else figures.expressions()
    right = time_right if part == "times" else figure_right
    for e in rows:
        if not e.out:
            yield e, *right(e)


def table(part: str) -> tuple[list[str], Counter[str]]:
    """The lines of a table: one for each set and kind, one column for each language."""
    count: dict[Cell, list[int]] = defaultdict(lambda: [0, 0])
    for e, right, _ in judged(part):
        for kind in (e.kind, "all"):
            cell = count[e.set, kind, e.lang]
            cell[0] += right
            cell[1] += 1
    out = [f"| set | kind | {' | '.join(LANGUAGES)} |", "|---|---|" + "---|" * len(LANGUAGES)]
    order = sorted({(s, k) for s, k, _ in count}, key=lambda x: (x[0], x[1] == "all", x[1]))
    for name, kind in order:
        cells = [_share(*count[name, kind, lang]) for lang in LANGUAGES]
        out.append(f"| {name} | {'**all**' if kind == 'all' else kind} | {' | '.join(cells)} |")
    rows: Iterable[Expression] = times.expressions() if part == "times" else figures.expressions()
    return out, Counter(e.out for e in rows)


def _share(right: int, total: int) -> str:
    return f"{100 * right / total:.0f} ({right}/{total})" if total else ""


def page() -> str:
    """The page of the docs."""
    out = [
        "# Single expressions",
        "",
        "Made by `python -m tests.quality.expressions`. The test sets of three other readers (Recognizers-Text, Duckling,",
        "chrono) hold single expressions with the value that their authors want. They are written for assistants and",
        "calendars, which look ahead and take every number; a ledger of news looks back and takes what counts something. So a",
        "rule says by the kind and form of an expression whether it is in scope, and never by what is read from it.",
        "Each cell gives the share that is read right, in per cent.",
        "",
        "A day without its year, or a weekday without a date, is right when it is one of the two nearest: which one is meant is",
        "told by the text around it, and the sets disagree. Days are compared, not the hour. A number is read by the code that",
        "figures come from, before the question whether it counts anything.",
        "",
    ]
    for part, title in (("times", "Times"), ("figures", "Figures")):
        lines, outs = table(part)
        out += [f"## {title}", "", *lines, "", "Out of scope:", ""]
        out += [f"- {n} · {reason}." for reason, n in outs.most_common() if reason]
        out.append("")
    return "\n".join(out)


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--errors", nargs=2, metavar=("PART", "LANGUAGE"))
    a = ap.parse_args()
    if not SHARED.exists():
        print("skipped: the sets are not beside this checkout")
        return 0
    if a.errors:
        for e, right, got in judged(a.errors[0]):
            if not right and e.lang == a.errors[1]:
                print(
                    f"{e.set} {e.kind} | {e.text!r} | {e.text[e.start : e.end]!r} | {e.ref} | want {_told(e)} | got {got}"
                )
        return 0
    text = page()
    PAGE.write_text(text, encoding="utf-8")
    print(text)
    return 0


def _told(e: Expression) -> str:
    return " or ".join(f"{w.low}/{w.high}{' ' + ','.join(sorted(w.unit)) if w.unit else ''}" for w in e.wants)


if __name__ == "__main__":
    sys.exit(main())
