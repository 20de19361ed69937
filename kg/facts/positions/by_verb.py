"""Positions stated by a verb: "Kyiv insists on …", "rejected the proposal", "X accused Y of …", "is ready to …"."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.document import Document
from kg.facts.positions.content import content_of
from kg.facts.positions.parties import parties_of
from kg.facts.positions.stand import Stand, in_order
from kg.facts.positions.triggers import acts_of_adjective, acts_of_verb
from kg.facts.reality import asserted
from kg.facts.referents import PARTIES, actors_of, is_title, side_of
from kg.facts.triggers import evokes
from kg.model import Act, Fact
from kg.syntax import auxiliaries, children, is_negated, patients
from kg.vocabulary import vocabulary

_ABLE = frozenset({"can", "ca", "could", "will", "wo", "would"})
_THIS = frozenset({"this", "that", "it", "these", "those"})
_INDICATIVE = ("VBD", "VBZ", "VBP")
_SAYING = ("insist", "suggest")
_PERHAPS = frozenset({"could", "may", "might"})
_MUST = frozenset({"must", "should", "to"})


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
    infinitive = verb.dep_ in ("advcl", "acl", "xcomp") and "to" in auxiliaries(verb)
    if infinitive and not evokes(verb.head, "Ongoing", word_class="verb"):  # the stand is the governing verb's
        return True
    disputed = verb.dep_ == "ccomp" and is_negated(verb.head)
    return disputed or (asserted(verb) is None and not _cannot_accept(verb))


def _cannot_accept(verb: Token) -> bool:
    """Whether acceptance is ruled out: "cannot accept", "would never agree to"."""
    return is_negated(verb) and bool(auxiliaries(verb) & _ABLE) and evokes(verb, "Accept", word_class="verb")


def position_of(document: Document, facts: Sequence[Fact], verb: Token) -> Stand | None:
    """The position that this verb states, if it states one and it is plain whose it is."""
    found = act_and_content(document, verb)
    if found is None:
        return None
    parties = () if found[0] == "Accept" and _is_mutual(verb) else parties_of(document, facts, verb)
    named = [token for token in actors_of(verb) if token.sent == verb.sent and token.pos_ != "PRON"]
    return Stand(found[0], parties, found[1], in_order([*named, verb]), "verb", teller=verb) if parties else None


def _is_mutual(verb: Token) -> bool:
    """Whether several agree with each other, which is an event, not the stand of one: "X and Y agreed to a truce"."""
    plural = [token for token in actors_of(verb) if token.tag_ in ("NNS", "NNPS") or token.lower_ in ("they", "we")]
    several = plural or actors_of(verb)[1:]
    return bool(several) and evokes(verb, "Concord", word_class="verb")


def act_and_content(document: Document, verb: Token) -> tuple[Act, tuple[Token, ...]] | None:
    """The act that the verb performs and the words that say what, if it is neither negated nor a mere wish."""
    predicates = {act: None for child in children(verb, "acomp") for act in acts_of_adjective(child)}
    acts = dict(acts_of_verb(document, verb)) or predicates
    act = _chosen(document, verb, tuple(acts))
    if act is None or verb.dep_ == "amod" or _asserts(verb) or (act == "Demand" and _own_wish(document, verb)):
        return None
    content = content_of(verb, acts.get(act))
    act = _refined(verb, act)
    if is_negated(verb):
        act = "Reject" if act == "Accept" else None
    return (act, content) if act is not None and _says_what(act, content) else None


def _says_what(act: Act, content: tuple[Token, ...]) -> bool:
    taken_up = act in ("Reject", "Deny", "Accept") and len(content) == 1 and content[0].lower_ in _THIS
    return taken_up or any(token.pos_ in ("NOUN", "PROPN", "VERB") for token in content)


def _chosen(document: Document, verb: Token, acts: Sequence[Act]) -> Act | None:
    """The one act meant: to condemn someone is to accuse, to condemn a deed is to reject it."""
    if "Accuse" in acts and "Reject" in acts:
        party = any(_is_party(document, head) for head in patients(verb))
        return "Accuse" if party else "Reject"
    if not acts:
        return None
    if acts[0] in ("Reject", "Accept") and (
        _is_silence(verb) or any(_is_someone(document, head) for head in patients(verb))
    ):
        return None  # "dismissed the minister", "accepted her", "declined to comment" say nothing of a stand
    return acts[0]


def _is_silence(verb: Token) -> bool:
    return verb.lemma_ in ("decline", "refuse") and any(
        evokes(below, "Disclosure", word_class="verb") for below in children(verb, "xcomp")
    )


def _refined(verb: Token, act: Act) -> Act | None:
    """The act by what follows: an offer to strike is a threat, one to attend accepts; a report rejected is denied."""
    predicates = children(verb, "acomp")  # "is ready to attend"
    below = [deep for word in (verb, *predicates) for deep in children(word, "xcomp")]
    if act == "Offer" and any(evokes(deep, "Reprisal", word_class="verb") for deep in below):
        return "Threaten"
    if act == "Offer" and any(evokes(deep, "Joining", word_class="verb") for deep in below):
        return "Accept"
    if act == "Offer" and any(evokes(deep, "Reject", word_class="verb") for deep in below):
        return "Reject"  # "vowed to block the bill"
    if act == "Offer" and verb.lemma_ == "vow" and not any(evokes(deep, "Giving", word_class="verb") for deep in below):
        return None  # to vow to go on fighting offers nothing
    if act == "Reject" and any(evokes(head, "Allegation", word_class="noun") for head in patients(verb)):
        return "Deny"
    return act


def _asserts(verb: Token) -> bool:
    """Whether the clause below tells how things are, which demands nothing: "insists that he signed"."""
    clauses = [below for below in children(verb, "ccomp") if below.i > verb.i] if verb.lemma_ in _SAYING else []
    supposed = any(auxiliaries(below) & _PERHAPS for below in clauses)  # "suggested that it could be so"
    return supposed or any(_finite(below).tag_ in _INDICATIVE and not auxiliaries(below) & _MUST for below in clauses)


def _finite(verb: Token) -> Token:
    return next(iter(children(verb, "aux", "auxpass")), verb)


def _is_someone(document: Document, head: Token) -> bool:
    mention = document.mention_at(head)
    people = head.lemma_.casefold() in vocabulary().people_nouns or evokes(head, "StandIn", word_class="noun")
    return people or is_title(head) or (mention is not None and mention.kind in PARTIES)


def _is_party(document: Document, head: Token) -> bool:
    mention = document.mention_at(head) or side_of(document, head)
    return mention is not None and mention.kind in PARTIES


def _own_wish(document: Document, verb: Token) -> bool:
    """Whether it is a wish that demands nothing of others: "seeks to return", "wants peace to last"."""
    asks = verb.lemma_ in ("ask", "request")  # "asked to leave"
    hoped = verb.lemma_ == "want" and bool(children(verb, "xcomp"))  # "want diplomacy to work": parsed as an object
    if hoped and not all(_can_be_asked(document, thing) for thing in children(verb, "dobj")):
        return True
    if children(verb, "dobj", "dative") or not (asks or evokes(verb, "Prospect")):
        return False
    below = children(verb, "xcomp", "ccomp")
    if any(child.tag_ == "VBN" for child in below):
        return False  # "wants the ban lifted"
    others = [subject for child in below for subject in children(child, "nsubj", "nsubjpass")]
    if others:  # "wants talks to succeed" hopes, "wants the troops to leave" demands
        return verb.lemma_ == "want" and not any(_can_be_asked(document, subject) for subject in others)
    return bool(below) and not any(child.lemma_ == "see" for child in below)  # "wants to see an end of"


def _can_be_asked(document: Document, subject: Token) -> bool:
    return subject.pos_ == "PRON" or _is_someone(document, subject) or _is_party(document, subject)
