"""Whom a noun phrase stands for: the mention it is, those named beside it, or the country whose forces it names."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.document import Document
from kg.facts.lexicon import stand_ins
from kg.facts.referents import side_of, stands_for
from kg.gazetteer import gazetteer
from kg.model import Mention
from kg.syntax import children, conjuncts, first_conjunct, prepositional

_PLACES = ("city", "region", "place")
_OPPOSED = frozenset("opposition rebel separatist insurgent dissident breakaway exiled".split())
_GROUPS = ("country", "organization")
_ONE = frozenset({"it", "its"})
_GROUP_PRONOUNS = _ONE | {"they", "them", "their"}
# Nouns for bodies of people that are no part of a state.
_GROUP_NOUNS = frozenset("group movement militia organisation organization faction alliance front party".split())
# Those who meet and travel in person, where they are named.
_LEADERS = frozenset("president premier minister chancellor king queen leader counterpart".split())
_SHIPS = frozenset("boat craft ship vessel".split())
_FORCES = frozenset("guard military naval navy patrol police".split())
_DEFINITE = frozenset({"the", "this", "that"})


def actors(document: Document, head: Token, *, towns: bool = False, offices: bool = False) -> list[Mention]:
    """The mentions that the phrase headed by this token stands for, in text order.

    `towns` lets a town count, for its country where the article names that, as where a capital stands for its
    government. `offices` adds the country or body in whose name a person acts: "Peru's envoy, Anna Kovac".
    """
    found: dict[int, Mention] = {}
    for mention in _named(document, head, offices):
        if mention.kind == "city" and towns:
            found.setdefault(*_keyed(stands_for(document, (), head) or mention))
        elif towns or mention.kind not in _PLACES:
            found.setdefault(*_keyed(mention))
    return sorted(found.values(), key=lambda mention: mention.id)


def _keyed(mention: Mention) -> tuple[int, Mention]:
    return mention.id, mention


def _named(document: Document, head: Token, offices: bool) -> Iterator[Mention]:
    mention = document.mention_at(head)
    if mention is not None:
        yield mention
        if offices and mention.kind == "person" and mention.antecedent is None:
            yield from _office(document, head)
            if any(other.lower_ == "counterparts" for other in conjuncts(first_conjunct(head))):
                yield from _title(document, head)
        return
    if head.lower_ in _GROUP_PRONOUNS:
        yield from group_before(document, head)
    if head.lemma_ in _GROUP_NOUNS:
        found = sides(document, head) if _is_qualified(head) else _group_told_before(document, head)
        yield from (mention for mention in found if mention.kind == "organization")
    for name in children(head, "appos"):
        for each in conjuncts(name):
            yield from _apposed(document, each, offices)
    if head.dep_ == "appos" and head.head.pos_ == "PROPN":  # "A, the general who led the mutiny"
        yield from _apposed(document, head.head, offices)
    if stands_in(head) and not _in_person(document, head):
        yield from sides(document, head)
        for child in prepositional(head, "of", "from"):
            yield from _side(document, child)
        yield from _run_on(document, head)
        yield from _members(document, head)


def _in_person(document: Document, noun: Token) -> bool:
    """Whether the noun is a body's own, or the title of one leader who is named: "Peru's president, Anna Kovac"."""
    kinds = {named.kind for name in children(noun, "appos") if (named := document.mention_at(name)) is not None}
    return "organization" in kinds or ("person" in kinds and noun.lemma_ in _LEADERS and noun.tag_ == "NN")


def _is_qualified(noun: Token) -> bool:
    return bool(children(noun, "amod", "compound", "nmod", "poss", "appos"))


def _group_told_before(document: Document, noun: Token) -> Iterator[Mention]:
    """ "The group": the body last named in this sentence or the three before, other than one of states."""
    if children(noun, "prep") or not any(child.lower_ in _DEFINITE for child in children(noun, "det")):
        return
    start = document.sentences[max(0, document.sentence_of(noun).index - 3)].span.start
    before = [m for m in document.mentions if start <= m.span.start < noun.idx and m.kind == "organization"]
    groups = [m for m in before if gazetteer().organization(m.name) is None and not _is_office(m.name)]
    yield from groups[-1:]


def _is_office(name: str) -> bool:
    return any(word in stand_ins() for word in name.casefold().split())


def _run_on(document: Document, title: Token) -> Iterator[Mention]:
    """The name that parsers take for one with the place before it: "UN envoy for Peru Anna Kovac"."""
    for last in prepositional(title, "for", "to"):
        mention = document.mention_at(last)
        places = [document.mention_at(child) for child in children(last, "compound", "nmod")]
        if mention is not None and mention.kind == "person" and any(p is not None and p != mention for p in places):
            yield mention


def _apposed(document: Document, name: Token, offices: bool) -> Iterator[Mention]:
    named = document.mention_at(name)
    if named is None:
        yield from sides(document, name) if stands_in(name) else ()
    elif named.kind in ("person", "organization"):
        yield from _named(document, name, offices)


def _title(document: Document, name: Token) -> Iterator[Mention]:
    """The side in the title before a name: "Chilean President X"."""
    if any(stands_in(child) for child in children(name, "compound", "amod", "nmod")):
        yield from sides(document, name)


def _office(document: Document, name: Token) -> Iterator[Mention]:
    """The side that a person acts for, by the noun after the name or the "of" behind it: "X, a Swedish envoy"."""
    for noun in children(name, "appos"):
        if stands_in(noun):
            yield from sides(document, noun)
            for side in prepositional(noun, "of"):
                yield from _side(document, side)
    for side in prepositional(name, "of"):
        yield from _side(document, side)
        mention = document.mention_at(side)
        if mention is not None and mention.kind == "person":  # "A of X and B of Y", B tied to X by the parser
            yield mention
            yield from _office(document, side)


def _members(document: Document, team: Token) -> Iterator[Mention]:
    """Those named as part of a team: "a delegation led by X, including Y"."""
    heads = prepositional(team, "including")
    for participle in (each for acl in children(team, "acl") for each in conjuncts(acl)):
        heads += prepositional(participle, "by", "including")
        if participle.lower_ in ("including", "comprising"):
            heads += [each for child in children(participle, "dobj", "pobj") for each in conjuncts(child)]
    for head in heads:
        mention = document.mention_at(head)
        if mention is not None and mention.kind == "person":
            yield mention
            yield from _title(document, head)
            yield from _office(document, head)
        elif mention is None and stands_in(head):
            yield from _named(document, head, offices=True)


def group_before(document: Document, pronoun: Token) -> list[Mention]:
    """The countries and bodies that are the last subject before "it" or "they"; for "they" several, or people."""
    here = document.sentence_of(pronoun).index
    for sentence in reversed(document.sentences[max(0, here - 1) : here + 1]):
        for token in reversed(list(sentence.tokens)):
            if token.i < pronoun.i and token.dep_ in ("nsubj", "nsubjpass") and not document.is_quoted(token):
                found = [named for head in conjuncts(token) for named in _group(document, head)]
                many = len(found) > 1 or token.tag_ == "NNS"
                if found and many == (pronoun.lower_ not in _ONE):
                    return found
    return []


def _group(document: Document, subject: Token) -> list[Mention]:
    """The country or body that a subject names, stands for or belongs to: "Peru's officials", "Peru's patience"."""
    own = document.mention_at(subject)
    if own is not None and own.kind == "city":
        own = stands_for(document, (), subject)
    owners = [document.mention_at(owner) for owner in children(subject, "poss")]
    whose = [owner for owner in owners if owner is not None and owner.kind == "country"]
    if own is not None and own.kind == "organization" and whose:  # "X's Defence Ministry said its forces"
        return whose
    found = [own or side_of(document, subject), *(owners if own is None else ())]
    return [mention for mention in found if mention is not None and mention.kind in _GROUPS][:1]


def stands_in(noun: Token) -> bool:
    """Whether the noun stands for the side it belongs to: forces, government, delegation, president, officials."""
    word = noun.lemma_.lower()
    # A plural that opens a sentence may be taken for a name, and is its own lemma then: "Envoys of Peru".
    known = word in stand_ins() or (noun.tag_ in ("NNP", "NNPS") and word.removesuffix("s") in stand_ins())
    return (known or _is_of_force(noun)) and noun.pos_ in ("NOUN", "PROPN")


def _is_of_force(noun: Token) -> bool:
    """Whether the noun is one for ships, of which this one is a state's: "a coast guard vessel"."""
    kinds = {child.lower_ for child in children(noun, "compound", "amod", "nmod")}
    return noun.lemma_.lower() in _SHIPS and not kinds.isdisjoint(_FORCES)


def sides(document: Document, noun: Token) -> Iterator[Mention]:
    """The countries and bodies named before the noun: "Russian forces", "the EU's envoy"; none for its opposition."""
    if any(child.lemma_.lower() in _OPPOSED for child in children(noun, "amod", "compound", "nmod")):
        return
    for child in children(noun, "amod", "compound", "poss", "nmod", "npadvmod"):
        for token in child.subtree:
            yield from _side(document, token)


def _side(document: Document, token: Token) -> Iterator[Mention]:
    mention = document.mention_at(token)
    if mention is not None and mention.kind == "city" and token.dep_ == "poss":  # "Moscow's forces"
        mention = stands_for(document, (), token)
    if mention is not None and mention.kind in ("country", "organization"):
        yield mention
    elif mention is None and token.lower_ in _GROUP_PRONOUNS:
        yield from group_before(document, token)
    elif mention is None and token.lemma_ in _GROUP_NOUNS:
        yield from (side for side in sides(document, token) if side.kind == "organization")
    elif mention is None and stands_in(token):
        yield from sides(document, token)
        for inner in prepositional(token, "of"):  # "representatives of the government of X"
            yield from _side(document, inner)
