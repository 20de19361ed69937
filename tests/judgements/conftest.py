"""A small graph of invented people, with judgements of every verdict, as the builder writes them."""

from pathlib import Path

import pytest

from kg.ids import ID
from kg.model import Article, Extraction, RoleFact
from kg.store import GraphWriter, Reader, open_reader
from kg.triples import ontology_quads, quads
from kg.triples.statements import Entity, Feature, Judgement, Resolution, RoleHolding
from tests.triples.sample import Reading

MARA = Entity(iri=ID + "person/mara-velt", kind="person", label="Mara Velt", other_labels=("Velt",))
VELT = Entity(iri=ID + "person/velt", kind="person", label="Velt")
OTHER = Entity(iri=ID + "person/mara-velt-2", kind="person", label="Mara Velt")
QUELL = Entity(iri=ID + "person/tomas-quell", kind="person", label="Tomas Quell")
VELMORA = Entity(iri=ID + "place/velmora", kind="city", label="Velmora", lat=1.0, long=2.0)


def extractions() -> list[Extraction]:
    opening = Reading(
        Article(
            id="opening",
            title="Mayor opens bridge",
            published="2031-05-03",
            outlet="The Velmora Bell",
            text="Rain fell. Mayor Mara Velt opened a bridge in Velmora. Velt thanked Tomas Quell.",
        )
    )
    mara = opening.mention("Mara Velt", "person")
    opening.mention("Velmora", "city")
    opening.mention("Velt", "person", nth=1)
    opening.mention("Tomas Quell", "person")
    opening.facts = [
        RoleFact(evidence=opening.evidence("Mayor Mara Velt"), holder=mara, concept="mayor", title="mayor")
    ]
    budget = Reading(
        Article(id="budget", published="2031-05-05", text="The budget stands, said Mara Velt. It was late.")
    )
    budget.mention("Mara Velt", "person")
    surname = Reading(Article(id="surname", title="Velt flies home", text="Velt was tired. Quell was not."))
    surname.mention("Velt", "person")
    surname.mention("Velt", "person", nth=1)
    opera = Reading(Article(id="opera", published="2029", text="The tenor Mara Velt sang.", outlet="Opera"))
    opera.mention("Mara Velt", "person")
    return [reading.done() for reading in (opening, budget, surname, opera)]


def resolution() -> Resolution:
    full, short = "opening#mention:37-46", "opening#mention:75-79"
    return Resolution(
        entities={
            ("opening", 0): MARA,
            ("opening", 1): VELMORA,
            ("opening", 2): MARA,
            ("opening", 3): QUELL,
            ("budget", 0): MARA,
            ("surname", 0): VELT,
            ("surname", 1): VELT,
            ("opera", 0): OTHER,
        },
        holdings=(
            RoleHolding(
                iri=ID + "role/mayor",
                holder=MARA.iri,
                concept="mayor",
                title="mayor",
                status="Current",
                body=None,
                tellings=(("opening", 0),),
            ),
        ),
        judgements=(
            Judgement(full, short, "same", "a surname and the full name before it", 0.95),
            Judgement(
                full,
                "budget#mention:24-33",
                "same",
                "the full name, and the day",
                0.9,
                (Feature("name", "the same full name", 2.0), Feature("time", "two days apart", 0.5)),
            ),
            Judgement(
                full,
                "surname#mention:0-4",
                "unsure",
                "the surname alone",
                0.4,
                (Feature("name", "the surname alone", 0.5), Feature("role", "none to compare", -0.1)),
            ),
            Judgement("opera#mention:10-19", "budget#mention:24-33", "different", "a tenor and a mayor", 0.9),
        ),
    )


@pytest.fixture(scope="session")
def judged_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with this graph. Nobody may write in it."""
    path = tmp_path_factory.mktemp("judged") / "store"
    read = extractions()
    with GraphWriter(path) as writer:
        engines = {extraction.article.id: "test" for extraction in read}
        writer.replace([*ontology_quads(), *quads(resolution(), read, engines)])
    return path


@pytest.fixture(scope="session")
def judged(judged_store: Path) -> Reader:
    return open_reader(judged_store)
