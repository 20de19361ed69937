"""Finding whom a name could be of without looking at everybody: by the consonants of names, initials, and roles."""

from collections.abc import Iterator
from itertools import combinations

from kg.resolve.person_names import Form, skeleton
from kg.resolve.profiles import Profile

# Profiles under one key that are looked at: those known longest. Few names have so many bearers in the news, and a
# key that many share, such as a frequent surname, must not cost more the more share it.
_MOST = 24


class PersonIndex:
    """Profiles by what articles can call them."""

    def __init__(self) -> None:
        self._by_key: dict[str, list[Profile]] = {}

    def add(self, profile: Profile, bearer: Profile) -> None:
        """Let a profile be found by what one more bearer of it, or the first one, is called."""
        for key in _keys(bearer):
            if key not in profile.keys:
                profile.keys.add(key)
                found = self._by_key.setdefault(key, [])
                if len(found) < _MOST:
                    found.append(profile)

    def candidates(self, bearer: Profile) -> list[Profile]:
        """Those who may be meant, in the order in which they became known."""
        kept = (profile for key in _looked_up(bearer) for profile in self._by_key.get(key, ()))
        found = {root.number: root for root in (profile.root() for profile in kept)}
        return [found[number] for number in sorted(found)]


def _keys(bearer: Profile) -> Iterator[str]:
    """What a bearer is kept under: its names two by two, its initial, its surname with and without what it is of."""
    (form,) = bearer.forms
    last = skeleton(form[-1])
    kind = "lone" if len(form) == 1 else "surname"
    yield f"{kind} {last}"
    yield from (f"{kind} {last} {where}" for where in _of(bearer))
    if len(form) > 1:
        yield f"{'letter' if len(form[0]) == 1 else 'initial'} {form[0][0]} {last}"
        yield from _pairs(form)


def _looked_up(bearer: Profile) -> Iterator[str]:
    """What those are kept under whom a name could mean."""
    (form,) = bearer.forms
    last = skeleton(form[-1])
    if len(form) == 1:
        for kind in ("lone", "surname"):
            yield f"{kind} {last}"
            yield from (f"{kind} {last} {where}" for where in (*_of(bearer), *bearer.countries))
        return
    yield f"lone {last}"
    yield from (f"lone {last} {where}" for where in _of(bearer))
    yield f"letter {form[0][0]} {last}"
    if len(form[0]) == 1:
        yield f"initial {form[0][0]} {last}"
    yield from _pairs(form)


def _pairs(form: Form) -> Iterator[str]:
    """Keys that full names have in common: any two parts, and all in one for what some write apart."""
    yield from (" ".join(sorted(map(skeleton, pair))) for pair in combinations(form, 2))
    yield f"whole {skeleton(''.join(form))}"


def _of(bearer: Profile) -> dict[str, None]:
    """The bodies and countries of a bearer's roles."""
    return dict.fromkeys((*(body for _, body in bearer.roles if body), *bearer.homes))
