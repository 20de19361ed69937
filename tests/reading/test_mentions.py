"""Names in ordinary sentences of news: extent, kind and reference."""

from itertools import pairwise

import pytest

from kg.model import Article, Mention
from kg.reading import TextReader


def read(reader: TextReader, text: str) -> list[Mention]:
    found = reader.read(Article(id="t", text=text, published="2024-05-15")).mentions
    return [mention for mention in found if mention.antecedent is None]


def named(reader: TextReader, text: str, *kinds: str) -> list[str]:
    return [mention.name for mention in read(reader, text) if mention.kind in kinds]


PLACES = ("country", "region", "city", "place")

BODIES = [
    ("The UN said that aid had reached the town.", ["UN"]),
    ("Russia vetoed it in the United Nations Security Council.", ["United Nations Security Council"]),
    ("NATO's secretary-general met the African Union's chair.", ["NATO", "African Union"]),
    ("A spokeswoman for the Turkish Foreign Ministry declined to comment.", ["Turkish Foreign Ministry"]),
    ("The IAEA and the World Health Organization sent inspectors.", ["IAEA", "World Health Organization"]),
    ("Hamas and Islamic Jihad rejected the proposal.", ["Hamas", "Islamic Jihad"]),
    ("He heads the House Committee on Foreign Affairs.", ["House Committee on Foreign Affairs"]),
    ("The Ministry of Defence of Ukraine published a video.", ["Ministry of Defence of Ukraine"]),
    ("She studied at the Academy of Sciences in Prague.", ["Academy of Sciences"]),
    ("The Organisation of American States condemned the attack.", ["Organisation of American States"]),
    ("The US State Department and the Pentagon were informed.", ["US State Department", "Pentagon"]),
    ("The Kremlin, Downing Street and the White House spoke.", ["Kremlin", "Downing Street", "White House"]),
    ("The European Council met. The Council of Europe did not.", ["European Council", "Council of Europe"]),
    ("The European Council on Foreign Relations published a study.", ["European Council on Foreign Relations"]),
    ("Ruiz was named to the National Farming and Fisheries Council.", ["National Farming and Fisheries Council"]),
    ("The Senate and Defence Ministry agreed on Monday.", ["Senate", "Defence Ministry"]),
    ("The Federal Police of Brazil arrested two senators.", ["Federal Police of Brazil"]),
    ("Senator Mia Lund of the Green List spoke.", ["Green List"]),
    ("Ivo Petrak of Sanderhus put it at ninety.", ["Sanderhus"]),
    ("Anna Weber, head of Brantholt, spoke.", ["Brantholt"]),
    ("Ana Lund, a friend of Pelkan, spoke.", []),
    ("Al-Qaeda claimed the attack; al-Shabaab denied it.", ["Al-Qaeda", "al-Shabaab"]),
    ("The Belarusian foreign ministry said so.", ["Belarusian foreign ministry"]),
    ("Who is who in the WHO?", ["WHO"]),
    ("They asked who it is.", []),
    ("Prime Minister Toma Berisha resigned.", []),
    ("Secretary of State Linda Marsh flew home.", []),
]


@pytest.mark.parametrize(("text", "bodies"), BODIES)
def test_bodies(reader: TextReader, text: str, bodies: list[str]) -> None:
    assert named(reader, text, "organization") == bodies


PEOPLE = [
    ("Kenyan President William Ruto met Ursula von der Leyen.", ["William Ruto", "Ursula von der Leyen"]),
    ("Luiz Inácio Lula da Silva spoke to Nguyen Phu Trong.", ["Luiz Inácio Lula da Silva", "Nguyen Phu Trong"]),
    ("J. D. Vance and George W. Bush attended.", ["J. D. Vance", "George W. Bush"]),
    ("Pope Francis received King Charles III and Queen Camilla.", ["Francis", "Charles III", "Camilla"]),
    ("Crown Prince Mohammed bin Salman spoke.", ["Mohammed bin Salman"]),
    ("Marie-Claire Dubois-Lefèvre, the French energy minister, resigned.", ["Marie-Claire Dubois-Lefèvre"]),
    ("Police arrested Jorun Haldvik in Oslo.", ["Jorun Haldvik"]),
    ("Ana Tolvanen, who led the talks, left.", ["Ana Tolvanen"]),
    ("He met Lt. Gen. Ana Ruiz and Sgt. Bob Lee.", ["Ana Ruiz", "Bob Lee"]),
    ("Mayor Pia Sundal left. Sundal had been ill.", ["Pia Sundal", "Sundal"]),
    ("Minister Omar al-Hadidi left. Al-Hadidi had been ill.", ["Omar al-Hadidi", "Al-Hadidi"]),
    ("He spoke of remarks by Dragan Barsegian, who headed the team.", ["Dragan Barsegian"]),
    ("Christian Democrat Anna Weber, who led the team, left.", ["Anna Weber"]),
    ("Shiite Muslim Ali Karimi, who was arrested, spoke.", ["Ali Karimi"]),
    ("Democrat Ana Pike said no.", ["Ana Pike"]),
    ("The Obamas visited Kenya.", []),
    ("The tanker Meridian sank off Oman.", []),
    ("Typhoon Yaling hit the coast. Yaling was strong.", []),
    ("“Is it over?” asked Mr. Hill.", ["Hill"]),
    ("Arkadii Melnychenko (Аркадій Мельниченко), a spokesman, left.", ["Arkadii Melnychenko", "Аркадій Мельниченко"]),
    ("Kyiv (Київ) was quiet.", []),
    ("Jordan mediated the talks in Amman.", []),
    ("Ana Jordan left. Jordan had been ill.", ["Ana Jordan", "Jordan"]),
    ("BEIRUT (Agency) — Rebels left the town.", []),
    ("Ortun, who led the rebel delegation, left early.", ["Ortun"]),
    ("Arsenal, who won the league, left early.", []),
]


@pytest.mark.parametrize(("text", "people"), PEOPLE)
def test_people(reader: TextReader, text: str, people: list[str]) -> None:
    assert named(reader, text, "person") == people


PLACED = [
    ("Fighting went on in northern Mali.", ["northern Mali"]),
    ("North-western Syria was quiet.", ["North-western Syria"]),
    ("Eastern Libyan forces left.", ["Libya"]),
    ("The ship left the Black Sea for the Gaza Strip.", ["Black Sea", "Gaza Strip"]),
    ("Moscow and Kyiv agreed to talk.", ["Moscow", "Kyiv"]),
    ("Washington welcomed the deal.", ["Washington"]),
    ("U.S.-backed forces advanced.", ["United States"]),
    ("Troops left Ben Gurion International Airport.", ["Ben Gurion International Airport"]),
    ("Protesters gathered at the United States Embassy in Lima.", ["United States Embassy in Lima"]),
    ("He came from the town of Harrow Vale.", ["Harrow Vale"]),
    ("MOSCOW (Agency) — Talks began.", ["MOSCOW"]),
    ("The Sri Lankan army met Sierra Leonean officials.", ["Sri Lanka", "Sierra Leone"]),
    ("Corridors to El Obeid were opened.", ["El Obeid"]),
    ("The El Sauce group was sold.", []),
]


@pytest.mark.parametrize(("text", "places"), PLACED)
def test_places(reader: TextReader, text: str, places: list[str]) -> None:
    assert named(reader, text, *PLACES) == places


def test_a_known_body_has_its_reference_in_every_form(reader: TextReader) -> None:
    found = read(reader, "The UN met. The United Nations adjourned. The U.N. spoke.")
    assert {mention.ref for mention in found} == {"wikidata:Q1065"}
    assert [mention.name for mention in found] == ["UN", "United Nations", "U.N."]


def test_another_countrys_body_of_the_same_name_is_not_the_known_one(reader: TextReader) -> None:
    (body,) = [m for m in read(reader, "The German Foreign Office spoke.") if m.kind == "organization"]
    assert (body.name, body.ref) == ("German Foreign Office", None)


@pytest.mark.parametrize(
    ("text", "country"), [("He lives in Paris, Texas.", "wikidata:Q30"), ("He lives in Paris.", "wikidata:Q142")]
)
def test_a_town_lies_in_the_state_named_after_it(reader: TextReader, text: str, country: str) -> None:
    from kg.gazetteer import gazetteer  # noqa: PLC0415

    town = next(mention for mention in read(reader, text) if mention.name == "Paris")
    place = gazetteer().by_ref(town.ref or "")
    assert place is not None
    assert place.country == country


GROUPS = [
    ("Turkish Cypriot leaders agreed.", "Turkish Cypriots", None),
    ("Ethnic Albanians fled.", "Ethnic Albanians", None),
    ("The Syrian opposition agreed to attend.", "Syrian opposition", "newskg:opposition-Q858"),
    ("Kenya's opposition rejected the result.", "opposition of Kenya", "newskg:opposition-Q114"),
    ("The opposition delegation arrived.", "opposition", None),
    ("The junta said nothing.", "junta", None),
    ("The rebels fled.", "rebels", None),
    ("The Brazilian air force trained.", "Brazilian air force", "newskg:air-force-Q155"),
]


@pytest.mark.parametrize(("text", "name", "ref"), GROUPS)
def test_groups_without_a_name_of_their_own(reader: TextReader, text: str, name: str, ref: str | None) -> None:
    (group,) = [mention for mention in read(reader, text) if mention.kind == "organization"]
    assert (group.name, group.ref) == (name, ref)


@pytest.mark.parametrize(
    "text",
    ["Opposition to the plan is growing.", "Some rebels fled.", "There was fierce opposition.", "An army is costly."],
)
def test_indefinite_groups_and_abstracts_are_no_mentions(reader: TextReader, text: str) -> None:
    assert read(reader, text) == []


def test_a_group_alone_is_the_one_that_the_article_names_with_its_country(reader: TextReader) -> None:
    found = read(reader, "The Syrian opposition came. The opposition left early.")
    assert [m.name for m in found] == ["Syrian opposition", "Syrian opposition"]
    assert len({m.ref for m in found}) == 1


def test_the_government_alone_is_the_only_country_whose_government_is_spoken_of(reader: TextReader) -> None:
    one = read(reader, "The Sudanese government came. The government left early.")
    assert [(m.kind, m.name) for m in one] == [("country", "Sudan"), ("country", "Sudan")]
    two = read(reader, "The Sudanese government met the Kenyan government. The government left early.")
    assert [m.name for m in two] == ["Sudan", "Kenya"]


def test_the_army_is_that_of_the_country_whose_rebels_it_is_named_beside(reader: TextReader) -> None:
    mentions = read(reader, "Talks between the army and the FARC began. The army asked for time.")
    assert [m.name for m in mentions] == ["Colombia", "FARC", "Colombia"]
    assert not named(reader, "The FARC left. The army asked for time.", "country")


WHO = [
    ("Bawara, who was ill, spoke to the press in Lima.", ["Bawara"]),
    ("Dekkers, who has resigned, will speak in Lima.", ["Dekkers"]),
    ("Kurds, who were there, left. Hezbollah, who fired, denied it. Liverpool, who won, were glad.", []),
    ("The Yazidis, who fled, came back. Hazaras, who fled, are poor.", []),
]


@pytest.mark.parametrize(("text", "people"), WHO)
def test_a_name_followed_by_who_is_one_persons_but_for_peoples_and_teams(
    reader: TextReader, text: str, people: list[str]
) -> None:
    assert named(reader, text, "person") == people


def test_names_do_not_overlap_and_their_spans_hold_what_they_name(reader: TextReader) -> None:
    text = "The U.S. Army (USA) and the Moro Front [MF], a group, met UN-backed forces of Gen. Ada Quill’s in “Lima”."
    found = read(reader, text)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    for mention in found:
        words = text[mention.span.start : mention.span.end]
        assert words[0].isalnum()
        assert words[-1].isalnum() or words.endswith(".")


SURNAMES = [
    (
        "President Arben Tacna left. Tacna came to hear himself speak, said Ana Rivas.",
        ["Arben Tacna", "Tacna", "Ana Rivas"],
    ),
    (
        "Activist Ana Velund-Sarre arrived. Velund-Sarre said she would stay. Talks with Velund-Sarre went on.",
        ["Ana Velund-Sarre", "Velund-Sarre", "Velund-Sarre"],
    ),
    ("Foreign Minister Omar Bathily left Dakar. Bathily signed a deal.", ["Omar Bathily", "Bathily"]),
    (
        "Senator Ana Quintero Salas led the team. Quintero said the talks would go on.",
        ["Ana Quintero Salas", "Quintero"],
    ),
]


@pytest.mark.parametrize(("text", "people"), SURNAMES)
def test_a_surname_alone_is_the_person_whatever_the_word_looks_like(
    reader: TextReader, text: str, people: list[str]
) -> None:
    assert named(reader, text, "person") == people


def test_the_country_of_a_posting_is_no_part_of_the_name_after_it(reader: TextReader) -> None:
    found = read(reader, "Kenya's ambassador to India Kiprono Onyago met the press.")
    assert [m.name for m in found] == ["Kenya", "India", "Kiprono Onyago"]


def test_the_country_after_a_ministry_written_small_is_its_own(reader: TextReader) -> None:
    found = read(reader, "The foreign ministry of Chad said the sides would meet.")
    assert (found[0].name, found[0].ref) == ("foreign ministry of Chad", "newskg:foreign-ministry-Q657")


def test_a_name_ends_before_the_acronym_in_brackets(reader: TextReader) -> None:
    text = "The Patriotic Front of the Plateau (PFP) has fought since 2021. The PFP left."
    assert named(reader, text, "organization") == ["Patriotic Front of the Plateau", "PFP", "PFP"]


HEADLINES = [
    ("Aliyeva and Rzayev lead teams at Oslo talks", ["Aliyeva", "Rzayev"]),
    ("President Maisuradze and Ana Tolvanen sign accord in Oslo", ["Maisuradze", "Ana Tolvanen"]),
    ("Haldvik leads team at Oslo talks", []),
    ("Norway and Haldvik sign accord", []),
    ("Oslo and Riga sign accord", []),
]


@pytest.mark.parametrize(("title", "people"), HEADLINES)
def test_two_people_whom_only_the_headline_names(reader: TextReader, title: str, people: list[str]) -> None:
    article = Article(id="t", title=title, text="Two delegations met on Monday.", published="2024-05-15")
    assert [m.name for m in reader.read(article).mentions if m.kind == "person"] == people


TITLED = [
    ("Omar Bathily, Mali's chief negotiator, rejected criticism.", ["Omar Bathily"]),
    ("Prime Minister Diarrabou spoke on Tuesday. Diarrabou would not say when.", ["Diarrabou", "Diarrabou"]),
    ("The former Kenyan ambassador to Jordan Lusi Onyagants rejected criticism.", ["Lusi Onyagants"]),
    ("The African Union's envoy, Pieter Dekkers, said the sides would meet again.", ["Pieter Dekkers"]),
    ("Dekkers, the AU envoy, opened the meeting.", ["Dekkers"]),
    ("Bawara, the AU envoy, was in Lima.", ["Bawara"]),
    ("In Tacna, the mayor spoke. Maersk, the leader in shipping, agreed.", []),
]


@pytest.mark.parametrize(("text", "people"), TITLED)
def test_titles_beside_a_name_tell_a_person(reader: TextReader, text: str, people: list[str]) -> None:
    assert named(reader, text, "person") == people
