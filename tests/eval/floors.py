"""The floors under the scores, with the history of each, as `floors.toml` keeps them."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

FILE = Path(__file__).parent / "floors.toml"
Share = Annotated[float, Meta(ge=0, le=1)]


class Step(Struct, forbid_unknown_fields=True):
    """A floor as it once was set. `reason` says why it was lowered."""

    value: Share
    reason: str = ""


class Floor(Struct, forbid_unknown_fields=True):
    """The lowest score a kind may have, and every value this had, oldest first, the present one last."""

    floor: Share
    history: Annotated[list[Step], Meta(min_length=1)]


class Floors(Struct, forbid_unknown_fields=True):
    """All floors by kind, and the hash of the corpus they were measured on."""

    corpus: str
    kinds: dict[str, Floor]


def load_floors(file: Path = FILE) -> Floors:
    """The floors. Raises msgspec.ValidationError where the file has another form."""
    return msgspec.toml.decode(file.read_bytes(), type=Floors)


def breaches(floors: Floors, scores: Mapping[str, float], corpus: str) -> Iterator[str]:
    """What is wrong, one line each: scores below their floors, another corpus, floors that were lowered silently."""
    if floors.corpus != corpus:
        yield f"the corpus changed: measure again, set the floors, and set corpus = {corpus!r} in {FILE.name}"
    for kind, floor in floors.kinds.items():
        if kind not in scores:
            yield f"{kind}: has a floor, but nothing measures it"
        elif scores[kind] < floor.floor:
            yield f"{kind}: {scores[kind]:.3f} is below its floor of {floor.floor:.3f}"
        if floor.history[-1].value != floor.floor:
            yield f"{kind}: the last entry of the history is not the floor: add one for {floor.floor}"
        for before, after in pairwise(floor.history):
            if after.value < before.value and not after.reason.strip():
                yield f"{kind}: lowered from {before.value} to {after.value} without a reason"
    yield from (f"{kind}: is measured, but has no floor" for kind in sorted(set(scores) - set(floors.kinds)))
