"""An invented dossier for the page: every kind of row, eight reports in five languages, and hostile fields."""

from __future__ import annotations

import msgspec

from onrecord.model import (
    Article,
    Block,
    BlockKind,
    Change,
    Copy,
    Correction,
    Dossier,
    Entity,
    Episode,
    Event,
    Figure,
    Finding,
    Independence,
    Input,
    Mention,
    Plan,
    Problem,
    Published,
    Quote,
    Span,
    Speaker,
    Statement,
    Story,
    StoryArticle,
    Time,
    Version,
    make_id,
    statement_id,
)

HOSTILE = '<script>alert("x")</script>'
LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen" * 4


def article(
    source: str, lang: str | None, published: Published, *blocks: tuple[BlockKind, str], **more: object
) -> Article:
    """An article whose text is its blocks, one a paragraph."""
    text, made = "", []
    for kind, words in blocks:
        made.append(Block(kind, len(text), len(text) + len(words)))
        text += words + "\n\n"
    fields = {"title": next((w for k, w in blocks if k == "title"), None), **more}
    return msgspec.convert(
        {"id": make_id("a", source, text), "source": source, "text": text, "lang": lang, **fields}
        | {"blocks": [msgspec.to_builtins(b) for b in made], "published": msgspec.to_builtins(published)},
        Article,
    )


def at(a: Article, words: str, nth: int = 1) -> Span:
    """The evidence for the nth occurrence of some words."""
    start = -1
    for _ in range(nth):
        start = a.text.index(words, start + 1)
    return a.span(start, start + len(words))


class _Pile:
    """Collects statements."""

    def __init__(self) -> None:
        self.made: list[Statement] = []

    def figure(self, a: Article, words: str, counted: str | None, value: float | None = None, **more: object) -> str:
        span = at(a, words)
        where = at(a, counted) if counted else None
        row = Figure(
            id=statement_id("figure", span, value), span=span, value=value, counted=counted, counted_span=where,
            **more,  # type: ignore[arg-type]
        )  # fmt: skip
        self.made.append(row)
        return row.id

    def quote(self, a: Article, words: str, name: str | None, cue: str | None = None, **more: object) -> str:
        span = at(a, words)
        who = Speaker(as_written=name, span=at(a, name)) if name else None
        said_by = more.pop("speaker", None) or who
        fields = {"kind": "direct", "cue": at(a, cue) if cue else None, **more}
        row = Quote(id=statement_id("quote", span), span=span, speaker=said_by, **fields)  # type: ignore[arg-type]
        self.made.append(row)
        return row.id

    def plan(self, a: Article, words: str, target: str | None, when_words: str, **more: object) -> str:
        span = at(a, words)
        row = Plan(
            id=statement_id("plan", span, target), span=span, target=target, target_span=at(a, when_words),
            **more,  # type: ignore[arg-type]
        )  # fmt: skip
        self.made.append(row)
        return row.id

    def time(self, a: Article, words: str, value: str | None, nth: int = 1) -> str:
        span = at(a, words, nth)
        row = Time(id=statement_id("time", span, value), span=span, value=value)
        self.made.append(row)
        return row.id

    def mention(self, a: Article, words: str, kind: str = "person", nth: int = 1) -> str:
        span = at(a, words, nth)
        row = Mention(id=statement_id("mention", span), span=span, kind=kind)  # type: ignore[arg-type]
        self.made.append(row)
        return row.id


def _finding(about: str, story: str | None, label: str, verdict: str, reason: str, *items: str) -> Finding:
    return Finding(
        id=make_id("finding", about, label, verdict, items), about=about, story=story, label=label,  # type: ignore[arg-type]
        items=items, verdict=verdict, reason=reason,  # type: ignore[arg-type]
    )  # fmt: skip


def dossier() -> Dossier:
    """The Calder bridge, told by seven reports and a copy; a small second story; and a hostile third."""
    courier = article(
        "courier.html", "en", Published("2024-05-03", "metadata"),
        ("furniture", "Home › News › Local"),
        ("title", "Calder bridge falls into the strait, at least twelve dead"),
        ("byline", "By Nora Whitlock"),
        ("paragraph", "At least 12 people died when the Calder bridge fell into the strait on Friday morning, the port authority said. Some 40 vehicles were on the span."),
        ("paragraph", "“We heard the cables go, one after another, and then the road was simply not there,” said Lucía Ferrante, the transport minister, who had crossed an hour earlier. “Nobody will be left in the water.”"),
        ("heading", "A reopening by June"),
        ("paragraph", "Ferrante said a temporary crossing would open by 1 June. The bridge, built in 1968, carried 18,000 cars a day, and its last inspection was in March 2023."),
        ("furniture", "Subscribe for € 2 a week"),
        outlet="The Calder Courier", url="https://courier.example/2024/05/03/bridge", authors=["Nora Whitlock"],
    )  # fmt: skip
    copy = article(
        "mirror/bridge.html", "en", Published("2024-05-04", "url"),
        ("title", "Calder bridge falls into the strait"),
        ("paragraph", "At least 12 people died when the Calder bridge fell into the strait on Friday morning, the port authority said. Some 40 vehicles were on the span."),
        ("paragraph", "“We heard the cables go, one after another, and then the road was simply not there,” said Lucía Ferrante, the transport minister."),
        outlet="Harbour Daily", url="javascript:alert(1)",
    )  # fmt: skip
    quotidien = article(
        "quotidien-du-port.txt", "fr", Published("2024-05-04", "text"),
        ("title", "Pont de Calder : dix-neuf morts, la ministre promet un passage provisoire"),
        ("dateline", "Port Calder (Agence Littoral)"),
        ("paragraph", "Le bilan de l’effondrement du pont de Calder est monté à 19 morts samedi, selon la préfecture maritime. Une quarantaine de véhicules se trouvaient sur l’ouvrage."),
        ("paragraph", "« Nous avons entendu les câbles céder, l’un après l’autre, et soudain la route n’était plus là », a déclaré Lucía Ferrante. La ministre a jugé « difficile » de tenir la date du 1er juin, et vise désormais le 30 juin pour le passage provisoire."),
        ("note", "Article mis à jour à 18 h 40."),
        outlet="Le Quotidien du Port", url="https://quotidien.example/pont-de-calder", agencies=["Agence Littoral"], updated=True,
    )  # fmt: skip
    faro = article(
        "faro.json#17", "es", Published("2024-05-06", "metadata"),
        ("title", "El puente de Calder llevaba catorce meses sin inspección"),
        ("paragraph", "Los equipos de rescate elevaron a 23 los muertos este lunes. La última inspección se hizo el 14 de marzo de 2023, según documentos a los que tuvo acceso este diario."),
        ("paragraph", "«Nadie se quedará en el agua», repitió la ministra Lucia Ferrante ante las familias. El sindicato portuario sostiene que son 31 los muertos."),
        outlet="El Faro de Calder", url="https://faro.example/puente?id=17&x=<b>",
    )  # fmt: skip
    mina = article(
        "mina.txt", "ar", Published("2024-05-05", "given"),
        ("title", "ارتفاع حصيلة انهيار جسر كالدر إلى 23 قتيلا"),
        ("paragraph", "قالت وزيرة النقل لوسيا فيرانتي يوم الأحد إن 23 شخصا لقوا حتفهم في انهيار جسر كالدر."),
        ("paragraph", "وأضافت: «لن يبقى أحد في الماء». ومن المتوقع افتتاح معبر مؤقت في منتصف يوليو."),
        outlet="صحيفة الميناء",
    )  # fmt: skip
    vestnik = article(
        "0a1b2c3d4e5f-vestnik.txt", "ru", Published("2024-05", "inferred", why="the archive page lists it under May 2024"),
        ("title", "Мост в Калдере: 23 погибших"),
        ("paragraph", "Число погибших при обрушении моста в Калдере составило 23 человека. По мосту проезжало около 20 000 автомобилей в сутки. Временную переправу откроют в середине июля."),
    )  # fmt: skip
    undated = article(
        "scan_0007.pdf", "de", Published(),
        ("title", "Brücke von Calder: Minister räumt Fehler ein"),
        ("paragraph", "„Niemand bleibt im Wasser zurück“, sagte die Verkehrsministerin. Die Brücke war 1968 gebaut worden. 🌉"),
        ("paragraph", f"Das {LONG_WORD} fehlte."),
    )  # fmt: skip
    ledger = article(
        "ledger.html", "en", Published("2024-05-20", "metadata"),
        ("title", "Crossing delayed again as Calder counts its dead"),
        ("paragraph", "The death toll of the bridge collapse stands at 23, the coroner confirmed on Monday. The temporary crossing is now expected to open in mid-July, Ferrante told parliament."),
        ("paragraph", "“We heard the cables snap one after another, and then the road was gone,” she told the inquiry, which opened on 13 May. About 23,000 people in the city live off the port. The ministry had paid for 4 inspections since 2015."),
        ("paragraph", "An engineer who asked not to be named said the drawings were wrong. “Somebody signed this,” one of the witnesses shouted."),
        outlet="National Ledger", url="https://ledger.example/calder/crossing",
    )  # fmt: skip
    small_a = article(
        "strike-1.txt", "en", Published("2024-05-11", "metadata"),
        ("title", "Tram drivers in Osterlin vote to strike"),
        ("paragraph", "Tram drivers in Osterlin voted on Saturday to stop work, their union said."),
        outlet="Osterlin Post",
    )  # fmt: skip
    small_b = article(
        "strike-2.txt", "de", Published("2024-05-12", "metadata"),
        ("title", "Osterlins Straßenbahnen stehen still"),
        ("paragraph", "In Osterlin fahren am Montag keine Straßenbahnen. Die Gewerkschaft rief 640 Fahrer zum Streik auf."),
        outlet="Osterliner Blatt",
    )  # fmt: skip
    hostile = article(
        f"files/{HOSTILE}.html", "xx", Published("2024-05-09", "metadata"),
        ("title", f"{HOSTILE} & “friends” {LONG_WORD}"),
        ("paragraph", f"“{HOSTILE} \"onmouseover=alert(1)” said <b>Mallory</b> & 7 <i>others</i>. 👩🏽‍🚀🚢"),
        outlet=f"{HOSTILE}\" onload=\"x", url="data:text/html,<script>alert(1)</script>",
    )  # fmt: skip

    p = _Pile()
    c12 = p.figure(
        courier,
        "At least 12",
        "people died",
        12,
        modifier="at_least",
        attributed_to="the port authority",
        as_of="2024-05-03",
    )
    c40 = p.figure(courier, "Some 40", "vehicles", 40, modifier="about")
    cq = p.quote(
        courier,
        "We heard the cables go, one after another, and then the road was simply not there,",
        "Lucía Ferrante",
        "said",
    )
    cq2 = p.quote(
        courier,
        "Nobody will be left in the water.",
        None,
        None,
        speaker=Speaker(as_written="Lucía Ferrante", span=at(courier, "Lucía Ferrante"), via="continued"),
    )
    cplan = p.plan(
        courier,
        "a temporary crossing would open by 1 June",
        "2024-06-01",
        "1 June",
        modifier="by",
        actor="Ferrante",
        action="a temporary crossing would open",
        stated="2024-05-03",
    )
    cind = p.quote(courier, "a temporary crossing would open by 1 June", "Ferrante", "said", kind="indirect")
    cbuilt = p.time(courier, "1968", "1968")
    cinsp = p.time(courier, "March 2023", "2023-03")
    ccars = p.figure(courier, "18,000", "cars", 18000, unit=None)
    p.time(courier, "on Friday morning", "2024-05-03")
    p.time(courier, "by 1 June", "2024-06-01")
    p.time(courier, "1 June", "2024-06-01")
    k12 = p.figure(copy, "At least 12", "people died", 12, modifier="at_least", attributed_to="the port authority")
    kq = p.quote(
        copy,
        "We heard the cables go, one after another, and then the road was simply not there,",
        "Lucía Ferrante",
        "said",
    )
    q19 = p.figure(quotidien, "19", "morts", 19, as_of="2024-05-04", attributed_to="la préfecture maritime")
    q40 = p.figure(quotidien, "Une quarantaine", "véhicules", 40, modifier="about")
    qq = p.quote(
        quotidien,
        "Nous avons entendu les câbles céder, l’un après l’autre, et soudain la route n’était plus là",
        "Lucía Ferrante",
        "a déclaré",
    )
    p.quote(quotidien, "difficile", "La ministre", "a jugé", kind="mixed")
    qplan1 = p.plan(
        quotidien, "tenir la date du 1er juin", "2024-06-01", "1er juin", status="questioned", stated="2024-05-04"
    )
    qplan2 = p.plan(
        quotidien,
        "vise désormais le 30 juin pour le passage provisoire",
        "2024-06-30",
        "30 juin",
        actor="La ministre",
        stated="2024-05-04",
    )
    f23 = p.figure(faro, "23", "muertos", 23, as_of="2024-05-06", attributed_to="equipos de rescate")
    f31 = p.figure(faro, "31", "muertos", 31, as_of="2024-05-06", attributed_to="El sindicato portuario")
    finsp = p.time(faro, "14 de marzo de 2023", "2023-03-14")
    fq = p.quote(faro, "Nadie se quedará en el agua", "Lucia Ferrante", "repitió")
    m23 = p.figure(mina, "23", "قتيلا", 23, as_of="2024-05-05")
    mq = p.quote(
        mina,
        "لن يبقى أحد في الماء",
        None,
        "وأضافت",
        speaker=Speaker(as_written="لوسيا فيرانتي", span=at(mina, "لوسيا فيرانتي"), via="continued"),
    )
    mplan = p.plan(
        mina,
        "افتتاح معبر مؤقت في منتصف يوليو",
        "2024-07",
        "منتصف يوليو",
        modifier="mid",
        status="expected",
        stated="2024-05-05",
    )
    v23 = p.figure(vestnik, "23", "погибших", 23)
    v20 = p.figure(vestnik, "около 20 000", "автомобилей", 20000, modifier="about")
    vplan = p.plan(vestnik, "Временную переправу откроют в середине июля", "2024-07", "середине июля", modifier="mid")
    uq = p.quote(undated, "Niemand bleibt im Wasser zurück", "die Verkehrsministerin", "sagte")
    ubuilt = p.time(undated, "1968", "1968")
    l23 = p.figure(ledger, "23", None, 23, as_of="2024-05-20", attributed_to="the coroner")
    lplan = p.plan(
        ledger,
        "The temporary crossing is now expected to open in mid-July",
        "2024-07",
        "mid-July",
        modifier="mid",
        status="expected",
        stated="2024-05-20",
    )
    lq = p.quote(ledger, "We heard the cables snap one after another, and then the road was gone,", "she", "told")
    p.quote(ledger, "Somebody signed this,", None, "shouted")
    linq = p.time(ledger, "13 May", "2024-05-13")
    l23k = p.figure(ledger, "About 23,000", "people in the city", 23000, modifier="about")
    p.figure(ledger, "4", "inspections", 4)
    t640 = p.figure(small_b, "640", "Fahrer", 640)
    hq = p.quote(hostile, f'{HOSTILE} "onmouseover=alert(1)', "<b>Mallory</b>", "said")
    p.figure(hostile, "7", "<i>others</i>", 7)
    for a in (courier, copy, quotidien):
        p.mention(a, "Lucía Ferrante")
    n1, n2 = p.mention(faro, "Lucia Ferrante"), p.mention(courier, "Ferrante", nth=2)
    p.mention(mina, "لوسيا فيرانتي")

    d = Dossier(
        [courier, copy, quotidien, faro, mina, vestnik, undated, ledger, small_a, small_b, hostile], p.made,
        problems=[
            Problem(id=make_id("problem", "x"), source="broken.pdf", step="read", message="broken.pdf is encrypted; give a copy without a password."),
            Problem(id=make_id("problem", "y"), source=f"{HOSTILE}.txt", step="annotate", message=f"{HOSTILE} could not be parsed."),
        ],
        corrections=[
            Correction(id=make_id("correction", 1), action="not_same", subject=c12, object=f31, by=HOSTILE, at="2024-06-01", note=f"two counts {HOSTILE}"),
        ],
        inputs=[Input("courier.html", "0" * 64)],
    )  # fmt: skip
    d.add([
        Entity(
            id=make_id("entity", "ferrante"), name="Lucía Ferrante", kind="person", roles=("the transport minister", "وزيرة النقل"),
            names={"en": ("Lucía Ferrante", "Ferrante"), "es": ("Lucia Ferrante",), "ar": ("لوسيا فيرانتي",)},
            mentions=(
                *(at(a, "Lucía Ferrante") for a in (courier, copy, quotidien)), at(courier, "Ferrante", 2), at(faro, "Lucia Ferrante"),
                at(mina, "لوسيا فيرانتي"), at(quotidien, "La ministre"), at(ledger, "she"), at(undated, "die Verkehrsministerin"),
            ),
        ),
        Entity(id=make_id("entity", "mallory"), name=HOSTILE, kind="person", names={"en": (HOSTILE,)}, mentions=(at(hostile, "<b>Mallory</b>"),)),
        Copy(id=make_id("copy", 1), articles=(courier.id, copy.id), kind="near", share=0.93, why="93 % of Harbour Daily stands word for word in The Calder Courier"),
        Version(
            id=make_id("version", 1), articles=(small_a.id, small_b.id), why=f"Both texts are of one address, {HOSTILE}",
            changes=(
                Change(kind="number", before=small_a.span(0, 12), after=small_b.span(0, 12)),
                *(Change(kind="wording", after=small_b.span(n, n + 3)) for n in range(13)),
            ),
        ),
    ])  # fmt: skip
    main = Story(
        id=make_id("story", 1), title="Calder bridge falls into the strait, at least twelve dead",
        articles=tuple(StoryArticle(a.id) for a in (courier, copy, quotidien, mina, faro, vestnik, ledger, undated)),
        from_="2024-05-03", to="2024-05-20", languages=("en", "fr", "es", "ar", "ru", "de"), independent_sources=5,
        independent=(courier.id, quotidien.id, mina.id, faro.id, ledger.id),
        why=(
            Independence(copy.id, "repeats The Calder Courier of 3 May"),
            Independence(vestnik.id, "names no outlet, so it is not shown to be independent"),
            Independence(undated.id, "names no outlet and no day"),
        ),
        episodes=(
            Episode(
                title="Calder bridge falls into the strait", from_="2024-05-03", to="2024-05-04",
                articles=(courier.id, copy.id, quotidien.id),
                why=f"told apart by “cables {HOSTILE}” (3 of its 3 reports, none of 5 others in the same languages)",
            ),
        ),
    )  # fmt: skip
    second = Story(
        id=make_id("story", 2), title="Tram drivers in Osterlin vote to strike", articles=(StoryArticle(small_a.id), StoryArticle(small_b.id)),
        from_="2024-05-11", to="2024-05-12", languages=("en", "de"), independent_sources=2, independent=(small_a.id, small_b.id),
    )  # fmt: skip
    third = Story(
        id=make_id("story", 3), title=f"{HOSTILE} & “friends”", articles=(StoryArticle(hostile.id),),
        from_="2024-05-09", to="2024-05-09", languages=("xx",), independent=(hostile.id,),
    )  # fmt: skip
    s = main.id
    d.add([
        main, second, third,
        _finding("figure", s, "people died", "revised", "The toll rose from at least 12 (3 May) to 19 (4 May) and 23 (5 May).", c12, k12, q19, m23),
        _finding("figure", s, "muertos", "agree", "Three reports state 23.", m23, f23, l23, v23),
        _finding("figure", s, "muertos", "conflict", "The rescue teams say 23 and the dockers’ union says 31 for the same day.", f23, f31),
        _finding("figure", s, "cars a day", "compatible", "18,000 and about 20,000 can both be true: the second is hedged.", ccars, v20),
        _finding("figure", s, "vehicles", "agree", "Some 40 in one report, une quarantaine in the other.", c40, q40),
        _finding("figure", s, "people", "different_scope", "23 counts the dead, about 23,000 those who live off the port.", l23, l23k),
        _finding("plan", s, "temporary crossing opens", "moved", "The day moved from 1 June to 30 June and then to mid-July.", cplan, qplan1, qplan2, mplan, lplan, vplan),
        _finding("date", s, "bridge built", "agree", "Both reports say 1968.", cbuilt, ubuilt),
        _finding("date", s, "last inspection", "compatible", "14 March 2023 lies in March 2023.", cinsp, finsp),
        _finding("quote", s, "We heard the cables go", "translated", "The same utterance in English and French.", cq, qq),
        _finding("quote", s, "We heard the cables go", "same_words", "The same wording in both.", cq, kq),
        _finding("quote", s, "We heard the cables go", "altered", "The Ledger has “snap” and “was gone” where the Courier has “go” and “was simply not there”.", cq, lq),
        _finding("quote", s, "Nobody will be left in the water", "translated", "The same utterance in four languages.", cq2, mq, fq, uq),
        _finding("name", s, "Lucía Ferrante", "variant", "Lucía Ferrante in two languages, Lucia Ferrante in one.", n2, n1),
        _finding("date", s, "inquiry opened", "conflict", "One report says 13 May, the other 14 March.", linq, finsp),
        Event(id=make_id("event", 1), span=at(courier, "At least 12 people died when the Calder bridge fell into the strait on Friday morning, the port authority said."), when="2024-05-03", where="Calder", statements=(c12, k12, q19), story=s),
        Event(id=make_id("event", 2), span=at(ledger, "which opened on 13 May"), when="2024-05-13", statements=(linq,), story=s),
        Event(id=make_id("event", 3), span=at(courier, "its last inspection was in March 2023"), when="2023-03", statements=(cinsp, finsp), story=s),
        Event(id=make_id("event", 4), span=at(undated, "Die Brücke war 1968 gebaut worden."), when="1968", statements=(cbuilt, ubuilt), story=s),
    ])  # fmt: skip
    del cind, t640, hq
    return d


def crowd() -> Dossier:
    """The same dossier among so many other reports that the page keeps most of it as text."""
    made = dossier()
    more = [
        article(
            f"filler-{i}.txt", "en", Published("2024-05-01", "given"), ("paragraph", f"This is filler {i}, told once.")
        )
        for i in range(40)
    ]
    out = Dossier([*made.articles.values(), *more], made.statements.values())
    out.add(made.rows)
    return out
