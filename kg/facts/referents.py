"""Who speaks: the mention that the subject of a verb of saying, or the owner of a noun of saying, stands for."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.document import Document
from kg.facts.lexicon import signals, stand_ins, title_nouns
from kg.gazetteer import gazetteer
from kg.model import Fact, Mention, RoleFact
from kg.syntax import agents, children, conjuncts, is_passive, patients, prepositional, relative_head
from kg.vocabulary import vocabulary

SIDES = ("country", "organization")
PARTIES = ("person", *SIDES)
SPEAKERS = (*PARTIES, "unnamed")
_GROUP_PRONOUNS = frozenset({"it", "they"})
_DEFINITE = frozenset({"the", "his", "her", "its", "their"})


def speakers_of(document: Document, facts: Sequence[Fact], verb: Token) -> list[Mention]:
    """The mentions that a verb's subject stands for: several where it is coordinated, none where it is not plain."""
    found: dict[int, Mention] = {}
    for head in actors_of(verb):
        mention = stands_for(document, facts, head)
        for each in _several_before(document, head) or ([mention] if mention is not None else []):
            found.setdefault(each.id, each)
    if not found and _may_be_told_by(verb):
        return speakers_of(document, facts, verb.head.head)  # "said that the law was late and denied that …"
    return list(found.values())


def _may_be_told_by(verb: Token) -> bool:
    """Whether the verb may belong beside the verb of the clause above rather than below it, since no one acts there."""
    inherits = verb.dep_ == "conj" and verb.head.dep_ == "ccomp" and not children(verb, "nsubj", "nsubjpass")
    return inherits and not any(_speaks_for_others(head) for head in actors_of(verb))


def actors_of(verb: Token) -> list[Token]:
    """The heads of the phrases that act, also where the subject is that of the clause above: "adding", "to say"."""
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as":
        above = verb.head.head
        if is_passive(above) or above.lemma_ in ("quote", "cite"):
            return patients(above)  # "was quoted as saying", "quoted one resident as saying"
    found = agents(verb)
    if is_passive(verb):
        return found or _agents_below(verb)
    if found:
        return found
    governor = next((token for token in verb.ancestors if token.pos_ in ("VERB", "AUX")), None)
    if governor is None or not (verb.dep_ == "conj" or verb.tag_ in ("VBG", "VB")):
        return []
    return actors_of(governor)


def _agents_below(verb: Token) -> list[Token]:
    """Those after a "by" that the parser hangs deeper: "described as reckless by X"."""
    nouns = (token for token in verb.subtree if token.lower_ == "by" and token.head.pos_ not in ("VERB", "AUX"))
    return [head for by in nouns if by.i > verb.i for head in children(by, "pobj")]


def stands_for(document: Document, facts: Sequence[Fact], head: Token) -> Mention | None:
    """The mention a phrase or pronoun stands for: itself, the person it names, or the country or body it speaks for.

    A capital that acts is its country, where the article names that.
    """
    head = relative_head(head)
    own = document.mention_at(head)
    if own is not None and own.kind == "person":
        return own
    found = _named_beside(document, head)
    if found is None and own is not None:
        return _country_of_town(document, own)
    found = found or _holder(document, facts, head) or _office_holder(document, facts, head)
    return found or side_of(document, head) or _told_before(document, facts, head)


def _named_beside(document: Document, head: Token) -> Mention | None:
    """The name in apposition: "the defence secretary, X", "Y spokesman X", "a spokesman for Y, X", "one group, Z"."""
    nouns = [head, *(noun for prep in children(head, "prep") for noun in children(prep, "pobj"))]
    names = [name for noun in nouns for name in children(noun, "appos")]
    for token in [*names, *children(head, "compound", "nmod", "flat")]:
        mention = document.mention_at(token)
        own_name = token.dep_ == "appos" and token.head == head
        if mention is not None and (mention.kind == "person" or (own_name and mention.kind in SIDES)):
            return mention
    return None


def _holder(document: Document, facts: Sequence[Fact], head: Token) -> Mention | None:
    """The person whose role this very phrase states."""
    for fact in facts:
        if isinstance(fact, RoleFact) and fact.evidence.span.start <= head.idx < fact.evidence.span.end:
            words = fact.title.casefold().split()
            if head.lower_ in words or head.lemma_.casefold() in words:
                return document.mentions[fact.holder]
    return None


def _office_holder(document: Document, facts: Sequence[Fact], head: Token) -> Mention | None:
    """ "The Ruritanian president" after "President X of Ruritania": who holds it, where the article names one alone."""
    if head.tag_ != "NN" or not is_title(head) or not any(child.lower_ == "the" for child in head.children):
        return None
    side, title = side_of(document, head), head.lemma_.casefold()
    holders = {}
    for fact in facts if side is not None else ():
        if isinstance(fact, RoleFact) and fact.body is not None and fact.title.casefold().split()[-1:] == [title]:
            body, holder = document.mentions[fact.body], document.mentions[fact.holder]
            if side is not None and (body.ref or body.name) == (side.ref or side.name) and fact.status != "Former":
                holders[holder.name.split()[-1]] = holder
    return next(iter(holders.values())) if len(holders) == 1 else None


def _country_of_town(document: Document, mention: Mention) -> Mention | None:
    """The mention; for a town, the nearest mention of its country, before it rather than after."""
    if mention.kind in (*SPEAKERS, "region"):
        return mention
    place = gazetteer().by_ref(mention.ref) if mention.kind == "city" and mention.ref else None
    if place is None:
        return None
    same = [m for m in document.mentions if m.kind == "country" and m.ref == place.country]
    before = [m for m in same if m.span.start < mention.span.start]
    return (before[-1:] or same[:1] or [mention])[0]


def side_of(document: Document, head: Token) -> Mention | None:
    """The country or body a noun speaks for: "Ruritanian officials", "a ministry spokesman", "the EU's envoy"."""
    if not _speaks_for_others(head):
        return None
    for token in _belonging(head):
        mention = document.mention_at(token)
        if mention is not None and (mention.kind in SIDES or (mention.kind == "person" and token.dep_ == "poss")):
            return mention
    return None


def _speaks_for_others(noun: Token) -> bool:
    """Whether the noun is one for people or bodies that act for a country or body; its opposition does not."""
    lemma = noun.lemma_.casefold()
    known = lemma in stand_ins() or lemma in _body_nouns()
    return known and noun.pos_ in ("NOUN", "PROPN")


def is_title(noun: Token) -> bool:
    """Whether the noun is the last word of some role's title: "minister", "chief"."""
    return noun.lemma_.casefold() in title_nouns() and noun.pos_ in ("NOUN", "PROPN")


def _body_nouns() -> frozenset[str]:
    return vocabulary().words_of("Organization")


def _belonging(head: Token) -> Iterator[Token]:
    after = prepositional(head, "for", "of", "from", "at", "in", "within")
    before = children(head, "amod", "compound", "poss", "nmod")
    for token in [*reversed(before), *after]:
        yield token
        yield from reversed(children(token, "amod", "compound", "poss", "nmod"))
        yield from prepositional(token, "of")  # "a spokesman for the ministry of X"


def _told_before(document: Document, facts: Sequence[Fact], head: Token) -> Mention | None:
    """What a definite noun or a pronoun takes up: "the minister", "the ministry", "it"."""
    if head.lower_ in _GROUP_PRONOUNS:
        return _last_subject(document, head)
    if head.pos_ not in ("NOUN", "PROPN") or not any(child.lower_ in _DEFINITE for child in head.children):
        return None
    noun = head.lemma_.casefold()
    return _person_by_title(document, facts, noun, head) or _body_by_noun(document, noun, head)


def _person_by_title(document: Document, facts: Sequence[Fact], noun: str, head: Token) -> Mention | None:
    """ "The minister": the person last named of those who hold a role called so."""
    holders = {fact.holder for fact in facts if isinstance(fact, RoleFact) and noun in fact.title.casefold().split()}
    surnames = {document.mentions[holder].name.split()[-1] for holder in holders}
    people = (m for m in reversed(document.mentions) if m.kind == "person" and m.span.end <= head.idx)
    return next((m for m in people if m.name.split()[-1] in surnames), None)


def _body_by_noun(document: Document, noun: str, head: Token) -> Mention | None:
    """ "The ministry": the body last named so, else the body last named where that is a word for bodies."""
    bodies = [m for m in document.mentions if m.kind == "organization" and m.span.end <= head.idx]
    called = [m for m in bodies if noun in m.name.casefold().split()]
    if called or not bodies:
        return called[-1] if called else None
    last = _last_subject(document, head) if noun in signals("BodyDescription") else None  # "the 15-member bloc"
    return last if last is not None and last.kind == "organization" else None


def _several_before(document: Document, head: Token) -> list[Mention]:
    """Those whom "they" takes up who were named side by side as the subject before it: "A and B came. They said"."""
    if head.lower_ != "they":
        return []
    here = document.sentence_of(head).index
    for sentence in reversed(document.sentences[max(0, here - 1) : here + 1]):
        subjects = [t for t in sentence.tokens if t.i < head.i and t.dep_ in ("nsubj", "nsubjpass")]
        for subject in (t for t in reversed(subjects) if not document.is_quoted(t)):
            named = [document.mention_at(token) for token in conjuncts(subject)]
            people = [mention for mention in named if mention is not None and mention.kind in PARTIES]
            return people if len(people) > 1 else []
    return []


def _last_subject(document: Document, head: Token) -> Mention | None:
    """The country or body that is the subject before the pronoun, in its sentence or one of the two before."""
    here = document.sentence_of(head).index
    for sentence in reversed(document.sentences[max(0, here - 2) : here + 1]):
        for token in sentence.tokens:
            if token.i < head.i and token.dep_ in ("nsubj", "nsubjpass") and not document.is_quoted(token):
                mention = document.mention_at(token) or _renamed(document, token) or side_of(document, token)
                if mention is not None and mention.kind in SIDES:
                    return mention
    return None


def _renamed(document: Document, token: Token) -> Mention | None:
    found = (document.mention_at(name) for head in conjuncts(token) for name in children(head, "appos"))
    return next((mention for mention in found if mention is not None), None)


def owner_of(document: Document, facts: Sequence[Fact], noun: Token) -> Mention | None:
    """Whose a noun of saying is: "X's statement", "a post by X", "a letter from X", "a statement released by X"."""
    owners = [*children(noun, "poss"), *prepositional(noun, "by", "from", "of")]
    for verb in children(noun, "acl"):
        owners.extend(prepositional(verb, "by"))
    for prep in children(noun, "prep"):  # "a tweet on Monday by X": the parser hangs "by" on the day
        for inner in prep.subtree:
            if inner.dep_ in ("prep", "agent") and inner.lower_ == "by":
                owners.extend(children(inner, "pobj"))
    for owner in owners:
        mention = stands_for(document, facts, owner)
        if mention is not None and mention.kind in PARTIES:
            return mention
    return None
