"""Whether a clause looks back or forward: by its verb where there is syntax, by its words elsewhere."""

from __future__ import annotations

from bisect import bisect_left

from onrecord.annotate.times import tokens
from onrecord.annotate.times.candidates import Candidate
from onrecord.annotate.times.lexicon import Lexicon
from onrecord.annotate.times.scene import Tense
from onrecord.lang.pack import in_future
from onrecord.text.syntax import Sentence, Syntax, Token

_AUX = ("aux", "auxpass", "aux:tense", "aux:pass", "cop", "mark")
_COMPLEMENT = ("ccomp", "xcomp", "oprd")
_QUOTES = frozenset("\"“”«»„‟''")
_ENDS = frozenset(";:!?؟؛")
_REACH = 12  # words between an expression and a word that moves it
_CLAUSE = frozenset(',;:()"“”«»–—')


def tense(c: Candidate, syntax: Syntax) -> Tense:
    """Past, present or future; None where nothing tells."""
    said = _said_before(c)
    sentence = syntax.sentence_at(c.core[0].start)
    if sentence is None or said == "past":
        return said
    if moved(c) and _word_before(c, c.lexicon.moves_to):
        return None  # "was put off to October 10" is told in the past, and the day lies ahead of it
    if (c.has("WEEKDAY") or c.has("DAY")) and _word_before(c, c.lexicon.meant_for) and not _was_meant(c, sentence):
        return "future"
    told = _by_verb(c, syntax, sentence) if syntax.parsed else _by_words(c, sentence)
    if said is None or told is None:
        return said or told
    return None if told == "past" else said  # "had answered by Friday" looks back, "promised by May" ahead


LONGEST = 500
"""Words of a sentence; a longer one is a list or a table, whose verbs tell nothing, and would be read for each time."""


def sure(c: Candidate, syntax: Syntax) -> Tense:
    """Past or future only where the expression hangs from the verb itself and no word says otherwise; else None.

    "They signed it in May 2019" is sure; "the 2022 World Cup was awarded" is not, nor is what is quoted.
    """
    said = _said_before(c)
    sentence = syntax.sentence_at(c.core[0].start)
    if sentence is None or len(sentence.tokens) > LONGEST:
        return None
    if not syntax.parsed:
        looks_ahead = said == "future" or any(_by_word(t.text, c.lexicon) == "future" for t in sentence.tokens)
        return "past" if c.has("DAY") and not looks_ahead and _by_words(c, sentence) == "past" else None
    if said == "past":
        return "past"
    told = _by_verb(c, syntax, sentence, direct=True)
    if told == "future":
        quoted = any(t.text in _QUOTES for t in sentence.tokens)
        plain = any("Tense=Fut" in t.morph or _key(t) in c.lexicon.will for t in sentence.tokens)
        return "future" if plain and not quoted else None
    return told if told == "past" and said is None else None


def _said_before(c: Candidate) -> Tense:
    """What the words right before the expression say: "by" and "until" look ahead, "since" back."""
    for word in _before(c):
        if word in c.lexicon.ahead:
            return "future"
        if word in c.lexicon.back:
            return "past"
    return None


def _before(c: Candidate) -> list[str]:
    """The word and the two words right before the core of an expression, and before all that belongs to it."""
    at = bisect_left(c.tokens, c.start, key=lambda t: t.start)
    opens = at if at < len(c.tokens) else c.first
    places = ((c.first, 1), (c.first, 2), (opens, 1), (opens, 2))
    return [" ".join(t.key for t in c.tokens[max(0, last - back) : last]) for last, back in places]


def _word_before(c: Candidate, words: frozenset[str]) -> bool:
    return any(word in words for word in _before(c))


def _was_meant(c: Candidate, sentence: Sentence) -> bool:
    """True where a verb before an expression tells of what was so, or had been done, before."""
    return any(tokens.key(t.text) in c.lexicon.was for t in sentence.tokens if t.end <= c.start)


def moved(c: Candidate) -> bool:
    """True when a word near an expression, in its sentence, says that a day is put back or forward."""
    begins = c.lexicon.moves
    if not begins:
        return False
    for near in (range(c.first - 1, max(-1, c.first - _REACH - 1), -1), range(c.last, c.last + _REACH)):
        for i in near:
            if i >= len(c.tokens) or c.tokens[i].text in _ENDS:
                break
            if c.tokens[i].text == "." and not (i and c.tokens[i - 1].text[:1].isdigit()):
                break
            if c.tokens[i].key.startswith(begins):
                return True
    return False


def _by_words(c: Candidate, sentence: Sentence) -> Tense:
    """The cue nearest to the expression in its clause, else in the sentence."""
    at = next((i for i, t in enumerate(sentence.tokens) if t.end > c.core[0].start), 0)
    best: tuple[int, Tense] = (1_000, None)
    if len(sentence.tokens) > LONGEST:
        return None
    for i, t in enumerate(sentence.tokens):
        said = None if c.start <= t.start < c.end else _by_word(t.text, c.lexicon)
        if said:
            low, high = sorted((i, at))
            between = sentence.tokens[low:high]
            walls = (tokens.key(t.text) in c.lexicon.copulas) + sum(
                x.text in _CLAUSE or tokens.key(x.text) in c.lexicon.clause_words for x in between
            )
            best = min(best, (abs(i - at) + 20 * walls, said), key=lambda x: x[0])
    return best[1]


def _by_word(word: str, lexicon: Lexicon) -> Tense:
    """What one word says: a known cue, else the form of a verb."""
    key = tokens.key(word)
    if key in lexicon.future or in_future(word, lexicon.language):
        return "future"
    if key in lexicon.past:
        return "past"
    if len(key) > 4 and lexicon.words.future_endings and key.endswith(lexicon.words.future_endings):
        return "future"
    if len(key) > 4 and lexicon.words.past_endings and key.endswith(lexicon.words.past_endings):
        return "past"
    return None


def _by_verb(c: Candidate, syntax: Syntax, sentence: Sentence, *, direct: bool = False) -> Tense:
    """The tense of the verb that the expression hangs from; direct: not through a noun."""
    inside = {t.i for t in syntax.between(c.core[0].start, c.core[-1].end)}
    if not inside:
        return None
    token = next((t for t in sentence.tokens if t.i in inside and t.head not in inside), None)
    in_noun = False  # "Friday's attack" belongs to the attack, and the verb's tense tells less of it
    for _ in range(12):
        if token is None:
            return None
        if token.i not in inside:
            if _key(token) in c.lexicon.future or token.lemma.lower() in c.lexicon.future:
                return "past" if not direct and _was(token, syntax) else "future"
            plain = any(_key(t) in c.lexicon.will for t in syntax.children(token))
            if direct and "VerbForm=Inf" in token.morph and not plain:
                return None  # "had hoped to open in 2012"
            if token.pos in ("VERB", "AUX"):
                said = _of_verb(token, syntax, c.lexicon)
                if said:
                    weak = said == "present" or "VerbForm=Inf" in token.morph
                    return None if in_noun and weak else said
            in_noun = in_noun or token.pos in ("NOUN", "PROPN")
        if direct and in_noun:
            return None
        if token.head in (token.i, -1):
            return None
        token = syntax.tokens[token.head]
    return None


def _was(token: Token, syntax: Syntax) -> bool:
    """True where a plan lies behind: "had been scheduled for", "avait prévu"."""
    chain = [token]
    while len(chain) < 4 and chain[-1].head not in (-1, chain[-1].i):
        chain.append(syntax.tokens[chain[-1].head])
        if chain[-1].pos not in ("VERB", "AUX", "ADJ") or chain[-2].dep not in ("xcomp", "acomp", "oprd"):
            chain = chain[:2]  # the verb it hangs from, however it does
            break
    for x in chain:
        if any("Tense=Past" in t.morph or "Tense=Imp" in t.morph for t in syntax.children(x)
               if t.dep in _AUX and t.lemma in ("have", "avoir")):  # fmt: skip
            return True
    return False


def _key(token: Token) -> str:
    return tokens.key(token.text)


def _of_verb(verb: Token, syntax: Syntax, lexicon: Lexicon) -> Tense:
    """The tense of one verb with its auxiliaries; None for an infinitive or participle that follows another verb's."""
    aux = [t for t in syntax.children(verb) if t.dep in _AUX and t.i < verb.i]
    perfect = any(t.lemma in ("have", "avoir") or t.dep == "aux:tense" for t in aux)
    for t in aux:
        if _key(t) in lexicon.future or t.lemma in lexicon.future:
            return (
                "past"
                if perfect and "Fut" not in t.morph and t.tag == "MD" and _key(t) not in ("will", "'ll")
                else "future"
            )
    for t in (*aux, verb):
        if "Tense=Fut" in t.morph or "Mood=Cnd" in t.morph:
            return "future"
    if any("Tense=Past" in t.morph or "Tense=Imp" in t.morph for t in aux) or perfect:
        return "past"
    if not aux and verb.dep in _COMPLEMENT and "VerbForm=Part" in verb.morph:
        return None  # "wants to see it completed": the verb above tells
    if any("Tense=Pres" in t.morph for t in aux) and "VerbForm=Part" in verb.morph:
        passive = any(t.dep in ("auxpass", "aux:pass") for t in aux) and not _takes_be(verb, syntax, lexicon)
        return "present" if passive or "Tense=Pres" in verb.morph else "past"
    if "VerbForm=Inf" in verb.morph or verb.tag == "VB":
        above = syntax.tokens[verb.head]
        return "past" if _was(above, syntax) else "future" if any(t.tag == "TO" for t in aux) else None
    if "Tense=Past" in verb.morph or "Tense=Imp" in verb.morph:
        return "past"
    if "Tense=Pres" in verb.morph and "VerbForm=Part" not in verb.morph:
        return "present"
    return None


def _takes_be(verb: Token, syntax: Syntax, lexicon: Lexicon) -> bool:
    """True for a verb whose perfect is built with "to be", so that what looks like a passive is past."""
    if verb.lemma.lower() in lexicon.with_be or tokens.key(verb.text) in lexicon.with_be:
        return True
    return any("Reflex=Yes" in t.morph for t in syntax.children(verb))
