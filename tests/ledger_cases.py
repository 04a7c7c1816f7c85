"""The small cases of the ledgers in `tests/cases/ledger`, run and scored.

`python -m tests.ledger_cases [--held-out | --conflicts | --measures | --fresh | --unseen]`; without an option the open half is run.
Every second case of a file was held out until the measurements that `docs/explanation/ledgers.md` gives; it has been read
since, so its scores are no longer blind. Of `fresh.toml` and `conflicts_unseen.toml` only the scores are printed, so that
they stay blind; `--names` prints their failures as well.
"""

from __future__ import annotations

import json
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

import onrecord
from onrecord.across import STEPS
from onrecord.model import Article, Dossier, Figure, Finding, Mention, Plan, Statement, Story, StoryArticle, Time

FOLDER = Path(__file__).parent / "cases" / "ledger"
ABOUT = ("figure", "plan", "date", "name")
WHOLE = {
    "fresh": "fresh",
    "conflicts": "conflicts",
    "measures": "measures",
    "sides": "measures",
    "conflicts_other": "other",
    "conflicts_unseen": "unseen",
}  # files that are a split of their own
BLIND = ("fresh", "unseen")


class Case(msgspec.Struct, frozen=True):
    """A case: reports as outlet, day, language, text; the findings wanted and those that are neither right nor wrong.

    about: the one ledger that is judged, all where it is not given.
    """

    name: str
    why: str
    reports: list[tuple[str, str, str, str]]
    expect: list[str]
    ok: list[str] = []
    trap: str | None = None
    split: str = "open"
    about: str | None = None


class Outcome(msgspec.Struct):
    """What the ledgers say of a case."""

    case: Case
    right: list[str]
    missed: list[str]
    wrong: list[str]

    @property
    def passed(self) -> bool:
        return not self.missed and not self.wrong


def cases() -> list[Case]:
    """All cases, in the order of their files."""
    out = []
    for path in sorted(FOLDER.glob("*.toml")):
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
        out += [msgspec.convert({**row, "split": _split(path, i)}, Case) for i, row in enumerate(rows)]
    return out


def _split(path: Path, at: int) -> str:
    return WHOLE.get(path.stem) or ("held-out" if at % 2 else "open")


def run(chosen: Sequence[Case]) -> list[Outcome]:
    """Reads and annotates all reports in one build, then runs the steps for each case as a story of its own."""
    lines = []
    for i, case in enumerate(chosen):
        for j, (outlet, day, lang, text) in enumerate(case.reports):
            row = {"id": f"{i}.{j}", "outlet": outlet, "date": day, "lang": lang, "text": text}
            lines.append(json.dumps(row, ensure_ascii=False))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "cases.jsonl"
        file.write_text("\n".join(lines), encoding="utf-8")
        record = onrecord.build([file])
    articles: dict[int, list[Article]] = {}
    place = {}
    for article in record.articles.values():
        place[article.id] = int(article.source.rsplit("#", 1)[1].split(".")[0])
        articles.setdefault(place[article.id], []).append(article)
    statements: dict[int, list[Statement]] = {}
    for statement in record.statements.values():
        statements.setdefault(place[statement.span.article], []).append(statement)
    return [_judged(c, _reconciled(articles[i], statements.get(i, []))) for i, c in enumerate(chosen)]


def _reconciled(articles: list[Article], statements: list[Statement]) -> Dossier:
    dossier = Dossier(articles, statements)
    ids = tuple(dossier.articles)
    for step in STEPS:
        if step.makes == ("story",):
            dossier.add([Story(id="s-case", title="case", articles=tuple(StoryArticle(a) for a in ids))])
        else:
            dossier.add(list(step.run(dossier)))
    return dossier


def _judged(case: Case, dossier: Dossier) -> Outcome:
    found = [t for f in dossier.findings if f.about in _judged_of(case) for t in told(dossier, f)]
    wanted = [_key(w) for w in case.expect]
    fine = {_key(w) for w in case.ok}
    right, missed = [], []
    for want in wanted:
        about, *_, values = want.partition(" ")[0], want.split(" ", 2)[2:]
        either = [want, *(f for f in fine if (f.partition(" ")[0], f.split(" ", 2)[2:]) == (about, values))]
        given = next((f for f in either if f in found), None)
        if given is None:
            missed.append(want)
        else:
            found.remove(given)
            right.append(given)
    wrong = [f for f in found if f not in fine and not f.startswith("state")]
    if any(w.startswith("state") for w in wanted):
        wrong += [f for f in found if f.startswith("state")]
    return Outcome(case, right, missed, wrong)


def _judged_of(case: Case) -> tuple[str, ...]:
    return (case.about,) if case.about else ABOUT


def told(dossier: Dossier, finding: Finding) -> list[str]:
    """A finding as the cases write it: what it is about, its verdict, its values; and what became of a plan."""
    values = {_value(dossier.statements[i]) for i in finding.items}
    out = [_key(f"{finding.about} {finding.verdict or 'undecided'} {' '.join(values)}")]
    state = getattr(finding, "state", None)
    return [*out, f"state {state}"] if state else out


def _key(text: str) -> str:
    about, *rest = text.split()
    return " ".join([about, *rest[:1], *sorted(rest[1:])])


def _value(statement: Statement) -> str:
    match statement:
        case Figure():
            if statement.low is not None and statement.high is not None:
                return f"{_number(statement.low)}-{_number(statement.high)}"
            return _number(statement.value or 0)
        case Plan():
            return statement.target or "?"
        case Time():
            return statement.value or "?"
        case Mention():
            return "-".join(statement.span.exact.split())
    return "?"


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else str(value)


def scores(outcomes: Iterable[Outcome]) -> dict[str, tuple[int, int, int]]:
    """For each verdict, how many findings were right, wrong and missed."""
    right, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    for outcome in outcomes:
        for rows, count in ((outcome.right, right), (outcome.wrong, wrong), (outcome.missed, missed)):
            count.update("state" if r.startswith("state") else r.split()[1] for r in rows)
    return {v: (right[v], wrong[v], missed[v]) for v in sorted({*right, *wrong, *missed})}


def report(outcomes: Sequence[Outcome], *, names: bool = True) -> str:
    """The scores and, unless they are to stay unread, every case that fails, by name."""
    lines = [f"{sum(o.passed for o in outcomes)} of {len(outcomes)} cases"]
    lines.append(f"{'verdict':16} right wrong missed  precision recall")
    for verdict, (r, w, m) in scores(outcomes).items():
        p, q = (f"{100 * r / n:6.1f}" if n else "     –" for n in (r + w, r + m))
        lines.append(f"{verdict:16} {r:5} {w:5} {m:6}     {p} {q}")
    for o in outcomes:
        if names and not o.passed:
            lines.append(f"- {o.case.name}: missed {o.missed or 'nothing'}, wrong {o.wrong or 'nothing'}")
    return "\n".join(lines)


if __name__ == "__main__":
    chosen = next((s for s in ("held-out", "conflicts", "measures", "other", *BLIND) if f"--{s}" in sys.argv), "open")
    done = run([c for c in cases() if c.split == chosen])
    print(report(done, names=chosen not in BLIND or "--names" in sys.argv))
