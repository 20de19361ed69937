"""What speaks for and against two profiles being one person, feature by feature."""

import math
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice

from kg.resolve import weights
from kg.resolve.bearers import name_key
from kg.resolve.person_names import Form, alike, contains, skeleton
from kg.resolve.profiles import Profile, RoleKey, Tenure
from kg.resolve.weights import Weight
from kg.triples.statements import Feature

_SHARE = 0.2  # of a profile's role countries: below it, one that some article gave wrongly
_TERM = 4 * 365  # days within which a role told of twice is one term, or the next
_AGES = 20 * 365
_UNSEEN = 20  # articles that could have been: what two of three articles name is not yet everywhere
_ENOUGH = 4  # companions: with fewer, having none in common says nothing
_FORMS = 8  # of a person that are compared: the first ones


class Background:
    """What the articles so far name, and how often; and what IRIs are called in words."""

    def __init__(self, labels: Mapping[str, str]) -> None:
        self.articles = 0
        self._seen: dict[str, int] = {}
        self._labels = labels

    def add(self, company: Mapping[str, int]) -> None:
        """Count one more article."""
        self.articles += 1
        for key in company:
            self._seen[key] = self._seen.get(key, 0) + 1

    def share(self, key: str) -> float:
        """The share of articles that name this; what is new counts as rare."""
        return (self._seen.get(key, 0) + 0.5) / (self.articles + _UNSEEN)

    def label(self, key: str) -> str:
        """What an IRI, or a person in company, is called."""
        return self._labels.get(key) or key.removeprefix("person ")


def compare(one: Profile, known: Profile, background: Background) -> list[Feature]:
    """The features that tell whether one is the known person; empty where the names already say no."""
    name = name_feature(one, known)
    if name is None:
        return []
    found = [name, *_roles(one, known, background)]
    has_role = any(feature.weight > 0 for feature in found[1:])
    found += _countries(one, known, background, has_role)
    found += _lives(one, known, abroad=any(feature.name == "country" and feature.weight < -1 for feature in found))
    found += _company(one, known, background, has_role)
    found += _times(one, known)
    return found


def name_feature(one: Profile, known: Profile) -> Feature | None:
    """How the names go together; None where they do not."""
    best: Weight | None = None
    for mine in islice(one.forms, _FORMS):
        for theirs in islice(known.forms, _FORMS):
            found = same_name(mine, theirs)
            if found is weights.OTHER_NAME:
                return found.feature()
            if found and (best is None or found.odds > best.odds):
                best = found
    return best.feature() if best else None


@lru_cache(maxsize=131072)
def same_name(left: Form, right: Form) -> Weight | None:
    """How two names go together: none at all, or the weight of how they do."""
    if len(left) == 1 or len(right) == 1:
        if len(left) != len(right):
            return weights.SURNAME if alike(left[-1], right[-1]) else None
        return weights.LONE_NAME if alike(left[0], right[0]) else None
    if left == right:
        return weights.FULL_NAME
    shorter, longer = sorted((left, right), key=len)
    if len(left) == len(right):
        return _of_one_length(left, right)
    if contains(longer, shorter) or contains(longer[::-1], shorter[::-1]):
        return weights.SHORTER
    return _otherwise(longer, shorter)


def _of_one_length(left: Form, right: Form) -> Weight | None:
    if all(map(alike, left, right)):
        return weights.SPELLING
    if sorted(left) == sorted(right):
        return weights.TURNED
    if all(map(_one_consonants, left, right)):
        return weights.TRANSLITERATION
    return _otherwise(left, right)


def _otherwise(longer: Form, shorter: Form) -> Weight | None:
    if not alike(longer[-1], shorter[-1]):
        return None
    a, b = longer[0], shorter[0]
    if 1 in (len(a), len(b)) and a[0] == b[0]:
        return weights.INITIAL
    between = len(longer) > 2 and len(shorter) > 2 and alike(a, b)
    return weights.OTHER_NAME if between else None


def _one_consonants(left: str, right: str) -> bool:
    return alike(left, right) or (skeleton(left) == skeleton(right) and len(skeleton(left)) > 1)


def _roles(one: Profile, known: Profile, background: Background) -> Iterator[Feature]:
    shared = [key for key in one.roles if key[1] is not None and key in known.roles]
    if shared:
        yield max((_held(key, one, known, background) for key in shared), key=lambda feature: feature.weight)
    else:
        yield from _other_roles(one, known, background)
    if one.headed and known.headed and _share(known.headed, one.headed) < _SHARE:
        yield weights.TWO_HEADS.feature()


def _held(key: RoleKey, one: Profile, known: Profile, background: Background) -> Feature:
    mine, theirs = one.roles[key], known.roles[key]
    if mine.drawn or theirs.drawn:
        weight = weights.SAME_ROLE_DRAWN
    elif _gap(mine, theirs) <= _TERM:
        weight = weights.SAME_ROLE
    else:
        weight = weights.SAME_ROLE_LATER
    return weight.feature(f"{key[0].replace('_', ' ')}, {background.label(key[1] or '')}")


def _other_roles(one: Profile, known: Profile, background: Background) -> Iterator[Feature]:
    bodies = {body for _, body in known.roles if body}
    within = sorted(body for _, body in one.roles if body in bodies and body not in one.homes)
    if within:
        yield weights.SAME_BODY.feature(background.label(within[0]))
        return
    for left, right in ((one, known), (known, one)):
        bare = {role for role, body in left.roles if body is None}
        for (role, body), _ in right.roles.items():
            if role in bare and body in left.countries:
                yield weights.ROLE_BESIDE.feature(f"{role.replace('_', ' ')}, {background.label(body)}")
                return


def _gap(left: Tenure, right: Tenure) -> int:
    """Days between two tenures; none where they overlap, or a day is not known."""
    if left.first is None or left.last is None or right.first is None or right.last is None:
        return 0
    return max(0, left.first - right.last, right.first - left.last)


def _share(known: Mapping[str, float], one: Mapping[str, float]) -> float:
    """Which share of what is known of one is in the other too."""
    return sum(known.get(key, 0.0) for key in one) / (sum(known.values()) or 1.0)


def _countries(one: Profile, known: Profile, background: Background, has_role: bool) -> Iterator[Feature]:
    if one.homes and known.homes:
        if max(_share(known.homes, one.homes), _share(one.homes, known.homes)) >= _SHARE:
            if not has_role:
                shared = sorted(one.homes.keys() & known.homes.keys())
                yield weights.SAME_COUNTRY.feature(background.label(shared[0]))
            return
        mine, theirs = (max(profile.homes.items(), key=_by_weight)[0] for profile in (one, known))
        surely = min(one.homes[mine], known.homes[theirs], 1.0)
        yield weights.OTHER_COUNTRY.feature(f"{background.label(theirs)} and {background.label(mine)}", surely)
    elif one.homes or known.homes:
        yield from _beside(one, known, background)
    elif one.countries and known.countries:
        mine, theirs = (max(profile.countries.items(), key=_by_weight)[0] for profile in (one, known))
        same = mine == theirs or (known.articles > 1 and known.countries.get(mine, 0) * 2 > known.countries[theirs])
        yield (weights.SAME_SCENE if same else weights.OTHER_SCENE).feature(background.label(mine))


def _beside(one: Profile, known: Profile, background: Background) -> Iterator[Feature]:
    """Whether the articles of the one without a role name the country of the other's."""
    with_role, without = (one, known) if one.homes else (known, one)
    if not without.countries:
        return
    home = max(with_role.homes.items(), key=_by_weight)[0]
    fits = [country for country in with_role.homes if country in without.countries]
    if fits:
        share = sum(without.countries[country] for country in fits) / sum(without.countries.values())
        yield weights.COUNTRY_NAMED.feature(background.label(home), 0.5 + 0.5 * min(1.0, 2 * share))
    else:
        yield weights.COUNTRY_UNNAMED.feature(background.label(home))


def _lives(one: Profile, known: Profile, abroad: bool) -> Iterator[Feature]:
    """Other walks of life; in other countries they weigh double: a judge here is seldom an athlete there."""
    if one.lives and known.lives and not one.lives & known.lives:
        both = " and ".join(", ".join(sorted(profile.lives)) for profile in (known, one))
        yield weights.WALKS_OF_LIFE.feature(both, 2.0 if abroad else 1.0)


def _by_weight(item: tuple[str, float]) -> tuple[float, str]:
    return item[1], item[0]


def _company(one: Profile, known: Profile, background: Background, has_role: bool) -> Iterator[Feature]:
    few, many = (one, known) if len(one.company) <= len(known.company) else (known, one)
    shared = [key for key in few.company if key in many.company and key not in _own_names(few)]
    lifts = {key: lift for key in shared if (lift := _lift(key, many, background)) > 0}
    if lifts:
        odds = min(weights.COMPANY.odds * sum(lifts.values()), weights.COMPANY_MOST)
        named = sorted(lifts, key=lambda key: (-lifts[key], key))[:3]
        detail = ", ".join(map(background.label, named))
        yield weights.COMPANY.feature(detail, odds / weights.COMPANY.odds)
    elif not shared and not has_role and min(len(one.company), len(known.company)) > _ENOUGH:
        yield weights.NO_COMPANY.feature()


def _own_names(profile: Profile) -> frozenset[str]:
    return frozenset(map(name_key, islice(profile.forms, _FORMS)))


def _lift(key: str, known: Profile, background: Background) -> float:
    """How much more often (log) this person is named beside it than anyone is."""
    share = background.share(key)
    return math.log((known.company[key] + share) / ((known.articles + 1) * share))


def _times(one: Profile, known: Profile) -> Iterator[Feature]:
    apart = _gap(Tenure(one.first, one.last, False), Tenure(known.first, known.last, False))
    if apart > _AGES:
        yield weights.DECADES_APART.feature()
    elif apart > 2 * _TERM:
        yield weights.YEARS_APART.feature()
