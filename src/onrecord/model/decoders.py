"""What reads rows from JSON, as a record and its processes keep them."""

from __future__ import annotations

import msgspec

from onrecord.model.article import Article
from onrecord.model.finding import Copy, Correction, Entity, Event, Finding, Problem, Story, Version
from onrecord.model.statement import Figure, Mention, Plan, Quote, Time

ARTICLE = msgspec.json.Decoder(Article)
STATEMENT = msgspec.json.Decoder(Time | Mention | Quote | Figure | Plan)
ROW = msgspec.json.Decoder(Entity | Copy | Version | Story | Event | Finding)
PROBLEM = msgspec.json.Decoder(Problem)
CORRECTION = msgspec.json.Decoder(Correction)

__all__ = ["ARTICLE", "CORRECTION", "PROBLEM", "ROW", "STATEMENT"]
