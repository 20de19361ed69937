"""Which sentences of news tell of an event, of which type and standing, and which tell of none."""

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[[str], list[Any]]  # the tellings of a text, see conftest.py

TELL = [
    ("The seventh cycle of negotiations, held in Oslo, ended without a deal on Friday.", "Negotiation", "Happened"),
    ("The second round was held in Geneva in March.", "Negotiation", "Happened"),
    ("Norway promised a package worth 30 million euros for Kenya.", "Aid", "Planned"),
    ("The World Bank approved a $2 billion loan for Ghana on Tuesday.", "Aid", "Happened"),
    ("A convoy of 40 lorries carrying flour reached the besieged town of Sarmin on Monday.", "Aid", "Happened"),
    ("Canada extended a $500 million line of credit to Moldova.", "Aid", "Happened"),
    ("Foreign Minister Ana Petrov is due in Ankara on Thursday.", "Visit", "Planned"),
    ("Prime Minister Olaf Berg leaves for Tokyo on Sunday.", "Visit", "Planned"),
    ("Kenya's president flew into Kigali on Monday.", "Visit", "Happened"),
    ("Maria Costa took over as head of the central bank on Monday.", "Appointment", "Happened"),
    ("Ivan Duran was sworn in as president in Quito on Friday.", "Appointment", "Happened"),
    ("Former minister Lena Holm was made high commissioner to India.", "Appointment", "Happened"),
    ("Thousands marched through Nairobi on Saturday against the tax.", "Protest", "Happened"),
    ("Thousands of farmers rallied outside parliament in Paris on Monday.", "Protest", "Happened"),
    ("Tens of thousands of people took to the streets of Tbilisi on Friday.", "Protest", "Happened"),
    ("Students gathered outside the ministry in Dhaka on Sunday.", "Protest", "Happened"),
    ("Voters in Malta go to the polls on Sunday.", "Election", "Planned"),
    ("Voters rejected the constitution in a referendum in Chile on Sunday.", "Election", "Happened"),
    ("Defence Minister Karl Weber resigned on Friday.", "Resignation", "Happened"),
    ("Karl Weber quit as defence minister over the affair.", "Resignation", "Happened"),
    ("A bomb tore through a market in Karachi on Monday.", "Attack", "Happened"),
    ("Gunmen opened fire on a bus in Mombasa on Friday.", "Attack", "Happened"),
    ("A suicide bomber blew himself up at a checkpoint in Mosul, killing four soldiers.", "Attack", "Happened"),
    ("A Russian missile slammed into an apartment block in Odesa on Monday.", "Attack", "Happened"),
    ("Qatar hosted representatives of the two sides on Monday.", "Meeting", "Happened"),
    ("President Amara Keita received his Ghanaian counterpart in Bamako on Monday.", "Meeting", "Happened"),
    ("Armenia and Azerbaijan agreed to halt fire along the border on Tuesday.", "Agreement", "Planned"),
    ("Rwanda and Burundi agreed on Monday to reopen their border.", "Agreement", "Happened"),
    ("President Keita spoke by telephone with Chancellor Weber on Monday.", "Meeting", "Happened"),
    ("The foreign ministers of Peru and Chile conferred by phone on Sunday.", "Meeting", "Happened"),
    ("A donor conference for Yemen opens in Geneva on Monday.", "Meeting", "Planned"),
    ("The European Union added 12 Belarusian officials to its sanctions list on Monday.", "Sanction", "Happened"),
    ("Switzerland froze the assets of General Omar Diallo on Tuesday.", "Sanction", "Happened"),
    ("The United States blacklisted two Iranian banks on Friday.", "Sanction", "Happened"),
    ("Police detained the editor Pavel Novak in Minsk on Monday.", "Arrest", "Happened"),
    ("The editor Pavel Novak was charged with espionage on Monday.", "Trial", "Happened"),
    ("Opposition leader Juan Rojas went on trial in Caracas on Monday.", "Trial", "Happened"),
    ("A court in Cairo jailed the journalist Hany Saleh for five years.", "Trial", "Happened"),
    ("A magnitude 6.1 earthquake struck southern Peru on Friday.", "Disaster", "Happened"),
    ("Twelve people drowned when a boat capsized off Lampedusa on Monday.", "Disaster", "Happened"),
    ("A passenger plane crashed near Kathmandu on Sunday, killing 18 people.", "Disaster", "Happened"),
    ("A fire swept through a garment factory in Dhaka on Sunday, killing 20 workers.", "Disaster", "Happened"),
    ("Rebels took control of the town of Minova on Monday.", "Battle", "Happened"),
    ("The town of Minova fell to rebels on Monday.", "Battle", "Happened"),
    ("Government troops advanced on the rebel stronghold of Goma.", "Battle", "Happened"),
    ("Ukrainian forces retreated from the village of Robotyne on Monday.", "Battle", "Happened"),
    ("Israel handed over the bodies of 15 militants on Thursday.", "Exchange", "Happened"),
    ("The rebels freed 20 soldiers in return for two of their commanders.", "Exchange", "Happened"),
    ("Kenya expelled two Ruritanian diplomats on Friday.", "Sanction", "Happened"),
]  # fmt: skip

TELL_OF_NONE = [
    "The country hopes for a peace deal with its neighbour.",
    "Any attack would be met with force.",
    "He warned that strikes could follow if talks fail.",
    "Ministers will discuss the possibility of sanctions.",
    "The army is ready to defend Kenya against an invasion.",
    "She called for talks between Peru and Chile.",
    "He refused to resign.",
    "Analysts fear a new wave of attacks in Mali.",
    "The treaty is the basis of relations between France and Mali.",
    "If elected, he would visit Moscow.",
    "The EU considers sanctions against Georgia.",
    "Sanctions hurt the poor.",
    "The company met its targets in France.",
    "Shares rallied in Tokyo on Monday.",
    "The film was shot in Morocco.",
    "He battled cancer for years.",
    "Prices hit a record high in Turkey.",
    "She came to terms with her loss in Kenya.",
    "The striker was fired up after the match in Spain.",
    "The court of public opinion has decided.",
    "The minister denied that Kenya had attacked the village.",
    "Peru has no plans to hold a referendum.",
    "Without an agreement, the war in Sudan will go on.",
    "The president should step down, said Maria Costa of the Green Party.",
    "Doctors in Ghana treat patients after car crashes every day.",
    "Fighting corruption is a priority for Kenya.",
    "The award went to the Kenyan author.",
]  # fmt: skip


@pytest.mark.parametrize("row", TELL, ids=lambda row: row[0])
def test_tells_of_one_event(tell: Tell, row: tuple[str, str, str]) -> None:
    text, kind, status = row
    assert [(told.type, told.status) for told in tell(text)] == [(kind, status)]  # fmt: skip


@pytest.mark.parametrize("text", TELL_OF_NONE)
def test_tells_of_no_event(tell: Tell, text: str) -> None:
    assert tell(text) == []
