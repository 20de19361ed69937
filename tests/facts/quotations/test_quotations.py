"""Quotations with their speakers, in ordinary sentences of news, from the text to the facts."""

import pytest

from kg.document import Document
from kg.facts.quotations import quotations
from kg.facts.roles import roles
from kg.model import Article
from kg.reading import TextReader


def said(reader: TextReader, text: str) -> list[tuple[str, str]]:
    """Speaker and words of every quotation, pronouns replaced by whom they stand for."""
    document = reader.read(Article(id="a", text=text, published="2024-05-15"))
    found = quotations(document, tuple(roles(document, ())))
    return [(name(document, fact.speaker), document.text(fact.words)) for fact in found]


def name(document: Document, mention: int) -> str:
    found = document.mentions[mention]
    return name(document, found.antecedent) if found.antecedent is not None else found.name


CASES = [
    # after the words
    ("“We will rebuild the harbour,” Anna Keller said on Monday.", [("Anna Keller", "We will rebuild the harbour,")]),
    ('"The bridge is safe," said Mayor Peter Novak.', [("Peter Novak", "The bridge is safe,")]),
    ("“Why did nobody call us?” Maria Lopez asked.", [("Maria Lopez", "Why did nobody call us?")]),
    ("“We are ready for anything”, said the defence minister, Karl Brandt.",
     [("Karl Brandt", "We are ready for anything")]),
    ("‘The court was wrong,’ said Judge Helen Ward.", [("Helen Ward", "The court was wrong,")]),
    ("“This is a good day for trade,” the Portuguese foreign ministry said.",
     [("Portuguese foreign ministry", "This is a good day for trade,")]),
    ("“No ship will pass,” tweeted opposition leader Ivan Petrov.", [("Ivan Petrov", "No ship will pass,")]),
    ("“The talks went well,” Sofia Moretti, the head of the Italian delegation, told reporters in Vienna.",
     [("Sofia Moretti", "The talks went well,")]),
    ("“We lost everything. The water came at night,” Joseph Mensah said.",
     [("Joseph Mensah", "We lost everything. The water came at night,")]),
    # before the words
    ("Peter Novak said: “The bridge is safe.”", [("Peter Novak", "The bridge is safe.")]),
    ("Chancellor Maria Lopez told parliament, “We cannot wait.”", [("Maria Lopez", "We cannot wait.")]),
    ("In a statement, the World Health Organization said “the outbreak is over”.",
     [("World Health Organization", "the outbreak is over")]),
    ("Karl Brandt insisted that the army was “fully prepared for winter”.",
     [("Karl Brandt", "fully prepared for winter")]),
    ("The British prime minister, John Carter, wrote on social media: “Our thoughts are with the families.”",
     [("John Carter", "Our thoughts are with the families.")]),
    # around the words
    ("“The mine is closed,” Anna Keller said. “It will not open again.”",
     [("Anna Keller", "The mine is closed,"), ("Anna Keller", "It will not open again.")]),
    ("“If they come,” Ivan Petrov warned, “we will be waiting.”",
     [("Ivan Petrov", "If they come,"), ("Ivan Petrov", "we will be waiting.")]),
    ("“We want peace,” Sofia Moretti said, adding: “But not at any price.”",
     [("Sofia Moretti", "We want peace,"), ("Sofia Moretti", "But not at any price.")]),
    # judged, called, described
    ("Helen Ward spoke of “a dark day for the law”.", [("Helen Ward", "a dark day for the law")]),
    ("Helen Ward was unimpressed. “That is wrong.”", [("Helen Ward", "That is wrong.")]),
    ("Ivan Petrov described the vote as “a shameful farce”.", [("Ivan Petrov", "a shameful farce")]),
    ("Helen Ward condemned the arrests, calling them “an attack on the press”.",
     [("Helen Ward", "an attack on the press")]),
    ("Hungary dismissed the report as “full of errors”.", [("Hungary", "full of errors")]),
    ("The plan was described as “reckless” by Anna Keller.", [("Anna Keller", "reckless")]),
    # sources
    ("The ceasefire “has collapsed completely”, according to Joseph Mensah.",
     [("Joseph Mensah", "has collapsed completely")]),
    ("According to a statement by the Red Cross, “hundreds of families have no shelter”.",
     [("Red Cross", "hundreds of families have no shelter")]),
    # pronouns, roles, bodies, stand-ins, capitals
    ("Anna Keller arrived in Oslo on Tuesday. “I am glad to be here,” she said.",
     [("Anna Keller", "I am glad to be here,")]),
    ("Economy minister Karl Brandt opened the fair. “Exports are rising again,” the minister said.",
     [("Karl Brandt", "Exports are rising again,")]),
    ("“We have no plans to leave,” a Swedish official said.", [("Sweden", "We have no plans to leave,")]),
    ("Ethiopia closed the border. Addis Ababa said it was “deeply concerned” by the fighting.",
     [("Ethiopia", "deeply concerned")]),
    ("“The road is open again,” said Omar Haddad, a spokesman for the Lebanese army.",
     [("Omar Haddad", "The road is open again,")]),
    # going on
    ("Maria Lopez spoke first. “We have waited long enough,” she said.\n\n“Now it is their turn to keep the promise.”",
     [("Maria Lopez", "We have waited long enough,"),
      ("Maria Lopez", "Now it is their turn to keep the promise.")]),
    ("Peter Novak said: “The first year was hard for us.\n\n“The second was worse.”",
     [("Peter Novak", "The first year was hard for us."), ("Peter Novak", "The second was worse.")]),
    ("Sofia Moretti defended the budget. “Every cent goes to schools and hospitals in the south.”",
     [("Sofia Moretti", "Every cent goes to schools and hospitals in the south.")]),
    # two speakers
    ("“It is a start,” said Anna Keller. “It is nothing at all,” said Ivan Petrov.",
     [("Anna Keller", "It is a start,"), ("Ivan Petrov", "It is nothing at all,")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:50] for text, _ in CASES])
def test_words_and_speaker(reader: TextReader, text: str, expected: list[tuple[str, str]]) -> None:
    assert said(reader, text) == expected


SILENT = [
    "The police found a “sharp object” near the station.",
    "The film “The Long Winter” opened in Berlin on Friday.",
    "Marko “Bear” Jovic won the race in Split.",
    "The army launched “Operation Northern Shield” on Sunday.",
    "Prices rose by 3 percent in what shopkeepers see as a “new normal”.",
    "“The road is closed to everyone,” said the minister.",
]


UNNAMED = [
    ("“The road is closed to everyone,” said a man at the gate.", "man"),
    ("“We cannot tell,” one diplomat said.", "one diplomat"),
    ("Residents said they had been “told to leave at once”.", "residents"),
    ("The radio quoted one witness as saying there was “a lot of dust”.", "one witness"),
]


@pytest.mark.parametrize(("text", "speaker"), UNNAMED)
def test_speakers_without_a_name(reader: TextReader, text: str, speaker: str) -> None:
    assert [name for name, _ in said(reader, text)] == [speaker]


def test_an_unnamed_speaker_is_taken_up_again(reader: TextReader) -> None:
    text = "“It burned,” a staff member told reporters.\n\n“It was hot,” the staff member added. “We ran,” he said."
    assert [name for name, _ in said(reader, text)] == ["staff member"] * 3


OTHERS = [
    (
        "Norwegian President Anna Keller met troops. “It was long,” the Norwegian president wrote.",
        [("Anna Keller", "It was long,")],
    ),
    (
        "The Lantern Party, in a statement, accused Keller of lying. “It is fair,” said the statement.",
        [("Lantern Party", "It is fair,")],
    ),
    ("Anna Keller said Peter Novak thought a deal was “very close”.", [("Anna Keller", "very close")]),
    ("Anna Keller hailed “great progress” in the talks.", [("Anna Keller", "great progress")]),
    (
        "Anna Keller urged them to stop and “to show restraint”, Peter Novak was quoted as saying.",
        [("Anna Keller", "to show restraint")],
    ),
    (
        "“It failed,” said a spokesman for the foreign ministry of Norway.",
        [("foreign ministry of Norway", "It failed,")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), OTHERS, ids=[text[:45] for text, _ in OTHERS])
def test_who_among_several(reader: TextReader, text: str, expected: list[tuple[str, str]]) -> None:
    assert said(reader, text) == expected


@pytest.mark.parametrize("text", SILENT)
def test_no_speech_or_no_named_speaker(reader: TextReader, text: str) -> None:
    assert said(reader, text) == []


def test_addressee_and_topics(reader: TextReader) -> None:
    text = "“Norway has kept its word,” Anna Keller told Peter Novak."
    document = reader.read(Article(id="a", text=text))
    (fact,) = quotations(document, ())
    assert fact.addressee is not None
    assert name(document, fact.addressee) == "Peter Novak"
    assert [name(document, about) for about in fact.about] == ["Norway"]


def test_evidence_spans_attribution_and_quotation(reader: TextReader) -> None:
    document = reader.read(Article(id="a", text="It rained. “We will stay,” Anna Keller said on Monday. It rained on."))
    (fact,) = quotations(document, ())
    assert document.text(fact.evidence.span) == "“We will stay,” Anna Keller said"
