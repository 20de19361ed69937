"""Kinds of posts of which nobody holds two at a time: who is president is not also an ambassador."""

from kg.vocabulary import vocabulary

# One person at a time holds these in a body, whichever of the concepts below them an article's words give.
_SOLE = frozenset(("head_of_state", "head_of_government", "monarch", "mayor", "regional_leader"))
# Ministers by what they are ministers of. Whoever is just a minister, a deputy prime minister or a legislator often is
# something else too.
_MINISTERS = frozenset(
    ("foreign_minister", "defence_minister", "interior_minister", "finance_minister", "justice_minister")
)
_KINDS = frozenset(
    (
        *("head_of_state", "head_of_government", "deputy_minister", "mayor", "regional_leader", "ambassador"),
        *("spokesperson", "judge", "security_official", "military", "organisation_head", "journalist", "analyst"),
    )
)
_OFTEN_BESIDE = frozenset(("deputy_prime_minister",))
_TOP = ("head_of_state", "head_of_government")
# What is held beside some of the others: who governs leads a party too, and states send those to talks who serve them.
_GOVERNING = frozenset((*_TOP, *_MINISTERS, "deputy_minister"))
_BESIDE = {
    "chief_negotiator": _GOVERNING | {"ambassador", "security_official", "military"},
    "party_leader": _GOVERNING | {"mayor", "regional_leader", "chief_negotiator"},
}
_MIDDLE = (*_MINISTERS, "military", "security_official", "regional_leader")


def held_as(concept: str) -> str:
    """The role as it is compared: that which only one person holds at a time, or the concept itself."""
    top = vocabulary().top_of(concept)
    return top if top in _SOLE else concept


def kind_of_post(concept: str) -> str | None:
    """The kind of post that a role is; None where it is none, or often held beside others."""
    role, top = held_as(concept), vocabulary().top_of(concept)
    if role in _OFTEN_BESIDE:
        return None
    return role if role in _MINISTERS or role in _BESIDE else top if top in _KINDS else None


def are_held_together(one: str, other: str) -> bool:
    """Whether posts of these two kinds are held at one time."""
    return other in _BESIDE.get(one, ()) or one in _BESIDE.get(other, ())


def level_of(kind: str) -> int:
    """How high a kind of post is, from 1 to 3: careers seldom skip a step."""
    return 3 if kind in _TOP else 2 if kind in _MIDDLE else 1
