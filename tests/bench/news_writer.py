"""Writing one article of a generated news graph: sentences, and the statements that rest on them."""

import random
from collections.abc import Callable, Iterator
from datetime import date

from news_world import Entity, line, nk, node, term, text, typed

from kg.ids import ARTICLES_GRAPH, ID, digest, text_hash

Introduced = Callable[[Entity, str], Iterator[str]]  # the statements that a first mention calls for
_OUTLETS = ("The Harbour Post", "Northern Wire", "Evening Courier", "Daily Ledger")


class Writer:
    """One article as it is written: its sentences, and the statements that rest on them."""

    def __init__(self, number: int, published: date, chance: random.Random, introduced: Introduced) -> None:
        self.id = f"a-{number:07}"
        self.iri = f"{ID}article/{self.id}"
        self.published = published
        self.lines: list[str] = []
        self._chance = chance
        self._introduced = introduced
        self._sentences: list[str] = []
        self._length = 0
        self._mentioned: set[str] = set()

    def sentence(self, words: str, rule: str, *named: Entity) -> str:
        """Add a sentence; the node of it as evidence. It is also evidence of those it names for the first time."""
        start, end = self._length, self._length + len(words)
        self._sentences.append(words)
        self._length = end + 1
        shown = f"{ID}evidence/{digest(self.id, start, end, rule)}"
        self.lines += [
            line(shown, "rdf:type", nk("Evidence")),
            line(shown, "nk:inArticle", node(self.iri)),
            line(shown, "nk:quote", text(words)),
            line(shown, "nk:foundBy", text(rule)),
            line(shown, "nk:confidence", typed(self._chance.choice((0.7, 0.8, 0.9)), "decimal")),
            line(shown, "nk:stance", text("stated")),
            line(shown, "nk:start", typed(start, "integer")),
            line(shown, "nk:end", typed(end, "integer")),
        ]
        for entity in named:
            if entity.iri not in self._mentioned:
                self._mentioned.add(entity.iri)
                self.lines += self._introduced(entity, shown)
                self.say(entity.iri, ("nk:evidence", node(shown)), ("nk:mentionedIn", node(self.iri)))
        return shown

    def say(self, subject: str, *pairs: tuple[str, str]) -> None:
        """Add statements of one subject."""
        self.lines += [line(subject, predicate, value) for predicate, value in pairs]

    def stated(self, subject: str, kind: str, shown: str, *pairs: tuple[str, str]) -> None:
        """Add a node with its class and evidence."""
        self.say(subject, ("rdf:type", nk(kind)), ("nk:evidence", node(shown)), *pairs)

    def asserted(self, subject: str, predicate: str, value: str, shown: str) -> None:
        """Add a plain value, and the assertion that ties it to its evidence."""
        self.say(subject, (predicate, value))
        assertion = f"{ID}assertion/{digest(subject, predicate, value)}"
        parts = (("rdf:subject", node(subject)), ("rdf:predicate", term(predicate)), ("rdf:object", value))
        self.stated(assertion, "Assertion", shown, *parts)

    def finished(self, title: str) -> list[str]:
        """All statements of the article."""
        body = " ".join(self._sentences)
        self.say(
            self.iri,
            ("rdf:type", nk("Article")),
            ("dcterms:identifier", text(self.id)),
            ("dcterms:title", text(title)),
            ("dcterms:issued", typed(self.published, "date")),
            ("dcterms:source", text(f"https://news.example/{self.id}")),
            ("nk:outlet", text(self._chance.choice(_OUTLETS))),
            ("nk:text", text(body)),
        )
        about = (("dcterms:identifier", self.id), ("nk:textHash", text_hash(body)), ("nk:engine", "generated"))
        return self.lines + [line(self.iri, name, text(value), ARTICLES_GRAPH) for name, value in about]
