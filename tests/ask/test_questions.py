"""A question, the first answers expected in their order, separated by bars; a message where there is none."""

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
Who is the foreign minister of Grustark? > nothing
Who is the finance minister of Ruritania? > nothing
"""
UNREAD = """
How old is Petra Marsh? > unread
Why did the talks fail? > unread
To which hospital was Crane taken? > unread
> unread
"""
MESSAGES = {"nothing": "no answer", "unread": "could not be read"}


def table(*texts: str) -> list[tuple[str, str]]:
    rows = (line.rpartition(">") for text in texts for line in text.strip().splitlines())
    return [(question.strip(), expected.strip()) for question, _, expected in rows]


@pytest.mark.parametrize(("question", "expected"), table(DELEGATIONS, PEOPLE, ROLES, UNREAD))
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
