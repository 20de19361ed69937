"""Finding whom a name could be of without looking at everybody: by the consonants of names, initials, and roles."""

from collections.abc import Iterator
from itertools import combinations

from kg.resolve.person_names import Form, is_title, skeleton, surnames
from kg.resolve.profiles import Profile


def kept(bearer: Profile) -> Iterator[str]:
    """What a bearer is kept under: its names two by two, its initial, its surname with and without what it is of."""
    (form,) = bearer.forms
    if is_title(form):
        return
    kind = "lone" if len(form) == 1 else "surname"
    for last in dict.fromkeys(map(skeleton, surnames(form))):
        yield f"{kind} {last}"
        yield from (f"{kind} {last} {where}" for where in _of(bearer))
        if len(form) > 1:
            yield f"{'letter' if len(form[0]) == 1 else 'initial'} {form[0][0]} {last}"
    if len(form) > 1:
        yield from _pairs(form)


def looked_up(bearer: Profile) -> Iterator[str]:
    """What those are kept under whom a name could mean."""
    (form,) = bearer.forms
    if is_title(form):
        return
    if len(form) == 1:
        last = skeleton(form[0])
        for kind in ("lone", "surname"):
            yield f"{kind} {last}"
            yield from (f"{kind} {last} {where}" for where in (*_of(bearer), *bearer.countries))
        return
    for last in dict.fromkeys(map(skeleton, surnames(form))):
        yield f"lone {last}"
        yield from (f"lone {last} {where}" for where in _of(bearer))
        yield from (f"surname {last} {body}" for _, body in bearer.roles if body)
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
