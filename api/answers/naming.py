"""What things are called on a page: by their labels, and where they have none by what they say."""

import re
from collections.abc import Iterable
from textwrap import shorten

from api.answers.details import LABEL, details_of
from api.workers.pool import Pool
from kg.ids import ID, NK, PREFIXES

TITLE = PREFIXES["dcterms"] + "title"
# What a role holding, delegation, membership, participation, quantity, position or quotation says, in this order.
_SAYING = [
    *(NK + name for name in ("roleTitle", "of", "status", "capacity", "member", "represents", "sentTo", "part")),
    *(NK + name for name in ("actor", "qualifier", "value", "counted", "outcome", "party", "act", "content")),
    *(NK + name for name in ("speaker", "words")),
]
_LONGEST = 100


async def names_of(pool: Pool, addresses: Iterable[str]) -> dict[str, str]:
    """A name for each of these: `Umerov`, `role: minister, Ukraine, Current`, or the end of its IRI."""
    wanted = set(addresses)
    details = await details_of(pool, wanted, [LABEL, TITLE, *_SAYING])
    linked = {v for of_one in details.values() for p in _SAYING for v in of_one.get(p, ()) if v.startswith(ID)}
    labels = {address: found[LABEL][0] for address, found in (await details_of(pool, linked, [LABEL])).items()}
    return {address: _name(address, details.get(address, {}), labels) for address in wanted}


def _name(address: str, of_one: dict[str, list[str]], labels: dict[str, str]) -> str:
    for given in (of_one.get(LABEL), of_one.get(TITLE)):
        if given:
            return given[0]
    kind, _, key = address.removeprefix(ID).partition("/")
    said = [labels.get(value) or term(value) for name in _SAYING for value in of_one.get(name, ())]
    return shorten(f"{kind}: {', '.join(said) or key}", _LONGEST, placeholder=" …")


def term(address: str) -> str:
    """A term of the ontology by its own name, `Current` for nk:Current; anything else as it is."""
    for namespace in (NK, PREFIXES["role"]):
        if address.startswith(namespace):
            return address.removeprefix(namespace)
    return address


def spoken(address: str) -> str:
    """A property in words: `headed by` for nk:headedBy, `type` for rdf:type."""
    own = re.split("[#/]", address)[-1]
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", own).lower()
