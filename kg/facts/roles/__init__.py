"""Role holdings: who holds, held or will hold which role, in which body."""

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from kg.document import Document
from kg.facts.attribution import attributed
from kg.facts.roles.bodies import with_bodies
from kg.facts.roles.by_heading import by_heading
from kg.facts.roles.context import from_context
from kg.facts.roles.holders import holdings
from kg.facts.roles.holding import Holding, Title
from kg.facts.roles.titles import find_titles
from kg.model import Fact, RoleFact


def roles(document: Document, _facts: Sequence[Fact]) -> Iterable[RoleFact]:
    """The role holdings that the document's sentences state, in text order; quoted speech states none."""
    found: list[Holding] = []
    named: list[Title] = []
    for sentence in document.body_sentences():
        titles = [title for title in find_titles(document, sentence) if not document.is_quoted(title.head)]
        named.extend(titles)
        found.extend(with_bodies(document, sentence, holdings(document, sentence, titles)))
        found.extend(by_heading(document, sentence))
    for holding in from_context(document, found, named):
        yield _fact(document, holding)


def _fact(document: Document, holding: Holding) -> RoleFact:
    title = holding.title
    evidence = document.evidence(_words(document, holding), f"role-{holding.rule}", holding.confidence)
    return RoleFact(
        evidence=attributed(evidence, holding.voice),
        holder=holding.holder.id,
        concept=title.concept,
        title=title.text,
        status=holding.status or title.status,
        body=title.body.id if title.body else None,
        since=holding.since,
        until=holding.until,
    )


def _words(document: Document, holding: Holding) -> list[Token]:
    """The words that state the holding: the title phrase, with the name and the body where they stand in its
    sentence.
    """
    title = holding.title
    words = list(document.doc[title.start : title.end])
    for mention in (holding.holder, title.body):
        named = document.tokens(mention.span) if mention is not None else []
        if named and document.sentence_of(named[0]) == document.sentence_of(title.head):
            words.extend(named)
    return words
