"""What parties demand, offer, reject, accept, accuse of, threaten and deny, in ordinary sentences of news."""

import pytest

from kg.document import Document
from kg.facts.positions import positions
from kg.facts.quotations import quotations
from kg.facts.roles import roles
from kg.model import Article, Fact
from kg.reading import TextReader


def read(reader: TextReader, text: str) -> tuple[Document, tuple[Fact, ...]]:
    document = reader.read(Article(id="a", text=text, published="2024-05-15"))
    facts: tuple[Fact, ...] = tuple(roles(document, ()))
    return document, (*facts, *quotations(document, facts))


def taken(reader: TextReader, text: str) -> list[tuple[str, str, str]]:
    """Party, act and content of every position, pronouns replaced by whom they stand for."""
    document, facts = read(reader, text)
    return [(name(document, f.party), f.act, document.text(f.content)) for f in positions(document, facts)]


def name(document: Document, mention: int) -> str:
    found = document.mentions[mention]
    return name(document, found.antecedent) if found.antecedent is not None else found.name


CASES = [
    # demand
    ("Norway demanded the release of the crew.", [("Norway", "Demand", "the release of the crew")]),
    ("Anna Keller called for an independent inquiry.", [("Anna Keller", "Demand", "an independent inquiry")]),
    ("Kenya insists on a full withdrawal.", [("Kenya", "Demand", "a full withdrawal")]),
    (
        "Peter Novak urged the banks to lower interest rates.",
        [("Peter Novak", "Demand", "the banks to lower interest rates")],
    ),
    (
        "Maria Lopez repeatedly asked her allies to send more doctors.",
        [("Maria Lopez", "Demand", "her allies to send more doctors")],
    ),
    ("Sofia Moretti said the factory must close.", [("Sofia Moretti", "Demand", "the factory must close")]),
    (
        "“The army must leave the capital,” Ivan Petrov said.",
        [("Ivan Petrov", "Demand", "The army must leave the capital")],
    ),
    (
        "Ivan Petrov spoke on Monday. He repeated his call for early elections.",
        [("Ivan Petrov", "Demand", "early elections")],
    ),
    ("Canadian officials urged the airline to pay.", [("Canada", "Demand", "the airline to pay")]),
    (
        "The government wants the rebels to disarm, but Chile's demand for a ceasefire remains.",
        [("Chile", "Demand", "a ceasefire")],
    ),
    ("Kenya continues to demand the release of the crew.", [("Kenya", "Demand", "the release of the crew")]),
    ("Kenya insists that the ship be returned.", [("Kenya", "Demand", "that the ship be returned")]),
    (
        "Kenya said it will not attend the talks until the army leaves the town.",
        [("Kenya", "Demand", "until the army leaves the town")],
    ),
    ("The Kenyan statement called for an inquiry.", [("Kenya", "Demand", "an inquiry")]),
    (
        "They discussed closing the mine, as Norway has demanded.",
        [("Norway", "Demand", "They discussed closing the mine")],
    ),
    ("Malta said it was vital that the port reopen.", [("Malta", "Demand", "it was vital that the port reopen")]),
    (
        "Anna Keller is the president of Malta. The Keller administration demanded an apology.",
        [("Malta", "Demand", "an apology")],
    ),
    ("“We need more doctors,” Peter Novak said.", [("Peter Novak", "Demand", "We need more doctors")]),
    # offer
    ("Switzerland offered to host the talks.", [("Switzerland", "Offer", "to host the talks")]),
    ("Karl Brandt proposed a truce of ten days.", [("Karl Brandt", "Offer", "a truce of ten days")]),
    ("Finland is ready to send observers.", [("Finland", "Offer", "ready to send observers")]),
    (
        "“We are ready to talk about the border,” Helen Ward said.",
        [("Helen Ward", "Offer", "ready to talk about the border")],
    ),
    ("Bolivia said it would release forty fishermen.", [("Bolivia", "Offer", "it would release forty fishermen")]),
    (
        "Karl Brandt said his movement would return the bodies.",
        [("Karl Brandt", "Offer", "his movement would return the bodies")],
    ),
    # reject
    ("Hungary rejected the proposal.", [("Hungary", "Reject", "the proposal")]),
    ("Joseph Mensah refused to sign the treaty.", [("Joseph Mensah", "Reject", "to sign the treaty")]),
    ("Peter Novak ruled out a second vote.", [("Peter Novak", "Reject", "a second vote")]),
    ("Bolivia said it would not join the alliance.", [("Bolivia", "Reject", "it would not join the alliance")]),
    ("Greece did not accept the new border.", [("Greece", "Reject", "the new border")]),
    ("Anna Keller condemned the raid on the newspaper.", [("Anna Keller", "Reject", "the raid on the newspaper")]),
    ("The plan was rejected by Malta.", [("Malta", "Reject", "The plan")]),
    ("Kenya cannot accept the plan.", [("Kenya", "Reject", "the plan")]),
    ("Norway has ruled that out.", [("Norway", "Reject", "that")]),
    ("It was an offer Norway has previously turned down.", [("Norway", "Reject", "an offer")]),
    ("Anna Keller described the deal as a surrender.", [("Anna Keller", "Reject", "the deal as a surrender")]),
    ("Malta said the border deal was illegal.", [("Malta", "Reject", "the border deal was illegal")]),
    (
        "Peter Novak rejected the plan, while Kenya welcomed the offer.",
        [("Peter Novak", "Reject", "the plan"), ("Kenya", "Accept", "the offer")],
    ),
    ("Kenya said it had no plans to join the pact.", [("Kenya", "Reject", "it had no plans to join the pact")]),
    (
        "“There will be no talks with Chad,” Peter Novak said.",
        [("Peter Novak", "Reject", "There will be no talks with Chad")],
    ),
    ("Norway expressed its opposition.", [("Norway", "Reject", "its opposition")]),
    # accept
    ("Sweden agreed to release the ship.", [("Sweden", "Accept", "to release the ship")]),
    ("Maria Lopez accepted the offer of mediation.", [("Maria Lopez", "Accept", "the offer of mediation")]),
    (
        "Brazil and Peru welcomed the decision of the court.",
        [("Brazil", "Accept", "the decision of the court"), ("Peru", "Accept", "the decision of the court")],
    ),
    ("Peter Novak voiced support for the new law.", [("Peter Novak", "Accept", "the new law")]),
    ("Chad has confirmed it will attend.", [("Chad", "Accept", "it will attend")]),
    ("Finland is ready to attend the talks.", [("Finland", "Accept", "ready to attend the talks")]),
    ("Brazil supports the proposal.", [("Brazil", "Accept", "the proposal")]),
    # accuse
    ("Serbia accused Albania of closing the crossing.", [("Serbia", "Accuse", "Albania of closing the crossing")]),
    ("Karl Brandt blamed Ivan Petrov for the blackout.", [("Karl Brandt", "Accuse", "Ivan Petrov for the blackout")]),
    ("Thailand claims Cambodia fired first.", [("Thailand", "Accuse", "Cambodia fired first")]),
    ("Kenya said Chad had violated the truce.", [("Kenya", "Accuse", "Chad had violated the truce")]),
    (
        "Malta characterized the raid as an act of aggression.",
        [("Malta", "Accuse", "the raid as an act of aggression")],
    ),
    ("Kenya held Norway responsible for the attack.", [("Kenya", "Accuse", "Norway responsible for the attack")]),
    # threaten
    ("Algeria threatened to close its airspace.", [("Algeria", "Threaten", "to close its airspace")]),
    ("Ivan Petrov vowed revenge for the killing.", [("Ivan Petrov", "Threaten", "revenge for the killing")]),
    ("Kenya vowed to strike Chad.", [("Kenya", "Threaten", "to strike Chad")]),
    ("“There will be consequences,” Peter Novak said.", [("Peter Novak", "Threaten", "There will be consequences")]),
    # deny
    ("Serbia dismissed the report as an invention.", [("Serbia", "Deny", "the report as an invention")]),
    (
        "Kenya accused Chad of arming rebels. Chad rejects this.",
        [("Kenya", "Accuse", "Chad of arming rebels"), ("Chad", "Deny", "this")],
    ),
    ("Turkmenistan denied selling the weapons.", [("Turkmenistan", "Deny", "selling the weapons")]),
    ("Peter Novak insists that he signed nothing.", [("Peter Novak", "Deny", "that he signed nothing")]),
    ("“These claims are false,” Peter Novak said.", [("Peter Novak", "Deny", "These claims are false")]),
    ("Kenya described the claims as baseless.", [("Kenya", "Deny", "the claims as baseless")]),
    ("Iceland denies that it demands a larger share.", [("Iceland", "Deny", "that it demands a larger share")]),
    ("Helen Ward denies that she took the money.", [("Helen Ward", "Deny", "that she took the money")]),
]


CASES += [
    ("Norway told Malta to stop the raids.", [("Norway", "Demand", "Malta to stop the raids")]),
    ("Norway wants the ban lifted.", [("Norway", "Demand", "the ban lifted")]),
    ("Norway warned Malta against closing its ports.", [("Norway", "Demand", "closing its ports")]),
    ("Norway pointed the finger at Malta.", [("Norway", "Accuse", "Malta")]),
    ("The Lantern Party has vowed to block the bill.", [("Lantern Party", "Reject", "to block the bill")]),
    ("Rebels rejected the offer.", [("rebels", "Reject", "the offer")]),
    ("Anna Keller condemned the raid as “an insult”.", [("Anna Keller", "Reject", "the raid as “an insult")]),
    ("Opposition parties demanded a recount.", [("opposition parties", "Demand", "a recount")]),
    ("Norway said it had no links to the group.", [("Norway", "Deny", "it had no links to the group")]),
    ("Norway said it did not fire on the ship.", [("Norway", "Deny", "it did not fire on the ship")]),
    ("Kenya is seeking an end to the blockade.", [("Kenya", "Demand", "an end to the blockade")]),
    ("Kenya agreed to a ceasefire.", [("Kenya", "Accept", "a ceasefire")]),
    ("Norway challenged Malta to open its ports.", [("Norway", "Demand", "Malta to open its ports")]),
    ("Norway wants Malta to open its ports.", [("Norway", "Demand", "Malta to open its ports")]),
    ("Anna Keller repeated her offer of a joint inquiry.", [("Anna Keller", "Offer", "a joint inquiry")]),
    ("Kenya's rejection of the plan surprised diplomats.", [("Kenya", "Reject", "the plan")]),
    ("Norway said it was “calling upon Malta to pay”.", [("Norway", "Demand", "Malta to pay")]),
    (
        "“There must be no talks with smugglers,” Anna Keller said.",
        [("Anna Keller", "Reject", "There must be no talks with smugglers")],
    ),
    (
        "“We will continue to hold them accountable,” Anna Keller said.",
        [("Anna Keller", "Threaten", "We will continue to hold them accountable")],
    ),
    (
        "Anna Keller and Peter Novak met the press. They demanded a recount.",
        [("Anna Keller", "Demand", "a recount"), ("Peter Novak", "Demand", "a recount")],
    ),
    (
        "President Anna Keller of Norway said Norway would not pay the fee.",
        [("Anna Keller", "Reject", "Norway would not pay the fee")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:45] for text, _ in CASES])
def test_party_act_and_content(reader: TextReader, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert taken(reader, text) == expected


SILENT = [
    "Norway did not demand the release of the crew.",
    "Hungary might reject the proposal.",
    "If Sweden accepts the offer, the ship will sail.",
    "Anna Keller wants to visit the museum.",
    "The storm threatened to flood the valley.",
    "Villagers demanded clean water.",
    "Peter Novak dismissed his economy minister on Friday.",
    "Peter Novak was called out for being late.",
    "Malta declined to comment.",
    "Peter Novak insists that Kenya signed the deal.",
    "Norway backs the government.",
    "Norway supports Brazil.",
    "Malta accepted the resignation of its envoy.",
    "Peter Novak vowed to fight on.",
    "Sofia Moretti wants to rest after the race.",
    "Kenya wants the talks to succeed.",
    "Anna Keller told her aides to wait.",
    "Kenya is seeking a settlement of the dispute.",
    "Kenya asked to remain neutral.",
    "Kenya is seeking legal advice.",
    "Norway said it had seen no fighters.",
    "Norway said it did not want to damage unity.",
    "Norway said it would not comment on the case.",
    "Kenya and Uganda agreed to a ceasefire.",
    "Anna Keller called Peter Novak to update him on the vote.",
    "The win offered Kenya a chance to qualify.",
    "A rally in support of Peter Novak was held in Oslo.",
    "“It must be felt in every town,” Anna Keller said.",
    "“If Malta is rewarded, it will break the treaty,” Anna Keller said.",
]


@pytest.mark.parametrize("text", SILENT)
def test_what_is_not_done_or_nobodys(reader: TextReader, text: str) -> None:
    assert taken(reader, text) == []


def test_evidence_holds_party_verb_and_content(reader: TextReader) -> None:
    document, facts = read(reader, "It was late. On Monday Hungary rejected the proposal. Nobody spoke.")
    (fact,) = positions(document, facts)
    assert document.text(fact.evidence.span) == "Hungary rejected the proposal"


def test_evidence_tells_who_says_so(reader: TextReader) -> None:
    document, facts = read(reader, "Anna Keller said Hungary rejected the proposal. Malta demanded an apology.")
    rejected, demanded = (fact.evidence for fact in positions(document, facts))
    assert rejected.source is not None
    assert (rejected.stance, name(document, rejected.source)) == ("said", "Anna Keller")
    assert (demanded.stance, demanded.source) == ("stated", None)
