"""An answer says how many articles and origins hold it, and what the others say."""

from pathlib import Path

import pytest

from kg.ask import Answer, answer
from kg.ask.reply import Other
from kg.ids import NK
from kg.store import Reader
from kg.triples.terms import EVIDENCE, TYPE, article_node, day, nk, term, triple
from tests.disagreements.news import BLAST, LUMPORT, MARA, TEAM, TOVE, VELMORA, News


def asked(question: str, news: News, store: Path, as_of: str | None = None) -> dict[str, Answer]:
    told = news.evidence("a4", "A blast in Lumport killed people.")
    news.quads += [triple(BLAST, TYPE, nk("Attack")), triple(BLAST, EVIDENCE, told), triple(LUMPORT, TYPE, nk("Place"))]
    found = answer(question, news.written(store), as_of).answers
    return {one.label: one for one in found}


def other(label: str, articles: int = 1, origins: int = 1, later: bool = False) -> Other:
    return Other(label=label, articles=articles, origins=origins, later=later)


def test_copies_are_one_origin_and_others_are_named(tmp_path: Path) -> None:
    news = News().counts("a4", 4).counts("b4", 4, origin="a4").counts("c5", 4, origin="a4").counts("d4", 6)
    news.says("a4", "place", LUMPORT)
    found = asked("How many people were killed in Lumport?", news, tmp_path)
    assert (found["4"].articles, found["4"].origins, found["4"].others) == (3, 1, (other("6"),))
    assert (found["6"].articles, found["6"].origins, found["6"].others) == (1, 1, (other("4", 3, 1),))


def test_more_articles_are_counted_than_sentences_are_shown(tmp_path: Path) -> None:
    news = News().says("a1", "place", LUMPORT)
    for number in range(1, 10):
        news.counts(f"a{number}", 4)
    found = asked("How many people were killed in Lumport?", news, tmp_path)["4"]
    assert (found.articles, found.origins, len(found.evidence)) == (9, 9, 5)
    assert found.others == ()


def test_a_later_number_of_the_same_outlet_is_said_to_be_later(tmp_path: Path) -> None:
    news = News().counts("a4", 4).counts("a6", 7).says("a4", "place", LUMPORT)
    found = asked("How many people were killed in Lumport?", news, tmp_path)
    assert found["4"].others == (other("7", later=True),)


def test_as_of_a_date_others_are_what_was_told_by_then(tmp_path: Path) -> None:
    news = News().counts("a4", 4).counts("b5", 6).counts("c5", 6, origin="b5").counts("d8", 9)
    news.says("a4", "place", LUMPORT)

    def others(as_of: str) -> dict[str, tuple[Other, ...]]:
        found = asked("How many people were killed in Lumport?", news, tmp_path / as_of, as_of)
        return {label: one.others for label, one in found.items()}

    assert others("2031-05-04") == {"4": ()}
    assert others("2031-05-06") == {"4": (other("6", 2, 1),), "6": (other("4"),)}
    assert set(others("2031-05")["4"]) == {other("6", 2, 1), other("9")}


def test_as_of_a_month_an_article_of_that_month_counts_for_others_too(tmp_path: Path) -> None:
    news = News().leads("a4", MARA).leads("b6", TOVE)
    dated = triple(article_node("b6"), term("dcterms", "issued"), day("2031-05-06"))
    news.quads = [quad for quad in news.quads if quad != dated]
    news.quads.append(triple(article_node("b6"), term("dcterms", "issued"), day("2031-05")))
    found = asked("Who led Ostravia's delegation?", news, tmp_path, "2031-05")
    assert found["Mara Velt"].others == (other("Tove Quell"),)


def test_as_of_a_date_heads_and_holders_whom_others_named_by_then(tmp_path: Path) -> None:
    news = News().leads("a4", MARA).leads("b6", TOVE).holds("a4", MARA).holds("b4", TOVE)
    found = asked("Who led Ostravia's delegation?", news, tmp_path / "before", "2031-05-05")
    assert found["Mara Velt"].others == ()
    found = asked("Who led Ostravia's delegation?", news, tmp_path / "after", "2031-05-06")
    assert found["Mara Velt"].others == (other("Tove Quell"),)
    found = asked("Who is Ostravia's defence minister?", news, tmp_path / "holder", "2031-05-04")
    assert found["Tove Quell"].others == (other("Mara Velt"),)


def test_where_and_when(tmp_path: Path) -> None:
    news = News().says("a4", "place", LUMPORT).says("b4", "place", VELMORA)
    news.says("a4", "date", day("2031-05-03")).says("b4", "date", day("2031-05-02"))
    places = asked("Where was the blast?", news, tmp_path / "where")
    assert places["Lumport"].others == (other("Velmora"),)
    days = asked("When was the blast in Lumport?", news, tmp_path / "when")
    assert days["2031-05-03"].others == (other("2031-05-02"),)


def team_sent(news: News, store: Path) -> str:
    """How the answer to who led the delegation tells of the event that it was sent to."""
    news.leads("a4", MARA).quads.append(triple(TEAM, nk("sentTo"), BLAST))
    return asked("Who led Ostravia's delegation?", news, store)["Mara Velt"].detail or ""


def test_what_was_planned_and_has_happened_is_planned_no_longer(tmp_path: Path) -> None:
    news = News().says("a4", "eventStatus", nk("Planned"))
    assert team_sent(news, tmp_path / "planned").endswith("blast in Lumport, planned")
    news = News().says("a4", "eventStatus", nk("Planned")).says("b6", "eventStatus", nk("Happened"))
    assert team_sent(news, tmp_path / "both").endswith("blast in Lumport")


def test_of_two_days_both_are_told_and_not_the_month_that_says_less(tmp_path: Path) -> None:
    news = News().says("a4", "date", day("2031-05-05")).says("b6", "date", day("2031-05-06"))
    news.says("c6", "date", day("2031-05"))
    assert team_sent(news, tmp_path).endswith("blast in Lumport, 2031-05-05 or 2031-05-06")


def test_heads(tmp_path: Path) -> None:
    found = asked("Who led Ostravia's delegation?", News().leads("a4", MARA).leads("b4", TOVE), tmp_path)
    assert found["Mara Velt"].others == (other("Tove Quell"),)
    assert (found["Mara Velt"].articles, found["Mara Velt"].origins) == (1, 1)


def test_holders_of_one_role_at_one_time(tmp_path: Path) -> None:
    news = News().holds("a4", MARA).holds("b4", TOVE)
    found = asked("Who is Ostravia's defence minister?", news, tmp_path)
    assert found["Tove Quell"].others == (other("Mara Velt"),)


def test_two_who_say_so_in_one_article(reader: Reader) -> None:
    found = {one.label: one for one in answer("How many drones were intercepted?", reader).answers}
    assert found["37"].others == (other("30"),)


def test_a_graph_without_origins_counts_articles(tmp_path: Path) -> None:
    news = News().counts("a4", 4).counts("b4", 4).says("a4", "place", LUMPORT)
    news.quads = [quad for quad in news.quads if quad.predicate.value != NK + "origin"]
    found = asked("How many people were killed in Lumport?", news, tmp_path)["4"]
    assert (found.articles, found.origins) == (2, 2)


@pytest.mark.parametrize("question", ["Who is Marta Vidal?", "What did Borin say?", "What happened in Hentzau?"])
def test_every_answer_has_an_article(reader: Reader, question: str) -> None:
    assert all(one.articles >= one.origins >= 1 for one in answer(question, reader).answers)
