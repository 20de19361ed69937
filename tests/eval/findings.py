"""What the built graph says, article by article, read with SPARQL through `kg.store.Reader`."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.ids import NK, SPARQL_PREFIXES
from kg.store import Reader

Values = Mapping[str, set[str]]
_KINDS = ("RoleHolding", "Delegation", "DelegationMembership", "Event", "Quotation", "Position")
_EVIDENCE = """SELECT ?node ?article ?quote ?rule ?confidence WHERE { ?node nk:evidence ?e .
    ?e nk:inArticle/dcterms:identifier ?article ; nk:quote ?quote ; nk:foundBy ?rule ; nk:confidence ?confidence }"""
_PEOPLE = "SELECT ?node ?article WHERE { ?node a nk:Person ; nk:mentionedIn/dcterms:identifier ?article }"
_NAMES = "SELECT ?node ?name WHERE { ?node rdfs:label|skos:altLabel ?name }"
_CATEGORIES = "SELECT ?node ?notation WHERE { ?node skos:broader*/skos:notation ?notation }"
# Sources differ on these: what an article itself says of an event stands in the nodes that its evidence hangs on.
_SAID_OF_EVENTS = """SELECT ?node ?event ?property ?value WHERE {
    { ?node a nk:Assertion ; rdf:subject ?event ; rdf:predicate ?property ; rdf:object ?value }
    UNION { ?event nk:participation ?node . ?node nk:actor ?value BIND(nk:participant AS ?property) }
    UNION { ?event nk:quantity ?node . ?node nk:value ?value BIND(nk:quantity AS ?property) } }"""
_OF_EVENTS = ("place", "date", "eventStatus", "round", "killed", "injured", "participant", "quantity")


@dataclass(frozen=True)
class Finding:
    """One fact as one article states it. `values` gives by property, in local names, the values; entities as IRIs.

    `rule` and `confidence` are those of the article's surest evidence for it.
    """

    node: str
    quotes: tuple[str, ...]
    rule: str
    confidence: float
    values: Values

    def one(self, name: str) -> str:
        """The first value of a property in lower case, or nothing."""
        return min(self.values.get(name, {""})).casefold()


class Findings:
    """The graph's facts by article and kind, and the names of everything in it."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._names = self._sets(_NAMES, "name")
        self._categories = self._sets(_CATEGORIES, "notation")
        self._people: dict[str, list[str]] = defaultdict(list)
        for row in self._rows(_PEOPLE):
            self._people[row["article"]].append(row["node"])
        self._evidence = self._read_evidence()
        self._facts = {kind: self._read_kind(kind) for kind in _KINDS}

    def people(self, article: str) -> list[str]:
        """The IRIs of the people an article names."""
        return sorted(self._people[article])

    def facts(self, kind: str, article: str) -> list[Finding]:
        """The facts of a class, by its local name, that an article states."""
        return self._facts[kind].get(article, [])

    def names(self, *nodes: str) -> set[str]:
        """Every name of these entities."""
        return {name for node in nodes for name in self._names.get(node, ())}

    def named(self, fact: Finding, prop: str) -> set[str]:
        """Every name of the entities that a property of a fact points to."""
        return self.names(*fact.values.get(prop, ()))

    def categories(self, fact: Finding) -> set[str]:
        """The notations of a role holding's role and of those above it."""
        return {notation for role in fact.values.get("role", ()) for notation in self._categories.get(role, ())}

    def _rows(self, query: str) -> Iterator[dict[str, str]]:
        yield from self._reader.select(SPARQL_PREFIXES + query)

    def _sets(self, query: str, value: str) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for row in self._rows(query):
            found[row["node"]].add(row[value])
        return found

    def _read_evidence(self) -> dict[str, dict[str, list[tuple[float, str, str]]]]:
        found: dict[str, dict[str, list[tuple[float, str, str]]]] = defaultdict(lambda: defaultdict(list))
        for row in self._rows(_EVIDENCE):
            found[row["node"]][row["article"]].append((float(row["confidence"]), row["rule"], row["quote"]))
        return found

    def _read_kind(self, kind: str) -> dict[str, list[Finding]]:
        values = self._properties(f"SELECT ?node ?property ?value WHERE {{ ?node a nk:{kind} ; ?property ?value }}")
        said = self._said_of_events() if kind == "Event" else {}
        found: dict[str, list[Finding]] = defaultdict(list)
        for node in sorted(values):
            for article, stated in sorted(self._evidence[node].items()):
                own = {name: held for name, held in values[node].items() if kind != "Event" or name not in _OF_EVENTS}
                confidence, rule, _ = max(stated)
                quotes = tuple(sorted({quote for _, _, quote in stated}))
                finding = Finding(node, quotes, rule, confidence, own | said.get((node, article), {}))
                found[article].append(finding)
        return found

    def _properties(self, query: str) -> dict[str, dict[str, set[str]]]:
        found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for row in self._rows(query):
            found[row["node"]][_local(row["property"])].add(row["value"].removeprefix(NK))
        return found

    def _said_of_events(self) -> dict[tuple[str, str], dict[str, set[str]]]:
        found: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for row in self._rows(_SAID_OF_EVENTS):
            for article in self._evidence.get(row["node"], ()):
                found[row["event"], article][_local(row["property"])].add(row["value"].removeprefix(NK))
        return found


def _local(iri: str) -> str:
    return iri.removeprefix(NK).rpartition("#")[2]
