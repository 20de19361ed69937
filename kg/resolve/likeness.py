"""What two tellings of one article have in common or at odds, and how much speaks for their being of one event."""

from collections.abc import Sequence
from datetime import date

from kg.resolve.event_types import LASTING, alike
from kg.resolve.tellings import Telling

# Rules that find who is held to be behind a deed told before, or is sent to talks told before.
_ADDING = frozenset({"event.responsibility", "event.team"})
_TALKS = frozenset(("Negotiation", "Meeting"))
_DAYS = 3
_ONCE = frozenset(("Resignation", "Arrest", "Trial"))
_HELD = frozenset(("Election",))  # of these an article tells of one, whoever is said to have won or lost it
_SELDOM = frozenset(("Exchange",))  # an article that tells of two says when, or between whom, each was
_NEWS = 40


def same_type(left: Telling, right: Telling) -> bool:
    """Whether the two types can be one event's: the same, or one often called by the other's name."""
    return right.fact.type in alike(left.fact.type)


def dates_agree(left: str | None, right: str | None, days: int = 0) -> bool:
    """Whether two dates can be one: one not given or less exact than the other, or at most so many days apart."""
    if left is None or right is None or left.startswith(right) or right.startswith(left):
        return True
    if len(left) < 10 or len(right) < 10:
        return False
    return abs((date.fromisoformat(left[:10]) - date.fromisoformat(right[:10])).days) <= days


def contradict(left: Telling, right: Telling) -> bool:
    """Whether two tellings cannot be of one event."""
    if not same_type(left, right) or not places_agree(left, right) or not _days_agree(left, right):
        return True
    if None not in (left.fact.round, right.fact.round) and left.fact.round != right.fact.round:
        return True
    if turned(left, right) or turned(right, left):
        return True
    if _ADDING & {left.fact.evidence.rule, right.fact.evidence.rule}:
        return False  # several may be sent; and of who did it the sources may tell different things
    if right.back or right.faceless:
        return _apart(left, right, "Agent") or (not right.bare and _statuses_differ(left, right))
    return (
        (left.fact.type not in _HELD and parties_differ(left, right))
        or _statuses_differ(left, right)
        or (False in numbers_agree(left, right) and not (_other_sources(left, right) or _part_of_toll(left, right)))
    )


def turned(left: Telling, right: Telling) -> bool:
    """Whether a country or body that strikes in one is struck in the other."""
    if {left.fact.type, right.fact.type} != {"Attack"}:
        return False
    both = left.actors.get("Agent", frozenset()) & right.actors.get("Target", frozenset())
    return bool(both - left.actors.get("Target", frozenset()) - right.actors.get("Agent", frozenset()))


def _part_of_toll(left: Telling, right: Telling) -> bool:
    """Whether the numbers of one place may be part of those of a list in which it stands: "five killed in X and Y"."""
    if right.place is None or right.place not in left.beside | {left.place} or not left.beside or right.beside:
        return False
    return all(
        min(right.numbers[what]) <= max(left.numbers[what]) for what in left.numbers.keys() & right.numbers.keys()
    )


def opposed(left: Telling, right: Telling) -> bool:
    """Whether both name who acted, or who was acted on, and these have nothing to do with each other."""
    return any(_apart(left, right, part) for part in ("Agent", "Target"))


def parties_differ(left: Telling, right: Telling) -> bool:
    """Whether both name who played a part, nobody of it is the same, and nobody stands for the other's."""
    if left.sides & right.sides:
        return opposed(left, right)
    return any(_apart(left, right, part) for part in left.actors.keys() & right.actors.keys() - {"Mediator", "Host"})


def _apart(left: Telling, right: Telling, part: str) -> bool:
    """Whether those who play the part are others.

    A body and a country may be one of the other: what points back, or tells of the same day, may name either.
    """
    mine, theirs = left.actors.get(part, frozenset()), right.actors.get(part, frozenset())
    if not mine or not theirs or _reached(left, mine) & _reached(right, theirs):
        return False
    comparable = {_family(who) for who in mine} & {_family(who) for who in theirs}
    return bool(comparable) or not (right.back or (left.day is not None and left.day == right.day))


def _family(who: str) -> str:
    """The kind in an entity's IRI: person, organization or place."""
    return who.rsplit("/", 2)[-2]


def _reached(telling: Telling, actors: frozenset[str]) -> frozenset[str]:
    return frozenset().union(*(telling.reach[who] for who in actors))


def places_agree(left: Telling, right: Telling) -> bool:
    """Whether two places can be one: one not given, in the other, or unknown to the gazetteer (a house, say)."""
    if left.place is None or right.place is None or left.place == right.place:
        return True
    if left.known != right.known or left.place in right.beside or right.place in left.beside:
        return True
    return left.place == right.around or right.place == left.around


def _days_agree(left: Telling, right: Telling) -> bool:
    lasting = left.fact.type in LASTING and (right.words.definite or right.back)
    return dates_agree(left.day, right.day, _DAYS if lasting else 0)


def numbers_agree(left: Telling, right: Telling) -> set[bool]:
    """Whether the two give the same number, for each thing of which both give one."""
    return {bool(left.numbers[what] & right.numbers[what]) for what in left.numbers.keys() & right.numbers.keys()}


def _other_sources(left: Telling, right: Telling) -> bool:
    """Whether different people give the numbers of one day and place: then the sources disagree, not the events."""
    mine, theirs = ({quantity.source for quantity in telling.fact.quantities} for telling in (left, right))
    there = None not in (left.day, left.place) and (left.day, left.place) == (right.day, right.place)
    return there and not mine & theirs


def _statuses_differ(left: Telling, right: Telling) -> bool:
    """One is still to come (or called off) and the other is not, with nothing exact to say that they are one."""
    if left.unreal == right.unreal:
        return False
    same_round = left.fact.round is not None and left.fact.round == right.fact.round
    same_day = left.day is not None and left.day == right.day
    # "The talks would go on until Thursday" are those that began on Tuesday.
    goes_on = right.back and len(left.day or "") == len(right.day or "") == 10 and _days_agree(left, right)
    there = right.words.definite and left.place is not None and left.place == right.place
    named = right.words.definite and bool(left.words.phrases & right.words.phrases)
    return not (same_round or same_day or goes_on or there or named)


def in_the_news(group: Sequence[Telling]) -> bool | None:
    """Whether an event's date lies within weeks of the article's, so that it may be what the article is about."""
    ages = [_age(telling) for telling in group if telling.day]
    return min(ages) <= _NEWS if ages else None


def _age(telling: Telling) -> int:
    days = f"{telling.day}-01-01"[:10], (telling.published or "9999-12-31")[:10]
    told, published = map(date.fromisoformat, days)
    return abs((published - told).days)


def likeness(group: Sequence[Telling], right: Telling, nearest: bool) -> tuple[float, str]:
    """How much speaks for a telling being of the event of those before it, which it does not contradict, and what.

    `nearest` says whether this event was the last one told that it can be.
    """
    told = [_of_one(left, right) for left in group]
    found = {reason: max(scores[reason] for scores in told) for reason in told[0]}
    found["pointing back"] = _pointing(group, right, nearest)
    found["the last one told"] = 0.25 * nearest
    found["a new event brought up"] = -0.5 * right.words.fresh
    return sum(found.values()), ", ".join(reason for reason, score in found.items() if score > 0)


def _of_one(left: Telling, right: Telling) -> dict[str, float]:
    agree = numbers_agree(left, right)
    exact = left.day is not None and left.day == right.day
    return {
        "the same round": 2.0 * (left.fact.round is not None and left.fact.round == right.fact.round),
        "the same place": _same_place(left, right),
        "the same date": 1.0 * exact if len(left.day or "") == 10 else 0.75 * exact,
        "a less exact date": 0.5 * (None not in (left.day, right.day) and not exact),
        "the same participants": (0.0, 0.6, 1.2, 1.5)[min(3, _shared(left, right))],
        "the same noun": _same_noun(left, right),
        "the same numbers": 1.5 * (True in agree) - 0.5 * (agree == {False}),
        "the day alone": 0.5 * (exact and _only_a_day(right)),
        "what befalls a person once": 1.0 * (left.fact.type in _ONCE and _same(left, right, "Target")),
        "what seldom happens": 1.0 * (left.fact.type in _SELDOM and bool(_shared(left, right))),
        "what is held once": 1.25 * (left.fact.type in _HELD),
        "both go on": 0.5 * (left.fact.status == right.fact.status == "Ongoing"),
        "one sentence": -0.5 * left.fact.evidence.span.overlaps(right.fact.evidence.span),
    }


def _same(left: Telling, right: Telling, part: str) -> bool:
    return bool(left.actors.get(part, frozenset()) & right.actors.get(part, frozenset()))


def _only_a_day(telling: Telling) -> bool:
    return not (telling.place or telling.actors or telling.fact.quantities)


def _pointing(group: Sequence[Telling], right: Telling, nearest: bool) -> float:
    """What it counts that the words point back or tell of nothing by themselves; most where they take up the label."""
    recalls = right.recalled is not None and right.recalled in {left.fact.label.removeprefix("the ") for left in group}
    if recalls and not right.words.back:
        return 2.5
    if right.back:
        return 1.25 + 0.5 * recalls
    if right.faceless and nearest:
        return 1.25
    # What has a place and a day of its own is known by these.
    return (0.25 if right.place and right.day else 0.75) if right.words.definite else 0.0


def _same_place(left: Telling, right: Telling) -> float:
    if right.place is not None and right.place in left.beside:
        return 1.0
    if left.place is None or left.place != right.place:
        return 0.25 * (None not in (left.place, right.place))
    return 0.6 if left.around is None and left.known else 1.25


def _shared(left: Telling, right: Telling) -> int:
    """How many sides take part in both: a country and its president are one."""
    mine = sum(1 for reach in _own_sides(left) if reach & right.sides)
    theirs = sum(1 for reach in _own_sides(right) if reach & left.sides)
    return min(mine, theirs)


def _own_sides(telling: Telling) -> list[frozenset[str]]:
    """The reach of those who take part, but for those who stand for another one who takes part."""
    return [reach for who, reach in telling.reach.items() if not (reach - {who}) & telling.reach.keys()]


def _same_noun(left: Telling, right: Telling) -> float:
    if left.words.phrases & right.words.phrases:
        return 0.75
    if right.fact.type in _TALKS and (right.back or right.words.definite):
        return 0.5 if left.words.nouns & right.words.nouns else 0.25  # a summit is talks, a round, a meeting
    ends = any(a.endswith(b) or b.endswith(a) for a in left.words.nouns for b in right.words.nouns)
    return (0.25 if right.words.fresh else 0.5) * ends
