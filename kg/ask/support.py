"""What an answer rests on: how many articles and independent origins hold it, and what the others say."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from kg.ask.inquiry import Inquiry
from kg.ask.queries import literals
from kg.ask.reply import Answer, Other
from kg.disagreements import Disagreement, Value, disagreements
from kg.store import pages

SHOWN = 5  # sentences of each answer
_WEIGHED = 5  # answers, the first ones, for which others are asked


def supported(answers: Sequence[Answer], inquiry: Inquiry) -> tuple[Answer, ...]:
    """The answers with how many articles and origins hold each and, for the first, what others say; few sentences."""
    origins = _origins(inquiry, {quote.article for one in answers for quote in one.evidence})
    return tuple(
        replace(
            one,
            evidence=one.evidence[:SHOWN],
            articles=len({quote.article for quote in one.evidence}),
            origins=len({origins.get(quote.article, quote.article) for quote in one.evidence}),
            others=_others(one, inquiry) if number < _WEIGHED else (),
        )
        for number, one in enumerate(answers)
    )


def _origins(inquiry: Inquiry, articles: Iterable[str]) -> dict[str, str]:
    """The origin of each article, both by what tells one from another; a graph may say nothing of it."""
    return {row["id"]: row["origin"] for page in pages(articles) for row in inquiry.rows("origins", id=literals(page))}


def _others(answer: Answer, inquiry: Inquiry) -> tuple[Other, ...]:
    if answer.of is None:
        return ()
    subject, name = answer.of
    told_by = inquiry.as_of.last if inquiry.as_of else None
    found = {
        (other.label, other.articles, other.origins, other.later): None
        for one in disagreements(inquiry.reader, subject, name, told_by)
        if any(_is(answer, value) for value in one.values)
        for other in _rest(answer, one)
    }
    return tuple(Other(label=label, articles=held, origins=of, later=later) for label, held, of, later in found)


def _rest(answer: Answer, one: Disagreement) -> Iterable[Value]:
    return (value for value in one.values if not _is(answer, value))


def _is(answer: Answer, value: Value) -> bool:
    """Whether this is the answer's own value: an entity by its IRI, a number or a date as it is written."""
    return value.value in (answer.iri, answer.label) or value.value.removesuffix(".0") == answer.label
