"""What a name is of is what most articles take it for, in any spelling of a surname."""

from msgspec.structs import replace

from kg.model import Article
from kg.resolve.kinds import settled
from tests.triples.sample import Reading


def article(key, *names):
    """Mentions in text order: (words, kind), and a reference where there is one."""
    reading = Reading(Article(id=key, text=". ".join(words for words, *_ in names), published="2031-05-02"))
    for words, kind, *ref in names:
        reading.mention(words, kind, ref=ref[0] if ref else None)
    return reading.done()


def kinds(*articles):
    return [[mention.kind for mention in extraction.mentions] for extraction in settled(articles)]


def test_a_word_alone_is_a_person_where_most_articles_know_it_as_a_surname():
    known = [article(key, ("Arvo Telinskiy", "person")) for key in "ab"]
    assert kinds(*known, article("c", ("Telinsky", "organization")))[2] == ["person"]


def test_one_article_does_not_outvote_another():
    known, other = article("a", ("Arvo Telinsky", "person")), article("b", ("Telinsky", "organization"))
    assert kinds(known, other) == [["person"], ["organization"]]


def test_a_word_alone_is_a_body_where_most_articles_say_so():
    found = kinds(
        *(article(key, ("Velkatrans", "organization")) for key in "ab"), article("c", ("Velkatrans", "person"))
    )
    assert found[2] == ["organization"]


def test_acronyms_known_bodies_and_references_stay_what_they_are():
    known = [article(key, ("Arvo Tel", "person"), ("Mira Fordan", "person")) for key in "ab"]
    other = article("c", ("TEL", "organization"), ("Fordan", "organization", "wikidata:Q1"))
    first, second = other.mentions
    assert kinds(*known, other)[2] == ["organization", "organization"]
    back = replace(other, mentions=(first, replace(second, ref=None, antecedent=0)))
    assert kinds(*known, back)[2] == ["organization", "organization"]
