"""What is found in a draft: a row for each thing in it that the record can say something about."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.model import Article, Span
from onrecord.web.evidence import one_each

Kind = Literal["quote", "figure", "date", "plan", "name", "role"]
Verdict = Literal[
    "altered",
    "other_speaker",
    "conflict",
    "out_of_date",
    "moved",
    "other_scope",
    "misspelt",
    "other_role",
    "disputed",
    "other_source",
    "reported",
    "speaker_open",
    "variant",
    "not_on_record",
    "verbatim",
    "translated",
    "agrees",
    "known",
]
Weight = Literal["error", "open", "right"]

MEANINGS: dict[Verdict, tuple[Weight, str]] = {
    "altered": ("error", "the words of a quote on record, some of them changed"),
    "other_speaker": ("error", "the words are on record, and someone else said them"),
    "conflict": ("error", "the record has another value, and both cannot be true"),
    "out_of_date": ("error", "the record has a later value"),
    "moved": ("error", "the plan was moved since: the record has a newer target"),
    "other_scope": ("error", "the record has this number for another thing"),
    "misspelt": ("error", "no report spells the name so; the record has one that is nearly the same"),
    "other_role": ("error", "the record gives the person another role, or the role to another person"),
    "disputed": ("open", "sources differ, and the draft gives what one of them says"),
    "other_source": ("open", "the words are on record, but not from the source that the draft credits"),
    "reported": ("open", "the words are on record, but as a report's own words and not as a quote"),
    "speaker_open": ("open", "the words are on record, but the report does not say clearly who said them"),
    "variant": ("open", "more reports spell the name otherwise, or the only one that has it does"),
    "not_on_record": ("open", "the record says nothing of it"),
    "verbatim": ("right", "the same words by the same speaker"),
    "translated": ("right", "a translation of a quote on record: no wording of the tool's own can vouch for it"),
    "agrees": ("right", "the record has the same, at the precision of the coarser"),
    "known": ("right", "the name as the record has it"),
}
"""Each verdict's weight and meaning. An error makes the exit code 1; what is open does not."""


WORDS: dict[Verdict, str] = {
    "altered": "altered",
    "other_speaker": "someone else said it",
    "conflict": "conflict",
    "out_of_date": "out of date",
    "moved": "the date was moved",
    "other_scope": "number of something else",
    "misspelt": "misspelt",
    "other_role": "another role",
    "disputed": "disputed",
    "other_source": "from another source",
    "reported": "not a quote there",
    "speaker_open": "speaker not certain",
    "variant": "another spelling",
    "not_on_record": "not on record",
    "verbatim": "verbatim",
    "translated": "translated",
    "agrees": "agrees",
    "known": "known",
}
"""Each verdict as a reader meets it."""


class CheckRow(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, tag_field="type", tag="check"):
    """What the record says of one thing in the draft.

    kind: what it is. verdict: what was found; weight: error, open or right.
    span: the words in the draft as it was read; line, column: where they begin in the draft's own file, from 1.
    reason: one sentence with the values, and the report and day of each.
    evidence: the words of the record that it rests on. sources: how many independent sources give them, 0 for none.
    """

    kind: Kind
    verdict: Verdict
    span: Span
    reason: str
    line: int = 1
    column: int = 1
    evidence: tuple[Span, ...] = ()
    sources: int = 0

    @property
    def firsts(self) -> list[Span]:
        """The first words of the evidence in each report."""
        return one_each(self.evidence)

    @property
    def weight(self) -> Weight:
        """How much the verdict matters: error, open or right."""
        return MEANINGS[self.verdict][0]


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """A draft against a record.

    draft: the draft as it was read; it is not on record. rows: what was found, by place in the draft.
    compared: how many reports of the record speak of what the draft speaks of.
    """

    draft: Article
    rows: tuple[CheckRow, ...]
    compared: int = 0

    def of(self, weight: Weight) -> list[CheckRow]:
        """The rows of one weight, by place."""
        return [r for r in self.rows if r.weight == weight]

    @property
    def errors(self) -> list[CheckRow]:
        """What the record contradicts."""
        return self.of("error")
