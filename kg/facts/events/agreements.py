"""Whom an agreement binds, what it is about, and names that are an agreement's own."""

from spacy.tokens import Token

from kg.document import Document
from kg.facts.events.occurrences import is_clause_verb
from kg.syntax import agents, children, patients, prepositional

_BIND = frozenset("abandon accede adhere breach exit honour honor join leave pull quit rejoin violate withdraw".split())
_TRADE = frozenset("acquire buy deliver export import lease lend purchase sell supply".split())
# What the proper names of agreements end on.
_TREATIES = frozenset("accord agreement area convention framework initiative pact plan protocol treaty".split())


def bound(agreement: Token) -> list[Token]:
    """Those whom it binds: "X withdrew from the treaty", "Y pulled X out of the treaty", "X abandoned the truce"."""
    if agreement.dep_ == "dobj" and agreement.head.lemma_ in _BIND:
        return agents(agreement.head)
    into = agreement.dep_ == "pobj" and agreement.head.lower_ in ("from", "to", "into", "of")
    verb = next((word for word in agreement.ancestors if word.pos_ != "ADP"), agreement)
    if not into or verb.lemma_ not in _BIND or not is_clause_verb(verb):
        return []
    return patients(verb) or agents(verb)


def purposes(agreement: Token) -> list[Token]:
    """The verbs of trade that say what it is about: "a deal to buy jets", "a letter of intent on selling gas"."""
    tops = [agreement, *prepositional(agreement), *([agreement.head] if agreement.dep_ == "dobj" else [])]
    inner = [verb for top in tops for prep in children(top, "prep") for verb in children(prep, "pcomp")]
    return [
        verb for verb in (*inner, *(v for top in tops for v in children(top, "acl", "relcl"))) if verb.lemma_ in _TRADE
    ]


def traded_with(agreement: Token) -> list[Token]:
    """ "A deal to sell gas to X", "to buy jets from Y"."""
    return [head for verb in purposes(agreement) for head in prepositional(verb, "to", "from")]


def names_a_treaty(document: Document, token: Token) -> bool:
    """Whether the token's mention is an agreement's own name, or the letters for it in brackets."""
    mention = document.mention_at(token)
    if mention is None or mention.kind != "organization":
        return False
    first = document.tokens(mention.span)[0]
    in_brackets = first.i > 1 and first.nbor(-1).text == "("
    before = document.mention_at(first.nbor(-2)) if in_brackets else mention
    return before is not None and before.name.split()[-1].lower() in _TREATIES
