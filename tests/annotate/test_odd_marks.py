"""A mark too many or too few in one paragraph costs no quote of another paragraph, in any language without syntax."""

from __future__ import annotations

import time

import pytest

from onrecord.config import Config
from onrecord.read import Raw
from onrecord.work.one import annotated_one
from tests.annotate.test_quotes import quotes

REPORTS = {
    "de": (
        "„Der Damm hält“, sagte Bürgermeisterin Ruth Adler.\n"
        "Der Ingenieur Paul Reis warnte vor „schweren Schäden“ am Überlauf.\n"
        "„Niemand hat geschlafen“, klagte eine Anwohnerin, „und niemand wird schlafen.“\n"
        "Adler erklärte: „Wir haben die Armee gebeten.“"
    ),
    "es": (
        "«La presa aguantará», dijo la alcaldesa Ruth Alda.\n"
        "El ingeniero Pablo Reyes advirtió de «graves daños» en el aliviadero.\n"
        "«Nadie durmió», contó una vecina, «y nadie dormirá hoy».\n"
        "Alda declaró: «Hemos pedido ayuda al ejército»."
    ),
    "it": (
        "«La diga reggerà», ha detto la sindaca Rita Alda.\n"
        "L'ingegnere Paolo Reali ha parlato di «gravi danni» allo sfioratore.\n"
        "«Nessuno ha dormito», racconta una residente, «e nessuno dormirà oggi».\n"
        "Alda ha dichiarato: «Abbiamo chiesto aiuto all'esercito»."
    ),
    "pt": (
        '"A barragem vai aguentar", disse a presidente Rute Alda.\n'
        'O engenheiro Paulo Reis falou de "graves danos" no descarregador.\n'
        '"Ninguém dormiu", contou uma moradora, "e ninguém dormirá hoje".\n'
        'Alda declarou: "Pedimos ajuda ao exército".'
    ),
    "ru": (
        "«Плотина выдержит», — сказала мэр Рута Адлер.\n"
        "Инженер Павел Реев назвал ущерб «очень серьёзным».\n"
        "«Никто не спал всю ночь», — рассказала жительница города.\n"
        "Адлер заявила: «Мы попросили помощи у армии»."
    ),
    "ar": (
        "وقالت رئيسة البلدية راوية العدلي: «السد سيصمد أمام المياه».\n"
        "ووصف المهندس بدر الريس الأضرار بأنها «خطيرة جدا على المدينة».\n"
        "وقال أحد السكان: «لم ينم أحد هذه الليلة».\n"
        "وأكدت العدلي: «طلبنا المساعدة من الجيش»."
    ),
}
MARKS = '«»„“”"'


def _by_line(text: str, lang: str) -> set[tuple[int, str]]:
    return {(text[: q.span.start].count("\n"), q.span.exact) for q in quotes(text, lang) if q.kind != "indirect"}


@pytest.mark.parametrize("lang", sorted(REPORTS))
def test_the_sample_has_a_quote_in_every_paragraph(lang: str) -> None:
    assert {line for line, _ in _by_line(REPORTS[lang], lang)} == {0, 1, 2, 3}


@pytest.mark.parametrize("lang", sorted(REPORTS))
def test_a_mark_taken_out_costs_no_quote_of_another_paragraph(lang: str) -> None:
    text = REPORTS[lang]
    whole = _by_line(text, lang)
    for at in (i for i, c in enumerate(text) if c in MARKS):
        line = text[:at].count("\n")
        kept = {row for row in whole if row[0] != line}
        assert kept <= _by_line(text[:at] + text[at + 1 :], lang), (at, text[at - 8 : at + 8])


@pytest.mark.parametrize("lang", sorted(REPORTS))
def test_a_mark_put_in_costs_no_quote_of_another_paragraph(lang: str) -> None:
    text = REPORTS[lang]
    whole = _by_line(text, lang)
    own = sorted({c for c in text if c in MARKS})
    for at in range(len(text) + 1):
        line = text[:at].count("\n")
        spoiled = text[:at] + own[at % len(own)] + text[at:]
        assert {row for row in whole if row[0] != line} <= _by_line(spoiled, lang), (at, text[at - 8 : at + 8])


def test_a_row_of_dates_without_end_is_read_in_time():
    text = "el 3 de mayo de 2024 " * 1500
    started = time.process_time()
    annotated_one(Raw(source="a", name="a", text=text, lang="es"), Config())
    assert time.process_time() - started < 30, "as long again for each date"
