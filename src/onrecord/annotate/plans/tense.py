"""The tense of a verb group, from the tokens of a syntax model."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from onrecord.text.syntax import Syntax, Token

Tense = Literal["future", "conditional", "present", "past", "modal", "none"]
Groups = Mapping[int, frozenset[str]]
"""Token's place in the article to the groups of the cues that begin there."""

NONE: frozenset[str] = frozenset()
_HEADS = frozenset({"ROOT", "ccomp", "conj", "relcl", "acl:relcl", "parataxis"})


def helpers(syntax: Syntax, verb: Token) -> list[Token]:
    """The auxiliaries and copulas of a verb."""
    return [t for t in syntax.children(verb) if t.dep.startswith("aux") or t.dep == "cop"]


def verbal(syntax: Syntax, token: Token) -> bool:
    """True for a verb, and for another word that has an auxiliary or a copula."""
    if token.pos in ("VERB", "AUX"):
        return True
    return any(t.dep in ("aux:tense", "aux:pass", "aux", "auxpass", "cop") for t in syntax.children(token))


def tense(syntax: Syntax, verb: Token, groups: Groups) -> Tense:
    """The tense of the verb with its auxiliaries; `none` for an infinitive or a bare participle."""
    helping = helpers(syntax, verb)
    group = [verb, *helping]
    if any("future" in groups.get(t.i, NONE) for t in group):
        return "future"
    if any("conditional" in groups.get(t.i, NONE) or "Mood=Cnd" in t.morph for t in group):
        return "conditional"
    finite = next((t for t in [*helping, verb] if "VerbForm=Fin" in t.morph), None)
    if finite is None:
        return "past" if _past_form(syntax, verb, helping) else "none"
    if any(t.dep == "aux:tense" and t.i == finite.i for t in helping):
        return "past"
    if "Tense=Past" in finite.morph or "Tense=Imp" in finite.morph:
        return "past"
    if "Tense=Pres" not in finite.morph:
        return "modal"
    perfect = finite.i != verb.i and "Tense=Past" in verb.morph and not passive(syntax, verb)
    return "past" if perfect or _perfect_passive(helping) else "present"


def _past_form(syntax: Syntax, verb: Token, helping: list[Token]) -> bool:
    """True for what looks like a participle and heads a clause with a subject of its own: "the port reopened"."""
    if helping or verb.dep not in _HEADS or not ("Tense=Past" in verb.morph and "VerbForm=Part" in verb.morph):
        return False
    return any(t.dep == "nsubj" and t.i < verb.i for t in syntax.children(verb))


def passive(syntax: Syntax, verb: Token) -> bool:
    """True when the verb has a passive auxiliary or subject, or is a participle that qualifies a noun."""
    if any(t.dep in ("auxpass", "aux:pass", "nsubjpass", "nsubj:pass") for t in syntax.children(verb)):
        return True
    bare = not helpers(syntax, verb) and "Tense=Past" in verb.morph and "VerbForm=Part" in verb.morph
    return bare and verb.dep in ("acl", "amod", "xcomp")


def pluperfect(syntax: Syntax, verb: Token) -> bool:
    """True when the finite auxiliary of an active verb is itself past ("had announced")."""
    finite = [t for t in helpers(syntax, verb) if "VerbForm=Fin" in t.morph and t.dep in ("aux", "aux:tense")]
    return any("Tense=Past" in t.morph or "Tense=Imp" in t.morph for t in finite)


def _perfect_passive(helping: list[Token]) -> bool:
    """A passive in the perfect ("has been shut") has two auxiliaries, the second a participle."""
    return len(helping) > 1 and any("Tense=Past" in t.morph and "VerbForm=Part" in t.morph for t in helping)
