"""Fragments in headings: whose words they are, when the report itself quotes the same words of the one it names."""

from __future__ import annotations

from onrecord.annotate.quotes.cues import Attribution
from onrecord.annotate.quotes.frame import Frame, Group
from onrecord.annotate.quotes.marked import Draft
from onrecord.annotate.quotes.persons import Persons
from onrecord.text.marks import Passage


def settled(frame: Frame, drafts: list[Draft], fragments: list[tuple[Group, int]], persons: Persons) -> list[Draft]:
    """The drafts with the fragments of headings that the report's quotes bear out; other fragments are no quotes."""
    out = list(drafts)
    for group, at in fragments:
        passage = group.items[at]
        assert isinstance(passage, Passage)
        found = _borne_out(frame, group, passage, drafts, persons)
        if found is not None:
            out.append(Draft((passage,), group, at, found))
    return sorted(out, key=lambda d: d.passages[0].start)


def _borne_out(
    frame: Frame, group: Group, passage: Passage, drafts: list[Draft], persons: Persons
) -> Attribution | None:
    words = frame.text[passage.start : passage.end].casefold()
    first, last = group.items[0].start, group.items[-1].end
    for named in persons.between(first, last):
        for draft in drafts:
            if draft.group is group or draft.found is None or draft.found.speaker is None:
                continue
            if not any(words in frame.text[p.start : p.end].casefold() for p in draft.passages):
                continue
            spoke = persons.named_by(*draft.found.speaker)
            if spoke is not None and spoke.key[-1] == named.key[-1]:
                return Attribution(None, (named.start, named.end), "heading")
    return None
