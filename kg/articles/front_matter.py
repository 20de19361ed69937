"""The block between two lines of `---` at the top of a text file that says what the article is.

It is read as flat `key: value` lines, so that a title may hold a colon and needs no quotation marks; indented lines,
lists and keys that newskg has no use for are passed over. `date` stands for `published`.
"""

import re

from kg.articles.record import FIELDS

_BLOCK = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_ENTRY = re.compile(r"^([A-Za-z_]+)[ \t]*:[ \t]+(\S.*?)[ \t]*$", re.MULTILINE)
_SYNONYMS = {"date": "published"}


def split(source: str) -> tuple[dict[str, str], str]:
    """The fields that the front matter gives, and the text after it. `source` has LF line ends."""
    block = _BLOCK.match(source)
    if block is None:
        return {}, source
    fields: dict[str, str] = {}
    for key, value in _ENTRY.findall(block.group(1)):
        name = _SYNONYMS.get(key.lower(), key.lower())
        if name in FIELDS and name != "text":
            fields.setdefault(name, _unquoted(value))
    return fields, source[block.end() :]


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
