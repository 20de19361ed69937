"""Posts that nobody holds two of at a time: who is president is not also an ambassador."""

from dataclasses import dataclass

from kg.resolve.bearers import Office

# Ministers by what they are ministers of. Whoever is just a minister, a deputy prime minister or a legislator often is
# something else too.
_MINISTERS = frozenset(
    ("foreign_minister", "defence_minister", "interior_minister", "finance_minister", "justice_minister")
)
_POSTS = frozenset(
    (
        *("head_of_state", "head_of_government", "deputy_minister", "mayor", "regional_leader", "ambassador"),
        *("spokesperson", "judge", "security_official", "military", "organisation_head", "journalist", "analyst"),
    )
)
_OFTEN_BESIDE = frozenset(("deputy_prime_minister",))
_TOP = ("head_of_state", "head_of_government")
# What is held beside some of the others: who governs leads a party too, and states send those to talks who serve them.
_BESIDE = {
    "chief_negotiator": frozenset(
        (*_TOP, *_MINISTERS, "deputy_minister", "ambassador", "security_official", "military")
    ),
    "party_leader": frozenset((*_TOP, *_MINISTERS, "deputy_minister", "mayor", "regional_leader", "chief_negotiator")),
}
_MIDDLE = (*_MINISTERS, "military", "security_official", "regional_leader")


@dataclass(frozen=True)
class Post:
    """A post: what kind, in which body, of which country; the last two are IRIs, where they are known."""

    kind: str
    body: str | None
    country: str | None

    @property
    def level(self) -> int:
        """How high it is, from 1 to 3: careers seldom skip a step."""
        return 3 if self.kind in _TOP else 2 if self.kind in _MIDDLE else 1

    @property
    def is_top(self) -> bool:
        """Whether there is nothing above it."""
        return self.kind in _TOP

    def may_be(self, other: "Post") -> bool:
        """Whether the two may be one post: of a kind, and in one body, or one of them in a country as a whole."""
        if self.kind != other.kind:
            return False
        if self.body == other.body or self.body is None or other.body is None:
            return True
        of_a_country = self.country in (self.body, other.body) or other.country in (self.body, other.body)
        return of_a_country and self.country == other.country


def rule_out(one: Post, other: Post) -> bool:
    """Whether nobody holds both at a time, and they are not one."""
    beside = other.kind in _BESIDE.get(one.kind, ()) or one.kind in _BESIDE.get(other.kind, ())
    return not beside and not one.may_be(other)


def post_of(office: Office) -> Post | None:
    """The post that a role is, if it is one that is held now and rules out others."""
    if office.former or office.drawn or office.role in _OFTEN_BESIDE:
        return None
    own = office.role in _MINISTERS or office.role in _BESIDE
    kind = office.role if own else office.top if office.top in _POSTS else None
    return Post(kind, office.body, office.country) if kind else None
