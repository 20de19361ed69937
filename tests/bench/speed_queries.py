"""What every server is asked: look-ups of things that the graph has, and queries that go over all of it."""

import random
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.ids import ARTICLES_GRAPH, NK, SPARQL_PREFIXES

# The columns of a graph's line: subject, predicate, object.
_LINE = re.compile(r"(<\S+>) <(\S+)> (.+) \.")
WHO_LED = """SELECT ?leader ?name ?event ?date {{
  ?side nk:nameKey {side} . ?team nk:represents ?side ; nk:headedBy ?leader ; nk:sentTo ?event .
  ?event nk:place {city} ; nk:date ?date . ?leader rdfs:label ?name
}} ORDER BY ?date ?name"""
ROLES_AT = """SELECT ?title ?body ?from {{
  ?person nk:nameKey {person} . ?holding nk:holder ?person ; nk:roleTitle ?title ; nk:from ?from ; nk:of ?of .
  ?of rdfs:label ?body FILTER (?from <= "{day}"^^xsd:date)
  FILTER NOT EXISTS {{ ?holding nk:until ?until FILTER (?until < "{day}"^^xsd:date) }}
}} ORDER BY ?from"""
ENTITY_PAGE = """SELECT ?property ?value ?subject {{
  {{ {person} ?property ?value }} UNION {{ ?subject ?property {person} }}
}}"""
TIMELINE = """SELECT ?event ?label ?date {{
  ?event nk:place {city} ; a nk:Event ; rdfs:label ?label ; nk:date ?date
}} ORDER BY ?date ?event LIMIT 100"""
HEAVY = {
    "who attended together": """SELECT ?one ?other (COUNT(*) AS ?times) {
      ?event a nk:Event ; nk:participant ?one , ?other FILTER (STR(?one) < STR(?other))
    } GROUP BY ?one ?other ORDER BY DESC(?times) ?one ?other LIMIT 20""",
    "in most teams together": """SELECT ?one ?other (COUNT(*) AS ?times) {
      ?team a nk:Delegation ; nk:hasMember ?one , ?other FILTER (STR(?one) < STR(?other))
    } GROUP BY ?one ?other ORDER BY DESC(?times) ?one ?other LIMIT 20""",
    "named most": """SELECT ?thing (COUNT(?article) AS ?times) {
      ?thing nk:mentionedIn ?article
    } GROUP BY ?thing ORDER BY DESC(?times) ?thing LIMIT 20""",
    "by month": """SELECT ?month (COUNT(*) AS ?times) {
      ?event a nk:Event ; nk:date ?date BIND (SUBSTR(STR(?date), 1, 7) AS ?month)
    } GROUP BY ?month ORDER BY ?month""",
}
NUMBER = "# 000000000"  # begins every query; with another number in its place it is one that nobody has asked before
LONG = "SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 1000000"


@dataclass(frozen=True)
class Question:
    """A query, and the kind of question it is."""

    kind: str
    query: str

    def numbered(self, number: int) -> "Question":
        """The same as a query that nobody has asked before."""
        return Question(self.kind, self.query.replace(NUMBER, number_as_text(number), 1))


def number_as_text(number: int) -> str:
    """What stands in the place of NUMBER, and is as long."""
    return f"# {number:09}"


def heavy() -> list[Question]:
    """The queries over the whole graph."""
    return [Question(kind, _text(query)) for kind, query in HEAVY.items()]


def _text(query: str) -> str:
    return f"{NUMBER}\n{SPARQL_PREFIXES}{query}"


def look_ups(nquads: Path, lines: int, each: int, seed: int = 1) -> list[Question]:
    """So many look-ups of each kind, in turn, of what is named in the graph's first so many lines."""
    found = _Found(nquads, lines)
    chance = random.Random(f"look-ups {seed}")
    kinds: dict[str, Callable[[], str]] = {
        "who led": lambda: _who_led(chance, found),
        "roles at a date": lambda: ROLES_AT.format(person=chance.choice(found.people)[1], day=_day(chance)),
        "entity page": lambda: ENTITY_PAGE.format(person=chance.choice(found.people)[0]),
        "timeline of a city": lambda: TIMELINE.format(city=chance.choice(found.cities)),
    }
    return [Question(kind, _text(make())) for _ in range(each) for kind, make in kinds.items()]


def _day(chance: random.Random) -> str:
    return f"{chance.randint(2018, 2028)}-06-15"


def _who_led(chance: random.Random, found: "_Found") -> str:
    side, city = chance.choice(found.sent)
    return WHO_LED.format(side=side, city=city)


class _Found:
    """The people with their name keys, the cities where something happened, and which side sent a team to which."""

    def __init__(self, nquads: Path, lines: int) -> None:
        values: dict[str, dict[str, str]] = {}
        with nquads.open(encoding="utf-8") as given:
            for _, line in zip(range(lines), given, strict=False):
                if ARTICLES_GRAPH not in line and (parts := _LINE.fullmatch(line.strip())):
                    values.setdefault(parts[2], {})[parts[1]] = parts[3]
        keys, places = values[NK + "nameKey"], values[NK + "place"]
        holders = set(values[NK + "holder"].values())
        self.people = [(person, keys[person]) for person in _ordered(holders) if person in keys]
        self.cities = _ordered(places.values())
        sides = values[NK + "represents"]
        self.sent = [
            (keys[sides[team]], places[event])
            for team, event in values[NK + "sentTo"].items()
            if event in places and sides.get(team) in keys
        ]


def _ordered(things: Iterable[str]) -> list[str]:
    return sorted(set(things))
