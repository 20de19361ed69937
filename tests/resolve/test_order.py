"""The order in which articles come leaves no trace in what is resolved and written."""

from hypothesis import given
from hypothesis import strategies as st

from kg.model import Article, DateValue, EventFact, Evidence, Extraction, Mention, Participation, RoleFact, Span
from kg.resolve import resolve
from kg.triples import quads
from kg.triples.statements import Judgement
from tests.triples.sample import Atlas

PEOPLE = [
    "Anna Morvik",
    "Anna Lotta Morvik",
    "Anna Britta Morvik",
    "A. Morvik",
    "Morvik",
    "Sergei Morvik",
    "Sergey Morvik",
]
PLACES = [
    ("Denmark", "country", "wikidata:Q35"),
    ("Sweden", "country", "wikidata:Q34"),
    ("Ankara", "city", "geonames:323786"),
]
BODIES = ["Northern Harbour Forces", "NHF", "Northern Hill Front", "Senate", "Danish Senate", "Anna Morvik"]
TEXT = "the talks went on after a strike on the port and the meeting ended"
SPANS = [Span(0, 9), Span(0, 3), Span(24, 32), Span(24, 44), Span(49, 60)]
SPAN = SPANS[1]


@st.composite
def articles(draw):
    """Facts about a handful of names that can be taken for one another, in an article of a few weeks."""
    people = draw(st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=4))
    bodies = draw(st.lists(st.sampled_from(BODIES), max_size=2))
    named = [("person", name, None) for name in people] + [("organization", name, None) for name in bodies]
    named += [(kind, name, ref) for name, kind, ref in PLACES]
    mentions = tuple(
        Mention(id=i, span=Span(i, i + 1), kind=kind, name=name, ref=ref) for i, (kind, name, ref) in enumerate(named)
    )
    denmark = len(people) + len(bodies)
    sides = st.sampled_from((denmark, denmark + 1))
    date = st.none() | st.sampled_from(("2031-05-02", "2031-05-03", "2031-05")).map(lambda d: DateValue(d, d))
    event = st.builds(
        EventFact,
        evidence=st.sampled_from(SPANS).map(lambda span: Evidence(span, "test")),
        type=st.sampled_from(("Negotiation", "Meeting", "Attack")),
        label=st.sampled_from(("talks", "the talks", "strike")),
        place=st.none() | st.just(denmark + 2),
        date=date,
        round=st.none() | st.integers(1, 3),
        participations=st.lists(st.builds(Participation, sides, st.sampled_from(("Party", "Agent"))), max_size=2).map(
            tuple
        ),
    )
    role = st.builds(
        RoleFact,
        evidence=st.just(Evidence(SPAN, "test")),
        holder=st.integers(0, len(people) - 1),
        concept=st.just("minister"),
        title=st.sampled_from(("minister", "Foreign Minister", "foreign minister")),
        body=st.none() | sides,
    )
    published = draw(st.none() | st.sampled_from(("2031-05-02", "2031-05-20", "2031-07-01")))
    return published, mentions, tuple(draw(st.lists(event | role, max_size=5)))


ADDRESSES = [f"a{article}#mention:{start}-{start + 1}" for article in range(3) for start in range(4)]
DECIDED = st.builds(
    Judgement,
    left=st.sampled_from(ADDRESSES),
    right=st.sampled_from(ADDRESSES),
    verdict=st.sampled_from(("same", "different")),
    reason=st.just("decided"),
    score=st.just(1.0),
)


def graph(extractions, decided=()):
    resolution = resolve(extractions, Atlas(), decided)
    written = set(quads(resolution, extractions, {e.article.id: "test" for e in extractions}))
    return sorted(map(str, written)), resolution.judgements


@given(
    st.lists(articles(), min_size=1, max_size=5).flatmap(
        lambda found: st.tuples(st.just(found), st.permutations(range(len(found))))
    ),
    st.lists(DECIDED, max_size=4),
)
def test_any_order_of_articles_gives_the_same_graph(drawn, decided):
    found, order = drawn
    extractions = [
        Extraction(article=Article(id=f"a{i}", published=published, text=TEXT), mentions=mentions, facts=facts)
        for i, (published, mentions, facts) in enumerate(found)
    ]
    assert graph(extractions, decided) == graph([extractions[i] for i in order], decided)
