"""The words of what is found about an utterance: one sentence with who, the quotes, the reports and their days."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.across.quote_units import Said
from onrecord.across.quote_wording import Change, Wording
from onrecord.lang import pack
from onrecord.words import cite, listed

SHOWN = 90
"""Characters of a quote that a reason shows."""
UNNAMED = "An unnamed speaker"


def speaker(items: Sequence[Said]) -> str | None:
    """The fullest name that a report gives the speaker; None where none names one."""
    known = [item for item in items if item.who]
    ranked = [item for item in known if item.entity] or [item for item in known if item.names] or known
    return max(ranked, key=lambda item: (len(item.names), -items.index(item))).who if ranked else None


def label(items: Sequence[Said], who: str | None) -> str:
    """What a finding is about: the speaker and the shortest form of the quote."""
    return ": ".join(filter(None, (who, shown(min(items, key=lambda i: len(i.text))))))


def translated(items: Sequence[Said], who: str | None) -> str:
    """Quotes in several languages that mean the same."""
    names = list(dict.fromkeys(pack(item.lang).language.name for item in items))
    quotes = listed([f"{shown(item)} ({cite(item.article)})" for item in items])
    return f"{who or UNNAMED} is quoted with the same meaning in {listed(names)}: {quotes}."


def altered(original: Said, changed: Said, wording: Wording, who: str | None) -> str:
    """A quote whose words another report changes."""
    what = listed([told(change) for change in wording.changes])
    quote = shown(original)
    return (
        f"{who or UNNAMED} is quoted in {cite(original.article)}, with {quote}; "
        f"{cite(changed.article)}, {what or 'has the words in another order'}."
    )


def same_words(items: Sequence[Said], who: str | None) -> str:
    """One wording in several reports."""
    reports = listed(list({item.article.id: cite(item.article) for item in items}.values()))
    how = "" if all(item.words == items[0].words for item in items) else ", in some at greater length"
    quote = shown(min(items, key=lambda i: len(i.words)))
    return f"{who or UNNAMED} is quoted with the same words{how}, {quote}, in {reports}."


def conflict(a: Said, b: Said) -> str:
    """The same words, given to two people."""
    return f"{shown(a)} is given to {a.who} in {cite(a.article)}, and to {b.who} in {cite(b.article)}."


def told(change: Change) -> str:
    """What was changed, as the end of \"the report …\"."""
    if change.first and change.second:
        return f"has “{change.second}” for “{change.first}”"
    return f"leaves out “{change.first}”" if change.first else f"adds “{change.second}”"


def shown(item: Said) -> str:
    """A quote in marks, its beginning where it is long."""
    text = item.text.rstrip(" ,;:")
    text = text if len(text) <= SHOWN else text[:SHOWN].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
    return f"“{text}”"
