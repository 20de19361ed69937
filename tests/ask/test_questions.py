"""A question, the first answers expected in their order, separated by bars; a message where there is none."""

import time

import pytest

from kg.ask import answer
from kg.store import Reader

DELEGATIONS = """
Who led Ruritania's delegation? > Osric Tam | Anton Borin
who headed the ruritanian team at the second round > Anton Borin
Which person led the Ruritanian delegation at the third round of talks? > Osric Tam
Who led Ruritania’s delegation in Hentzau? > Osric Tam
Who led Ruritania's delegation in February 2031? > Anton Borin
Who headed Ruritania's delegation on 10 February 2031? > Anton Borin
Who represents Grustark at the Strelsau talks? > Marta Vidal
WHO REPRESENTED GRUSTARK? > Marta Vidal
What is the name of the person who led Grustark's team? > Marta Vidal
Who is the head of Ruritania's delegation? > Osric Tam
Who was Grustark's delegation leader? > Marta Vidal
Who led the Grustark opposition delegation? > Ada Bright
Who else was in Ruritania's delegation? > Ilse Lund
Who was in the Ruritanian team in Strelsau? > Anton Borin | Ilse Lund
Who are the members of Grustark's delegation? > Marta Vidal
Who led Ruritania's delegation in 2019? > nothing
Who led Ruritania's delegation at the fourth round? > nothing
Who led Norway's delegation? > nothing
"""
PEOPLE = """
Who is Marta Vidal? > Marta Vidal
who is vidal > Marta Vidal
Who's Marsh? > Petra Marsh | Otto Marsh
Who was Foreign Minister Petra Marsh? > Petra Marsh
Can you tell me who Anton Borin is? > Anton Borin
What is Anton Borin's job? > Prime Minister of Ruritania | aide of Ruritania
Which roles did Marta Vidal hold? > head of National Security and Defence Council | defence minister of Grustark
Which former roles did Marta Vidal hold? > defence minister of Grustark
What position does Petra Marsh hold? > Foreign Minister of Ruritania
Who is Freedonia? > nothing
"""
ROLES = """
Who is the foreign minister of Ruritania? > Petra Marsh | Otto Marsh
Who is the Ruritanian foreign minister? > Petra Marsh
Who is Ruritania's Foreign Minister? > Petra Marsh
Who is Ruritania's former foreign minister? > Otto Marsh
Who was the former Ruritanian foreign minister? > Otto Marsh
Who is the deputy foreign minister of Ruritania? > Ruth Vane
who is the spokesperson of the ruritanian air force > Jonas Keel
Who is the Air Force spokeswoman? > Jonas Keel
Who is the Ruritanian Foreign Ministry spokesman? > Tess Webb
Who is the UN special envoy for Grustark? > Dora Quill
Who is the U.N. envoy to Grustark? > Dora Quill
Who is the Norwegian energy minister? > Kari Haug
Who is the energy minister of Norway? > Kari Haug
Who is the acting prime minister of Ruritania? > Nils Rudd
Who is the prime minister of Ruritania? > Anton Borin | Nils Rudd
Who heads the National Security and Defense Council? > Marta Vidal
Who is the head of Grustark's National Security and Defence Council? > Marta Vidal
Who chairs the House committee on Budget? > Lena Stone
Who leads Ruritania? > Anton Borin | Nils Rudd
Who was the mayor of Tarlenheim stabbed in May? > Felix Crane
Who was defence minister of Grustark? > Marta Vidal
Who is the chair of Ruritania's House Committee on Budget? > Lena Stone
Who is the foreign minister of Grustark? > nothing
Who is the finance minister of Ruritania? > nothing
"""
NEGOTIATORS = """
Who is the chief negotiator of Grustark? > Marta Vidal
Who is the chief negotiator in the Grustark delegation? > Marta Vidal
Who is the lead negotiator in the Grustark opposition delegation? > Ada Bright
Ruritania's delegation was headed by whom? > Osric Tam
Who represents Norway at the talks? > nothing
"""
HAPPENINGS = """
What happened in Tarlenheim? > drone attack on Tarlenheim | stabbing of Felix Crane
What happened in Tarlenheim on 2 June 2031? > drone attack on Tarlenheim
What has happened in Ruritania in May 2031? > stabbing of Felix Crane
What events took place in Edelweiss? > fourth round of talks | border agreement between Ruritania and Grustark
What happened in Tarlenheim in 2019? > nothing
What happened in Freedonia? > nothing
"""
PLACES = """
Where was the border agreement signed? > Edelweiss
In which city was the border agreement signed? > Edelweiss
Where did Petra Marsh and Marta Vidal meet? > Edelweiss
WHERE DID PETRA MARSH MEET MARTA VIDAL > Edelweiss
Where is the third round of talks being held? > Hentzau
Where was the second round of Ruritania–Grustark negotiations held? > Strelsau
Where was Felix Crane stabbed? > Tarlenheim
Where will the next round of talks be held? > Edelweiss
Which country did Petra Marsh visit? > Grustark
Which city did Marsh visit? > Edelweiss
Where was Marta Vidal killed? > nothing
Where was the summit of Norway held? > nothing
"""
TIMES = """
When was Crane stabbed? > 2031-05-28
When did Petra Marsh meet Marta Vidal? > 2031-07-10
When did Ruritania and Grustark sign the border agreement? > 2031-07-11
When did the exchange of prisoners of war take place? > 2031-05-20
When did the talks in Strelsau open? > 2031-02-10
In which month is the fourth round of talks? > 2031-08
When does the next round of talks open? > 2031-08
What was the date of the strike on Tarlenheim? > 2031-06-02
When was Felix Crane killed? > nothing
When was the summit in Freedonia? > nothing
When was the strike on Strelsau? > nothing
"""
NUMBERS = """
How many drones did Grustark launch? > 64
How many drones were launched at Tarlenheim on 2 June? > 64
How many drones were fired? > 64
how many drones were shot down in tarlenheim > 37 | 30
How many drones were shot down according to the Air Force? > 37
How many drones did Grustark say were intercepted? > 30
How many people were killed in the strike on Tarlenheim? > 1
How many people died in Tarlenheim? > 1
What was the number of civilians injured in the drone attack? > 3
How many were wounded in the attack on Tarlenheim? > 3
How many prisoners of war were exchanged? > 250
How many prisoners did Ruritania and Grustark swap? > 250
How much aid did Norway give Ruritania? > 40000000
How many missiles did Grustark launch? > nothing
How many drones did Ruritania launch? > nothing
How many people were killed in Strelsau? > nothing
How many people were killed in Tarlenheim on 3 May 2031? > nothing
How many drones were shot down according to Norway? > nothing
"""
WORDS = """
Who said "The border must stay open for every farmer"? > Anton Borin
Who said that the border must stay open? > Anton Borin
What did Borin say? > We want the prisoners home before winter | The border must stay open for every farmer
What did Anton Borin say about prisoners? > We want the prisoners home before winter
What does Grustark demand? > the withdrawal of all troops from Tarlenheim
What are Grustark's demands? > the withdrawal of all troops from Tarlenheim
What did Ruritania offer? > to open two crossings
What does Ruritania reject? > a ceasefire of thirty days
What did Petra Marsh say? > nothing
What does Norway demand? > nothing
Who said that the moon is green? > nothing
"""
OTHERS = """
Which articles mention Marta Vidal? > Border pact signed | Second round opens in Strelsau | A new cabinet for Ruritania
In which articles is Felix Crane mentioned? > Drones hit Tarlenheim
Which articles mention Borin and Vidal? > Border pact signed | Second round opens in Strelsau
Which articles mention Freedonia? > nothing
Who attended the talks in Strelsau? > Grustark | Ruritania
Which countries took part in the third round of talks? > Grustark | Ruritania
Who met Petra Marsh? > Marta Vidal
Whom did Petra Marsh meet? > Marta Vidal
Who did Marta Vidal meet in Edelweiss? > Petra Marsh
Who attacked Tarlenheim? > Grustark
Who was stabbed in Tarlenheim? > Felix Crane
Which countries signed the border agreement? > Grustark | Ruritania
Who called for peace? > nothing
"""
STRANGERS = """
Who is the foreign minister of Freedonia? > nothing
Who is Freedonia's prime minister? > nothing
Who is Sylvania's foreign minister? > nothing
Who is the Freedonian energy minister? > nothing
Who is the prime minister of Freedonia? > nothing
Who is the NATO spokeswoman? > nothing
Which energy minister joined the fishing contest? > nothing
Who led Freedonia's delegation in Strelsau? > nothing
Who is the chief negotiator of Freedonia? > nothing
How many drones were launched at Freedonia? > nothing
When did Freedonia sign the border agreement? > nothing
Where did Rufus Firefly meet Marta Vidal? > nothing
"""
UNREAD = """
Did Borin resign? > unread
How old is Petra Marsh? > unread
What colour is the flag of Ruritania? > unread
Why did the talks fail? > unread
To which hospital was Crane taken? > unread
> unread
"""
BODIES = """
Who is the chairperson of the Budget Committee? > Lena Stone
Who is the chairwoman of the committee on the budget? > Lena Stone
Who chairs the budget committee of the House? > Lena Stone
Who leads the Security Council? > Marta Vidal
Who is the head of Grustark's Security Council? > Marta Vidal
Who heads Grustark's National Security and Defense Council? > Marta Vidal
Who is the caretaker prime minister of Ruritania? > Nils Rudd
Who is Ruritania's interim prime minister? > Nils Rudd
Who is the chief negotiator in the Grustark opposition delegation? > Ada Bright
Which organisation does Marta Vidal lead? > National Security and Defence Council
Which body does Vidal head? > National Security and Defence Council
To which body does Jonas Keel belong? > Ruritanian Air Force
Which committee does Lena Stone chair? > House Committee on Budget
Which country does Kari Haug serve? > Norway
Of which organisation is Tess Webb the spokeswoman? > Ruritanian Foreign Ministry
Who heads the committee on fisheries? > nothing
Who chairs the Grustark committee on the budget? > nothing
"""
PARTIES = """
Who rejected a ceasefire of thirty days? > Ruritania
Who demands the withdrawal of all troops? > Grustark
Which country offered to open two crossings? > Ruritania
What does Grustark insist on? > the withdrawal of all troops from Tarlenheim
Who rejected the census? > nothing
"""
KINDS_OF_EVENT = """
Which meetings took place in Edelweiss? > meeting of Petra Marsh and Marta Vidal
What stabbings were reported in Tarlenheim? > stabbing of Felix Crane
List the airstrikes in Tarlenheim > drone attack on Tarlenheim
What visits took place in Grustark? > visit of Petra Marsh to Edelweiss
What plebiscites took place in Edelweiss? > nothing
"""
SENTENCES = """
How old is Marta Vidal? > 58
How old is Jory Pell? > 34
What is the age of Marta Vidal? > 58
Who is the harbour master of Strelsau? > Halric Ostrand
Who is the editor of the Strelsau Herald? > Oda Krill
How many delegates stayed for dinner? > 12
Who claimed the theft of the archive in Hentzau? > Lantern Guild
When was the archive in Hentzau stolen? > nothing
When did the Lantern Guild claim the theft? > 2031-05-14
To which hospital was Ilse Lund taken? > Saint Ola Hospital
How many printers marched through Hentzau? > some 1,400
How many people voted in the spring plebiscite? > 3.2 million
How many crews have entered the ruins? > 6
How many crews have reached the site? > 19
How much of the town was left without water? > nearly half of the old town
How much flood relief did the Treasury set aside for farmers? > around $75 million
What did the council name the rescue effort? > Operation Clear Water
Which countries repaired the pump station? > Norway | Grustark
When was the pump station repaired? > 2031-06-02
Where did the new ministers swear in? > Castle Zenda
Where did the two sides agree to meet again? > Hentzau
Where will the trial of Jory Pell open? > Tarlenheim
When will the trial of Jory Pell open? > 2031-08-03
How did Marta Vidal arrive from Modenstein? > unread
How old is Anton Borin? > unread
How many crews have left the ruins? > nothing
How many printers were killed in Hentzau? > nothing
Who is the harbour master of Hentzau? > nothing
Who is the former editor of the Strelsau Herald? > nothing
How many delegates stayed for dinner in 2019? > nothing
How many sailors marched through Hentzau? > nothing
Who claimed the theft of the bell in Tarlenheim? > nothing
Who did not claim the theft of the archive? > nothing
"""
TABLES = (
    DELEGATIONS, PEOPLE, ROLES, NEGOTIATORS, HAPPENINGS, PLACES, TIMES, NUMBERS, WORDS, OTHERS, UNREAD, BODIES, PARTIES,
    KINDS_OF_EVENT, SENTENCES, STRANGERS,
)  # fmt: skip
MESSAGES = {"nothing": "no answer", "unread": "could not be read"}


def table(*texts: str) -> list[tuple[str, str]]:
    rows = (line.rpartition(">") for text in texts for line in text.strip().splitlines())
    return [(question.strip(), expected.strip()) for question, _, expected in rows]


@pytest.mark.parametrize(("question", "expected"), table(*TABLES))
def test_first_answers(reader: Reader, question: str, expected: str) -> None:
    reply = answer(question, reader)
    if expected in MESSAGES:
        assert reply.answers == ()
        assert MESSAGES[expected] in str(reply.message)
        return
    wanted = expected.split(" | ")
    assert [found.label for found in reply.answers][: len(wanted)] == wanted
    assert all(found.evidence for found in reply.answers)
    assert reply.sparql is not None
    assert reader.select(reply.sparql)


def test_the_evidence_is_the_sentence_with_its_place(reader: Reader) -> None:
    found = answer("Who led Ruritania's delegation in Strelsau?", reader).answers[0]
    quote = found.evidence[0]
    assert quote.quote == "Ruritania's delegation at the second round in Strelsau was led by aide Anton Borin."
    assert (quote.article, quote.title, quote.published) == ("talks1", "Second round opens in Strelsau", "2031-02-10")
    assert (quote.start, quote.end) == (0, 83)


def test_the_reply_as_json(reader: Reader) -> None:
    plain = answer("How many drones did Grustark launch?", reader).to_json()
    assert plain.keys() == {"question", "understood_as", "sparql", "answers"}
    first = plain["answers"][0]
    assert first.keys() == {"label", "iri", "detail", "evidence", "articles", "origins", "others"}
    assert first["evidence"][0].keys() == {"article", "title", "published", "quote", "start", "end"}
    assert answer("Who is Freedonia?", reader).to_json()["message"]


def test_an_unread_question_is_told_some_forms(reader: Reader) -> None:
    assert "Who led X's delegation?" in str(answer("Why?", reader).message)


def test_a_relaxed_answer_says_so(reader: Reader) -> None:
    reply = answer("Who led the Grustark opposition delegation in Strelsau?", reader)
    assert [found.label for found in reply.answers] == ["Ada Bright"]
    assert "no sentence says" in str(reply.understood_as)


def test_asking_takes_little_time(reader: Reader) -> None:
    questions = [question for question, expected in table(*TABLES) if expected not in MESSAGES]
    answer(questions[0], reader)
    before = time.process_time()
    for question in questions:
        answer(question, reader)
    assert (time.process_time() - before) / len(questions) < 0.05
