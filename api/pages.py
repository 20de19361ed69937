"""The service's own web pages: plain files without outside assets, and text put into them safely."""

from functools import cache
from html import escape
from pathlib import Path
from string import Template

_FOLDER = Path(__file__).parent / "web"


class _Page(Template):
    delimiter = "%"  # `$` is JavaScript's own


@cache
def _read(name: str) -> _Page:
    return _Page((_FOLDER / f"{name}.html").read_text(encoding="utf-8"))


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def page(name: str, **holes: str) -> str:
    """The page with its `%{holes}` filled; what is not Markup is escaped."""
    safe = {key: text if isinstance(text, Markup) else escape(text) for key, text in holes.items()}
    return _read(name).substitute(safe)
