"""A person as known so far: what the articles that were joined say of them, counted, so that comparing stays cheap."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from kg.resolve.bearers import Bearer, Office
from kg.resolve.growing import Growing
from kg.resolve.person_names import Form
from kg.resolve.posts import Post, post_of

# How surely a role binds its holder to one country: office does; envoys are of one country and to another; what was
# drawn from the context may be wrong.
_BINDS = {
    **dict.fromkeys(("head_of_state", "head_of_government", "monarch", "minister", "deputy_minister"), 1.0),
    **dict.fromkeys(("legislator", "mayor", "regional_leader", "judge", "party_leader", "military"), 1.0),
    **dict.fromkeys(("official", "security_official", "delegate", "spokesperson"), 0.7),
}
_BINDS_LOOSELY, _DRAWN = 0.4, 0.25
_MONTH = 30  # days: what is told of more often is one story in the news
HEADS = frozenset(("head_of_state", "head_of_government", "monarch"))
_OFFICE = "public office"
_LIFE = {
    **dict.fromkeys((*HEADS, "minister", "deputy_minister", "legislator", "spokesperson", "ambassador"), _OFFICE),
    **dict.fromkeys(("envoy", "negotiator", "official", "mayor", "regional_leader", "party_leader"), _OFFICE),
    **dict.fromkeys(("delegate", "adviser", "security_official"), _OFFICE),
    **dict.fromkeys(("journalist", "analyst"), "the press"),
    "judge": "the courts",
    "military": "the army",
}
_OTHER_LIFE = {"athlete": "sport", "artist": "the arts", "cleric": "the church", "businessperson": "business"}
RoleKey = tuple[str, str | None]
K = TypeVar("K")


@dataclass
class Tenure:
    """When articles give one role: from the first to the last day known, in so many articles that give a day.

    `drawn` says that no article states its body; `left` is the first day on which an article calls it former, `begun`
    that on which one tells that it is taken up.
    """

    first: int | None
    last: int | None
    times: int
    drawn: bool
    left: int | None = None
    begun: int | None = None

    def widen(self, other: "Tenure") -> None:
        """Take in what other articles say of the same role."""
        apart = (other.first or 0) - (self.last or 0) >= _MONTH or (self.first or 0) - (other.last or 0) >= _MONTH
        self.times += other.times - (not apart)
        self.first = min(filter(None, (self.first, other.first)), default=None)
        self.last = max(filter(None, (self.last, other.last)), default=None)
        self.drawn = self.drawn and other.drawn
        self.left = min(filter(None, (self.left, other.left)), default=None)
        self.begun = min(filter(None, (self.begun, other.begun)), default=None)

    def copy(self) -> "Tenure":
        """Another one that grows by itself."""
        return Tenure(self.first, self.last, self.times, self.drawn, self.left, self.begun)


def merged(one: Tenure | None, other: Tenure) -> Tenure:
    """Both as one, neither changed."""
    found = other.copy()
    if one:
        found.widen(one)
    return found


def take(known: dict[K, Tenure], more: Mapping[K, Tenure]) -> None:
    """Take in what more articles say of the same roles."""
    for key, tenure in more.items():
        if key in known:
            known[key].widen(tenure)
        else:
            known[key] = tenure.copy()


@dataclass(eq=False)
class Profile(Growing[Bearer]):
    """A person as the bearers joined so far give them. The maps count articles, `homes` adds how surely roles bind.

    `posts` are those held on days known; `retired` are the days of articles that give former roles alone. `countries`
    and `company` are shared with other profiles until they grow.
    """

    forms: Counter[Form]
    surnames: set[str]
    roles: dict[RoleKey, Tenure]
    posts: dict[Post, Tenure]
    retired: Tenure | None
    homes: dict[str, float]
    headed: Counter[str]
    lives: frozenset[str]
    countries: dict[str, int]
    company: dict[str, int]
    first: int | None
    last: int | None

    def _take_in(self, other: "Profile") -> None:
        self.forms.update(other.forms)
        self.surnames |= other.surnames
        take(self.roles, other.roles)
        take(self.posts, other.posts)
        if other.retired:
            self.retired = merged(self.retired, other.retired)
        for country, surely in other.homes.items():
            self.homes[country] = self.homes.get(country, 0.0) + surely
        self.headed.update(other.headed)
        self.lives |= other.lives
        self.countries = self._added(self.countries, other.countries)
        self.company = self._added(self.company, other.company)
        self.first = min(filter(None, (self.first, other.first)), default=None)
        self.last = max(filter(None, (self.last, other.last)), default=None)


def profile_of(bearer: Bearer, number: int) -> Profile:
    """What one article says of a person."""
    scene, offices = bearer.scene, bearer.offices
    roles: dict[RoleKey, Tenure] = {}
    for office in offices:
        day = None if office.former else scene.day
        left = scene.day if office.former else None
        take(roles, {(office.role, office.body): Tenure(day, day, 1, office.drawn, left)})
    today = Tenure(scene.day, scene.day, 1, False)
    posts = {post: today.copy() for office in offices if (post := post_of(office))}
    for office in offices:
        if office.begun and (post := post_of(office)):
            posts[post].begun = scene.day
    out = bool(offices) and all(office.former for office in offices)
    homes: dict[str, float] = {}
    for office in offices:
        if office.country:
            homes[office.country] = max(homes.get(office.country, 0.0), binds(office))
    stated = (office for office in offices if not office.drawn)
    headed = Counter({office.country for office in stated if office.country and office.top in HEADS})
    return Profile(
        number=number,
        bearers=[bearer],
        forms=Counter((bearer.form,)),
        surnames=set(bearer.surnames),
        roles=roles,
        posts=posts,
        retired=today if out else None,
        homes=homes,
        headed=headed,
        lives=frozenset(life for office in offices if (life := _life(office))),
        countries=scene.countries,
        company=scene.company,
        first=scene.day,
        last=scene.day,
    )


def binds(office: Office) -> float:
    """How surely (0 to 1) a role says which country its holder is of."""
    return _DRAWN if office.drawn else _BINDS.get(office.top, _BINDS_LOOSELY)


def _life(office: Office) -> str | None:
    return _LIFE.get(office.top) or _OTHER_LIFE.get(office.role)
