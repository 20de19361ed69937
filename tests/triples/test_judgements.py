"""Each judgement stands in the graph by what it judges alone, with whom its sides are now; the obvious is left out."""

from pyoxigraph import NamedNode, Store

from kg.ids import ID, JUDGEMENTS_GRAPH, SPARQL_PREFIXES
from kg.model import Article, Extraction, RoleFact
from kg.resolve import resolve
from kg.triples import quads
from kg.triples.statements import Entity, Feature, Judgement, Resolution
from tests.triples.sample import Atlas, Reading, first, second

GRAPH = NamedNode(JUDGEMENTS_GRAPH)


def stored(resolution, read):
    store = Store()
    store.extend(quads(resolution, read, {extraction.article.id: "engine" for extraction in read}))
    return store


def rows(store, query):
    text = SPARQL_PREFIXES + f"SELECT * WHERE {{ GRAPH <{JUDGEMENTS_GRAPH}> {{ {query} }} }}"
    found = store.query(text)
    names = [variable.value for variable in found.variables]
    return [{n: t.value for n, t in zip(names, row, strict=True) if t is not None} for row in found]


def articles() -> list[Extraction]:
    """Two articles that name a Velt, the second by the surname alone, twice, and once by a pronoun."""
    one = Reading(Article(id="one#1", title="On Velmora", text="Mara Velt spoke. Velt left. Then Velt came back."))
    one.mention("Mara Velt", "person")
    one.mention("Velt", "person", nth=1)
    one.mention("Velt", "person", nth=2)
    two = Reading(Article(id="two", text="Velt met envoys. Velt was tired, and she said so. Velt is the mayor."))
    velt = two.mention("Velt", "person")
    two.mention("Velt", "person", nth=1)
    two.mention("she", "person", antecedent=velt)
    two.facts = [RoleFact(evidence=two.evidence("Velt is the mayor"), holder=velt, concept="mayor", title="mayor")]
    return [one.done(), two.done()]


LEFT, RIGHT = "one#1#mention:12-21", "two#mention:0-4"
UNSURE = Judgement(LEFT, RIGHT, "unsure", "the surname alone", 0.5123456, (Feature("role", "says\nnothing", -0.25),))


def resolution(*judgements: Judgement) -> Resolution:
    one = Entity(iri=ID + "person/one", kind="person", label="Mara Velt", other_labels=("Velt",))
    two = Entity(iri=ID + "person/two", kind="person", label="Velt")
    named = {("one#1", i): one for i in range(3)} | {("two", i): two for i in range(3)}
    return Resolution(entities=named, judgements=judgements)


def test_an_unsure_judgement_says_whom_it_could_join_and_how_much_would_move():
    (found,) = rows(
        stored(resolution(UNSURE), articles()),
        """?j a nk:Judgement ; nk:left ?left ; nk:right ?right ; nk:verdict ?verdict ; nk:reason ?reason ;
        nk:score ?score ; nk:feature ?feature ; nk:leftEntity ?one ; nk:rightEntity ?two ; nk:moves ?moves .
        FILTER EXISTS { ?j nk:entity ?one, ?two ; nk:inArticle id:article\\/two }""",
    )
    assert found["j"].startswith(ID + "judgement/")
    assert (found["left"], found["right"], found["score"]) == (LEFT, RIGHT, "0.512")
    assert found["feature"] == "role: says nothing (-0.25)"
    assert (found["one"], found["two"]) == (ID + "person/one", ID + "person/two")
    assert found["moves"] == "3"  # the fewer: three mentions of hers, where the other's are three and a role


def test_its_iri_depends_on_what_it_judges_alone():
    turned = Judgement(RIGHT, LEFT, "different", "another reason", 0.9)
    names = {
        row["j"] for one in (UNSURE, turned) for row in rows(stored(resolution(one), articles()), "?j a nk:Judgement")
    }
    assert len(names) == 1


def test_what_people_decided_stands_in_place_of_what_was_judged():
    ours = Judgement(LEFT, RIGHT, "different", "they met", 1.0, decided="ann, 2031-05-03")
    found = rows(stored(resolution(UNSURE, ours), articles()), "?j nk:verdict ?verdict ; nk:decided ?by")
    assert [(row["verdict"][-9:], row["by"]) for row in found] == [("Different", "ann, 2031-05-03")]


def test_pronouns_and_mentions_of_one_name_are_left_out_and_a_short_form_is_said_once():
    read = articles()
    made = resolve(read, Atlas())
    told = {
        (row["left"], row["right"], row["reason"])
        for row in rows(stored(made, read), "?j nk:left ?left ; nk:right ?right ; nk:reason ?reason")
    }
    within = {(left, right) for left, right, _ in told if left.startswith("one#1#") and right.startswith("one#1#")}
    assert within == {("one#1#mention:12-21", "one#1#mention:29-33")}
    assert not any("pronoun" in reason for _, _, reason in told)
    assert any("pronoun" in judgement.reason for judgement in made.judgements)


def test_judgements_of_facts_lead_to_what_they_tell_of():
    read = [first(), second()]
    made = resolve(read, Atlas())
    events = {event.iri for event in made.events if len(event.tellings) > 1}
    found = rows(
        stored(made, read), "?j nk:entity ?event ; nk:inArticle ?article FILTER(CONTAINS(STR(?event), '/event/'))"
    )
    assert {row["event"] for row in found} == events
    assert {row["article"] for row in found} == {f"{ID}article/first", made_iri("second one", made, read)}


def made_iri(article, made, read):
    store = stored(made, read)
    text = SPARQL_PREFIXES + f'SELECT ?a WHERE {{ ?a a nk:Article ; dcterms:identifier "{article}" }}'
    return next(iter(store.query(text)))["a"].value


def test_the_order_of_judgements_and_articles_leaves_no_trace():
    read = [first(), second(), *articles()]
    made = resolve(read, Atlas())
    turned = Resolution(entities=made.entities, events=made.events, judgements=tuple(reversed(made.judgements)))
    graphs = [
        {str(quad) for quad in stored(one, order).quads_for_pattern(None, None, None, GRAPH)}
        for one, order in (
            (Resolution(entities=made.entities, events=made.events, judgements=made.judgements), read),
            (turned, read[::-1]),
        )
    ]
    assert graphs[0] == graphs[1] != set()


def test_what_the_gazetteer_knows_is_its_entry_without_a_judgement():
    read = [first(), second()]
    made = resolve(read, Atlas())
    ours = [one for one in made.judgements if one.right == f"{ID}place/Q35"]
    assert {one.left.partition("#")[0] for one in ours} == {"first", "second one"}
    assert rows(stored(made, read), f"?j nk:entity <{ID}place/Q35>") == []
    decided = Judgement(ours[0].left, ours[0].right, "same", "said so", 1.0, decided="ann")
    told = Resolution(entities=made.entities, judgements=(*made.judgements, decided))
    assert [row["by"] for row in rows(stored(told, read), f"?j nk:entity <{ID}place/Q35> ; nk:decided ?by")] == ["ann"]
