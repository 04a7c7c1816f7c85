"""Made-up short reports in any number: stories that several outlets tell over some days, with names of their own.

    python -m benchmarks.made_up COUNT FILE.jsonl [--lang es]

Every name is put together from syllables, so that no report speaks of anyone; the same count gives the same reports.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

SYLLABLES = tuple(c + v for c in "bcdfglmnprstv" for v in "aeiou")
FIRST = dt.date(2020, 1, 6)
STORIES_A_DAY = 40


class Phrases(NamedTuple):
    """What the reports of one language are made of; names, numbers and days are filled in."""

    days: tuple[str, ...]
    months: tuple[str, ...]
    titles: tuple[str, ...]
    leads: tuple[str, ...]
    others: tuple[str, ...]


PHRASES = {
    "es": Phrases(
        ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
        ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
         "noviembre", "diciembre"),
        ("{thing} de {place} vuelve a abrirse", "{place}: {n} heridos en {thing}", "{who} promete reparar {thing}",
         "Cierran {thing} de {place} por el temporal"),
        ("La alcaldesa {who} anunció el {day} que {thing} de {place} se abrirá antes del {dom} de {month}.",
         "{thing} de {place} quedó cerrado el {day} después de que {n} vecinos fueran evacuados, informó {who}.",
         "Al menos {n} personas resultaron heridas el {day} en {thing} de {place}, según {who}."),
        ("«Faltan {m} pilares y {n} obreros», dijo {last}.", "El coste asciende a {m},5 millones de euros.",
         "«No vamos a esperar más», declaró {who2}, portavoz de {org}.",
         "{org} calcula que {n} familias perdieron su casa.",
         "Las obras terminarán en {month} de 2025, afirmó {who2}.", "{last2} negó que hubiera {m} muertos.",
         "Según {org}, el {m} % de los vecinos sigue sin agua.", "{who2} visitará {place} el próximo {day}.",
         "La {org} había pedido en {month} una inspección de {thing}."),
    ),
    "en": Phrases(
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
         "November", "December"),
        ("{thing} in {place} to reopen", "{n} injured at {thing} in {place}", "{who} vows to mend {thing}"),
        ("Mayor {who} said on {day} that {thing} in {place} would open before {month} {dom}.",
         "At least {n} people were injured on {day} at {thing} in {place}, {who} said."),
        ("“We need {m} more pillars,” {last} said.", "The cost has risen to ${m}.5 million.",
         "“We will not wait any longer,” said {who2}, a spokesman for {org}.",
         "{org} put the number of homeless at {n}.",
         "The work will end in {month} 2025, {who2} said.", "{last2} denied that {m} people had died."),
    ),
}  # fmt: skip
THINGS = {"es": ("el puente {x}", "el túnel {x}", "el mercado {x}", "la presa {x}"),
          "en": ("the {x} bridge", "the {x} tunnel", "the {x} market", "the {x} dam")}  # fmt: skip


def _word(rng: random.Random, least: int = 2, most: int = 4) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(least, most))).capitalize()


def reports(count: int, *, lang: str = "es", seed: int = 1) -> Iterator[dict[str, Any]]:
    """Reports in order of their days, each with `id`, `text`, `title`, `lang`, `date` and `outlet`."""
    rng = random.Random(seed)  # noqa: S311
    phrases = PHRASES[lang]
    outlets = [f"{_word(rng)} {_word(rng)}" for _ in range(60)]
    people = [f"{_word(rng)} {_word(rng, 3)}" for _ in range(3000)]
    places = [_word(rng, 2) for _ in range(1500)]
    bodies = [f"{_word(rng, 3)} {_word(rng, 2)}" for _ in range(400)]
    made, day = 0, FIRST
    while made < count:
        for _ in range(STORIES_A_DAY):
            thing = rng.choice(THINGS[lang]).format(x=_word(rng, 3))
            story = {"thing": thing, "place": rng.choice(places), "n": rng.randint(3, 900), "m": rng.randint(2, 90),
                     "who": rng.choice(people), "who2": rng.choice(people), "org": rng.choice(bodies)}  # fmt: skip
            for _ in range(min(25, int(rng.paretovariate(1.1)))):
                if made == count:
                    return
                made += 1
                yield {"id": f"r{made:07}", "lang": lang, **_report(rng, phrases, story, day, rng.choice(outlets))}
        day += dt.timedelta(days=1)


def _report(rng: random.Random, phrases: Phrases, story: dict[str, Any], day: dt.date, outlet: str) -> dict[str, Any]:
    told = day + dt.timedelta(days=rng.choice((0, 0, 0, 1, 2)))
    words = dict(story, day=phrases.days[day.weekday()], dom=rng.randint(1, 28), month=rng.choice(phrases.months),
                 last=story["who"].split()[-1], last2=story["who2"].split()[-1])  # fmt: skip
    words["n"] += rng.choice((0, 0, 0, 1, 5))
    first = rng.choice(phrases.leads).format(**words)
    body = [first[0].upper() + first[1:]] + [p.format(**words) for p in rng.sample(phrases.others, rng.randint(2, 5))]
    title = rng.choice(phrases.titles).format(**words)
    return {"title": title[0].upper() + title[1:], "date": told.isoformat(), "outlet": outlet,
            "text": "\n\n".join(body)}  # fmt: skip


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("count", type=int)
    ap.add_argument("to", type=Path, metavar="FILE.jsonl")
    ap.add_argument("--lang", default="es", choices=sorted(PHRASES))
    a = ap.parse_args()
    with a.to.open("w", encoding="utf-8") as file:
        for report in reports(a.count, lang=a.lang):
            file.write(json.dumps(report, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
