"""What speaks for and against two profiles being one person, feature by feature."""

from collections.abc import Iterator, Mapping
from itertools import islice

from kg.resolve import weights
from kg.resolve.background import Background
from kg.resolve.bearers import name_key
from kg.resolve.career import career, gap, is_left
from kg.resolve.company import company_feature, company_in_common
from kg.resolve.name_evidence import MOST_FORMS, name_feature
from kg.resolve.profiles import HEADS, Profile, RoleKey, Tenure
from kg.triples.statements import Feature

_SHARE = 0.2  # of a profile's role countries: below it, one that some article gave wrongly
_TERM = 4 * 365  # days within which a role told of twice is one term, or the next
_AGES = 20 * 365
_IN_THE_NEWS = 4  # days
_ENOUGH = 4  # companions: with fewer, having none in common says nothing


def compare(one: Profile, known: Profile, background: Background) -> list[Feature]:
    """The features that tell whether one is the known person; empty where the names already say no."""
    name = name_feature(one, known)
    if name is None:
        return []
    found = [name, *_roles(one, known, background), *_without_introduction(one, known, background)]
    has_role = any(feature.name == "role" and feature.weight > 0 for feature in found)
    found += _countries(one, known, background, has_role)
    found += _lives(one, known, abroad=any(feature.name == "country" and feature.weight < -1 for feature in found))
    if not any(map(weights.is_other_post, found)):  # in one country's service all are named beside the same
        found += _company(one, known, background, has_role)
    found += _times(one, known, weights.is_short(found))
    return found


def _roles(one: Profile, known: Profile, background: Background) -> Iterator[Feature]:
    both = [key for key in one.roles if key[1] is not None and key in known.roles]
    shared = [key for key in both if not is_left(one.roles[key], known.roles[key])]
    if len(shared) < len(both):
        yield weights.LEFT.feature()
    if shared:
        yield max((_held(key, one, known, background) for key in shared), key=lambda feature: feature.weight)
    else:
        yield from _other_roles(one, known, background)
    stated = any(_is_stated(key, one, known) for key in shared)
    yield from career(one, known, has_role=stated)
    if one.headed and known.headed and _share(known.headed, one.headed) < _SHARE:
        yield weights.TWO_HEADS.feature()


def _is_stated(key: RoleKey, one: Profile, known: Profile) -> bool:
    """Whether articles of both state the role: it is more than a seat in a delegation, or a body from the context."""
    return key[0] != "delegate" and not one.roles[key].drawn and not known.roles[key].drawn


def _held(key: RoleKey, one: Profile, known: Profile, background: Background) -> Feature:
    mine, theirs = one.roles[key], known.roles[key]
    if key[0] == "delegate":
        weight = weights.SAME_SIDE
    elif mine.drawn or theirs.drawn:
        weight = weights.SAME_ROLE_DRAWN
    elif gap(mine, theirs) <= _TERM:
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
    ranks = sorted(role for role, body in one.roles if body is None and (role, None) in known.roles)
    if ranks:
        yield weights.SAME_RANK.feature(ranks[0].replace("_", " "))
        return
    for left, right in ((one, known), (known, one)):
        bare = {role for role, body in left.roles if body is None}
        for (role, body), _ in right.roles.items():
            if role in bare and body in left.countries:
                yield weights.ROLE_BESIDE.feature(f"{role.replace('_', ' ')}, {background.label(body)}")
                return


def _without_introduction(one: Profile, known: Profile, background: Background) -> Iterator[Feature]:
    for lone, full in ((one, known), (known, one)):
        if not lone.roles and all(len(form) == 1 for form in lone.forms) and any(len(form) > 1 for form in full.forms):
            headed = sorted(body for role, body in full.roles if role in HEADS and body in lone.countries)
            if headed:
                yield weights.NO_INTRODUCTION.feature(background.label(headed[0]))


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
    bodies = (body for _, body in (*one.roles, *known.roles) if body)
    own = {*map(name_key, islice(one.forms, MOST_FORMS)), *bodies}
    shared = company_in_common(one, known, own)
    if feature := company_feature(shared, one, known, background, background.label):
        yield feature
    elif not shared and not has_role and min(len(one.company), len(known.company)) > _ENOUGH:
        yield weights.NO_COMPANY.feature()


def _times(one: Profile, known: Profile, short: bool) -> Iterator[Feature]:
    apart = gap(Tenure(one.first, one.last, 0, False), Tenure(known.first, known.last, 0, False))
    if apart > _AGES:
        yield weights.DECADES_APART.feature()
    elif apart > 2 * _TERM:
        yield weights.YEARS_APART.feature()
    elif short and apart <= _IN_THE_NEWS and None not in (one.first, known.first):
        yield weights.SAME_DAYS.feature()
