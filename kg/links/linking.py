"""Linking a store: its people and bodies looked up elsewhere, what is sure made, what is not left to a person."""

from collections.abc import Callable, Mapping
from pathlib import Path

from kg.assembling import assembled
from kg.correcting import Correcting, Result
from kg.corrections import Journal
from kg.corrections.candidates import Candidate, Candidates
from kg.links.asking import known_to
from kg.links.authority import read_authority
from kg.links.making import candidates, requests, undecided
from kg.links.model import Entry, Kind, Proposal
from kg.links.proposing import SURE, entries_by_subject, propose
from kg.links.reconciliation import Service
from kg.links.subjects import subjects
from kg.store import Extractions

Progress = Callable[[int, int], None]


class Linking:
    """One store; `subjects` are its people and bodies of the kinds wanted, those that most articles name first."""

    def __init__(self, store: Path, kinds: tuple[Kind, ...], limit: int | None = None) -> None:
        self._store = store
        with Extractions(store) as kept:
            whole = assembled(list(kept.all()), Journal(store).standing())
        self.subjects = [one for one in subjects(whole) if one.kind in kinds][:limit]

    def by_file(self, path: Path, sure: float = SURE) -> list[Proposal]:
        """What an authority file's entries may be. Raises InputError where it cannot be read."""
        found = entries_by_subject(self.subjects, read_authority(path))
        return self._open(propose(self.subjects, found, sure))

    def by_service(
        self, address: str, types: Mapping[Kind, str], progress: Progress, sure: float = SURE, *, anew: bool = False
    ) -> list[Proposal]:
        """What a reconciliation service knows. `anew` asks again what it has answered before.

        Raises StoreError where it cannot be reached, or does not speak the protocol.
        """
        with Service(address, self._store) as service:
            if anew:
                service.forget()
            found: dict[str, list[Entry]] = known_to(service, self.subjects, types, progress)
        return self._open(propose(self.subjects, found, sure, among_millions=True))

    def make(self, proposals: list[Proposal], source: str, who: str, *, later: bool = False) -> Result | None:
        """Make the sure links, as corrections, and leave the others to `kg review`: what the sure ones changed."""
        Candidates(self._store).put([*self._others(source), *candidates(proposals, source)])
        wanted = requests(proposals)
        return Correcting(self._store).make(wanted, who, later=later) if wanted else None

    def _others(self, source: str) -> list[Candidate]:
        """The candidates that wait from other sources."""
        return [one for one in Candidates(self._store).waiting() if one.source != source]

    def _open(self, proposals: list[Proposal]) -> list[Proposal]:
        return undecided(proposals, Candidates(self._store).all(), Journal(self._store).standing())
