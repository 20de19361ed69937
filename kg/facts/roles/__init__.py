"""Role holdings: who holds, held or will hold which role, in which body."""

from collections.abc import Iterable, Sequence

from kg.document import Document
from kg.facts.roles.bodies import shared_bodies
from kg.facts.roles.holders import Holding, holdings
from kg.facts.roles.titles import find_titles
from kg.model import Fact, RoleFact


def roles(document: Document, _facts: Sequence[Fact]) -> Iterable[RoleFact]:
    """The role holdings that the document's sentences state, in text order."""
    for sentence in document.body_sentences():
        titles = find_titles(document, sentence)
        for holding in shared_bodies(holdings(document, sentence, titles)):
            if not document.is_quoted(holding.title.head):
                yield _fact(document, holding)


def _fact(document: Document, holding: Holding) -> RoleFact:
    title = holding.title
    name = document.tokens(holding.holder.span)
    tokens = [*document.doc[title.start : title.end], *name]
    if any(token.sent.start != title.head.sent.start for token in tokens):
        tokens = list(document.doc[title.start : title.end])
    return RoleFact(
        evidence=document.evidence(tokens, f"role-{holding.rule}", holding.confidence),
        holder=holding.holder.id,
        concept=title.concept,
        title=title.text,
        status=holding.status or title.status,
        body=title.body.id if title.body else None,
    )
