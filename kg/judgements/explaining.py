"""Why what several articles name is one thing, and why two things are two."""

from collections.abc import Iterable

from msgspec import Struct

from kg.addresses import addressed
from kg.ids import ID
from kg.judgements.beside import named_in_text
from kg.judgements.judged import Judged, Side, article_of, read_judgements
from kg.judgements.naming import Described
from kg.judgements.passages import Passage, Passages, Source, evidence_address
from kg.judgements.queries import QUERIES
from kg.model import Span
from kg.store import Reader, iri, iris


class InArticle(Struct, frozen=True, kw_only=True):
    """How one article names an entity or tells of an event, and the judgements that tie it to the other articles.

    `copy_of` is the IRI of the article that it is a copy of, None where it is none.
    """

    article: Source
    copy_of: str | None
    passages: tuple[Passage, ...]
    judgements: tuple[Judged, ...]


class Why(Struct, frozen=True, kw_only=True):
    """Why these articles name one thing: the oldest ones, `more` others, and what it was compared with and is not.

    `origins` is how many of all its articles are no copies of one another.
    """

    entity: Described
    articles: tuple[InArticle, ...]
    more: int
    origins: int
    apart: tuple[Judged, ...]


class Between(Struct, frozen=True, kw_only=True):
    """What was judged of two things, the surest first. `message` says how it stands with them, in one line.

    `beside` has, by the address of a side that stands in a title, where the article's text first names the same one.
    """

    left: Described
    right: Described
    judgements: tuple[Judged, ...]
    message: str
    beside: dict[str, Passage]


def why_one(reader: Reader, entity: Described, most: int) -> Why:
    """Why its articles name one thing: the `most` oldest of them, and as many of what it is not."""
    one = iri(entity.iri)
    known = QUERIES.rows(reader, "articles", one=one)
    published = {row["article"]: row.get("published", "9999") for row in known}
    origins = {row["article"]: row.get("origin", row["article"]) for row in known}
    shown = sorted(published, key=lambda node: (published[node], node))[:most]
    about = QUERIES.rows_of(reader, "about", iris(shown), one=one)
    judged = [one for one in read_judgements(reader, (row["judgement"] for row in about)) if one.verdict == "same"]
    evidence = _evidence(reader, entity.iri, shown)
    found = [_in_article(node, origins[node], evidence, judged) for node in shown if node in evidence]
    return Why(
        entity=entity,
        articles=tuple(found),
        more=len(published) - len(shown),
        origins=len(set(origins.values())),
        apart=_apart(reader, entity, most),
    )


def why_two(reader: Reader, left: Described, right: Described) -> Between:
    """What was judged of two things, or that nothing compared them."""
    found = QUERIES.rows(reader, "between", one=iri(left.iri), other=iri(right.iri))
    judged = read_judgements(reader, sorted(row["judgement"] for row in found))
    ordered = tuple(sorted(judged, key=lambda one: (not one.decided, one.verdict != "different", -one.score, one.iri)))
    beside = named_in_text(reader, [side for one in ordered for side in one.sides])
    return Between(left=left, right=right, judgements=ordered, message=_message(left, right, ordered), beside=beside)


def _message(left: Described, right: Described, judged: tuple[Judged, ...]) -> str:
    alike = left.label == right.label
    both = " and ".join(f"{one.label} ({one.iri.removeprefix(ID)})" if alike else one.label for one in (left, right))
    if judged:
        first = judged[0]
        says = {
            "same": f"{both} were judged one, and something else keeps them apart: {first.reason}",
            "different": f"{both} are judged to be two: {first.reason}",
            "unsure": f"Whether {both} are one is unsure, so they stay apart: {first.reason}",
        }
        return says[first.verdict]
    if not set(left.kinds) & set(right.kinds):
        kinds = f"{left.kind} and {right.kind}".casefold()
        return f"Nothing compared them: {both} are of different kinds ({kinds})"
    shared = sorted(set(left.keys) & set(right.keys))
    if not shared and left.keys and right.keys:
        return f"Nothing compared them: they have no name in common ({_some(left.keys)}; {_some(right.keys)})"
    name = f", although both go by the name {shared[0]!r}" if shared else ""
    return f"Nothing compared them directly{name}"


def _some(keys: Iterable[str]) -> str:
    names = sorted(keys, key=lambda key: (-len(key), key))
    return ", ".join(names[:4]) + (", …" if len(names) > 4 else "")


def _apart(reader: Reader, entity: Described, most: int) -> tuple[Judged, ...]:
    """One judgement for each thing that the entity was compared with and is not, what people decided and sure first."""
    found = QUERIES.rows(reader, "apart", one=iri(entity.iri))
    nearest: dict[str, Judged] = {}
    others = {row["judgement"]: row["other"] for row in found}
    kept = sorted(others)[: most * 4]  # a surname may be that of hundreds
    for judged in sorted(read_judgements(reader, kept), key=lambda j: (not j.decided, j.verdict, -j.score, j.iri)):
        nearest.setdefault(others[judged.iri], judged)
    return tuple(nearest.values())[:most]


def _evidence(reader: Reader, entity: str, articles: list[str]) -> dict[str, tuple[Source, tuple[Passage, ...]]]:
    """By article, the words that name the entity or tell of it there, in the order of the text."""
    if not articles:
        return {}
    wanted = f"VALUES ?article {{ {' '.join(iris(articles))} }}"
    by_article: dict[str, set[str]] = {}
    for row in QUERIES.rows_of(reader, "evidence", [iri(entity)], articles=wanted):
        by_article.setdefault(row["article"], set()).add(evidence_address(row))
    passages = Passages.at(reader, {address for found in by_article.values() for address in found})
    shown = {}
    for node, addresses in by_article.items():
        found = [one for one in map(passages.of, addresses) if one]
        in_order = sorted(found, key=lambda one: (one.start or 0, one.at, one.words))
        if found:
            shown[node] = found[0].article, tuple(in_order)
    return shown


def _in_article(
    node: str, origin: str, evidence: dict[str, tuple[Source, tuple[Passage, ...]]], judged: list[Judged]
) -> InArticle:
    source, passages = evidence[node]
    here = tuple(sorted((one for one in judged if _home(one) == source.id), key=_order))
    return InArticle(article=source, copy_of=origin if origin != node else None, passages=passages, judgements=here)


def _home(judged: Judged) -> str:
    """The article that a judgement is told with: that of its right side, unless that is an entity."""
    return article_of(judged.right) or article_of(judged.left) or ""


def _order(judged: Judged) -> tuple[bool, bool, Span, str]:
    """What people decided first, then what joins an article to the rest, then in the order of the text."""
    left, right = (addressed(side.address) for side in judged.sides)
    within = left is not None and right is not None and left.article == right.article
    return not judged.decided, within, right.span if right else Span(0, 0), judged.iri


def other_side(judged: Judged, article: str) -> Side | None:
    """The side of a judgement that stands in another article than this one; None where both stand here."""
    return next((side for side in judged.sides if article_of(side) not in (None, article)), None)
