"""What the ontology's Turtle files say, as the reader needs it: the words that evoke each type, act and role.

A *trigger* hangs on the term it evokes:

    nk:Attack nk:trigger [ nk:lemma "shell", "bomb" ; nk:wordClass "verb" ;
                           nk:argument [ nk:slot "subject" ; nk:part nk:Agent ], [ nk:slot "object" ; nk:part nk:Target ] ] .

`nk:lemma` is a lemma or several separated by spaces. A slot is `subject`, `object`, `possessor`, `modifier` or a preposition;
the subject is the one who acts, also in the passive. `nk:withObject` demands that the verb's object is one of these lemmas.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pyoxigraph import RdfFormat, Store

from kg.errors import VocabularyError
from kg.ids import NK, SPARQL_PREFIXES
from kg.resources import resource


@dataclass(frozen=True)
class Trigger:
    """Words that evoke `term`, an ontology term's local name; `parts` maps a syntactic slot to the part played there."""

    term: str
    lemmas: tuple[tuple[str, ...], ...]
    word_class: str
    parts: Mapping[str, str]
    objects: frozenset[str]


@dataclass(frozen=True)
class RoleConcept:
    """One concept of roles.ttl: its notation, the titles that evoke it (lower case) and its top concept's notation."""

    notation: str
    titles: tuple[str, ...]
    top: str


class Vocabulary:
    """The ontology's files, read once. Use `vocabulary()` rather than making another."""

    def __init__(self) -> None:
        self._store = Store()
        for path in sorted(resource("ontology").glob("*.ttl")):
            self._load(path.name, path.read_bytes())
        self.triggers = tuple(self._read_triggers())
        self.roles = tuple(self._read_roles())
        self.event_types = frozenset(self._select_one("SELECT ?x WHERE { ?x rdfs:subClassOf* nk:Event }")) - {"Event"}

    def _load(self, name: str, text: bytes) -> None:
        try:
            self._store.load(text, RdfFormat.TURTLE)
        except SyntaxError as error:
            raise VocabularyError(f"ontology/{name}: {error}") from error

    def triggers_of(self, *terms: str, word_class: str | None = None) -> tuple[Trigger, ...]:
        """The triggers of these terms, in a fixed order; `word_class` is `noun` or `verb`."""
        return tuple(t for t in self.triggers if t.term in terms and word_class in (None, t.word_class))

    def words_of(self, term: str) -> frozenset[str]:
        """The labels and alternative labels of a term, in lower case: `words_of("Former")` has "former", "ex", "then"."""
        rows = self._store.query(SPARQL_PREFIXES + f"SELECT ?w WHERE {{ nk:{term} rdfs:label|skos:altLabel ?w }}")
        return frozenset(row["w"].value.casefold() for row in rows)  # type: ignore[union-attr]

    def _select_one(self, query: str) -> list[str]:
        return sorted(row[0].value.removeprefix(NK) for row in self._store.query(SPARQL_PREFIXES + query))  # type: ignore[union-attr]

    def _read_triggers(self) -> list[Trigger]:
        lemmas: dict[str, set[tuple[str, ...]]] = {}
        heads: dict[str, tuple[str, str]] = {}
        objects: dict[str, set[str]] = {}
        parts: dict[str, dict[str, str]] = {}
        query = """SELECT ?term ?t ?lemma ?class ?object ?slot ?part WHERE {
            ?term nk:trigger ?t . ?t nk:lemma ?lemma ; nk:wordClass ?class .
            OPTIONAL { ?t nk:withObject ?object } OPTIONAL { ?t nk:argument ?a . ?a nk:slot ?slot ; nk:part ?part } }"""
        for row in self._store.query(SPARQL_PREFIXES + query):
            key = str(row["t"])  # type: ignore[index]
            heads[key] = (row["term"].value.removeprefix(NK), row["class"].value)  # type: ignore[index]
            lemmas.setdefault(key, set()).add(tuple(row["lemma"].value.split()))  # type: ignore[index]
            if row["object"]:  # type: ignore[index]
                objects.setdefault(key, set()).add(row["object"].value)  # type: ignore[index]
            if row["slot"]:  # type: ignore[index]
                parts.setdefault(key, {})[row["slot"].value] = row["part"].value.removeprefix(NK)  # type: ignore[index]
        made = [
            Trigger(term, tuple(sorted(lemmas[key])), word_class, parts.get(key, {}), frozenset(objects.get(key, ())))
            for key, (term, word_class) in heads.items()
        ]
        return sorted(made, key=lambda t: (t.term, t.word_class, t.lemmas, sorted(t.objects)))

    def _read_roles(self) -> list[RoleConcept]:
        query = """SELECT ?n ?title ?top WHERE { ?c skos:notation ?n ; skos:prefLabel|skos:altLabel ?title .
            ?c skos:broader* ?t . ?t skos:topConceptOf ?scheme ; skos:notation ?top }"""
        titles: dict[tuple[str, str], set[str]] = {}
        for row in self._store.query(SPARQL_PREFIXES + query):
            key = (row["n"].value, row["top"].value)  # type: ignore[index]
            titles.setdefault(key, set()).add(row["title"].value.casefold())  # type: ignore[index]
        return [RoleConcept(n, tuple(sorted(found)), top) for (n, top), found in sorted(titles.items())]


@cache
def vocabulary() -> Vocabulary:
    """The ontology as the reader needs it."""
    return Vocabulary()
