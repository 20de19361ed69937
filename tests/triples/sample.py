"""Two hand-made articles about invented people and the towns of a small gazetteer."""

from typing import ClassVar

from msgspec.structs import replace

from kg.model import (
    Article,
    DateValue,
    DelegationFact,
    EventFact,
    Evidence,
    Extraction,
    Membership,
    Mention,
    MentionKind,
    Participation,
    PlaceInfo,
    PositionFact,
    Quantity,
    QuotationFact,
    RoleFact,
    Span,
)


class Atlas:
    """A gazetteer of four places."""

    PLACES: ClassVar = {
        "wikidata:Q43": PlaceInfo(ref="wikidata:Q43", name="Turkey", kind="country", country="wikidata:Q43", qid="Q43"),
        "wikidata:Q35": PlaceInfo(
            ref="wikidata:Q35", name="Denmark", kind="country", country="wikidata:Q35", qid="Q35"
        ),
        "wikidata:Q34": PlaceInfo(ref="wikidata:Q34", name="Sweden", kind="country", country="wikidata:Q34", qid="Q34"),
        "geonames:323786": PlaceInfo(
            ref="geonames:323786", name="Ankara", kind="city", country="wikidata:Q43", lat=39.91987, long=32.85427
        ),
    }

    def by_ref(self, ref: str) -> PlaceInfo | None:
        return self.PLACES.get(ref)


class Reading:
    """Builds an extraction from an article by looking words up in it, the way a reader would point at them."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.mentions: list[Mention] = []
        self.facts: list = []

    def span(self, words: str, nth: int = 0) -> Span:
        start = -1
        for _ in range(nth + 1):
            start = self.article.source.index(words, start + 1)
        return Span(start, start + len(words))

    def evidence(self, words: str, rule: str = "test") -> Evidence:
        return Evidence(self.span(words), rule)

    def mention(
        self,
        words: str,
        kind: MentionKind,
        name: str = "",
        ref: str | None = None,
        nth: int = 0,
        antecedent: int | None = None,
    ) -> int:
        number = len(self.mentions)
        made = Mention(
            id=number, span=self.span(words, nth), kind=kind, name=name or words, ref=ref, antecedent=antecedent
        )
        self.mentions.append(made)
        return number

    def done(self) -> Extraction:
        return Extraction(article=self.article, mentions=tuple(self.mentions), facts=tuple(self.facts))


def first() -> Extraction:
    reading = Reading(
        Article(
            id="first",
            title="Danes and Swedes talk",
            published="2031-05-03T08:00:00+00:00",
            url="https://example.org/first",
            outlet="Example",
            text=(
                "Danish Foreign Minister Mette Aagaardsen met Swedish envoys in Ankara on 2 May "
                "for the second round of talks. "
                "Aagaardsen led the Danish delegation. “We want the strait opened,” she said. "
                "A strike on Ankara killed 2 people and injured at least 5, Sweden said."
            ),
        )
    )
    denmark = reading.mention("Danish", "country", "Denmark", "wikidata:Q35")
    full = reading.mention("Mette Aagaardsen", "person")
    sweden = reading.mention("Swedish", "country", "Sweden", "wikidata:Q34")
    ankara = reading.mention("Ankara", "city", ref="geonames:323786")
    surname = reading.mention("Aagaardsen", "person", nth=1)
    danish = reading.mention("Danish", "country", "Denmark", "wikidata:Q35", nth=1)
    she = reading.mention("she", "person", antecedent=surname)
    struck = reading.mention("Ankara", "city", ref="geonames:323786", nth=1)
    claims = reading.mention("Sweden", "country", ref="wikidata:Q34")
    talks = "Mette Aagaardsen met Swedish envoys in Ankara on 2 May for the second round of talks"
    strike = "A strike on Ankara killed 2 people and injured at least 5, Sweden said"
    led = reading.evidence("Aagaardsen led the Danish delegation")
    head = Membership(evidence=led, member=surname, capacity="Head")
    reading.facts = [
        RoleFact(
            evidence=reading.evidence("Danish Foreign Minister Mette Aagaardsen"),
            holder=full,
            concept="minister",
            title="Foreign Minister",
            body=denmark,
            since=DateValue("2030-11", "last November"),
        ),
        EventFact(
            evidence=reading.evidence(talks),
            type="Negotiation",
            label="second round of talks",
            place=ankara,
            date=DateValue("2031-05-02", "2 May"),
            round=2,
            participations=(Participation(denmark, "Party"), Participation(sweden, "Party")),
        ),
        DelegationFact(
            evidence=led,
            represents=danish,
            members=(head,),
            event=1,
        ),
        QuotationFact(
            evidence=reading.evidence("“We want the strait opened,” she said"),
            speaker=she,
            words=reading.span("We want the strait opened,"),
        ),
        PositionFact(
            evidence=reading.evidence("“We want the strait opened,” she said"),
            party=she,
            act="Demand",
            content=reading.span("the strait opened"),
        ),
        EventFact(
            evidence=replace(reading.evidence(strike), stance="claimed", source=claims),
            type="Attack",
            label="strike on Ankara",
            place=struck,
            quantities=(
                Quantity(evidence=reading.evidence("killed 2 people"), value=2, counted="people", outcome="killed"),
                Quantity(
                    evidence=reading.evidence("injured at least 5"),
                    value=5,
                    counted="people",
                    outcome="injured",
                    qualifier="at least",
                ),
            ),
        ),
    ]
    return reading.done()


def second() -> Extraction:
    reading = Reading(
        Article(
            id="second one",
            title="Mette Aagaardsen returns",
            published="2031-05-04",
            text=(
                "Denmark and Sweden ended their second round of talks in Ankara on 2 May. "
                "Foreign Minister Mette Aagaardsen of Denmark flew home."
            ),
        )
    )
    reading.mention("Mette Aagaardsen", "person")
    denmark = reading.mention("Denmark", "country", ref="wikidata:Q35")
    sweden = reading.mention("Sweden", "country", ref="wikidata:Q34")
    ankara = reading.mention("Ankara", "city", ref="geonames:323786")
    minister = reading.mention("Mette Aagaardsen", "person", nth=1)
    body = reading.mention("Denmark", "country", ref="wikidata:Q35", nth=1)
    reading.facts = [
        EventFact(
            evidence=reading.evidence("Denmark and Sweden ended their second round of talks in Ankara on 2 May"),
            type="Negotiation",
            label="second round of talks",
            place=ankara,
            date=DateValue("2031-05-02", "2 May"),
            round=2,
            participations=(Participation(denmark, "Party"), Participation(sweden, "Party")),
        ),
        RoleFact(
            evidence=reading.evidence("Foreign Minister Mette Aagaardsen of Denmark"),
            holder=minister,
            concept="minister",
            title="foreign minister",
            body=body,
        ),
        # Its evidence lies beyond the text, so nothing of it may reach the graph.
        RoleFact(evidence=Evidence(Span(9000, 9010), "test"), holder=minister, concept="mayor", title="mayor"),
    ]
    return reading.done()
