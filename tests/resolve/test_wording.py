import pytest

from kg.resolve.wording import wording

ATTACK, TALKS = frozenset({"Attack", "Battle"}), frozenset({"Negotiation", "Meeting"})


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("nine people died in the attack", (True, True, False)),
        ("This overnight assault was the worst", (True, True, False)),
        ("the attack on the harbour", (False, True, False)),
        ("Monday's attack came at dawn", (False, True, False)),
        ("an attack on the harbour", (False, False, True)),
        ("another attack left two dead", (False, False, True)),
        ("the second attack came at noon", (False, False, False)),
        ("soldiers attacked the harbour", (False, False, False)),
    ],
)
def test_how_the_words_introduce_an_attack(quote, expected):
    found = wording(ATTACK, quote)
    assert (found.back, found.definite, found.fresh) == expected


def test_a_name_and_a_statement_of_identity():
    assert wording(TALKS, "Morvik told the Tamrawi Security Conference").named
    assert wording(TALKS, "It was the first meeting of the two").back
    assert not wording(TALKS, "the first meeting of the two was short").back


def test_nouns_count_in_the_singular_with_the_word_before_them():
    found = wording(TALKS, "the border talks and a summit")
    assert found.nouns == {"talk", "summit"}
    assert found.phrases == {"border talk"}


def test_of_several_nouns_those_of_the_label_count():
    assert wording(ATTACK, "The strike follows attacks on a ship", "attacks on a ship").nouns == {"attack"}
    assert wording(ATTACK, "The strike follows attacks on a ship").nouns == {"strike", "attack"}
