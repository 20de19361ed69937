"""Links to outside identifiers of middling score, which wait for a person to accept or refuse them.

`candidates.jsonl` in the store holds one a line. Whoever looks for links puts them there; `kg review` shows them and
notes the answer, so that what was refused is not asked again. An accepted one becomes a correction of kind link.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from kg.errors import InputError, StoreError

FILE = "candidates.jsonl"
Answer = Literal["", "same", "different"]


class Weighed(Struct, frozen=True, order=True):
    """What one feature says: for the link where `weight` is above 0, against it below."""

    name: str
    says: str
    weight: float


class Candidate(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """That what a mention names may be what an outside identifier names.

    `mention` is the mention's address and `words` what stands there; `label` is our name, `their_label` and
    `description` are the other side's. `score` is how much speaks for it, 0 to 1; `source` where it was found. `answer`
    is empty until someone, `who`, gave one at `when` (ISO).
    """

    mention: str
    words: str
    label: str
    identifier: str
    their_label: str
    score: float
    description: str = ""
    source: str = ""
    features: tuple[Weighed, ...] = ()
    answer: Answer = ""
    who: str = ""
    when: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What it is about: the mention and the identifier."""
        return self.mention, self.identifier


class Candidates:
    """The candidates of one store."""

    def __init__(self, store: str | Path) -> None:
        self.path = Path(store) / FILE

    def all(self) -> list[Candidate]:
        """Every candidate, answered or not, in the order of the file.

        Raises InputError, with file and line, at a line that is none.
        """
        try:
            lines = self.path.read_bytes().split(b"\n")
        except FileNotFoundError:
            return []
        except OSError as error:
            raise StoreError(f"{self.path} cannot be read: {error.strerror or error}") from error
        found: dict[tuple[str, str], Candidate] = {}
        for number, line in enumerate(lines, 1):
            if line.strip():
                one = self._read(line, number)
                found[one.key] = one
        return list(found.values())

    def waiting(self) -> list[Candidate]:
        """Those without an answer, the likeliest first."""
        return sorted((one for one in self.all() if not one.answer), key=lambda one: (-one.score, one.key))

    def put(self, candidates: Iterable[Candidate]) -> None:
        """Make these the candidates that wait, in place of those that waited; answers that were given stay.

        Raises StoreError where the file cannot be written: then it is as it was.
        """
        answered = {one.key: one for one in self.all() if one.answer}
        fresh = {one.key: one for one in candidates if one.key not in answered}
        self._write([*answered.values(), *fresh.values()])

    def note(self, candidate: Candidate, answer: Answer, who: str, when: str) -> Candidate:
        """Note an answer, or by an empty one that it was taken back: the candidate as it stands now."""
        noted = msgspec.structs.replace(candidate, answer=answer, who=who, when=when)
        self._write([noted if one.key == noted.key else one for one in self.all()])
        return noted

    def _read(self, line: bytes, number: int) -> Candidate:
        try:
            return msgspec.json.decode(line, type=Candidate)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            reason = f"this is no candidate ({error}): mend it or take it out"
            raise InputError(f"{self.path}, line {number}", reason) from error

    def _write(self, candidates: Iterable[Candidate]) -> None:
        fresh = self.path.with_name(FILE + ".new")
        try:
            with fresh.open("wb") as file:
                file.writelines(msgspec.json.encode(one) + b"\n" for one in candidates)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(self.path)
        except OSError as error:
            raise StoreError(f"{self.path} cannot be written: {error.strerror or error}") from error
