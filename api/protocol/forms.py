"""The fields of a form, as they stand in an address or a body (application/x-www-form-urlencoded)."""

import re
from binascii import a2b_qp
from urllib.parse import unquote

_MALFORMED = re.compile(r"%(?![0-9A-Fa-f]{2})")


def fields_of(form: str) -> list[tuple[str, str]]:
    """The names and values of all fields, in their order, those without a value too.

    Raises UnicodeDecodeError for what is not UTF-8.
    """
    parts = (part.partition("=") for part in form.split("&") if part)
    return [(_decoded(name), _decoded(value)) for name, _, value in parts]


def _decoded(written: str) -> str:
    """The text that is written with `+` for a blank and `%E2%82%AC` for what stands in no address."""
    text = written.replace("+", " ")
    if "%" not in text:
        return text
    if not text.isascii() or _MALFORMED.search(text):
        return unquote(text, errors="strict")
    # A query is most of its address, and every bracket in it is escaped. The library goes from one to the next, which
    # takes as long as all else that is done here for a request; quoted-printable, which `=` begins, is decoded in C.
    return a2b_qp(text.replace("=", "=3D").replace("%", "=")).decode()
