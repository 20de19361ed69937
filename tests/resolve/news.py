"""Short made-up articles about people, bodies and countries, as reading would give them."""

from kg.model import Article, RoleFact
from kg.resolve import resolve
from tests.triples.sample import Atlas, Reading

COUNTRIES = {"Denmark": "wikidata:Q35", "Sweden": "wikidata:Q34", "Turkey": "wikidata:Q43"}


def news(key, person, *beside, role=None, body=None, published="2031-05-02", status="Current", rule="test"):
    """An article that names a person, first, then countries, bodies and other people (these with a ~ before them).

    `role` is one of the person's, in `body` if that is given.
    """
    names = list(dict.fromkeys((person, *beside, *((body,) if body else ()))))
    reading = Reading(Article(id=key, text=". ".join(name.removeprefix("~") for name in names), published=published))
    for name in names:
        kind = "country" if name in COUNTRIES else "person" if name[0] == "~" or name == person else "organization"
        reading.mention(name.removeprefix("~"), kind, ref=COUNTRIES.get(name))
    if role:
        evidence, at = reading.evidence(person, rule), names.index(body) if body else None
        fact = RoleFact(evidence=evidence, holder=0, concept=role, title=role, status=status, body=at)
        reading.facts = [fact]
    return reading


def resolution(*articles, decided=()):
    return resolve([article.done() for article in articles], Atlas(), decided)


def persons(*articles):
    """What the IRIs of the articles' first people end on."""
    entities = resolution(*articles).entities
    return [entities[(article.article.id, 0)].iri.rpartition("/")[2] for article in articles]


def judged(*articles):
    """The judgements on the articles' first mentions that were weighed."""
    return [judgement for judgement in resolution(*articles).judgements if judgement.features]
