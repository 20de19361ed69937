"""Corrections replayed: first on what was read, then as decisions while resolving, last on the entities.

Kinds come first, then roles and rejections, then what is one or two, then names and links; within each of these steps a
later correction overrides an earlier one. What comes out is a function of the extractions and of the corrections in
their order alone, and what does not apply is told with its reason.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from kg.addresses import fact_address, mention_address
from kg.corrections import AddRole, Different, Kind, Link, Reject, Rename, Same, Standing, Target
from kg.model import Extraction
from kg.resolve.meeting import NotMetError, facts_at
from kg.resolve.rereading import Reread
from kg.resolve.within import family_of
from kg.triples.statements import FactKey, Judgement, MentionKey, Verdict

LATER = "a later correction says otherwise"
_ONE_OR_TWO = ("event", "delegation")  # the facts that several articles can tell of as one


@dataclass(frozen=True)
class Place:
    """Where a target stands now: the address and the key of a mention or a fact, and what it can be one with."""

    address: str
    key: MentionKey | FactKey
    family: str
    is_fact: bool


@dataclass(frozen=True)
class Corrected:
    """What was read as corrections have it, and what they decide for the resolver.

    `firm` are the mentions whose kind a correction gives. The rest is by the id of the correction: `unmet` says why it
    does not apply, `partly` what of its several targets is not met, `places` where its targets stand now.
    """

    extractions: Sequence[Extraction]
    corrections: Sequence[Standing] = ()
    decided: list[Judgement] = field(default_factory=list)
    firm: frozenset[MentionKey] = frozenset()
    unmet: dict[str, str] = field(default_factory=dict)
    partly: dict[str, str] = field(default_factory=dict)
    places: dict[str, tuple[Place, ...]] = field(default_factory=dict)

    @contextmanager
    def noting(self, one: Standing) -> Iterator[None]:
        """Keep why the correction does not apply, where that turns out."""
        try:
            yield
        except NotMetError as error:
            self.unmet[one.id] = str(error)


def corrected(extractions: Iterable[Extraction], corrections: Sequence[Standing] = ()) -> Corrected:
    """Replay the corrections on what was read, as far as that goes before it is resolved."""
    reread = Reread({extraction.article.id: extraction for extraction in extractions})
    found = Corrected((), corrections)
    if corrections:
        _change_readings(reread, found)
        _decide(reread, found)
    return Corrected(
        [reread.by_id[key] for key in sorted(reread.by_id)],
        corrections,
        found.decided,
        reread.firm,
        found.unmet,
        found.partly,
        found.places,
    )


def _change_readings(reread: Reread, found: Corrected) -> None:
    for one in found.corrections:
        if isinstance(one, Kind):
            with found.noting(one):
                reread.change_kind(one)
    reread.settle()
    for one in found.corrections:
        with found.noting(one):
            if isinstance(one, AddRole):
                reread.add_role(one)
            elif isinstance(one, Reject) and (rest := reread.reject(one)):
                found.partly[one.id] = rest
    for one in found.corrections:
        if one.id not in found.unmet:
            with found.noting(one):
                _look_back(reread, one)


def _look_back(reread: Reread, one: Standing) -> None:
    """Raise NotMetError where later corrections have overridden this one."""
    if isinstance(one, AddRole) and not reread.has_role(one):
        raise NotMetError(LATER)
    if isinstance(one, Kind) and reread.mention(one.target).kind != one.kind:
        raise NotMetError(LATER)


def _decide(reread: Reread, found: Corrected) -> None:
    for one in found.corrections:
        if isinstance(one, Same | Different | Rename | Link):
            with found.noting(one):
                places = tuple(_place(reread, target) for target in one.targets)
                if not isinstance(one, Rename | Link):
                    found.decided.extend(_judgements(one, places))
                found.places[one.id] = places
        elif isinstance(one, AddRole | Kind) and one.id not in found.unmet:
            key = one.target.at.article, reread.mention(one.target).id
            found.places[one.id] = (Place(one.target.address, key, "", is_fact=False),)


def _place(reread: Reread, target: Target) -> Place:
    """Where a target stands that is a name, or an event or a delegation as an article tells of it."""
    extraction, at = reread.extraction(target), target.at
    if at.kind in ("mention", "words"):
        mention = reread.mention(target)
        if mention.antecedent is not None:
            raise NotMetError("a pronoun is read there: say it of a name, or reject the pronoun")
        address = mention_address(at.article, mention)
        return Place(address, (at.article, mention.id), family_of(mention.kind), False)
    if at.kind not in _ONE_OR_TWO:
        raise NotMetError(f"a {at.kind} goes with its person: correct who that is, or reject it")
    index = facts_at(extraction, target)[0]
    return Place(fact_address(at.article, extraction.facts[index]), (at.article, index), at.kind, True)


def _judgements(one: Same | Different, places: tuple[Place, ...]) -> Iterator[Judgement]:
    families = sorted({place.family for place in places})
    if len(families) > 1:
        raise NotMetError(f"what is read as {' and as '.join(families)} is never one: correct the kind first")
    first, *also, right = places
    if isinstance(one, Different) and right.address in {place.address for place in (first, *also)}:
        raise NotMetError("both are read as one mention")
    if isinstance(one, Same):
        yield _judgement(one, first, right, "same")
        return
    for place in also:
        yield _judgement(one, first, place, "same")
    for place in (first, *also):
        yield _judgement(one, place, right, "different")


def _judgement(one: Standing, left: Place, right: Place, verdict: Verdict) -> Judgement:
    by = f"{one.who}, {one.when}"
    return Judgement(left.address, right.address, verdict, one.why or f"said by {one.who}", 1.0, decided=by)
