"""Small graphs in which sources differ, said line by line."""

from datetime import date, timedelta
from pathlib import Path

from pyoxigraph import Quad

from kg.store import GraphWriter, Reader, open_reader
from kg.triples.sources import asserted, stated
from kg.triples.terms import LABEL, TYPE, article_node, day, integer, made, nk, term, text, triple

BLAST = made("event", "blast")
LUMPORT, VELMORA, OSTRAVIA = (made("place", name) for name in ("Lumport", "Velmora", "Ostravia"))
POLICE, ARMY = made("organization", "police"), made("organization", "army")
MARA, TOVE = made("person", "mara"), made("person", "tove")
TEAM = made("delegation", "team")
NAMES = {
    BLAST: "blast in Lumport",
    LUMPORT: "Lumport",
    VELMORA: "Velmora",
    OSTRAVIA: "Ostravia",
    POLICE: "Lumport police",
    ARMY: "Ostravian army",
    MARA: "Mara Velt",
    TOVE: "Tove Quell",
    TEAM: "delegation of Ostravia",
}
KINDS = {
    BLAST: "Event",
    LUMPORT: "City",
    VELMORA: "City",
    OSTRAVIA: "Country",
    POLICE: "Organization",
    ARMY: "Organization",
    MARA: "Person",
    TOVE: "Person",
    TEAM: "Delegation",
}


class News:
    """Statements as articles make them: an article is named by its outlet's letter and its day, "a4"."""

    def __init__(self) -> None:
        self.quads: list[Quad] = []
        for node, label in NAMES.items():
            self.quads += [
                triple(node, TYPE, nk(KINDS[node])),
                triple(node, LABEL, text(label)),
                triple(node, nk("nameKey"), text(label.lower())),
            ]
        self.quads += [triple(place, nk("country"), OSTRAVIA) for place in (LUMPORT, VELMORA)]
        self.quads += [triple(TEAM, nk("represents"), OSTRAVIA), triple(BLAST, nk("participant"), ARMY)]
        self.quads += [triple(term("role", "minister"), TYPE, term("skos", "Concept"))]

    def evidence(self, article: str, words: str, origin: str = ""):
        node, shown = article_node(article), made("evidence", article, words)
        self.quads += [
            triple(node, TYPE, nk("Article")),
            triple(node, term("dcterms", "identifier"), text(article)),
            triple(node, term("dcterms", "issued"), day(f"{date(2031, 4, 30) + timedelta(int(article[1:]))}")),
            triple(node, nk("outlet"), text(f"Outlet {article[0]}")),
            triple(node, nk("origin"), article_node(origin or article)),
            triple(shown, nk("inArticle"), node),
            triple(shown, nk("quote"), text(words)),
        ]
        return shown

    def says(self, article: str, name: str, value, source=None, origin: str = "") -> "News":
        shown = self.evidence(article, f"{name} {value}", origin)
        self.quads += asserted(BLAST, nk(name), value, shown, source)
        return self

    def counts(  # noqa: PLR0913, PLR0917 - each a property of the node
        self, article: str, value: int, outcome: str = "killed", counted: str = "people", bound: str = "",
        source=None, origin: str = "", words: str = "",
    ) -> "News":  # fmt: skip
        shown = self.evidence(article, words or f"{bound} {value} {counted} {outcome}", origin)
        node = made("quantity", BLAST, value, counted, outcome, bound, source)
        self.quads += [*stated(node, "Quantity", (shown,)), triple(BLAST, nk("quantity"), node)]
        self.quads += [triple(node, nk("value"), integer(value)), triple(node, nk("counted"), text(counted))]
        self.quads += [triple(node, nk("outcome"), text(outcome))]
        self.quads += [triple(node, nk("qualifier"), text(bound))] if bound else []
        self.quads += [triple(node, nk("accordingTo"), source)] if source else []
        return self

    def leads(self, article: str, person) -> "News":
        node = made("membership", TEAM, person)
        shown = self.evidence(article, f"{NAMES[person]} led the team")
        self.quads += [*stated(node, "DelegationMembership", (shown,)), triple(node, nk("delegation"), TEAM)]
        self.quads += [triple(node, nk("member"), person), triple(node, nk("capacity"), nk("Head"))]
        self.quads += [triple(TEAM, nk("headedBy"), person)]
        return self

    def holds(self, article: str, person, title: str = "defence minister", status: str = "Current") -> "News":
        node = made("role-holding", person, title, status)
        shown = self.evidence(article, f"{title} {NAMES[person]}")
        self.quads += [*stated(node, "RoleHolding", (shown,)), triple(node, nk("holder"), person)]
        self.quads += [triple(node, nk("role"), term("role", "minister")), triple(node, nk("roleTitle"), text(title))]
        self.quads += [triple(node, nk("of"), OSTRAVIA), triple(node, nk("status"), nk(status))]
        return self

    def written(self, store: Path) -> Reader:
        with GraphWriter(store) as writer:
            writer.replace(self.quads)
        return open_reader(store)
