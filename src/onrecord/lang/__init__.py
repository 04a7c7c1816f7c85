"""Language packs: everything that depends on a language, as data.

A pack is one folder, `lang/CODE/`, of small TOML files, one for each part of the work:

    language.toml   name, script, direction, sentence and token basics, syntax model, abilities
    reading.toml    page furniture, bylines, agencies' credits, notes
    names.toml      titles, roles, demonyms, name particles
    times.toml      words and forms of time expressions
    quotes.toml     quotation marks, reporting cues, pronouns
    credits.toml    how reports say that they pass on what another outlet reported
    figures.toml    number words, hedges, units, multipliers
    plans.toml      words of intention, agreement, deadline
    actions.toml    what is done in the news, by concepts that every language shares
    events.toml     words of what happened: the past, places, periods, speech
    cases/*.jsonl   examples, right and wrong, which are the tests of the pack

The step that reads a file says which fields it has, as a Struct, and asks for it with
`pack.part("times", TimeWords)`. Code never asks which language it is in.
"""

from onrecord.lang.pack import Ability, Language, Pack, codes, pack, packs

__all__ = ["Ability", "Language", "Pack", "codes", "pack", "packs"]
