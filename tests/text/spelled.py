# ruff: noqa: SIM905
"""Whole numbers as each of eight languages spells them out, written from their grammars for the tests.

Good for 2 to 999,999,999; nothing here is shared with what the project reads numbers with.
"""

from __future__ import annotations

from collections.abc import Callable

_EN = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_EN_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()


def en(n: int) -> str:
    if n < 20:
        return _EN[n]
    if n < 100:
        return _EN_TENS[n // 10] + (f"-{_EN[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{_EN[n // 100]} hundred" + (f" and {en(n % 100)}" if n % 100 else "")
    for size, name in ((10**6, "million"), (1000, "thousand")):
        if n >= size:
            return f"{en(n // size)} {name}" + (f" {en(n % size)}" if n % size else "")
    raise ValueError(n)


_FR = "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf".split()
_FR_TENS = "_ _ vingt trente quarante cinquante soixante".split()


def fr(n: int, seventy: str = "", ninety: str = "") -> str:
    """seventy, ninety: the words of Belgium and Switzerland, where they are used."""
    own = {7: seventy, 9: ninety}
    if n < 20:
        return _FR[n]
    if n < 100:
        ten, one = divmod(n, 10)
        if own.get(ten):
            return own[ten] + (" et un" if one == 1 else f"-{_FR[one]}" if one else "")
        if ten in (7, 9):
            head = "soixante" if ten == 7 else "quatre-vingt"
            return f"{head} et onze" if n == 71 else f"{head}-{_FR[10 + one]}"
        if ten == 8:
            return "quatre-vingts" if not one else f"quatre-vingt-{_FR[one]}"
        return _FR_TENS[ten] + (" et un" if one == 1 else f"-{_FR[one]}" if one else "")
    if n < 1000:
        many, rest = divmod(n, 100)
        head = "cent" if many == 1 else f"{_FR[many]} cent" + ("s" if not rest else "")
        return head + (f" {fr(rest, seventy, ninety)}" if rest else "")
    if n < 10**6:
        many, rest = divmod(n, 1000)
        head = (
            "mille"
            if many == 1
            else f"{fr(many, seventy, ninety).removesuffix('s') if many % 100 in (0, 80) else fr(many, seventy, ninety)} mille"
        )
        return head + (f" {fr(rest, seventy, ninety)}" if rest else "")
    many, rest = divmod(n, 10**6)
    return f"{fr(many, seventy, ninety)} million{'s' if many > 1 else ''}" + (
        f" {fr(rest, seventy, ninety)}" if rest else ""
    )


_ES = ("cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve "
       "veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve").split()  # fmt: skip
_ES_TENS = "_ _ _ treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()
_ES_HUNDREDS = (
    "_ ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos".split()
)


def es(n: int) -> str:
    if n < 30:
        return _ES[n]
    if n < 100:
        return _ES_TENS[n // 10] + (f" y {_ES[n % 10]}" if n % 10 else "")
    if n < 1000:
        return "cien" if n == 100 else _ES_HUNDREDS[n // 100] + (f" {es(n % 100)}" if n % 100 else "")
    if n < 10**6:
        many, rest = divmod(n, 1000)
        head = "mil" if many == 1 else f"{_cut(es(many))} mil"
        return head + (f" {es(rest)}" if rest else "")
    many, rest = divmod(n, 10**6)
    return ("un millón" if many == 1 else f"{_cut(es(many))} millones") + (f" {es(rest)}" if rest else "")


def _cut(words: str) -> str:
    """ "uno" before a noun."""
    if words.endswith("veintiuno"):
        return words.removesuffix("veintiuno") + "veintiún"
    return words.removesuffix("o") if words.endswith("uno") else words


_PT = "zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito dezenove".split()
_PT_TENS = "_ _ vinte trinta quarenta cinquenta sessenta setenta oitenta noventa".split()
_PT_HUNDREDS = "_ cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos".split()


def pt(n: int) -> str:
    if n < 20:
        return _PT[n]
    if n < 100:
        return _PT_TENS[n // 10] + (f" e {_PT[n % 10]}" if n % 10 else "")
    if n < 1000:
        return "cem" if n == 100 else _PT_HUNDREDS[n // 100] + (f" e {pt(n % 100)}" if n % 100 else "")
    size, one, more = (1000, "mil", "mil") if n < 10**6 else (10**6, "um milhão", "milhões")
    many, rest = divmod(n, size)
    head = one if many == 1 else f"{pt(many)} {more}"
    joint = " e " if 0 < rest < 100 or (rest % 100 == 0 and rest < 1000) else " "
    return head + (f"{joint}{pt(rest)}" if rest else "")


_IT = "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove".split()
_IT_TENS = "_ _ venti trenta quaranta cinquanta sessanta settanta ottanta novanta".split()


def it(n: int) -> str:
    if n < 20:
        return _IT[n]
    if n < 100:
        ten, one = _IT_TENS[n // 10], n % 10
        if one in (1, 8):
            ten = ten[:-1]
        return ten + ("tré" if one == 3 else _IT[one] if one else "")
    if n < 1000:
        many, rest = divmod(n, 100)
        return ("" if many == 1 else _IT[many]) + "cento" + (it(rest) if rest else "")
    if n < 10**6:
        many, rest = divmod(n, 1000)
        return ("mille" if many == 1 else it(many).replace("tré", "tre") + "mila") + (it(rest) if rest else "")
    many, rest = divmod(n, 10**6)
    return ("un milione" if many == 1 else f"{it(many)} milioni") + (f" {it(rest)}" if rest else "")


_DE = "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn".split()
_DE_TENS = "_ _ zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()


def de(n: int, last: bool = True) -> str:
    if n < 20:
        return "eins" if n == 1 and last else _DE[n]
    if n < 100:
        return (f"{_DE[n % 10]}und" if n % 10 else "") + _DE_TENS[n // 10]
    if n < 1000:
        return f"{_DE[n // 100]}hundert" + (de(n % 100, last) if n % 100 else "")
    if n < 10**6:
        return f"{de(n // 1000, last=False)}tausend" + (de(n % 1000) if n % 1000 else "")
    many, rest = divmod(n, 10**6)
    return ("eine Million" if many == 1 else f"{de(many)} Millionen") + (f" {de(rest)}" if rest else "")


_RU = ("ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать "
       "шестнадцать семнадцать восемнадцать девятнадцать").split()  # fmt: skip
_RU_TENS = "_ _ двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто".split()
_RU_HUNDREDS = "_ сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот".split()


def ru(n: int, feminine: bool = False) -> str:
    if n < 20:
        return {1: "одна", 2: "две"}.get(n, _RU[n]) if feminine else _RU[n]
    if n < 100:
        return _RU_TENS[n // 10] + (f" {ru(n % 10, feminine)}" if n % 10 else "")
    if n < 1000:
        return _RU_HUNDREDS[n // 100] + (f" {ru(n % 100, feminine)}" if n % 100 else "")
    for size, forms in ((10**6, ("миллион", "миллиона", "миллионов")), (1000, ("тысяча", "тысячи", "тысяч"))):
        if n >= size:
            many, rest = divmod(n, size)
            head = f"{ru(many, feminine=size == 1000)} {_plural(many, forms)}"
            return head + (f" {ru(rest)}" if rest else "")
    raise ValueError(n)


def _plural(n: int, forms: tuple[str, str, str]) -> str:
    if n % 100 in range(11, 20):
        return forms[2]
    return forms[0] if n % 10 == 1 else forms[1] if n % 10 in (2, 3, 4) else forms[2]


_AR = "صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة".split()
_AR_TEENS = [
    "",
    "أحد عشر",
    "اثنا عشر",
    "ثلاثة عشر",
    "أربعة عشر",
    "خمسة عشر",
    "ستة عشر",
    "سبعة عشر",
    "ثمانية عشر",
    "تسعة عشر",
]
_AR_TENS = "_ _ عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون".split()
_AR_HUNDREDS = "_ مئة مئتان ثلاثمئة أربعمئة خمسمئة ستمئة سبعمئة ثمانمئة تسعمئة".split()


def ar(n: int) -> str:
    if n <= 10:
        return _AR[n]
    if n < 20:
        return _AR_TEENS[n - 10]
    if n < 100:
        return (f"{_AR[n % 10]} و" if n % 10 else "") + _AR_TENS[n // 10]
    if n < 1000:
        return _AR_HUNDREDS[n // 100] + (f" و{ar(n % 100)}" if n % 100 else "")
    for size, one, two, few, many_ in (
        (10**6, "مليون", "مليونان", "ملايين", "مليون"),
        (1000, "ألف", "ألفان", "آلاف", "ألف"),
    ):
        if n >= size:
            many, rest = divmod(n, size)
            head = one if many == 1 else two if many == 2 else f"{ar(many)} {few if 3 <= many <= 10 else many_}"
            return head + (f" و{ar(rest)}" if rest else "")
    raise ValueError(n)


SPELLED: dict[str, Callable[[int], str]] = {
    "en": en,
    "fr": fr,
    "es": es,
    "pt": pt,
    "it": it,
    "de": de,
    "ru": ru,
    "ar": ar,
}
