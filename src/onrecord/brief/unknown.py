"""What the record of a story cannot say, in few words."""

from __future__ import annotations

from onrecord.brief.facets import Dispute
from onrecord.model import Figure, Plan, Quote, Statement, Story
from onrecord.web.context import Context
from onrecord.web.figures import value_words
from onrecord.words import listed, number_of, one_line, when_words

NAMED = 3
"""Reports that are named."""


def which(dispute: Dispute) -> str:
    """A sentence about a dispute that no sentence of a report tells."""
    values = " or ".join(dict.fromkeys(_value(side[0]) for side in dispute.sides))
    return f"Which holds for “{one_line(dispute.label)}”: {values}."


def _value(statement: Statement) -> str:
    if isinstance(statement, Plan):
        return when_words(statement.target, statement.modifier)
    if isinstance(statement, Figure):
        return value_words(statement)
    return one_line(statement.span.exact)


def gaps(ctx: Context, story: Story | None, articles: list[str]) -> list[str]:
    """Sentences about what is not known, the weightiest first."""
    reports = [ctx.dossier.articles[a] for a in articles]
    out = []
    undated = [a for a in reports if a.published.value is None]
    if undated:
        names = listed([ctx.sources[a.id].label for a in undated], NAMED)
        out.append(f"When {names} {'was' if len(undated) == 1 else 'were'} published.")
    if story and story.independent_sources < len(reports):
        left = len([a for a in articles if a not in story.independent])
        out.append(
            f"Whether {number_of(left, 'more report')} {'is' if left == 1 else 'are'} independent of the others."
        )
    nameless = [q for q in ctx.statements(articles, Quote) if q.speaker is None and q.kind != "indirect"]
    if nameless:
        out.append(f"Who said {number_of(len(nameless), 'quotation')}.")
    failed = len(ctx.dossier.problems)
    if failed:
        out.append(f"What is in {number_of(failed, 'source')} that could not be read or compared.")
    return out
