"""The places that a noun phrase names: "the port city of X", "X's Y district", "a market in X", "the town"."""

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from kg.document import Document
from kg.facts.events.actors import stands_in
from kg.facts.events.numbers import is_people
from kg.model import Mention
from kg.syntax import children, conjuncts, prepositional

AT = ("in", "at", "near", "outside", "across", "over", "inside", "around", "throughout", "off", "along")
PLACES = ("city", "place", "region", "country")
_PARTS = frozenset("suburb district neighbourhood neighborhood quarter borough area enclave outskirts".split())
# What may be elsewhere than the country that it belongs to, as may its people: "a Chilean ship".
_ABROAD = frozenset(
    "aircraft base boat company consulate convoy embassy helicopter jet mission plane ship tanker vessel".split()
)
_PORTS = ("port", "resort")
_WORDS_FOR = {
    **dict.fromkeys(("city", "town", "village", "capital", *_PORTS), ("city",)),
    **dict.fromkeys(("region", "province", "state", "territory", "enclave"), ("region",)),
    "country": ("country",),
}
_EXACT = {"place": 0, "city": 1, "region": 2, "country": 3, "organization": 0}


def most_exact(places: Iterable[Mention]) -> Mention | None:
    """The first of the most exact ones: a building or spot before a town, a town before a region."""

    def size(mention: Mention) -> tuple[int, int]:
        spot = mention.kind == "place"  # "the X Cathedral in the valley of Y": the smaller one is named first
        return _EXACT[mention.kind], mention.id if spot else 0

    return min(places, key=size, default=None)


def places_in(document: Document, head: Token) -> Iterator[Mention]:
    """The places in a phrase: "the port city of X", "X's Y district", "a market in X", "the X suburbs of Y"."""
    named = document.mention_at(head)
    if named is not None and named.kind not in PLACES:
        yield from (place for inner in prepositional(head, *AT) for place in places_in(document, inner))
        return
    found = [mention for token in _phrase(head) if (mention := document.mention_at(token)) is not None]
    port = named is None and head.lemma_.lower() in _PORTS
    found = _port(document, head, found) if port else found or _told_before(document, head)
    before = [document.mention_at(child) for child in children(head, "compound", "nmod", "amod") if child.i < head.i]
    if named is None and head.lemma_.lower() in _PARTS and any(before):  # "the X suburbs of Y" are in X
        found = [mention for mention in before if mention is not None]
    # A sea or valley that only helps to find the town does not stand for it: "the Black Sea port of X".
    towns = named is None and any(mention.kind == "city" for mention in found)
    yield from (mention for mention in found if not (towns and mention.kind == "place"))


def _told_before(document: Document, head: Token) -> list[Mention]:
    """ "The town", "the region": the last one named in this sentence or the two before."""
    kinds = _WORDS_FOR.get(head.lemma_.lower(), ())
    if not any(child.lower_ in ("the", "this", "that") for child in children(head, "det")) or prepositional(head, "of"):
        return []
    start = document.sentences[max(0, document.sentence_of(head).index - 2)].span.start
    named = [m for m in document.mentions if m.kind in kinds and start <= m.span.start < head.idx]
    there = [m for m in named if head.lemma_.lower() in _PORTS and document.tokens(m.span)[-1].head.lower_ in AT]
    return (there or named)[-1:]


def _port(document: Document, head: Token, named: Sequence[Mention]) -> list[Mention]:
    """ "The Black Sea port" is the town told before, and not the sea; "the port" alone is a part of one."""
    near = [mention for mention in named if mention.kind != "place" or mention.ref is None]
    return near or (_told_before(document, head) if named else [])


def _phrase(head: Token) -> Iterator[Token]:
    yield head
    for child in head.children:
        if child.dep_ == "appos":
            yield from _phrase(child)
        elif child.dep_ == "prep" and child.lower_ in ("of", "in", "near", "at", "on", "like", "including"):
            for inner in children(child, "pobj"):
                for each in conjuncts(inner):
                    yield from _phrase(each)
    if not (is_people(head) or stands_in(head) or head.lemma_.lower() in _ABROAD):
        yield from children(head, "compound", "poss", "nmod", "amod")
