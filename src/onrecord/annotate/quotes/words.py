"""The words of a language by which it reports speech: `quotes.toml` of its pack."""

from __future__ import annotations

import msgspec


class QuoteWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What `quotes.toml` may say. Words are lower case; a verb stands as its dictionary form, or as
    written where the language has no syntax model.

    say: verbs of speech that stand beside verbatim words and take a reported clause.
    stance: verbs of speech beside which a marked fragment is the subject's own words, and that take
        a reported clause or infinitive ("warn", "urge", "pledge").
    think: verbs of opinion and finding whose clause is reported ("believe", "show").
    spoken: verbs that are a cue beside marked words only, and report no clause ("continue", "go").
    beside: forms of the plainest verbs of speech, as they stand beside even one marked word ("said").
    label: verbs that name something in the subject's words when active ("called it “…”").
    acts: verbs by which someone takes a stand in words, so that their object is what was said ("denounce").
    contents: words that open what was said after a verb without a clause ("accused X of …", "hailed it as …").
    particles: words of a cue that stand apart from its verb ("mit" of "teilte … mit").
    according, according_after: phrases before, or after, the one that is cited.
    according_view: words that open a sentence with whose view it tells, where marked words stand in it ("per").
    according_which: phrases that open a clause in which the one named before them is cited ("secondo cui").
    according_own: phrases that cite the speaker of the sentence before by a pronoun alone ("по его словам").
    nouns: nouns of speech that a cue phrase may hold ("statement").
    that: words that open a reported clause.
    that_behind: those of them that open what was said behind these verbs alone ("إلى" behind "أشار"); their object
        stands before it.
    objects: verbs whose object may follow their subject at once; subject_end: pattern of a subject
        behind its verb; object_start: how the object then begins.
    with_infinitive: verbs that are a cue before an infinitive alone ("s'engager à").
    asides: phrases that open, behind a comma, what the reporter adds to what was said ("without elaborating").
    pronouns: subject pronoun to "m", "f", "n" or "p" (plural, or not told apart).
    generic: pronouns of the first and second person and of nobody: never a speaker of the report.
    relative: relative pronouns that stand for a subject.
    determiners, definite: words that open a noun phrase; those that point to someone known.
    before_nouns: words behind which no verb stands, so that a form of one is a noun there ("una denuncia").
    roles: nouns for people and bodies that speak, the head of an unnamed speaker.
    same_role: groups of names of one office.
    titles: words before a surname ("Mr"). titles_gender: those that tell "m" or "f".
    quoting: verbs whose object is the one who said it ("quote X as saying").
    nominative: pronouns that are never an object.
    conjunctions: words that join two verbs of one subject ("and"). joined_by: letters that do so at the front
        of the second verb ("و" in "وأضاف").
    past_ends: ends of verbs in the simple past, by which one is told from a noun or adjective ("convocó").
    negations: words that deny the verb behind them ("no dijo que …").
    converbs: forms of verbs of speech that never have a subject of their own, whose subject is that of the verb
        before them ("aggiungendo", "добавив", "مضيفا").
    contrasts: words that open a clause in which somebody else may speak ("while").
    auxiliaries: forms that stand between a subject and its participle ("ha" in "ha detto").
    links: small words inside a name or role ("of", "de", "von").
    ends: words that end a noun phrase read by shape.
    skips: words that may stand between a cue and its speaker.
    terms: words after which marks hold a name or term ("so-called", "known as").
    works: nouns beside which marks hold a name ("mission", "film").
    capitals_name: True where words with capitals between marks are a name (not where all nouns have them).
    inverted: words that are a cue only straight after a passage or a clause ("so" in "…, so X").
    inverts: True where an attribution after a clause puts its verb first ("…, a dit X").
    bare_clause: True where a comma alone may open a reported clause ("X sagte, er komme").
    nouns_capital: True where every noun has a capital.
    comma_that: True where a comma stands before the word that opens a reported clause.
    comma_cited: True where a comma always ends a citation that opens a sentence.
    resumes: words that open a sentence about the words before it ("Lo" in "“…”. Lo ha detto X").
    according_apart: True where a phrase of `according` is another word too, and counts only at a sentence's
        start or after a comma.
    fronts: words that open a clause and are no subject, so that the subject follows the verb ("am", "dazu").
    participle_last: True where a participle ends its clause, far from its auxiliary and subject.
    mood: verb forms of reported speech alone ("sei", "habe"): a sentence with one goes on with what is reported.
    drops_subject: True where a verb alone says "he" or "she": then it is whoever spoke before.
    subject_openers: words that may stand before such a verb at the start of its sentence ("y").
    bare_nouns: True where a noun needs no article, so that any may be the subject straight behind the verb.
    addressees: nouns that name, by their form, who is spoken to ("журналистам"). addressed: how a word begins that
        does so behind its verb ("لل").
    fragments_small: True where a fragment of speech begins with a small letter, so that a capital opens a name.
    idioms: a pattern of words that stand between marks and are said by nobody.
    told_ends: ends of the name of someone told something, by its case.
    locative_subject: words before a body whose people speak ("в" in "В полиции заявили").
    object_words: words that open an object and never a subject ("den").
    unsaid: phrases that say that something was said, and not by whom ("hieß es").
    cue_genders: ends of verbs that tell the gender of their subject.
    quoting_from: words before the one that a verb of `quoting` quotes ("عن").
    second_verbs: verbs that go on with what a subject did ("bestätigte den Brand, wollte aber …").
    subordinates: words after a comma whose clause is not reported ("weil", "während").
    infinitive_mark, infinitive_ends: the word before an infinitive that is demanded or promised, and its ends.
    terms_after: words straight after marks that hold a name or term ("heißt").
    works_end: True where a word of `works` may be the end of a longer one ("Fernsehsender").
    adjective_ends: ends of adjectives, where two capitals side by side are a name unless the first is one.
    verb_first: True where the subject mostly stands after its verb.
    adjectives_follow: True where an adjective mostly stands after its noun.
    occasions: phrases that open the occasion of a speech ("in an interview").
    audience: words before the one addressed ("to").
    telling: verbs whose object is the one addressed ("tell").
    outlets: names of newspapers, agencies and broadcasters, as written; those of the pack `und` count everywhere.
    polled: words for being asked in a poll, whose outlet is not the source of what others say.
    outlet_before: words before an outlet that was told something ("to", "by"). relay: verbs of passing on.
    """

    say: frozenset[str] = frozenset()
    stance: frozenset[str] = frozenset()
    think: frozenset[str] = frozenset()
    spoken: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    label: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()
    contents: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    according: tuple[str, ...] = ()
    according_after: tuple[str, ...] = ()
    according_view: frozenset[str] = frozenset()
    according_which: tuple[str, ...] = ()
    according_own: tuple[str, ...] = ()
    nouns: frozenset[str] = frozenset()
    that: frozenset[str] = frozenset()
    that_behind: dict[str, frozenset[str]] = {}
    objects: frozenset[str] = frozenset()
    subject_end: str = ""
    object_start: tuple[str, ...] = ()
    with_infinitive: frozenset[str] = frozenset()
    asides: tuple[str, ...] = ()
    pronouns: dict[str, str] = {}
    generic: frozenset[str] = frozenset()
    relative: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    definite: frozenset[str] = frozenset()
    before_nouns: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    same_role: tuple[tuple[str, ...], ...] = ()
    titles: frozenset[str] = frozenset()
    titles_gender: dict[str, str] = {}
    quoting: frozenset[str] = frozenset()
    nominative: frozenset[str] = frozenset()
    conjunctions: frozenset[str] = frozenset()
    joined_by: tuple[str, ...] = ()
    past_ends: tuple[str, ...] = ()
    negations: frozenset[str] = frozenset()
    converbs: frozenset[str] = frozenset()
    contrasts: frozenset[str] = frozenset()
    auxiliaries: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()
    skips: frozenset[str] = frozenset()
    terms: tuple[str, ...] = ()
    works: frozenset[str] = frozenset()
    capitals_name: bool = True
    inverted: frozenset[str] = frozenset()
    inverts: bool = False
    bare_clause: bool = False
    nouns_capital: bool = False
    comma_that: bool = False
    resumes: tuple[str, ...] = ()
    according_apart: bool = False
    fronts: frozenset[str] = frozenset()
    participle_last: bool = False
    mood: frozenset[str] = frozenset()
    drops_subject: bool = False
    subject_openers: frozenset[str] = frozenset()
    bare_nouns: bool = False
    told_ends: tuple[str, ...] = ()
    second_verbs: frozenset[str] = frozenset()
    object_words: frozenset[str] = frozenset()
    unsaid: tuple[str, ...] = ()
    cue_genders: dict[str, str] = {}
    comma_cited: bool = False
    fragments_small: bool = False
    idioms: str = ""
    addressees: frozenset[str] = frozenset()
    addressed: tuple[str, ...] = ()
    locative_subject: frozenset[str] = frozenset()
    quoting_from: frozenset[str] = frozenset()
    subordinates: frozenset[str] = frozenset()
    infinitive_mark: str = ""
    infinitive_ends: tuple[str, ...] = ()
    terms_after: tuple[str, ...] = ()
    works_end: bool = False
    adjective_ends: tuple[str, ...] = ()
    verb_first: bool = False
    adjectives_follow: bool = False
    occasions: tuple[str, ...] = ()
    audience: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    outlets: frozenset[str] = frozenset()
    polled: frozenset[str] = frozenset()
    outlet_before: frozenset[str] = frozenset()
    relay: frozenset[str] = frozenset()

    def alone(self, word: str) -> str:
        """A verb without the letter that joins it to another: "ودعا" is "دعا"."""
        return next((word[len(j) :] for j in self.joined_by if word.startswith(j) and len(word) > len(j) + 2), word)
