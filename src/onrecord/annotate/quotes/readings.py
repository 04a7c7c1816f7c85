"""What a single word can be, for languages without syntax: a role, a noun, a verb in the past, a light word."""

from __future__ import annotations

from onrecord.annotate.quotes.frame import Frame, Group
from onrecord.text.syntax import Token

_STEM = 2
"""Letters of a word that is too short to tell its tense by its end."""


def is_noun(frame: Frame, group: Group, at: int) -> bool:
    """True for a noun that is written like a verb, behind a word that no verb follows: "una denuncia", "عدم كشف"."""
    before = group.token(at - 1)
    return before is not None and before.text.lower() in frame.words.before_nouns


def past(frame: Frame, t: Token) -> bool:
    """True for a verb in the simple past, by its end."""
    return t.text.islower() and len(t.text) > _STEM and t.text.endswith(frame.words.past_ends)


def speaks(frame: Frame, t: Token) -> bool:
    """True for a verb of speech, and not for a noun that is written like one ("das Schreiben")."""
    noun = frame.words.nouns_capital and t.text[:1].isupper()
    return not noun and t.text.lower() in frame.words.say | frame.words.stance


def determined(determiners: frozenset[str], t: Token) -> bool:
    """True for a determiner, or a word with one before its apostrophe ("l'agricoltore")."""
    low = t.text.lower().replace("’", "'")
    return low in determiners or ("'" in low and low[: low.index("'") + 1] in determiners)


def is_role(frame: Frame, t: Token) -> bool:
    """True for a noun for people or bodies that speak, an article before its apostrophe or none."""
    low = t.text.lower()
    bare = low.replace("’", "'").split("'", 1)[-1] if determined(frame.words.determiners, t) else low
    return low in frame.words.roles or bare in frame.words.roles


def names(frame: Frame, t: Token) -> bool:
    return t.text[:1].isupper() or is_role(frame, t)


def nobody(frame: Frame, group: Group, at: int) -> bool:
    """True for a pronoun that is never a speaker, and not for one that determines a noun ("das Unternehmen")."""
    item, words = group.items[at], frame.words
    if not isinstance(item, Token) or item.text.lower() not in words.generic:
        return False
    noun = group.items[at + 1] if at + 1 < len(group.items) else None
    named = isinstance(noun, Token) and noun.text[:1].isupper() and words.nouns_capital
    return not (named and item.text.lower() in words.determiners)


def skipped(frame: Frame, group: Group, at: int) -> bool:
    item = group.items[at]
    if not isinstance(item, Token):
        return False
    low = item.text.lower()
    return low in frame.words.auxiliaries or low in frame.words.negations or passed_over(frame, group, at)


def denied(frame: Frame, group: Group, at: int) -> bool:
    """True for a verb that a word before it denies: "no dijo que …" reports nothing."""
    while at > 0 and skipped(frame, group, at - 1):
        at -= 1
        if (t := group.token(at)) is not None and t.text.lower() in frame.words.negations:
            return True
    return False


def passed_over(frame: Frame, group: Group, at: int) -> bool:
    """True for what may stand between a cue and its speaker: a light word, a time, the preposition before a time."""
    item, after = group.items[at], group.items[at + 1] if at + 1 < len(group.items) else None
    if not isinstance(item, Token):
        return False
    low = item.text.lower()
    if item.i in frame.timed or low in frame.words.skips:
        return True
    return low in frame.words.ends and isinstance(after, Token) and after.i in frame.timed
