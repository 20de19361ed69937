"""The parameters of look-ups: what they may be, and what is said of those that make no sense."""

import re
from datetime import date
from typing import Annotated

from fastapi import Request
from fastapi.routing import APIRoute
from pydantic import AfterValidator

from api.protocol.problems import Problem

_CLASS = re.compile(r"[A-Za-z]{1,80}")


def _day(given: str) -> str:
    """A year, month or day that there is."""
    form = {4: "-01-01", 7: "-01", 10: ""}.get(len(given))
    try:
        date.fromisoformat(given + (form or "") if form is not None else "")
    except ValueError:
        raise ValueError("give a year, a month or a day that there is, as 2025, 2025-07 or 2025-07-23") from None
    return given


def _name(given: str) -> str:
    if not _CLASS.fullmatch(given):
        raise ValueError("give the name of a class, as Negotiation")
    return given[0].upper() + given[1:]


def _names(given: str) -> str:
    if not all(map(_CLASS.fullmatch, given.split(","))):
        raise ValueError("give names of classes with commas between them, as Person or City,Region")
    return ",".join(map(_name, given.split(",")))


Day = Annotated[str, AfterValidator(_day)]
Class = Annotated[str, AfterValidator(_name)]
Classes = Annotated[str, AfterValidator(_names)]


def refuse_unknown(request: Request) -> None:
    """Raise Problem 400 for a parameter that the address does not take: else a misspelled one would go unnoticed."""
    route = request.scope["route"]
    if not isinstance(route, APIRoute):
        return
    parts = [route.dependant]
    for part in parts:
        parts += part.dependencies
    known = {field.alias for part in parts for field in part.query_params}
    unknown = next((name for name in request.query_params if name not in known), None)
    if unknown is not None:
        raise Problem(
            400, f"{unknown[:80]}: there is no such parameter here; use {', '.join(sorted(known))}.", "parameters"
        )
