"""What was never on record before: events, numbers, plans and quotations that new reports alone have, and names."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.across.repeated import own
from onrecord.changes import words
from onrecord.changes.made import CUT, Maker, value
from onrecord.changes.rows import ChangeRow
from onrecord.model import Entity, Event, Figure, Finding, Plan, Quote, Statement, Time
from onrecord.text.names import skeleton
from onrecord.web import phrases
from onrecord.web.first import worth_a_line
from onrecord.web.wording import same_words


def events(maker: Maker) -> Iterator[ChangeRow]:
    """Events that new reports tell, or tell too."""
    ctx = maker.ctx
    for event in ctx.dossier.events:
        spans = [event.span, *(s.span for i in event.statements if (s := ctx.dossier.statements.get(i)))]
        old = [s for s in spans if s.article in maker.sides.before]
        new = [s for s in spans if s.article in maker.sides.after and not maker.repeats.holds(s)]
        if not new:
            continue
        every = ctx.sources.independent((*old, *new))
        if not old:
            yield maker.row("new", "event", f"{_told(maker, event)}.", new, lang=ctx.article(event.span).lang)
        elif ctx.sources.independent(old) < 2 <= every:
            sentence = f"{_told(maker, event)}, now told by {every} sources."
            lang = ctx.article(event.span).lang
            yield maker.row("confirmed", "event", sentence, new, old, states=[*old, *new], lang=lang)


def _told(maker: Maker, event: Event) -> str:
    day = f"{maker.ctx.spoken(event.when)}: " if event.when else ""
    return f"{day}“{phrases.cut(event.span.exact, CUT)}” ({maker.name(event.span.article)})"


def dates(maker: Maker, finding: Finding) -> ChangeRow | None:
    """A row where reports newly give one event two days."""
    items = maker.sides.placed(maker.ctx.items(finding, Time))
    olds, news = maker.sides.were(items), maker.sides.are_new(items)
    if finding.verdict != "conflict" or not news or len({i.value for i in items}) < 2:
        return None
    if len({i.value for i in olds}) > 1:
        return None
    told = " against ".join(f"{maker.ctx.spoken(i.value, i.modifier)} ({maker.who([i])})" for i in items)
    label = maker.ctx.label(finding)
    return maker.row(
        "disputed", "event", f"{phrases.cut(label.words, CUT)}: {told}.", [i.span for i in news],
        [i.span for i in olds], states=[i.span for i in items], lang=label.lang,
    )  # fmt: skip


def singles(maker: Maker) -> Iterator[ChangeRow]:
    """Numbers, plans and quotations that no other report has, each said once."""
    dossier = maker.ctx.dossier
    used = {i for f in dossier.findings for i in f.items}
    kinds: list[Statement] = [*dossier.figures, *dossier.plans, *dossier.quotes]
    mine = list(own(dossier, (s for s in kinds if s.span.article not in maker.sides.unplaced)))
    said = {_key(s) for s in mine if s.span.article in maker.sides.before}
    new = [s for s in mine if s.span.article in maker.sides.after and s.id not in used]
    for statement in new:
        key = _key(statement)
        if key in said or maker.repeats.holds(statement.span):
            continue
        said.add(key)
        match statement:
            case Figure() if worth_a_line(statement):
                yield _figure(maker, statement)
            case Plan():
                yield _plan(maker, statement)
            case Quote() if statement.kind != "indirect" and words.speaker(maker, [statement]) is not None:
                yield words.single(maker, statement)


def names(maker: Maker) -> Iterator[ChangeRow]:
    """Persons and organisations that no report named before."""
    entities = [e for e in maker.ctx.dossier.entities if e.kind in ("person", "organisation")]
    old: set[str] | None = None
    for entity in entities:
        here = entity.mentions
        if not here or any(m.article not in maker.sides.after for m in here):
            continue
        if all(maker.repeats.holds(m) for m in here) or (entity.kind == "person" and " " not in entity.name):
            continue
        if old is None:
            old = {f for e in entities if any(m.article in maker.sides.before for m in e.mentions) for f in _forms(e)}
        if old & _forms(entity):
            continue
        role = f", {phrases.cut(entity.roles[0], 60)}" if entity.roles else ""
        reports = dict.fromkeys(maker.name(m.article) for m in here)
        sentence = f"{phrases.cut(entity.name, 60)}{role} ({next(iter(reports))}{_more(len(reports))})."
        yield maker.row("new", "name", sentence, here, lang=maker.ctx.article(here[0]).lang)


def _forms(entity: Entity) -> set[str]:
    """The names of an entity as they sound, so that another script or accent is no new name."""
    return {skeleton(form) for forms in entity.names.values() for form in forms} | {skeleton(entity.name)}


def _more(count: int) -> str:
    return f" and {count - 1} more" if count > 1 else ""


def _figure(maker: Maker, figure: Figure) -> ChangeRow:
    p = phrases.figure(figure, maker.ctx.article(figure.span))
    told = f"“{phrases.cut(f'{p.before}{p.key}{p.after}', CUT)}” ({maker.who([figure])})."
    return maker.row("new", "figure", told, [figure.span], after=[value(figure)], lang=_lang(maker, figure))


def _plan(maker: Maker, plan: Plan) -> ChangeRow:
    told = f"“{phrases.cut(plan.span.exact, CUT)}”: {value(plan)} ({maker.who([plan])})."
    return maker.row("new", "plan", told, [plan.span], after=[value(plan)], lang=_lang(maker, plan))


def _lang(maker: Maker, statement: Statement) -> str:
    return maker.ctx.article(statement.span).lang or ""


def _key(statement: Statement) -> tuple[str, ...]:
    """What two statements of one thing in the same words share."""
    match statement:
        case Figure():
            size = f"{statement.value} {statement.low} {statement.high} {statement.unit}"
            return "figure", size, (statement.counted_lemma or statement.counted or "").casefold()
        case Quote():
            return "quote", *same_words(statement)
    return "plan", " ".join(statement.span.exact.casefold().split())
