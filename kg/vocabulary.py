"""What the ontology's Turtle files say, as the reader needs it: the words that evoke each type, act and role.

A *trigger* hangs on the term it evokes:

    nk:Attack nk:trigger [ nk:lemma "shell", "bomb" ; nk:wordClass "verb" ;
        nk:argument [ nk:slot "subject" ; nk:part nk:Agent ], [ nk:slot "object" ; nk:part nk:Target ] ] .

`nk:lemma` is a lemma or several separated by spaces. A slot is `subject`, `object`, `possessor`, `modifier` or a
preposition; the subject is the one who acts, also in the passive. `nk:withObject` demands that the verb's object is one
of these lemmas, `nk:withoutObject` that it is none of them; `nk:withSubject` and `nk:withoutSubject` do so for the
subject. Beside a noun, the object is what follows its "of" or stands right before it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import cast

from pyoxigraph import QuerySolutions, RdfFormat, Store

from kg.errors import VocabularyError
from kg.ids import NK, SPARQL_PREFIXES
from kg.resources import resource

Row = Mapping[str, str]


@dataclass(frozen=True)
class Trigger:
    """Words that evoke `term`, an ontology term's local name; `parts` maps a syntactic slot to the part played there.

    `word_class` is `noun`, `plural` (a noun that counts only in the plural), `verb` or `adjective`. The four sets hold
    the lemmas that the object and the subject must be one of, where there are any, and those that they must not be.
    `title` is the title that a verb of heading gives: who commands something is its commander.
    """

    term: str
    lemmas: tuple[tuple[str, ...], ...]
    word_class: str
    parts: Mapping[str, str]
    objects: frozenset[str] = frozenset()
    without_objects: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    without_subjects: frozenset[str] = frozenset()
    title: str | None = None


@dataclass(frozen=True)
class RoleConcept:
    """One concept of roles.ttl: its notation, the titles that evoke it (lower case) and its top concept's notation.

    A title that is one of `head_words`, and whose phrase or body contains one of `body_words`, is of this concept too.
    A title that is one of `kind_heads` is of this concept too in a body of one of `body_kinds`: "leader" in a country.
    `held_in` is the class of body, by local name, that it or a concept above it is held in, where the ontology says so;
    `outward` that what follows "to" in a title is whom its holder is sent to.
    """

    notation: str
    titles: tuple[str, ...]
    top: str
    body_words: tuple[str, ...] = ()
    head_words: frozenset[str] = frozenset()
    body_kinds: frozenset[str] = frozenset()
    kind_heads: frozenset[str] = frozenset()
    held_in: str | None = None
    outward: bool = False


class Vocabulary:
    """The ontology's files, read once. Use `vocabulary()` rather than making another.

    Raises VocabularyError where a file is no Turtle, or a trigger lacks its words.
    """

    def __init__(self) -> None:
        self._store = Store()
        self._lemmas: dict[tuple[str, ...], frozenset[str]] = {}
        for path in sorted(resource("ontology").glob("*.ttl")):
            self._load(path.name, path.read_bytes())
        self.triggers = tuple(self._read_triggers())
        self.roles = tuple(self._read_roles())
        types = self._rows("SELECT ?type WHERE { ?type rdfs:subClassOf+ nk:Event }")
        self.event_types = frozenset(row["type"] for row in types)

    def _load(self, name: str, text: bytes) -> None:
        try:
            self._store.load(text, RdfFormat.TURTLE)
        except SyntaxError as error:
            raise VocabularyError(f"ontology/{name}: {error}") from error

    def triggers_of(self, *terms: str, word_class: str | None = None) -> tuple[Trigger, ...]:
        """The triggers of these terms, in a fixed order, all or those of one word class."""
        return tuple(t for t in self.triggers if t.term in terms and word_class in (None, t.word_class))

    def lemmas_of(self, *terms: str) -> frozenset[str]:
        """The lemmas of these terms' triggers as strings: `lemmas_of("PeopleNoun")` has "civilian", "aid worker"."""
        if terms not in self._lemmas:  # asked for at every token
            found = (" ".join(lemma) for trigger in self.triggers_of(*terms) for lemma in trigger.lemmas)
            self._lemmas[terms] = frozenset(found)
        return self._lemmas[terms]

    def words_of(self, term: str) -> frozenset[str]:
        """The labels and alternative labels of a term, in lower case: `words_of("Former")` has "former" and "ex"."""
        rows = self._rows(f"SELECT ?word WHERE {{ nk:{term} rdfs:label|skos:altLabel ?word }}")
        return frozenset(row["word"].casefold() for row in rows)

    def is_honorific(self, word: str) -> bool:
        """Whether a lower-case word is put before names out of respect, with or without a full stop."""
        return word.rstrip(".") in self._honorifics

    @cached_property
    def _honorifics(self) -> frozenset[str]:
        return self.words_of("Honorific")

    @cached_property
    def people_nouns(self) -> frozenset[str]:
        """Lemmas of the nouns that count human beings."""
        return self.lemmas_of("PeopleNoun")

    @cached_property
    def stand_ins(self) -> frozenset[str]:
        """Lemmas of the nouns that stand for the country or body named beside them."""
        return self.lemmas_of("StandIn")

    @cached_property
    def usual_titles(self) -> Mapping[str, str]:
        """Titles that are usually one country's, in lower case, with the reference of the country: `wikidata:Q30`."""
        rows = self._rows("SELECT ?country ?title { ?country nk:usualTitle ?title }")
        return {row["title"]: f"wikidata:{row['country'].rpartition('/')[2]}" for row in rows}

    @cached_property
    def sends_teams(self) -> Mapping[str, int]:
        """The event types that sides send teams to, each with its rank: of two that a team may go to, the lower one."""
        return {row["type"]: int(row["rank"]) for row in self._rows("SELECT ?type ?rank { ?type nk:sendsTeams ?rank }")}

    @cached_property
    def alike(self) -> frozenset[frozenset[str]]:
        """The pairs of event types that go by the same words."""
        rows = self._rows("SELECT ?one ?other { ?one nk:alike ?other }")
        return frozenset(frozenset((row["one"], row["other"])) for row in rows)

    @cached_property
    def label_prepositions(self) -> Mapping[str, str]:
        """The preposition before an event's place in its label, where it is not "in"."""
        return {
            row["type"]: row["word"] for row in self._rows("SELECT ?type ?word { ?type nk:labelPreposition ?word }")
        }

    @cached_property
    def qualifiers(self) -> Mapping[str, str]:
        """What bounds a number, in lower case, with its value of nk:qualifier: `no fewer than` means `at least`."""
        query = "SELECT ?word ?value { ?q a nk:Qualifier ; skos:notation ?value ; rdfs:label|skos:altLabel ?word }"
        rows = self._rows(query)
        return {row["word"].casefold(): row["value"] for row in rows}

    @cached_property
    def outcomes(self) -> Mapping[str, tuple[Trigger, ...]]:
        """The values of nk:outcome with the triggers of each; the slot of what is counted has the part `Counted`."""
        query = "SELECT ?term ?notation WHERE { ?term a nk:Outcome ; skos:notation ?notation } ORDER BY ?notation"
        rows = self._rows(query)
        return {row["notation"]: self.triggers_of(row["term"]) for row in rows}

    def top_of(self, role: str) -> str:
        """The broadest role that a role is one of, both by their notations; itself where the scheme has it not."""
        return self._tops.get(role, role)

    @cached_property
    def _tops(self) -> Mapping[str, str]:
        return {role.notation: role.top for role in self.roles}

    def titled(self, title: str) -> tuple[RoleConcept, ...]:
        """The roles of which this, in any case, is a title, in the order of `roles`."""
        return self._titled.get(title.casefold(), ())

    @cached_property
    def _titled(self) -> Mapping[str, tuple[RoleConcept, ...]]:
        found: dict[str, tuple[RoleConcept, ...]] = {}
        for role in self.roles:
            for title in role.titles:
                found[title] = (*found.get(title, ()), role)
        return found

    def role_by_body(self, title: str, body: str, kind: str = "") -> RoleConcept | None:
        """The role that a general title has in this body: `chief` of `the army` is army_chief.

        `body` is the body's name, or whatever else of the title phrase may tell. The longest body word that fits
        decides, and of two concepts that have it the narrower one; where none fits, the kind of body (`country`).
        """
        head, words = title.casefold(), f" {body.casefold()} "
        fitting = [
            (len(word), role.notation != role.top, role.notation, role)
            for role in self.roles
            if head in role.head_words
            for word in role.body_words
            if f" {word} " in words
        ]
        if fitting:
            return max(fitting, key=lambda found: found[:3])[3]
        return next((role for role in self.roles if head in role.kind_heads and kind in role.body_kinds), None)

    def _rows(self, query: str) -> Iterator[Row]:
        """The solutions as plain strings by variable, our terms by their local names; what is unbound is left out."""
        solutions = cast(QuerySolutions, self._store.query(SPARQL_PREFIXES + query))
        names = [variable.value for variable in solutions.variables]
        for solution in solutions:
            yield {name: _plain(value) for name, value in zip(names, solution, strict=True) if value is not None}

    def _read_triggers(self) -> list[Trigger]:
        terms: dict[str, str] = {}
        values: dict[str, dict[str, set[str]]] = {}
        query = "SELECT ?term ?node ?property ?value WHERE { ?term nk:trigger ?node . ?node ?property ?value }"
        for row in self._rows(query):
            terms[row["node"]] = row["term"]
            values.setdefault(row["node"], {}).setdefault(row["property"], set()).add(row["value"])
        parts: dict[str, dict[str, str]] = {}
        for row in self._rows("SELECT ?node ?slot ?part WHERE { ?node nk:argument [ nk:slot ?slot ; nk:part ?part ] }"):
            parts.setdefault(row["node"], {})[row["slot"]] = row["part"]
        made = [_trigger(term, values[node], parts.get(node, {})) for node, term in terms.items()]
        return sorted(made, key=lambda t: (t.term, t.word_class, t.lemmas, sorted(t.objects), sorted(t.subjects)))

    def _read_roles(self) -> list[RoleConcept]:
        query = """SELECT ?notation ?top ?property ?value WHERE { ?c skos:notation ?notation ; ?property ?value ;
            skos:broader* ?t . ?t skos:topConceptOf ?scheme ; skos:notation ?top }"""
        found: dict[tuple[str, str], dict[str, set[str]]] = {}
        for row in self._rows(query):
            of_concept = found.setdefault((row["notation"], row["top"]), {})
            of_concept.setdefault(row["property"].rpartition("#")[2], set()).add(row["value"].casefold())
        heads, held, sent = self.lemmas_of("GenericHead"), self._inherited("heldIn"), self._inherited("outward")
        made = [_role(*names, values, heads) for names, values in sorted(found.items())]
        return [replace(r, held_in=held.get(r.notation), outward=sent.get(r.notation) == "true") for r in made]

    def _inherited(self, name: str) -> dict[str, str]:
        """By notation, what a role concept or one above it has for this property."""
        rows = self._rows(f"SELECT ?role ?value {{ ?c skos:notation ?role ; skos:broader*/nk:{name} ?value }}")
        return {row["role"]: row["value"] for row in rows}


def _plain(value: object) -> str:
    # A blank node has no name of its own to show: what it prints as tells one from another.
    return value.value.removeprefix(NK) if hasattr(value, "value") else str(value)


def _trigger(term: str, values: Mapping[str, set[str]], parts: Mapping[str, str]) -> Trigger:
    if not values.get("lemma") or len(values.get("wordClass", ())) != 1:
        raise VocabularyError(f"ontology: a trigger of nk:{term} needs nk:lemma and one nk:wordClass: add them")
    return Trigger(
        term=term,
        lemmas=tuple(sorted(tuple(lemma.split()) for lemma in values["lemma"])),
        word_class=next(iter(values["wordClass"])),
        parts=parts,
        objects=frozenset(values.get("withObject", ())),
        without_objects=frozenset(values.get("withoutObject", ())),
        subjects=frozenset(values.get("withSubject", ())),
        without_subjects=frozenset(values.get("withoutSubject", ())),
        title=min(values.get("asTitle", ()), default=None),
    )


def _role(notation: str, top: str, values: Mapping[str, set[str]], general: frozenset[str]) -> RoleConcept:
    titles = values.get("prefLabel", set()) | values.get("altLabel", set())
    if not titles:
        raise VocabularyError(f"ontology/roles.ttl: {notation} has no title: give it a skos:prefLabel")
    body_words = tuple(sorted(values.get("bodyWord", ())))
    head_words = general | values.get("headWord", set()) if body_words else frozenset[str]()
    kinds = frozenset(kind.rpartition("#")[2].casefold() for kind in values.get("bodyKind", ()))
    own = frozenset(values.get("headWord", ()))
    return RoleConcept(
        notation, tuple(sorted(titles)), top, body_words, head_words, kinds, own if kinds else frozenset()
    )


@cache
def vocabulary() -> Vocabulary:
    """The ontology as the reader needs it."""
    return Vocabulary()
