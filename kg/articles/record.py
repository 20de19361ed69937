"""From the fields an input gives to an article, or to the one reason why there is none."""

from collections.abc import Mapping

from kg.articles.normal_text import body, line
from kg.articles.published import publication_date
from kg.errors import InputError
from kg.ids import digest
from kg.model import Article

FIELDS = ("id", "title", "published", "text", "url", "outlet")
MAX_CHARS = 1_000_000
"""The most characters one article may hold, title included: what the language pipeline takes in one piece."""

_KINDS = {bool: "a truth value", int: "a number", float: "a number", list: "a list", dict: "an object"}


def article(where: str, fields: Mapping[str, object], text: str | None = None) -> Article | InputError:
    """The article that the fields `id title published text url outlet` describe; other fields are ignored.

    Every field but `text` may be absent or null; a whole number is taken as an id. `text`, where it is handed over
    beside the fields, is text whose paragraphs are settled already. Without an id, one is made from title and text.
    """
    try:
        known = {name: _string(where, name, fields.get(name)) for name in FIELDS}
    except InputError as error:
        return error
    if text is None:
        text = body(known["text"])
    title = line(known["title"])
    reason = _unfit(title, text)
    if reason:
        return InputError(where, reason)
    return Article(
        id=line(known["id"]) or digest(title, text),
        title=title,
        text=text,
        published=publication_date(known["published"]),
        url=line(known["url"]) or None,
        outlet=line(known["outlet"]) or None,
    )


def _string(where: str, name: str, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if name == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    kind = _KINDS.get(type(value), type(value).__name__)
    raise InputError(where, f"the field {name} is {kind} where a string is expected")


def _unfit(title: str, text: str) -> str | None:
    length = len(title) + 2 + len(text)
    if not text:
        return "holds no text"
    if length > MAX_CHARS:
        return f"holds {length:,} characters in one article, more than the {MAX_CHARS:,} that can be read: split it"
    if not any(map(str.isalpha, text)):
        return "holds no sentence, only digits, signs or white space"
    return None
