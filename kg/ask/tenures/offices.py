"""Which titles are of one office, and which offices one person at a time holds."""

from kg.ask.wording import stem, stems
from kg.vocabulary import vocabulary

# A deputy is not the one deputised for: these words, in a title alone, make it another role.
LESSER = stems("vice deputy assistant under associate junior adviser advisor aide") | {stem("under")}
# Of these concepts every title is of one office: "premier" and "prime minister".
_ONE_OFFICE = frozenset(
    {"president", "supreme_leader", "head_of_government", "prime_minister", "chancellor", "taoiseach", "king", "mayor",
     "foreign_minister", "defence_minister", "justice_minister"}
)  # fmt: skip
_SOLE_TOPS = frozenset({"head_of_state", "head_of_government", "minister", "mayor"})
# Of these there are several, or it is not said which one is meant.
_SHARED = frozenset({"national_leader", "chairman_of_presidency"})
_NOT_AN_OFFICE = stems("minister secretary cabinet government federal senior member state portfolio without junior")
_WORDINGS = {"economic": "economy", "economics": "economy"}


def office(role: str, title: str) -> tuple[str, bool]:
    """What tells the office from others of its body, and whether one person at a time holds it.

    `role` is a notation of the role scheme.
    """
    words = stems(title)
    if role in _ONE_OFFICE and not words & LESSER:
        return role, True
    top = vocabulary().top_of(role)
    own = frozenset(_WORDINGS.get(word, word) for word in words)
    sole = top in _SOLE_TOPS and role not in _SHARED and not words & LESSER and bool(own - _NOT_AN_OFFICE)
    return f"{top} {' '.join(sorted(own))}", sole


def sole_roles() -> tuple[str, ...]:
    """The notations of the concepts whose offices may be held by one person at a time."""
    sole = (role.notation for role in vocabulary().roles if role.top in _SOLE_TOPS or role.notation in _ONE_OFFICE)
    return tuple(role for role in sole if role not in _SHARED)
