import pytest

from kg.ask.wording import plain_question, stem, stems


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("organisation", "organization"),
        ("defence", "defense"),
        ("labour", "labor"),
        ("spokeswoman", "spokesman"),
        ("met", "meet"),
        ("died", "death"),
        ("signed", "signing"),
        ("stopped", "stop"),
        ("bombed", "bombings"),
        ("agreements", "agreement"),
        ("countries", "country"),
    ],
)
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"), [("minister", "ministry"), ("nation", "national"), ("president", "presidency")]
)
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_little_words_carry_no_meaning_and_abbreviations_are_spelled_out() -> None:
    assert stems("the envoy of the U.N.") == stems("United Nations envoy")


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("Who's the mayor?", "Who is the mayor"),
        ("Could you please tell me who the mayor is?", "who is the mayor"),
        ("What is the name of the person who led the talks?", "who led the talks"),
        ("In which city did they meet?", "where did they meet"),
        ("On what date was it signed?", "when was it signed"),
        ("What was the number of drones launched?", "how many drones launched"),
    ],
)
def test_roundabout_questions_become_plain(asked: str, plain: str) -> None:
    assert plain_question(asked) == plain
