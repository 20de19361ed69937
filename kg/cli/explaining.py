"""kg why: why what several articles name is one thing, and what keeps two things apart."""

import sys
from textwrap import shorten
from typing import Annotated, Literal

import msgspec
import typer

from kg.cli.console import DEFAULT_STORE, StoreOption, counted, out, say
from kg.cli.judgements import INDENT, print_features, print_passage, sure, where
from kg.errors import InputError
from kg.judgements import (
    Between,
    Described,
    InArticle,
    Judged,
    Source,
    Why,
    article_of,
    find_one,
    other_side,
    why_one,
    why_two,
)
from kg.store import Reader, open_reader

_ROLES = 3  # the latest
_LONGEST = 70  # characters of what a judgement joins


def why(
    entity: Annotated[str, typer.Argument(help="An IRI, id/person/… or a name.")],
    other: Annotated[str | None, typer.Argument(help="Another: what keeps the two apart?")] = None,
    store: StoreOption = DEFAULT_STORE,
    limit: Annotated[int, typer.Option(min=1, help="How many articles are shown, the oldest first.")] = 20,
    format: Annotated[Literal["text", "json"], typer.Option(help="How to print it.")] = "text",  # noqa: A002
) -> None:
    """Say why what several articles name is one, or what keeps two apart."""
    reader = open_reader(store)
    found = [_found(reader, text) for text in (entity, other) if text is not None]
    if len(found) == 2 and found[0].iri == found[1].iri:
        raise InputError(f"{entity} and {other}", f"are one, {found[0].iri}: ask kg why {entity!r} alone")
    told = why_one(reader, found[0], limit) if len(found) == 1 else why_two(reader, *found)
    if format == "json":
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(told), indent=2).decode() + "\n")
    elif isinstance(told, Why):
        _print_one(told)
    else:
        _print_two(told)


def _found(reader: Reader, text: str) -> Described:
    found = find_one(reader, text)
    if found is None:
        say(f"the graph has nothing called {text!r}")
        raise typer.Exit(1)
    return found


def _print_one(told: Why) -> None:
    out.print(f"{told.entity.label}  {told.entity.iri}", style="bold")
    if told.entity.names:
        out.print(f"also: {', '.join(told.entity.names)}")
    for role in told.entity.roles[:_ROLES]:
        out.print(role)
    out.print(f"{counted(len(told.articles) + told.more, 'article')}, {counted(told.origins, 'origin')}")
    sources = {found.article.iri: found.article for found in told.articles}
    ties = (judged for found in told.articles for judged in found.judgements)
    compared_with = {article_of(judged.left) for judged in ties}
    for found in told.articles:
        origin = sources.get(found.copy_of or "")
        _print_article(found, _without(told.entity, found.article.id in compared_with), origin)
    if told.more:
        out.print(f"\nand {counted(told.more, 'article')} more: --limit shows them")
    if told.apart:
        out.print("\nCompared, and not taken for one", style="bold")
    for judged in told.apart:
        side = judged.right if judged.left.entity and judged.left.entity.iri == told.entity.iri else judged.left
        name = f"{side.entity.label or side.entity.iri}  {side.entity.iri}" if side.entity else side.address
        out.print(f"\n{INDENT}{name}")
        out.print(f"{INDENT * 2}{sure(judged)}")
        print_features(judged, INDENT * 3)


def _without(entity: Described, is_first: bool) -> str:
    """What there is to say of an article that no judgement ties to another."""
    if entity.entry:
        return f"→ one: the gazetteer's entry {entity.entry}"
    return "the others are compared with this one" if is_first else "nothing to compare it with"


def _print_article(found: InArticle, otherwise: str, origin: Source | None) -> None:
    out.print(f"\n{where(found.article)}", style="bold")
    if found.copy_of:
        out.print(f"{INDENT}a copy of {where(origin) if origin else found.copy_of}")
    for passage in found.passages:
        print_passage(passage, INDENT)
    if not found.judgements:
        out.print(f"{INDENT}{otherwise}")
    for judged in found.judgements:
        out.print(f"{INDENT}→ {sure(judged, _tie(judged, found.article.id))}")
        print_features(judged, INDENT * 2)


def _tie(judged: Judged, article: str) -> str:
    """What the judgement joins, where that is not this article and the entity."""
    other = other_side(judged, article)
    if other is not None and other.passage:
        return f"one with “{_short(other.passage.words)}” in {_short(where(other.passage.article))}"
    left, right = (_short(side.passage.words) if side.passage else "" for side in judged.sides)
    return f"“{right}” is “{left}”" if left and right else ""


def _short(text: str) -> str:
    return shorten(text, _LONGEST, placeholder=" …")


def _print_two(told: Between) -> None:
    out.print(told.message, style="bold")
    for judged in told.judgements:
        out.print(f"\n{INDENT}{sure(judged)}")
        print_features(judged, INDENT * 2)
        for side in judged.sides:
            if side.passage:
                name = side.entity.label if side.entity and side.entity.label else side.address
                out.print(f"{INDENT}{name}, {where(side.passage.article)}")
                print_passage(side.passage, INDENT * 2)
            if side.address in told.beside:
                print_passage(told.beside[side.address], INDENT * 2)
