"""Which links to make and which to leave to a person: the best entry for each subject, if no other comes near it."""

from collections.abc import Iterable, Mapping, Sequence

from kg.links.model import Entry, Proposal, Subject
from kg.links.weighing import score, weigh
from kg.names import fold
from kg.resolve.person_names import form, sound
from kg.resolve.weights import MARGIN, total
from kg.triples.statements import Feature

SURE = 0.93  # a full name that nobody else bears, on either side, is a little above
WORTH_ASKING = 0.4
_Weighed = tuple[Entry, list[Feature]]


class EntryIndex:
    """The entries of an authority file by what their names sound like, so that each subject meets few of them."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_key: dict[str, list[Entry]] = {}
        for entry in entries:
            for key in {key for name in entry.names for key in _keys(name)}:
                self._by_key.setdefault(key, []).append(entry)

    def entries_for(self, subject: Subject) -> list[Entry]:
        """The entries that may be this subject's, each once."""
        keys = {key for name in subject.names for key in _keys(name)}
        return [*{one.identifier: one for key in sorted(keys) for one in self._by_key.get(key, ())}.values()]


def propose(
    subjects: Sequence[Subject],
    entries: Mapping[str, Sequence[Entry]],
    sure: float = SURE,
    *,
    among_millions: bool = False,
) -> list[Proposal]:
    """The links to make and to ask about, the surest first; `entries` are those found for each subject, by its IRI.

    A link is sure where its score is at least `sure`, no other entry comes near it, and no other subject is as likely
    to be that entry. What already has the identifier is left out, as are entries of the same source as one it has.
    """
    best: list[tuple[Subject, _Weighed, bool]] = []
    for subject in subjects:
        found = _weighed(subject, entries.get(subject.iri, ()), among_millions)
        if found and not _is_linked(subject, found[0][0]):
            rivals = [one for one in found[1:] if total(found[0][1]) - total(one[1]) < MARGIN]
            best += [(subject, one, not rivals) for one in [found[0], *rivals]]
    claimed: dict[str, list[float]] = {}
    for _, (entry, features), _ in best:
        claimed.setdefault(entry.identifier, []).append(total(features))
    proposals = []
    for subject, (entry, features), alone in best:
        likely = score(features)
        others = sorted(claimed[entry.identifier], reverse=True)
        contested = len(others) > 1 and others[0] - others[1] < MARGIN
        leads = total(features) == others[0]
        if likely >= WORTH_ASKING:
            verdict = "sure" if likely >= sure and alone and leads and not contested else "unsure"
            one = Proposal(subject=subject, entry=entry, score=likely, features=tuple(features), verdict=verdict)  # type: ignore[arg-type]
            proposals.append(one)
    return sorted(proposals, key=lambda one: (one.verdict, -one.score, one.subject.iri, one.entry.identifier))


def entries_by_subject(subjects: Iterable[Subject], entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Which entries of a file to weigh for each subject, by its IRI."""
    index = EntryIndex(entries)
    return {subject.iri: index.entries_for(subject) for subject in subjects}


def _weighed(subject: Subject, entries: Iterable[Entry], among_millions: bool) -> list[_Weighed]:
    """The entries whose names go together with the subject's, the likeliest first."""
    weighed = ((entry, weigh(subject, entry, among_millions=among_millions)) for entry in entries)
    found = [(entry, features) for entry, features in weighed if features]
    return sorted(found, key=lambda one: (-total(one[1]), one[0].identifier))


def _is_linked(subject: Subject, entry: Entry) -> bool:
    """Whether the subject has this identifier, or another of the same source."""
    source = entry.identifier.rpartition("/")[0]
    return any(known.rpartition("/")[0] == source for known in subject.same_as)


def _keys(name: str) -> set[str]:
    """By what a name is found: how its first and last words sound as a person's, and its folded words as a body's."""
    parts = form(name)
    sounded = {sound(part) for part in (parts[:1] + parts[-1:])} if parts else set()
    words = fold(name).split()
    return sounded | {word for word in words if len(word) > 3} | {" ".join(words)}
