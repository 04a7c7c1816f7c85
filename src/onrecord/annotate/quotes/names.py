"""Names between marks among a report's own words: "глава «Севера» Пётр Лис", "der „Anzeiger“"."""

from __future__ import annotations

from onrecord.annotate.quotes.frame import Frame, Group
from onrecord.text.syntax import Token

_OPENERS, _CLOSERS = frozenset('«„“"»'), frozenset('»“”"«')
_NAME = 9
"""Items: a name between marks is no longer."""


def addressed(frame: Frame, group: Group, closed: int) -> bool:
    """True for a name between marks that by its form is the one told: "рассказал «Вестям» инженер"."""
    opened = named_in_marks(group, closed, back=True)
    first = group.token(opened + 1)
    return bool(frame.words.told_ends) and first is not None and first.text.endswith(frame.words.told_ends)


def goes_on(frame: Frame, group: Group, at: int) -> bool:
    """True where a phrase goes on behind a name between marks: with a person's name, or a short form in brackets."""
    t = group.token(at)
    if t is None or t.text == "(":
        return t is not None
    return (t.text[:1].isupper() and not frame.words.nouns_capital) or any(
        m.kind == "person" and m.span.start == t.start for m in frame.mentions_between(t.start, t.end)
    )


def named_in_marks(group: Group, at: int, back: bool = False) -> int:
    """The item with the mark that closes a name, or with `back` opens it, whose other mark an item is; else that
    item: names keep their marks among the words of a group, what is quoted does not."""
    here, there = (_CLOSERS, _OPENERS) if back else (_OPENERS, _CLOSERS)
    if (mark := group.token(at)) is None or mark.text not in here:
        return at
    step = -1 if back else 1
    for i in range(at + step, at + step * _NAME, step):
        if (t := group.token(i)) is None or t.text in ".;:!?":
            break
        if t.text in there:
            return i if i != at + step else at
    return at


def aged(frame: Frame, group: Group, at: int) -> bool:
    """True for a length of time behind an article, as in "die 56 Jahre alte Anna Roth"."""
    item, lead = group.items[at], group.token(at - 1)
    if not frame.words.nouns_capital or lead is None:
        return False
    begins = lead.i in frame.timed or lead.text.lower() in frame.words.determiners
    return begins and all(t.value is None for t in frame.times_between(item.start, item.end))


def after_name(frame: Frame, group: Group, at: int) -> bool:
    """True where the name of a person ends right before an item."""
    before = group.items[at - 1] if at else None
    if not isinstance(before, Token):
        return False
    near = frame.mentions_between(before.start - 60, before.end)
    return any(m.kind == "person" and m.span.end == before.end for m in near)
