"""Who speaks: the mention that the subject of a verb of saying, or the owner of a noun of saying, stands for."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.document import Document
from kg.model import Fact, Mention, RoleFact
from kg.syntax import agents, children, conjuncts, patients, prepositional, relative_head
from kg.vocabulary import vocabulary

_SIDES = ("country", "organization")
_GROUP_PRONOUNS = frozenset({"it", "they"})


def speakers_of(document: Document, facts: Sequence[Fact], verb: Token) -> list[Mention]:
    """The mentions that the subject of a verb stands for: several where it is coordinated, none where it is not plain."""
    found: dict[int, Mention] = {}
    for head in actors_of(verb):
        mention = stands_for(document, facts, head)
        if mention is not None:
            found.setdefault(mention.id, mention)
    return list(found.values())


def actors_of(verb: Token) -> list[Token]:
    """The heads of the phrases that act, also where the subject is that of the clause above: "adding", "to say"."""
    quoted = _quoted_by_others(verb)
    found = quoted or agents(verb)
    if not found and verb.dep_ in ("advcl", "xcomp", "conj", "pcomp", "ccomp", "acl") and verb.head != verb:
        governor = verb.head if verb.head.pos_ in ("VERB", "AUX") else next((t for t in verb.ancestors if t.pos_ in ("VERB", "AUX")), None)
        if governor is not None and (verb.tag_ in ("VBG", "VB") or verb.dep_ == "conj"):
            return actors_of(governor)
    return found


def _quoted_by_others(verb: Token) -> list[Token]:
    """ "X was quoted as saying": X, though others quote."""
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and verb.tag_ == "VBG":
        return patients(verb.head.head)
    return []


def stands_for(document: Document, facts: Sequence[Fact], head: Token) -> Mention | None:
    """The mention a noun phrase or pronoun stands for, by its head: itself, the person named in it, the body it speaks for."""
    head = relative_head(head)
    own = document.mention_at(head)
    if own is not None and own.kind == "person":
        return own
    return _named_beside(document, head) or own or _side(document, head) or _by_role(document, facts, head) or _body_before(document, head)


def _named_beside(document: Document, head: Token) -> Mention | None:
    """The person in apposition: "the defence secretary, X", "Y spokesman X", "a spokesman for Y, X"."""
    below = [token for child in children(head, "appos") for token in conjuncts(child)[:1]]
    for token in [*below, *children(head, "compound", "nmod", "flat")]:
        mention = document.mention_at(token)
        if mention is not None and mention.kind == "person":
            return mention
    for prep in children(head, "prep"):
        for noun in children(prep, "pobj"):
            for name in children(noun, "appos"):
                mention = document.mention_at(name)
                if mention is not None and mention.kind == "person":
                    return mention
    return None


def _side(document: Document, head: Token) -> Mention | None:
    """The country or body that a common noun speaks for: "Ruritanian officials", "a spokesman for the ministry", "the EU's envoy"."""
    if head.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return None
    for token in _belonging(head):
        mention = document.mention_at(token)
        if mention is not None and mention.kind in _SIDES:
            return mention
    return None


def _belonging(head: Token) -> Iterator[Token]:
    phrases = prepositional(head, "for", "of", "from", "at", "in", "within")
    before = children(head, "amod", "compound", "poss", "nmod")
    yield from phrases
    for token in before:
        yield token
        yield from children(token, "amod", "compound", "poss", "nmod")
    for token in phrases:
        yield from children(token, "amod", "compound", "poss", "nmod")


def _by_role(document: Document, facts: Sequence[Fact], head: Token) -> Mention | None:
    """ "The minister": the person last named whose role this title is."""
    if head.pos_ not in ("NOUN", "PROPN") or not any(child.lower_ in ("the", "his", "her") for child in head.children):
        return None
    noun = head.lemma_.lower()
    holders = {fact.holder for fact in facts if isinstance(fact, RoleFact) and noun in fact.title.lower().split()}
    names = {document.mentions[holder].name.split()[-1] for holder in holders}
    people = [m for m in document.mentions if m.kind == "person" and m.span.end <= head.idx and m.name.split()[-1] in names]
    return people[-1] if people else None


def _body_before(document: Document, head: Token) -> Mention | None:
    """ "The ministry", "it": the body last named that is called so, or that was the subject of the sentence before."""
    if head.lower_ in _GROUP_PRONOUNS:
        return _last_subject(document, head)
    if head.pos_ not in ("NOUN", "PROPN") or not any(child.lower_ == "the" for child in head.children):
        return None
    noun = head.lemma_.lower()
    bodies = [m for m in document.mentions if m.kind == "organization" and m.span.end <= head.idx]
    called = [m for m in bodies if noun in m.name.lower().split()]
    if called:
        return called[-1]
    return bodies[-1] if bodies and noun in vocabulary().words_of("Organization") else None


def _last_subject(document: Document, head: Token) -> Mention | None:
    """The country or body that is the subject of the same sentence before the pronoun, else of one of the two before it."""
    here = document.sentence_of(head).index
    for sentence in reversed(document.sentences[max(0, here - 2) : here + 1]):
        for token in sentence.tokens:
            if token.i < head.i and token.dep_ in ("nsubj", "nsubjpass"):
                mention = document.mention_at(token) or _side(document, token)
                if mention is not None and mention.kind in _SIDES:
                    return mention
    return None


