"""What holds for every annotator in every language, whatever the text."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.annotate import ANNOTATORS, annotate
from onrecord.config import Config
from onrecord.lang import codes
from onrecord.read import Raw, make

TEXTS = {
    "en": "PORT AVEN, May 14 (Wire) — “We will reopen the bridge by June 1,” Mayor Ana Roel said on Tuesday. More than "
    "1,200 people of the town have signed, 40% of them online.",
    "fr": "« Nous rouvrirons le pont avant le 1er juin », a déclaré mardi la maire Ana Roel. Plus de 1 200 habitants "
    "ont signé, dont 40 % en ligne.",
    "es": "«Reabriremos el puente antes del 1 de junio», dijo el martes la alcaldesa Ana Roel. Más de 1.200 vecinos firmaron.",
    "de": "„Wir öffnen die Brücke bis zum 1. Juni wieder“, sagte Bürgermeisterin Ana Roel am Dienstag. Mehr als 1.200 Menschen unterschrieben.",
    "it": "«Riapriremo il ponte entro il 1° giugno», ha detto martedì la sindaca Ana Roel. Oltre 1.200 abitanti hanno firmato.",
    "pt": "“Vamos reabrir a ponte até 1 de junho”, disse na terça-feira a prefeita Ana Roel. Mais de 1.200 moradores assinaram.",
    "ru": "«Мы откроем мост до 1 июня», — заявила во вторник мэр Анна Роэль. Подписали более 1200 жителей.",
    "ar": "قالت رئيسة البلدية آنا رويل يوم الثلاثاء: «سنعيد فتح الجسر قبل 1 حزيران». ووقع أكثر من 1200 شخص.",
}
ODD = [
    "",
    " ",
    "\n\n\n",
    "a",
    '"',
    "«",
    "“”",
    "🚧🌉 👩‍🚒",
    "٠١٢٣٤",
    "1" * 400,
    "said " * 300,
    "\u202eabc\u202c",
    "«" * 200,
    "a.b.c." * 100,
]


def statements(text, lang):
    article = make(Raw(source="t#1", name="t#1", text=text, exact=True, lang=lang, date="2024-05-15"), Config())
    return annotate(article)


def check(text, lang):
    article, made = statements(text, lang)
    assert article.text == text
    for statement in made:
        span = statement.span
        assert text[span.start : span.end] == span.exact
        assert span.exact.strip()
        assert statement.id
    assert len({s.id for s in made}) == len(made)
    return made


def test_every_language_has_a_text_here():
    assert set(TEXTS) == set(codes())


@pytest.mark.parametrize("lang", codes())
def test_finds_something_of_each_kind(lang):
    kinds = {s.__struct_config__.tag for s in check(TEXTS[lang], lang)}
    assert kinds >= {"time", "quote", "figure", "mention"}, kinds


@pytest.mark.parametrize("lang", codes())
def test_same_input_same_output(lang):
    assert statements(TEXTS[lang], lang) == statements(TEXTS[lang], lang)


@pytest.mark.parametrize("lang", [*codes(), None, "xx"])
@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_texts_survive(text, lang):
    check(text, lang)


@pytest.mark.parametrize("lang", ["en", "de", "ar"])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_mutated_texts_survive(lang, data):
    text = TEXTS[lang]
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        text = (
            text[:at]
            + data.draw(st.sampled_from(list("\"“”«»'’„‚().,:;—-\n 09%€٣")))
            + text[at + data.draw(st.integers(0, 3)) :]
        )
    check(text, lang)


def test_needs_are_made_before():
    made: set[str] = set()
    for annotator in ANNOTATORS:
        assert set(annotator.needs) <= made
        made.add(annotator.makes)
