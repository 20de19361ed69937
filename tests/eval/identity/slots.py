"""What fills the slots of templates: people, bodies and countries, each as the article names it next."""

from eval.identity.desk import Desk, capital, possessive
from eval.identity.people import Person
from eval.identity.sentences import Words
from eval.identity.world import Body


class PersonSlot:
    """Someone in a sentence: `{p}` as named next, `{p.they}`, `{p.title}` for a headline, `{p.was}` a former post."""

    def __init__(self, desk: Desk, person: Person) -> None:
        self._desk, self._person = desk, person

    def __format__(self, _: str) -> str:
        return self._desk.person(self._person)

    @property
    def they(self) -> str:
        return "she" if self._person.woman else "he"

    @property
    def their(self) -> str:
        return "her" if self._person.woman else "his"

    @property
    def sur(self) -> str:
        return self._desk.surname(self._person)

    @property
    def full(self) -> str:
        return self._desk.named(self._person, self._person.full(self._desk.outlet.name))

    @property
    def title(self) -> str:
        """The surname, now and then with "President" or the like before it, or an initial."""
        desk, chance = self._desk, self._desk.chance
        term = self._person.held(desk.day)
        if not self._person.alone or chance.random() < 0.15:
            return self.full
        if chance.random() < 0.1:
            return desk.named(self._person, self._person.initialled(desk.outlet.name))
        if term and term.post.title in ("president", "prime minister") and chance.random() < 0.4:
            return f"{capital(term.post.title)} {self.sur}"
        return self.sur

    @property
    def post(self) -> str:
        term = self._person.held(self._desk.day)
        return self._desk.spelt(term.post.titled(self._person)) if term else "envoy"

    @property
    def was(self) -> str:
        past = self._person.past(self._desk.day)[0]
        return f"{_article(past.post.title)} {self._desk.title(self._person, past)}"

    @property
    def once(self) -> str:
        return self._desk.title(self._person, self._person.past(self._desk.day)[0])

    @property
    def until(self) -> str:
        return str(self._person.past(self._desk.day)[0].until.year)


class BodySlot:
    """A body in a sentence."""

    def __init__(self, desk: Desk, body: Body) -> None:
        self._desk, self._body = desk, body

    def __format__(self, _: str) -> str:
        return self._desk.body(self._body)


class CountrySlot:
    """A country in a sentence: `{A}`, `{A.adj}`, `{A.poss}`, its capital and its ministries."""

    def __init__(self, desk: Desk, place: int) -> None:
        self._desk, self._place, self._land = desk, place, desk.world.countries[place]

    def __format__(self, _: str) -> str:
        return self._land.name

    @property
    def adj(self) -> str:
        return self._land.adjective

    @property
    def an(self) -> str:
        return f"{Words(self.adj.lower()).an if not self.adj.startswith('U') else 'a'} {self.adj}"

    @property
    def poss(self) -> str:
        return possessive(self._land.name)

    @property
    def capital(self) -> str:
        return self._land.cities[0]

    @property
    def ministry(self) -> str:
        return self._desk.ministry(self._place)

    @property
    def defence(self) -> str:
        return self._desk.ministry(self._place, "defence")

    @property
    def interior(self) -> str:
        return self._desk.ministry(self._place, "interior")


def _article(title: str) -> str:
    return "an" if title[0] in "aeiou" else "a"
