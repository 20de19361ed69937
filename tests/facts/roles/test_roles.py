"""Role holdings in ordinary sentences of news, with invented people: who, which title, which body, which status."""

import pytest

from kg.facts.roles import roles
from kg.model import Article
from kg.reading import TextReader
from kg.vocabulary import vocabulary

CURRENT, FORMER, ACTING, DESIGNATE = "Current", "Former", "Acting", "Designate"


def found(reader: TextReader, text: str) -> set[tuple[str, str, str | None, str]]:
    document = reader.read(Article(id="a", text=text, published="2024-05-06"))
    return {
        (
            document.mentions[f.holder].name,
            f.title,
            document.mentions[f.body].name if f.body is not None else None,
            f.status,
        )
        for f in roles(document, ())
    }


SENTENCES = [
    # a title before the name
    ("French President Paul Marchand arrived on Monday.", {("Paul Marchand", "President", "France", CURRENT)}),
    ("Norway's prime minister Ingrid Solheim resigned.", {("Ingrid Solheim", "prime minister", "Norway", CURRENT)}),
    ("Kenyan foreign minister David Otieno said so.", {("David Otieno", "foreign minister", "Kenya", CURRENT)}),
    ("Former German chancellor Karl Brandt spoke.", {("Karl Brandt", "chancellor", "Germany", FORMER)}),
    ("Acting Defence Minister Petra Novak signed the order.", {("Petra Novak", "Defence Minister", None, ACTING)}),
    ("Polish Deputy Foreign Minister Jan Wolski left.", {("Jan Wolski", "Deputy Foreign Minister", "Poland", CURRENT)}),
    ("Ex-President Carlos Medina was arrested.", {("Carlos Medina", "President", None, FORMER)}),
    # after the name
    ("Maria Lopez, the foreign minister of Peru, signed it.", {("Maria Lopez", "foreign minister", "Peru", CURRENT)}),
    ("Ali Hassan, a spokesman for the World Bank, declined.", {("Ali Hassan", "spokesman", "World Bank", CURRENT)}),
    ("The mayor of Lyon, Claire Dubois, was there.", {("Claire Dubois", "mayor", "Lyon", CURRENT)}),
    ("Chile's energy minister, Pedro Rojas, resigned.", {("Pedro Rojas", "energy minister", "Chile", CURRENT)}),
    ("Omar Farouk, 57, the governor of Lagos, spoke.", {("Omar Farouk", "governor", "Lagos", CURRENT)}),
    ("Omar Farouk (57), the governor of Lagos, spoke.", {("Omar Farouk", "governor", "Lagos", CURRENT)}),
    ("Olha Tkach (Ольга Ткач), the mayor of Lviv, spoke.", {("Olha Tkach", "mayor", "Lviv", CURRENT)}),
    (
        "Paul Weller, until recently the deputy governor of the Bank of England, left.",
        {("Paul Weller", "deputy governor", "Bank of England", FORMER)},
    ),
    (
        "Ivan Petrov, an aide to the president and a former ambassador to Peru, spoke.",
        {
            ("Ivan Petrov", "aide to the president", None, CURRENT),
            ("Ivan Petrov", "ambassador to Peru", None, FORMER),
        },
    ),
    ("Farah Nur, a senior Somali official, spoke.", {("Farah Nur", "official", "Somalia", CURRENT)}),
    ("The U.N.'s top envoy in Chad, Anders Lind, spoke.", {("Anders Lind", "top envoy", "U.N.", CURRENT)}),
    (
        "Tom Reed, a professor of history at the University of Leeds, spoke.",
        {("Tom Reed", "professor", "University of Leeds", CURRENT)},
    ),
    ("Bosnian Serb leader Radan Mikic spoke.", {("Radan Mikic", "leader", "Bosnian Serbs", CURRENT)}),
    # ranks, postings and remarks between title and name
    (
        "UN special envoy for Sudan Karim Belkhadem arrived.",
        {("Karim Belkhadem", "special envoy for Sudan", "UN", CURRENT)},
    ),
    (
        "Police spokesperson Col. Han Ji-won said so.",
        {("Han Ji-won", "spokesperson", "police", CURRENT), ("Han Ji-won", "Col", "police", CURRENT)},
    ),
    ("He is an adviser to the chief. John Bell left.", set()),
    (
        "The leaders of the four teams and UN special envoy for Sudan Omar Hadidi met.",
        {("Omar Hadidi", "special envoy for Sudan", "UN", CURRENT)},
    ),
    (
        "Malaysia's premier and his foreign minister, Datuk Noraini binti Osman, left.",
        {("Noraini binti Osman", "foreign minister", "Malaysia", CURRENT)},
    ),
    (
        "Ana Ruiz, the premier-designate, and President-elect Bob Ray spoke.",
        {("Ana Ruiz", "premier", None, DESIGNATE), ("Bob Ray", "President", None, DESIGNATE)},
    ),
    (
        "The Green List, led by the former mayor of Riga, Ann Lee, won.",
        {("Ann Lee", "mayor", "Riga", FORMER), ("Ann Lee", "leader", "Green List", CURRENT)},
    ),
    # verbs
    ("Anna Berg is the mayor of Oslo.", {("Anna Berg", "mayor", "Oslo", CURRENT)}),
    (
        "Talks were led by Viktor Orlov, who now serves as head of the World Bank.",
        {("Viktor Orlov", "head", "World Bank", CURRENT)},
    ),
    ("Li Wei served as ambassador to Brazil.", {("Li Wei", "ambassador to Brazil", None, FORMER)}),
    ("Maria Silva was appointed finance minister on Friday.", {("Maria Silva", "finance minister", None, CURRENT)}),
    ("Maria Silva will become finance minister in June.", {("Maria Silva", "finance minister", None, DESIGNATE)}),
    ("Anna Berg was elected president of Chile.", {("Anna Berg", "president", "Chile", CURRENT)}),
    ("Chile's ruling party elected Maria Silva as its new leader.", {("Maria Silva", "leader", None, CURRENT)}),
    (
        "The premier named a cabinet, with Maria Silva as finance minister of Peru.",
        {("Maria Silva", "finance minister", "Peru", CURRENT)},
    ),
    (
        "The king named economist Li Wei as envoy of Peru, replacing Ana Soto.",
        {("Li Wei", "economist", None, CURRENT), ("Li Wei", "envoy", "Peru", CURRENT)},
    ),
    ("The king made Maria Silva envoy of Peru.", {("Maria Silva", "envoy", "Peru", CURRENT)}),
    (
        "Maria Silva was named chief secretary to the king.",
        {("Maria Silva", "chief secretary to the king", None, CURRENT)},
    ),
    ("The king sacked Maria Silva as envoy of Peru.", {("Maria Silva", "envoy", "Peru", FORMER)}),
    ("Anna Berg replaced Maria Silva as envoy of Peru.", {("Maria Silva", "envoy", "Peru", FORMER)}),
    (
        "Senator Anna Berg declared herself president.",
        {("Anna Berg", "Senator", None, CURRENT), ("Anna Berg", "president", None, CURRENT)},
    ),
    (
        "Anna Berg flew to Oslo after resigning as president of Chile.",
        {("Anna Berg", "president", "Chile", FORMER)},
    ),
    ("Anna Berg visited Oslo for the first time since becoming premier.", {("Anna Berg", "premier", None, CURRENT)}),
    # what stands before "former" is about the person; who is spoken for is not the spokesman
    ("Conservative former mayor Maria Silva of Lima won.", {("Maria Silva", "mayor", "Lima", FORMER)}),
    (
        "He met President Li Wei of Chile, his spokesman said.",
        {("Li Wei", "President", "Chile", CURRENT)},
    ),
    ("The attack killed the chief UN envoy, Maria Silva.", {("Maria Silva", "envoy", "UN", CURRENT)}),
    # several roles, several people
    (
        "The team was met by presidential aide and former culture minister Boris Lebedev.",
        {("Boris Lebedev", "presidential aide", None, CURRENT), ("Boris Lebedev", "culture minister", None, FORMER)},
    ),
    (
        "Israeli prime minister Dan Levi and energy minister Tamar Cohen attended.",
        {("Dan Levi", "prime minister", "Israel", CURRENT), ("Tamar Cohen", "energy minister", "Israel", CURRENT)},
    ),
    (
        "Presidents Amadou Diallo of Guinea and Kofi Mensah of Ghana met on Sunday.",
        {("Amadou Diallo", "President", "Guinea", CURRENT), ("Kofi Mensah", "President", "Ghana", CURRENT)},
    ),
    (
        "Turkish foreign minister Emre Yilmaz called his Greek counterpart Nikos Pappas.",
        {
            ("Emre Yilmaz", "foreign minister", "Turkey", CURRENT),
            ("Nikos Pappas", "foreign minister", "Greece", CURRENT),
        },
    ),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text[:40] for text, _ in SENTENCES])
def test_roles_of_a_sentence(reader: TextReader, text: str, expected: set[tuple[str, str, str | None, str]]) -> None:
    normal = {
        (who, title, "Turkey" if body == "Türkiye" else body, status)
        for who, title, body, status in found(reader, text)
    }
    assert normal == expected


NO_ROLES = [
    "The board chose a rival over Karl Weber as director.",
    "The king made fun of Karl Weber as mayor.",
    "Maria Silva could become the prime minister of Peru.",
    "Maria Silva may be appointed finance minister of Peru.",
    "If Carlos Medina is elected president of Peru, taxes will fall.",
    "Carlos Medina denies being the head of the World Bank.",
    "Maria Silva is expected to become president of Peru.",
    "Chile wants Maria Silva to be the president of Peru.",
    "Maria Silva failed to become president of Peru.",
    "Did Maria Silva become president of Peru?",
    "Maria Silva was never the mayor of Lima.",
    "Anna Berg works for the mayor of Oslo.",
    "Maria Silva will not become finance minister.",
    "Reporters asked Anna Berg about the minister.",
    "“President Karl Brandt is a liar,” the crowd shouted.",
    "President Park Gardens Opens To Visitors",
]


@pytest.mark.parametrize("text", NO_ROLES)
def test_no_role_where_none_is_stated(reader: TextReader, text: str) -> None:
    assert found(reader, text) == set()


def test_who_no_longer_holds_a_role_held_it(reader: TextReader) -> None:
    assert found(reader, "Maria Silva is no longer the mayor of Lima.") == {("Maria Silva", "mayor", "Lima", FORMER)}


def test_who_refuses_to_step_down_holds_the_role(reader: TextReader) -> None:
    text = "Maria Silva refused to step down as mayor of Lima."
    assert found(reader, text) == {("Maria Silva", "mayor", "Lima", CURRENT)}


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("Maria Silva has been president of Peru since 2019.", "2019", None),
        ("Maria Silva was president of Peru from 2010 to 2015.", "2010", "2015"),
        ("Maria Silva was mayor of Lima until May 2023.", None, "2023-05"),
        ("Anna Berg, mayor of Oslo since 2019, spoke.", "2019", None),
    ],
)
def test_dates_of_a_role(reader: TextReader, text: str, since: str | None, until: str | None) -> None:
    [fact] = roles(reader.read(Article(id="a", text=text, published="2024-05-06")), ())
    assert (fact.since and fact.since.value, fact.until and fact.until.value) == (since, until)


@pytest.mark.parametrize(("verb", "stance", "sure"), [("claimed", "claimed", 0.5), ("said", "said", 0.85)])
def test_what_someone_says_is_attributed(reader: TextReader, verb: str, stance: str, sure: float) -> None:
    document = reader.read(Article(id="a", text=f"Chile {verb} that Jorge Quispe was the head of the World Bank."))
    [fact] = roles(document, ())
    assert fact.evidence.source is not None
    assert (document.mentions[fact.evidence.source].name, fact.evidence.stance) == ("Chile", stance)
    assert fact.evidence.confidence == sure


def test_who_represents_a_country_holds_a_bare_office_there(reader: TextReader) -> None:
    text = "Peru will be represented by former defence minister Jorge Quispe."
    assert found(reader, text) == {("Jorge Quispe", "defence minister", "Peru", FORMER)}


def test_a_local_governor_governs_the_place_named_before(reader: TextReader) -> None:
    text = "A blast in the city of Basra killed two people, local governor Hamid Rashid said."
    assert ("Hamid Rashid", "governor", "Basra", CURRENT) in found(reader, text)


def test_the_body_decides_what_a_head_is(reader: TextReader) -> None:
    document = reader.read(Article(id="a", text="Ana Ruiz, head of the National Security Council of Peru, spoke."))
    top = {role.notation: role.top for role in vocabulary().roles}
    assert [top[fact.concept] for fact in roles(document, ())] == ["security_official"]
