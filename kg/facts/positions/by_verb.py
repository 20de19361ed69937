"""Positions stated by a verb: "Kyiv insists on …", "rejected the proposal", "X accused Y of …", "is ready to …"."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.document import Document
from kg.facts.positions.stand import Stand, in_order, trimmed
from kg.facts.positions.triggers import acts_of_adjective, acts_of_verb
from kg.facts.reality import asserted
from kg.facts.referents import PARTIES, actors_of, is_title, side_of, speakers_of
from kg.facts.triggers import evokes
from kg.model import Act, Fact
from kg.syntax import auxiliaries, children, is_negated, is_passive, patients
from kg.vocabulary import vocabulary

_COMPLEMENTS = ("dobj", "obj", "ccomp", "xcomp", "prep", "dative", "oprd", "attr", "prt", "advcl", "acl")


def by_verbs(document: Document, facts: Sequence[Fact]) -> Iterator[Stand]:
    """The positions that verbs and predicates outside quotations state."""
    for sentence in document.body_sentences():
        for verb in sentence.tokens:
            if verb.pos_ in ("VERB", "AUX") and not document.is_quoted(verb) and not is_supposed(verb):
                stand = position_of(document, facts, verb)
                if stand is not None:
                    yield stand


def is_supposed(verb: Token) -> bool:
    """Whether the verb tells what may be, would have to be, is asked or is wanted of someone, not what is done."""
    infinitive = verb.dep_ in ("advcl", "acl", "xcomp") and "to" in auxiliaries(
        verb
    )  # the stand is the governing verb's
    disputed = verb.dep_ == "ccomp" and is_negated(verb.head)
    return infinitive or disputed or asserted(verb) is None


def position_of(document: Document, facts: Sequence[Fact], verb: Token) -> Stand | None:
    """The position that this verb states, if it states one and it is plain whose it is."""
    found = act_and_content(document, verb)
    if found is None:
        return None
    parties = tuple(party for party in speakers_of(document, facts, verb) if party.kind in PARTIES)
    named = [token for token in actors_of(verb) if token.sent == verb.sent and token.pos_ != "PRON"]
    return Stand(found[0], parties, found[1], in_order([*named, verb]), "verb") if parties else None


def act_and_content(document: Document, verb: Token) -> tuple[Act, tuple[Token, ...]] | None:
    """The act that the verb performs and the words that say what, if it is neither negated nor a mere wish."""
    predicates = {act: None for child in children(verb, "acomp") for act in acts_of_adjective(child)}
    acts = dict(acts_of_verb(verb)) or predicates
    act = _chosen(document, verb, tuple(acts))
    if act is None or (act == "Demand" and _own_wish(verb)):
        return None
    content = content_of(verb, acts[act])
    if is_negated(verb):
        act = "Reject" if act == "Accept" else None
    told = any(token.pos_ in ("NOUN", "PROPN", "VERB") for token in content)
    return (act, content) if act is not None and told else None


def _chosen(document: Document, verb: Token, acts: Sequence[Act]) -> Act | None:
    """The one act meant: to condemn someone is to accuse, to condemn a deed is to reject it."""
    if "Accuse" in acts and "Reject" in acts:
        party = any(_is_party(document, head) for head in patients(verb))
        return "Accuse" if party else "Reject"
    if not acts or (acts[0] in ("Reject", "Accept") and any(_is_someone(document, head) for head in patients(verb))):
        return None  # "dismissed the minister", "accepted her" say nothing of a stand
    return acts[0]


def _is_someone(document: Document, head: Token) -> bool:
    mention = document.mention_at(head)
    people = head.lemma_.casefold() in vocabulary().people_nouns
    return people or is_title(head) or (mention is not None and mention.kind == "person")


def _is_party(document: Document, head: Token) -> bool:
    mention = document.mention_at(head) or side_of(document, head)
    return mention is not None and mention.kind in PARTIES


def _own_wish(verb: Token) -> bool:
    """Whether someone wants to do something, which demands nothing of others: "seeks to return"."""
    own = [child for child in children(verb, "xcomp") if not children(child, "nsubj")]
    return evokes(verb, "Prospect") and bool(own) and not children(verb, "dobj", "dative")


def content_of(verb: Token, particle: Token | None = None) -> tuple[Token, ...]:
    """The words that say what: the verb's objects and complements, or in the passive its subject."""
    if is_passive(verb):
        return trimmed(in_order(token for child in children(verb, "nsubjpass") for token in child.subtree))
    found = [token for child in children(verb, *_COMPLEMENTS, "acomp") if child.i > verb.i for token in child.subtree]
    if particle is not None and particle.dep_ in ("prep", "prt", "dative", "agent"):
        found = [token for token in found if token.i > particle.i]
    return trimmed(in_order(found))
