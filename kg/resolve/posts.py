"""Posts that nobody holds two of at a time, in their bodies and countries."""

from dataclasses import dataclass

from kg.resolve.bearers import Office
from kg.resolve.post_kinds import are_held_together, kind_of_post, level_of

_HIGHEST = 3


@dataclass(frozen=True)
class Post:
    """A post: what kind, in which body, of which country; the last two are IRIs, where they are known."""

    kind: str
    body: str | None
    country: str | None

    @property
    def level(self) -> int:
        """How high it is, from 1 to 3."""
        return level_of(self.kind)

    @property
    def is_top(self) -> bool:
        """Whether there is nothing above it."""
        return self.level == _HIGHEST

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
    return not are_held_together(one.kind, other.kind) and not one.may_be(other)


def post_of(office: Office) -> Post | None:
    """The post that a role is, if it is one that is held now and rules out others."""
    kind = None if office.former or office.drawn else kind_of_post(office.role)
    return Post(kind, office.body, office.country) if kind else None
