"""Tallies as facts: what is counted in the text's words, how the number is bounded, and the clause that gives it."""

from spacy.tokens import Token

from kg.document import Document
from kg.facts.events.numbers import currency_of, qualifier_of
from kg.facts.events.quantities import HARM, Tally
from kg.model import Quantity
from kg.syntax import children, clause


def quantity(document: Document, tally: Tally, rule: str, source: int | None) -> Quantity:
    """The tally as a fact; its evidence is the clause that gives the number."""
    return Quantity(
        evidence=document.evidence(_stated(tally), rule),
        value=tally.value,
        counted=counted_words(tally),
        outcome=tally.outcome,
        qualifier=qualifier_of(document, tally.number),
        source=source,
    )


def _stated(tally: Tally) -> list[Token]:
    verb = next((token for token in tally.number.ancestors if token.pos_ in ("VERB", "AUX")), None)
    words = [*tally.number.subtree, tally.head, *((tally.like,) if tally.like is not None else ())]
    around = [token for token in clause(verb) if token.sent == tally.number.sent] if verb is not None else []
    tokens = [*words, *around]
    # A stretch begins and ends with a word, and not with one that ties it to what stands around it.
    return [t for t in tokens if not (t.is_punct or t.is_space or t.dep_ in ("cc", "mark"))] or tokens


def counted_words(tally: Tally) -> str:
    """What is counted, as the text names it: the noun with what describes it, else "people" or a currency."""
    if tally.what:
        return tally.what
    head = tally.like if tally.like is not None else tally.head
    if tally.like is None and head == tally.number:
        return _unnamed(tally)
    described = [child.left_edge for child in children(head, "amod", "compound", "nmod") if child.pos_ != "NUM"]
    after = [token for token in described if tally.like is not None or token.i > tally.number.i]
    first = min([*after, head], key=lambda token: token.i)
    return first.doc[first.i : head.i + 1].text if first.i <= head.i else head.text


def _unnamed(tally: Tally) -> str:
    currency = currency_of(tally.number)
    if tally.head.pos_ == "NOUN" and currency is None:  # "a woman" counts one
        return tally.head.text
    return "people" if tally.outcome in HARM else currency or "in all"
