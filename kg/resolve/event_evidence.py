"""What speaks for and against two events of different articles being one, each feature with its weight."""

from collections.abc import Iterator
from datetime import date
from math import asin, cos, radians, sin, sqrt

from kg.resolve import event_weights as weights
from kg.resolve.clusters import Cluster
from kg.resolve.event_types import LASTING, alike
from kg.resolve.likeness import dates_agree, places_agree, turned
from kg.resolve.tellings import Spot, Telling
from kg.triples.statements import Feature

# Of these there can be many on one day in one country, or even in one town.
_MANY = frozenset(("Attack", "Battle", "Sanction", "Arrest", "Aid"))
_SEVERAL = frozenset(("Protest", "Disaster"))
_ONE_A_DAY = frozenset(("Exchange", "Election"))
_ONCE = frozenset(("Visit", "Resignation", "Appointment"))  # at a time, of one person
_DEED = ("Agent", "Target")
_WARLIKE = frozenset(("Attack", "Battle"))
_DAYS = 2
_IN_THE_NEWS, _LASTING_NEWS, _LONG = 4, 10, 21  # days between undated tellings
_SMALL, _LARGE = 2, 20  # one or two are killed in many attacks; from twenty on two seldom agree by chance
_MANIFOLD = 3.0  # more than this a toll seldom grows
_WIDE = 150.0  # kilometres from the middle of a region, within which its towns lie


def features(left: Cluster, right: Cluster) -> list[Feature]:
    """All that was compared, for or against; nothing that only one of the two tells."""
    found = [*_type(left, right), *_time(left, right), *_place(left, right)]
    found += [*_round(left, right), *_participants(left, right), *_numbers(left, right)]
    return [*found, *_status(left, right), *_article(left, right)]


def _type(left: Cluster, right: Cluster) -> Iterator[Feature]:
    types = left.types | right.types
    # Of what one calls an accident and the other an attack there are not as many.
    often = weights.OFTEN if _MANY & left.types and _MANY & right.types else weights.SOMETIMES
    kinds = ((_MANY, often), (_SEVERAL, weights.SOMETIMES), (_ONE_A_DAY, weights.ONE_A_DAY))
    yield next((weight for kind, weight in kinds if kind & types), weights.SELDOM).feature()
    if left.types & right.types:
        yield weights.ONE_TYPE.feature()
    elif any(one in alike(other) for one in left.types for other in right.types):
        yield weights.TWO_TYPES.feature()
    else:
        yield weights.OTHER_TYPES.feature()
    if phrases := left.phrases & right.phrases:
        yield weights.PHRASE.feature(min(phrases))


def _round(left: Cluster, right: Cluster) -> Iterator[Feature]:
    if left.rounds and right.rounds:
        same = left.rounds & right.rounds
        yield weights.ROUND.feature(str(min(same))) if same else weights.OTHER_ROUND.feature()


def _time(left: Cluster, right: Cluster) -> Iterator[Feature]:
    if not left.days or not right.days:
        yield from _published(left, right)
    elif same := left.days & right.days:
        exact = max(same, key=lambda day: (len(day), day))
        yield weights.DAY.feature(exact) if len(exact) == 10 else weights.VAGUE.feature(exact)
    elif any(dates_agree(mine, theirs) for mine in left.days for theirs in right.days):
        yield weights.VAGUE.feature()
    elif LASTING & (left.types | right.types) and any(
        dates_agree(mine, theirs, _DAYS) for mine in left.days for theirs in right.days
    ):
        yield weights.NEXT_DAY.feature()
    else:
        yield weights.OTHER_DAY.feature(f"{min(left.days)}, {min(right.days)}")


def _published(left: Cluster, right: Cluster) -> Iterator[Feature]:
    """How far apart the two are told, of which one has no date: then it was told about when it happened."""
    days = [_days(cluster) for cluster in (left, right)]
    if days[0] and days[1]:
        apart = max(0, (days[1][0] - days[0][1]).days, (days[0][0] - days[1][1]).days)
        types = left.types | right.types
        news = weights.ANY_OF_THESE_DAYS if _MANY & types else weights.IN_THE_NEWS
        lasting = LASTING & types and not _MANY & types
        near = news if apart <= (_LASTING_NEWS if lasting else _IN_THE_NEWS) else weights.LATER
        yield (near if apart <= _LONG else weights.MUCH_LATER).feature(f"{apart} days")


def _days(cluster: Cluster) -> tuple[date, date] | None:
    """The first and last day on which it may have been, or of the articles that tell of it without a date."""
    exact = [day[:10] for day in cluster.days if len(day) >= 10]
    if exact:
        return date.fromisoformat(min(exact)), date.fromisoformat(max(exact))
    if cluster.days or cluster.published is None:
        return None
    first, last = cluster.published
    return date.fromisoformat(first[:10]), date.fromisoformat(last[:10])


def _place(left: Cluster, right: Cluster) -> Iterator[Feature]:
    mine, theirs = (one.towns | one.countries | one.unknown for one in (left, right))
    same = mine & theirs
    if same - left.countries:
        yield weights.TOWN.feature()
    elif (not mine or not theirs) and (names := left.names & right.names):
        yield weights.NAME.feature(min(names))
    elif mine & right.beside or theirs & left.beside:
        yield weights.BESIDE.feature()
    elif same:
        yield weights.COUNTRY.feature()
    elif mine and theirs:
        many = bool((_MANY | _SEVERAL) & (left.types | right.types))
        inside = weights.SOMEWHERE_INSIDE if many else weights.INSIDE
        yield (inside if _may_lie_inside(left, right) else weights.OTHER_PLACE).feature()


def _may_lie_inside(left: Cluster, right: Cluster) -> bool:
    if left.countries & right.around or right.countries & left.around:
        return True
    if bool(left.towns | left.countries) != bool(right.towns | right.countries):
        return True  # a house may be anywhere
    pairs = [(a, b) for a in left.regions for b in right.towns] + [(a, b) for a in right.regions for b in left.towns]
    spots = left.spots | right.spots
    return any(a in spots and b in spots and _kilometres(spots[a], spots[b]) < _WIDE for a, b in pairs)


def _kilometres(one: Spot, other: Spot) -> float:
    (north, east), (to_north, to_east) = (tuple(map(radians, spot)) for spot in (one, other))
    half = sin((to_north - north) / 2) ** 2 + cos(north) * cos(to_north) * sin((to_east - east) / 2) ** 2
    return 12742 * asin(sqrt(half))


def _participants(left: Cluster, right: Cluster) -> Iterator[Feature]:
    mine, theirs = left.cast, right.cast
    shared = mine.shared(theirs)
    if mine.others(theirs, *(_DEED if shared else ())):
        yield weights.OTHERS.feature()
    elif not shared:
        return
    elif left.heads & right.heads:
        yield weights.HEAD.feature()
        if shared > 1:
            yield weights.SIDES.feature()
    elif _WARLIKE & (left.types | right.types):
        yield (weights.ENEMIES if shared > 1 else weights.ONE_ENEMY).feature()
    elif shared > 1 and mine.people_shared(theirs) > 1:
        yield weights.PEOPLE.feature()
    elif _ONCE & left.types & right.types and mine.people_shared(theirs):
        yield (weights.GUEST if shared > 1 else weights.TRAVELLER).feature()
    elif shared > 1:
        yield weights.PARTIES.feature()
    else:
        yield (weights.PARTY if mine.one_sided() or theirs.one_sided() else weights.ONE_OF_TWO).feature()


def _numbers(left: Cluster, right: Cluster) -> Iterator[Feature]:
    both = [what for what in left.tolls if what in right.tolls]
    same = [value for what in both for value in left.tolls[what] & right.tolls[what]]
    if same:
        large = max(same)
        size = weights.LARGE if large >= _LARGE else weights.NUMBER if large > _SMALL else weights.SMALL
        yield size.feature(f"{large:g}")
    elif both:
        there = bool(left.towns & right.towns and {d for d in left.days & right.days if len(d) == 10})
        grown = all(_may_have_grown(left, right, what) for what in both)
        yield (weights.SOURCES if there else weights.GROWN if grown else weights.OTHER_NUMBERS).feature()


def _may_have_grown(left: Cluster, right: Cluster, what: str) -> bool:
    """Whether the smaller number was told first, or on the same day, and the other is not many times as large."""
    less, more = sorted((left, right), key=lambda cluster: cluster.ranges[what][1])
    first, last = (less.published or ("",))[0], (more.published or ("9999",))[-1]
    return first <= last and more.ranges[what][1] <= _MANIFOLD * less.ranges[what][1]


def _status(left: Cluster, right: Cluster) -> Iterator[Feature]:
    same_day = any(len(day) == 10 for day in left.days & right.days)
    if left.unreal == right.unreal or same_day or left.rounds & right.rounds:
        return
    planned, told = (left, right) if left.unreal else (right, left)
    due, news = _days(planned) if planned.days else None, _days(told) if not told.days else None
    if due and news and news[0] < due[0]:
        yield weights.NOT_YET.feature()
    elif not (due and news) or (news[0] - due[0]).days > _IN_THE_NEWS:
        yield (weights.CAME_ABOUT if _came_about(planned, told) else weights.STATUS).feature()


def _came_about(planned: Cluster, told: Cluster) -> bool:
    """Whether what was still to come was told first, and the other within the days that it is in the news."""
    if _MANY & (planned.types | told.types) or planned.published is None or told.published is None:
        return False
    first, last = (date.fromisoformat(day[:10]) for day in (planned.published[0], told.published[0]))
    return 0 <= (last - first).days <= _LASTING_NEWS


def _article(left: Cluster, right: Cluster) -> Iterator[Feature]:
    less, more = sorted((left.by_article, right.by_article), key=len)
    both = [article for article in less if article in more]
    if not both:
        return
    apart = any(_told_apart(a, b) for article in both for a in less[article] for b in more[article])
    yield (weights.TOLD_APART if apart else weights.TOLD_TWICE).feature(min(both))


def _told_apart(left: Telling, right: Telling) -> bool:
    """Whether one article gives the two different places, days, rounds, numbers or attackers."""
    rounds = {left.fact.round, right.fact.round} - {None}
    numbers = left.numbers.keys() & right.numbers.keys()
    return (
        not places_agree(left, right)
        or not dates_agree(left.day, right.day)
        or len(rounds) > 1
        or turned(left, right)
        or turned(right, left)
        or any(left.numbers[what].isdisjoint(right.numbers[what]) for what in numbers)
    )
