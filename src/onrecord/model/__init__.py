"""What we know, as frozen values. Imports nothing of ours."""

from onrecord.model.article import NOT_MINED, Article, Block, BlockKind, Published
from onrecord.model.counts import Counts
from onrecord.model.dossier import Dossier, Input
from onrecord.model.finding import (
    Change,
    Copy,
    Correction,
    Entity,
    Episode,
    Event,
    Finding,
    Independence,
    Problem,
    Row,
    Story,
    StoryArticle,
    Version,
)
from onrecord.model.span import Span, make_id
from onrecord.model.statement import Figure, Mention, Plan, Quote, Speaker, Statement, Time, Told, statement_id

__all__ = [
    "NOT_MINED",
    "Article",
    "Block",
    "BlockKind",
    "Change",
    "Copy",
    "Correction",
    "Counts",
    "Dossier",
    "Entity",
    "Episode",
    "Event",
    "Figure",
    "Finding",
    "Independence",
    "Input",
    "Mention",
    "Plan",
    "Problem",
    "Published",
    "Quote",
    "Row",
    "Span",
    "Speaker",
    "Statement",
    "Story",
    "StoryArticle",
    "Time",
    "Told",
    "Version",
    "make_id",
    "statement_id",
]
