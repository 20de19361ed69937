"""What the ontology's Turtle files say, as the reader needs it: the words that evoke each type, act and role.

A *trigger* hangs on the term it evokes:

    nk:Attack nk:trigger [ nk:lemma "shell", "bomb" ; nk:wordClass "verb" ;
                           nk:argument [ nk:slot "subject" ; nk:part nk:Agent ], [ nk:slot "object" ; nk:part nk:Target ] ] .

`nk:lemma` is a lemma or several separated by spaces. A slot is `subject`, `object`, `possessor`, `modifier` or a preposition;
the subject is the one who acts, also in the passive. `nk:withObject` demands that the verb's object is one of these lemmas, `nk:withoutObject` that it is none of them;
`nk:withSubject` and `nk:withoutSubject` do so for the one who acts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from pyoxigraph import QuerySolutions, RdfFormat, Store

from kg.errors import VocabularyError
from kg.ids import NK, SPARQL_PREFIXES
from kg.resources import resource


# What a trigger may demand or forbid of its object and its subject, in the order of Trigger's fields.
_CONDITIONS = ("withObject", "withoutObject", "withSubject", "withoutSubject")


@dataclass(frozen=True)
class Trigger:
    """Words that evoke `term`, an ontology term's local name; `parts` maps a syntactic slot to the part played there."""

    term: str
    lemmas: tuple[tuple[str, ...], ...]
    word_class: str
    parts: Mapping[str, str]
    objects: frozenset[str]
    without_objects: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    without_subjects: frozenset[str] = frozenset()


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
        self.event_types = frozenset(x for (x,) in self._rows("SELECT ?x WHERE { ?x rdfs:subClassOf+ nk:Event }"))

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
        rows = self._rows(f"SELECT ?w WHERE {{ nk:{term} rdfs:label|skos:altLabel ?w }}")
        return frozenset(word.casefold() for (word,) in rows)

    def notations(self, class_name: str) -> dict[str, str]:
        """The notation of each term of a class, by local name: `notations("Outcome")` has "OutcomeShotDown": "shot_down"."""
        rows = self._rows(f"SELECT ?x ?n WHERE {{ ?x a nk:{class_name} ; skos:notation ?n }}")
        return {term: notation for term, notation in sorted(rows)}

    def _rows(self, query: str) -> Iterator[tuple[str, ...]]:
        """The lexical values of each row, ontology terms by their local names and blank nodes by their labels."""
        for row in cast(QuerySolutions, self._store.query(SPARQL_PREFIXES + query)):
            yield tuple(getattr(term, "value", str(term)).removeprefix(NK) for term in row)

    def _read_triggers(self) -> list[Trigger]:
        parts: dict[str, dict[str, str]] = {}
        for key, slot, part in self._rows("SELECT ?t ?s ?p WHERE { ?t nk:argument ?a . ?a nk:slot ?s ; nk:part ?p }"):
            parts.setdefault(key, {})[slot] = part
        words = {name: self._words_of_triggers(name) for name in ("lemma", *_CONDITIONS)}
        made = []
        for key, term, word_class in self._rows("SELECT ?t ?x ?c WHERE { ?x nk:trigger ?t . ?t nk:wordClass ?c }"):
            lemmas = tuple(sorted(tuple(lemma.split()) for lemma in words["lemma"].get(key, ())))
            conditions = (frozenset(words[name].get(key, ())) for name in _CONDITIONS)
            made.append(Trigger(term, lemmas, word_class, parts.get(key, {}), *conditions))
        return sorted(made, key=lambda t: (t.term, t.word_class, t.lemmas, sorted(t.objects), sorted(t.subjects)))

    def _words_of_triggers(self, name: str) -> dict[str, set[str]]:
        """The values of one property of each trigger, by the trigger's node."""
        found: dict[str, set[str]] = {}
        for key, word in self._rows(f"SELECT ?t ?w WHERE {{ ?t nk:wordClass ?c ; nk:{name} ?w }}"):
            found.setdefault(key, set()).add(word)
        return found

    def _read_roles(self) -> list[RoleConcept]:
        query = """SELECT ?n ?title ?top WHERE { ?c skos:notation ?n ; skos:prefLabel|skos:altLabel ?title .
            ?c skos:broader* ?t . ?t skos:topConceptOf ?scheme ; skos:notation ?top }"""
        titles: dict[tuple[str, str], set[str]] = {}
        for notation, title, top in self._rows(query):
            titles.setdefault((notation, top), set()).add(title.casefold())
        return [RoleConcept(n, tuple(sorted(found)), top) for (n, top), found in sorted(titles.items())]


@cache
def vocabulary() -> Vocabulary:
    """The ontology as the reader needs it."""
    return Vocabulary()
