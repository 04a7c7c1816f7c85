"""Noun phrases by shape, for languages without syntax: capitals, roles, small words, and their order."""

from __future__ import annotations

from onrecord.annotate.quotes.frame import Frame, Group
from onrecord.annotate.quotes.names import addressed, after_name, aged, goes_on, named_in_marks
from onrecord.annotate.quotes.readings import determined, names, nobody, past, skipped, speaks
from onrecord.text.marks import Passage
from onrecord.text.syntax import Token

Bounds = tuple[int, int]
_LONGEST = 16
_APPOSITION = 9


def shape_from(frame: Frame, group: Group, at: int, any_noun: bool = False) -> Bounds | None:
    """The noun phrase that begins at an item, None where none does.

    any_noun: a determiner and a noun will do, without a capital or a known role.
    """
    words = frame.words
    last = closed = -1
    name = False
    for i in range(at, min(len(group.items), at + _LONGEST)):
        if i <= closed:
            continue
        item = group.items[i]
        if not isinstance(item, Token):
            break
        if item.i in frame.timed:
            if aged(frame, group, i):
                continue
            break
        if (closed := named_in_marks(group, i)) > i:
            if addressed(frame, group, closed):
                return shape_from(frame, group, closed + 1, any_noun) if i == at else _bounds(group, at, last)
            last, name = closed, True
            if not goes_on(frame, group, closed + 1):
                break
            continue
        low = item.text.lower()
        if i == at and (
            nobody(frame, group, i) or (low in words.links - words.determiners and item.text[:1].islower())
        ):
            break
        if i == at and low in words.pronouns and not (low in words.determiners and _word(group, at + 1)):
            return item.start, item.end
        if item.text in (",", "،") and (name or words.verb_first) and _apposition(frame, group, i + 1) > i:
            end = group.items[_apposition(frame, group, i + 1)]
            return group.items[at].start, end.end
        light = words.skips - words.determiners if i == at else words.skips  # "su abogada", "por su parte"
        if not (item.text[:1].isalnum() or item.text == "-") or low in words.ends | words.that | light:
            break
        if low in words.auxiliaries or speaks(frame, item) or (i > at and past(frame, item)):
            break
        if item.text == "-":
            if i == at or frame.text[item.end : item.end + 1].isspace():
                break
            continue
        if item.text[:1].isdigit() and (i == at or (last >= at and _counts(frame, group, i))):
            break
        small_word = low in words.determiners or (words.nouns_capital and item.text[:1].islower())
        if last >= at and low not in words.links and small_word:
            break
        told = determined(words.audience - words.determiners, item)
        closes = words.verb_first or told or (low in words.determiners and words.nouns_capital)
        set_in = low in words.links and any(o.startswith(f"{low} ") for o in words.occasions)
        bare = words.bare_nouns and item.text[:1].islower() and low not in words.links
        if (closes or set_in or bare) and i > at and after_name(frame, group, i):
            break  # "sagte Ortner der Zeitung", "sagte Ortner in Bonn"
        if low in words.determiners - words.definite and _small(group, i - 1, words.links - words.determiners):
            break  # "in einem Interview" is no part of a name or office
        if low in words.links or low in words.determiners:
            continue
        last = i
        name = name or names(frame, item)
    if words.verb_first and last >= at and (later := _named_later(frame, group, last + 1)) > last:
        return _bounds(group, at, later)
    lead = group.items[at]
    led = isinstance(lead, Token) and determined(words.determiners, lead)
    known = name or words.verb_first or (any_noun and (words.bare_nouns or led))
    return _bounds(group, at, last) if last >= at and known else None


def _counts(frame: Frame, group: Group, at: int) -> bool:
    """True for a number that counts what follows it, and is no part of a name: "laut Polizei 14 Menschen"."""
    words, following = frame.words, group.token(at + 1)
    if following is None or not following.text[:1].isalpha():
        return False
    if following.text[:1].isupper():
        return words.nouns_capital
    low = following.text.lower()
    if low in words.links | words.ends | words.that | words.auxiliaries or speaks(frame, following):
        return False
    noun = group.token(at + 2)
    return not words.nouns_capital or (noun is not None and noun.text[:1].isupper())


def _word(group: Group, at: int) -> bool:
    item = group.items[at] if at < len(group.items) else None
    return isinstance(item, Token) and item.text[:1].isalpha()


def _apposition(frame: Frame, group: Group, at: int) -> int:
    """Where an apposition that begins at an item ends: capitals and small words up to a comma or stop; else -1."""
    last = -1
    named = _named_at(frame, group, at)
    if named > -1 or frame.words.verb_first:
        return named
    rank = -1
    for i in range(at, min(len(group.items), at + _APPOSITION)):
        item = group.items[i]
        if not isinstance(item, Token) or item.i in frame.timed:
            return -1
        low = item.text.lower()
        if item.text in ",.;:–—":
            return last if rank < 0 or after_name(frame, group, last + 1) else -1
        if names(frame, item):
            last = i
        elif rank < 0 and last < at and _rank(frame, item) and not after_name(frame, group, at - 1):
            rank = i
        elif rank >= 0 or (low not in frame.words.links and low not in frame.words.determiners):
            return -1
    return last if rank < 0 else -1


def _rank(frame: Frame, t: Token) -> bool:
    """True for what may be a rank that a name follows, and is no known role: "coronel Hugo Salas"."""
    words, low = frame.words, t.text.lower()
    light = words.links | words.determiners | words.ends | words.that | words.auxiliaries
    return low not in light and t.text[:1].isalpha() and not _verb(frame, t)


def _verb(frame: Frame, t: Token) -> bool:
    return speaks(frame, t) or past(frame, t) or t.text.lower() in frame.words.converbs | frame.words.think


def _named_at(frame: Frame, group: Group, at: int) -> int:
    """Where the name of a person that fills an apposition from an item on ends, -1 where none does: a script without
    capitals tells a name by that alone."""
    first = group.items[at] if at < len(group.items) else None
    if first is None or not frame.words.verb_first:
        return -1
    title = isinstance(first, Token) and first.text in frame.words.titles | frame.words.roles
    named = group.items[at + title] if at + title < len(group.items) else first
    ends = [m.span.end for m in frame.mentions_between(named.start, named.end) if m.kind == "person"]
    for i in range(at, min(len(group.items) - 1, at + _APPOSITION)):
        after = group.items[i + 1]
        if group.items[i].end in ends and isinstance(after, Token) and after.text in (",", "،", ":", "."):
            return i
    return -1


def _named_later(frame: Frame, group: Group, at: int) -> int:
    """Where the name set off by commas ends that follows a role and its place: "وزير الصحة في الإقليم، سامي حداد، "."""
    lead = group.token(at)
    if lead is None or lead.text.lower() not in frame.words.ends - frame.words.that:
        return -1
    for i in range(at, min(len(group.items), at + _APPOSITION)):
        item = group.token(i)
        if item is None or item.text in ".;:!?" or speaks(frame, item) or item.text in frame.words.that:
            return -1
        if item.text == "،":
            return _named_at(frame, group, i + 1)
    return -1


def shape_to(frame: Frame, group: Group, at: int) -> Bounds | None:
    """The noun phrase that ends just before an item: a subject that stands before its verb."""
    words = frame.words
    end = at
    while end > 0 and skipped(frame, group, end - 1):
        end -= 1
    item = group.items[end - 1] if end else None
    if not isinstance(item, Token) or item.text.lower() in words.conjunctions:
        return None
    if item.text.lower() in words.pronouns:
        return item.start, item.end
    if item.text == ",":
        return _before_comma(frame, group, end - 1)
    lead = group.items[0]
    if end > 1 and isinstance(lead, Token) and lead.text.lower() in words.locative_subject:
        found = shape_from(frame, group, 1, any_noun=True)
        if found is not None and found[1] in (item.end, item.start) and not _opener(frame, group, 1):
            return found  # "В полиции заявили"
    return core_to(frame, group, end)


def shape_before(frame: Frame, group: Group, at: int) -> Bounds | None:
    """The longest noun phrase that fills the place between an auxiliary and an item: "wird Ministerin X zufolge"."""
    found: Bounds | None = None
    for i in range(at - 1, max(-1, at - _LONGEST), -1):
        item = group.items[i]
        if not isinstance(item, Token):
            return None
        if item.text.lower() in frame.words.auxiliaries:
            return found
        phrase = shape_from(frame, group, i, any_noun=True)
        found = phrase if phrase is not None and phrase[1] == group.items[at - 1].end else found
    return None


def _before_comma(frame: Frame, group: Group, comma: int) -> Bounds | None:
    """A subject with an apposition or a short clause between two commas: "El presidente, Juan Paz, dijo"."""
    for i in range(comma - 1, max(-1, comma - 24), -1):
        item = group.items[i]
        if isinstance(item, Token) and item.text == ",":
            core = core_to(frame, group, i)
            named = _apposition(frame, group, i + 1)
            if core is not None and named == comma - 1:
                return core[0], group.items[named].end
            return core
        if not isinstance(item, Token) or item.text in ";:.":
            return None
    return None


def core_to(frame: Frame, group: Group, end: int) -> Bounds | None:
    words = frame.words
    small = words.links | words.determiners
    first = opened_at = end
    name = False
    depth = 0
    for i in range(end - 1, max(-1, end - _LONGEST), -1):
        if i >= opened_at:
            continue
        item = group.items[i]
        if not isinstance(item, Token):
            break
        if (begun := named_in_marks(group, i, back=True)) < i:
            if i < end - 1 and not goes_on(frame, group, i + 1):
                break  # "На форуме «Авангард» министр"
            first = opened_at = begun
            name = True
            continue
        low = item.text.lower()
        if item.text in "()":
            depth += 1 if item.text == ")" else -1
            if depth < 0:
                break
            continue
        if depth:
            continue
        if not item.text[:1].isalnum() or low in words.that or (low in words.relative and low not in words.determiners):
            break
        if i < end - 1 and contrasted(frame, group, i):
            break
        if low in words.auxiliaries and low not in words.ends:
            break
        if i < end - 1 and _opener(frame, group, i):
            break  # "В свою очередь министр"
        if low in words.ends and low not in words.links:
            lead = group.items[i - 1] if i else None
            if isinstance(lead, Token) and lead.text.lower() in words.roles:
                continue  # "источник в министерстве"
            if after_name(frame, group, i):
                return core_to(frame, group, i)  # "Пётр Лис из компании «Юг» сказал"
            named = [m for m in frame.mentions_between(item.end, group.items[end - 1].end) if m.kind == "person"]
            if named and named[-1].span.end == group.items[end - 1].end:  # "Пенсионерка из Тулы Анна Ким сказала"
                role = named[-1].role or named[-1].span
                return max(item.end + 1, min(role.start, named[-1].span.start)), named[-1].span.end
            return None  # the object of a preposition, or the end of another clause
        if nobody(frame, group, i) or (low in words.say and speaks(frame, item)):
            break
        if (
            words.nouns_capital
            and item.text[:1].islower()
            and low not in small
            and i < end - 1
            and _small(group, i + 1, small)
        ):
            break
        first = i
        name = name or names(frame, item)
    while (
        first < end
        and isinstance(t := group.items[first], Token)
        and t.text.lower() in words.links - words.determiners
        and not (first == 0 and opened(frame, group, end) and words.participle_last)  # "Von der Hagen betonte"
    ):
        first += 1
    return _bounds(group, first, end - 1) if first < end and name else None


def _opener(frame: Frame, group: Group, at: int) -> bool:
    """True where nothing but light words stands from the start of the sentence to an item, which is no article."""
    words = frame.words
    lead = [i for i in group.items[: at + 1] if isinstance(i, Token)]
    if len(lead) <= at or at < 1 or lead[-1].text.lower() in words.determiners | words.links:
        return False
    return all(t.text.lower() in words.skips for t in lead)


def _bounds(group: Group, first: int, last: int) -> Bounds | None:
    if named_in_marks(group, first) == last > first:
        first, last = first + 1, last - 1  # nothing but a name between its marks
    a, b = group.items[first], group.items[last]
    return (a.start, b.end) if isinstance(a, Token) and isinstance(b, Token) else None


def _small(group: Group, at: int, small: frozenset[str]) -> bool:
    item = group.items[at]
    return isinstance(item, Token) and item.text.lower() in small


def contrasted(frame: Frame, group: Group, at: int) -> bool:
    """True for a word that opens a clause in which somebody else may speak: ", während der Minister warnte"."""
    item = group.items[at] if 0 < at < len(group.items) else None
    if not isinstance(item, Token) or item.text.lower() not in frame.words.contrasts:
        return False
    before = group.items[at - 1]
    return isinstance(before, Passage) or before.text in (",", "،", ";", "–", "—", "-")


def opened(frame: Frame, group: Group, at: int) -> bool:
    """True where something that is no subject opens the clause of the verb at an item: the subject follows it."""
    for i in range(at - 1, -1, -1):
        item = group.items[i]
        if not isinstance(item, Token) or item.text in ".;:!?":
            return i + 1 < at and _opens(frame, group.items[i + 1])
    return at > 0 and _opens(frame, group.items[0])


def _opens(frame: Frame, item: object) -> bool:
    return isinstance(item, Token) and (item.text.lower() in frame.words.fronts or item.i in frame.timed)
