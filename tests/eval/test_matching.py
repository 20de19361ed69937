"""What counts as the same when found facts are compared with annotated ones."""

import pytest

from eval.matching import overlap, pair_off, same_one, same_person, same_thing, same_words, word_overlap


@pytest.mark.parametrize(
    ("found", "forms", "same"),
    [
        ("Rüfət Qasımzadə", ["Rüfət Qasımzadə"], True),
        ("Ousmane Maiga", ["Ousmane Maïga"], True),
        ("Colonel Ousmane Maïga", ["Ousmane Maïga"], True),
        ("Maïga", ["Ousmane Maïga", "Maïga"], True),
        ("Dawit Tessema", ["Lensa Tessema", "Tessema"], True),  # the surname is a form of hers: pairing off decides
        ("Dawit Tessema", ["Lensa Tessema"], False),
        ("Vardan", ["Vardan Ter-Sahakyan"], False),
        ("", ["Maïga"], False),
    ],
)
def test_people(found: str, forms: list[str], same: bool) -> None:
    assert same_person([found], forms) is same


@pytest.mark.parametrize(
    ("found", "name", "same"),
    [
        ("United States", "U.S.", True),
        ("European Union", "EU", True),
        ("Kenya", "Tanzania", False),
        ("the Central Bank", "Central Bank of Kenya", True),
        ("Armenian border guard", "Azerbaijani border guard", False),
    ],
)
def test_things(found: str, name: str, same: bool) -> None:
    assert same_thing([found], name) is same
    assert same_one([found], [name]) is same


def test_a_body_that_is_not_given_is_not_to_be_found() -> None:
    assert same_thing([], None)
    assert not same_thing(["Kenya"], None)


def test_words_and_stretches() -> None:
    assert word_overlap("special envoy of the UN", "UN special envoy") == 1
    assert word_overlap("minister", "mayor") == 0
    assert same_words("It is a beginning,", "It is a beginning")
    assert not same_words("It is a beginning,", "beginning")
    assert overlap("one two three", ["one two"], ["two"]) == 1
    assert overlap("one two three", ["one"], ["three"]) == 0
    assert overlap("one two three", ["one"], ["four"]) == 0


def test_each_is_paired_once_and_the_best_first() -> None:
    degrees = {("a", 1): 0.5, ("a", 2): 0.9, ("b", 2): 0.8, ("b", 1): 0.0}
    assert pair_off(["a", "b"], [1, 2], lambda a, f: degrees[a, f]) == [("a", 2)]
