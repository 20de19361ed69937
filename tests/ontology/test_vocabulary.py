"""The words that the reader finds in the ontology."""

from pathlib import Path

import pytest

from kg import vocabulary as module
from kg.errors import VocabularyError
from kg.vocabulary import Trigger, Vocabulary, vocabulary

WORD_CLASSES = {"noun", "plural", "verb", "adjective"}
PLAIN_SLOTS = {"subject", "object", "possessor", "modifier"}
PREPOSITIONS = set("with between among of by on against from to in at into for over upon toward towards about".split())
MANY = ("Attack", "Negotiation", "Meeting", "Agreement")


def trigger(term: str, lemma: str, word_class: str, with_object: str | None = None) -> Trigger:
    found = [
        t
        for t in vocabulary().triggers_of(term, word_class=word_class)
        if tuple(lemma.split()) in t.lemmas and (with_object in t.objects if with_object else not t.objects)
    ]
    assert len(found) == 1, f"{term}, {lemma}: {len(found)} triggers"
    return found[0]


def test_triggers_have_a_word_class_and_known_slots() -> None:
    assert {t.word_class for t in vocabulary().triggers} == WORD_CLASSES
    assert {slot for t in vocabulary().triggers for slot in t.parts} <= PLAIN_SLOTS | PREPOSITIONS


def test_lemmas_are_lower_case() -> None:
    words = {word for t in vocabulary().triggers for lemma in t.lemmas for word in lemma}
    words |= {
        word
        for t in vocabulary().triggers
        for word in (*t.objects, *t.subjects, *t.without_objects, *t.without_subjects)
    }
    assert {word for word in words if word != word.casefold()} == set()


def test_event_triggers_name_the_parts_of_participants() -> None:
    parts = {part for t in vocabulary().triggers if t.term in vocabulary().event_types for part in t.parts.values()}
    assert parts == {"Agent", "Target", "Party", "Mediator", "Host"}


@pytest.mark.parametrize("term", sorted(vocabulary().event_types))
def test_every_event_type_has_words_enough(term: str) -> None:
    lemmas = vocabulary().lemmas_of(term)
    assert len(lemmas) >= (20 if term in MANY else 8)
    assert {t.word_class for t in vocabulary().triggers_of(term)} >= {"noun", "verb"}


def test_the_subject_attacks_and_the_object_is_attacked() -> None:
    shell = trigger("Attack", "shell", "verb")
    assert (shell.parts["subject"], shell.parts["object"]) == ("Agent", "Target")
    assert trigger("Attack", "air strike", "noun").parts["on"] == "Target"


def test_light_verbs_count_with_their_objects_only() -> None:
    assert "missile" in trigger("Attack", "launch", "verb", "missile").objects
    assert "campaign" not in trigger("Attack", "launch", "verb", "missile").objects
    assert trigger("Agreement", "sign", "verb", "treaty").parts["with"] == "Party"
    assert trigger("Negotiation", "hold", "verb", "talk").parts["subject"] == "Party"
    assert trigger("Sanction", "impose", "verb", "sanction").parts["on"] == "Target"


def test_words_that_settle_the_sense_are_read() -> None:
    assert "deadline" in trigger("Meeting", "meet", "verb").without_objects
    assert "earthquake" in trigger("Attack", "strike", "verb").without_subjects
    assert any("gunman" in t.subjects for t in vocabulary().triggers_of("Attack", word_class="verb"))


@pytest.mark.parametrize("word", ["war", "support", "order", "move", "fire"])
def test_words_that_are_mostly_no_event_stay_out(word: str) -> None:
    for t in vocabulary().triggers:
        if t.term in vocabulary().event_types and (word,) in t.lemmas:
            assert t.objects or t.subjects, f"{word} evokes {t.term} by itself"


@pytest.mark.parametrize(
    ("term", "lemma", "word_class"),
    [
        ("Exchange", "prisoner swap", "noun"),
        ("Head", "chief negotiator", "noun"),
        ("Head", "lead", "verb"),
        ("Delegation", "negotiating team", "noun"),
        ("Delegation", "negotiator", "plural"),
        ("Quotation", "say", "verb"),
        ("Quotation", "statement", "noun"),
        ("Demand", "call for", "verb"),
        ("Reject", "turn down", "verb"),
        ("Reject", "rule out", "verb"),
        ("Cancelled", "call off", "verb"),
        ("Planned", "upcoming", "adjective"),
    ],
)
def test_words_hang_on_their_terms(term: str, lemma: str, word_class: str) -> None:
    assert trigger(term, lemma, word_class)


def test_a_warning_threatens_only_with_consequences() -> None:
    warnings = [t for t in vocabulary().triggers_of("Threaten") for lemma in t.lemmas if lemma[0] == "warn"]
    assert warnings
    assert all("retaliation" in t.objects for t in warnings)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("Former", {"former", "ex", "then", "late", "erstwhile", "one-time", "past"}),
        ("Acting", {"acting", "interim", "caretaker", "provisional"}),
        ("Designate", {"designate", "elect", "incoming", "nominee"}),
        ("Current", {"outgoing", "incumbent"}),
    ],
)
def test_status_words(status: str, words: set[str]) -> None:
    assert words <= vocabulary().words_of(status)


def test_a_status_word_means_one_status() -> None:
    words = [word for status in ("Current", "Former", "Acting", "Designate") for word in vocabulary().words_of(status)]
    assert len(words) == len(set(words))


def test_outcomes_say_which_slot_is_counted() -> None:
    outcomes = vocabulary().outcomes
    assert {"killed", "injured", "launched", "intercepted", "shot_down", "exchanged", "missing"} <= set(outcomes)
    slots = {lemma: t.parts for t in outcomes["killed"] if t.word_class == "verb" for lemma in t.lemmas}
    assert slots["kill",]["object"] == slots["die",]["subject"] == "Counted"


def test_qualifiers_mean_what_their_notation_says() -> None:
    qualifiers = vocabulary().qualifiers
    assert qualifiers["no fewer than"] == qualifiers["at least"] == "at least"
    assert (qualifiers["some"], qualifiers["over"], qualifiers["almost"]) == ("about", "more than", "nearly")


def test_nouns_for_people_and_for_countries() -> None:
    assert {"people", "civilian", "child", "prisoner of war"} <= vocabulary().people_nouns
    assert {"force", "army", "government", "side"} <= vocabulary().stand_ins
    assert "drone" not in vocabulary().people_nouns


def test_reading_twice_gives_the_same_order() -> None:
    assert Vocabulary().triggers == vocabulary().triggers


@pytest.mark.parametrize(
    ("turtle", "message"),
    [
        ("nk:Attack nk:trigger [ nk:lemma 'raid' ] .", "a trigger of nk:Attack needs nk:lemma and one nk:wordClass"),
        (
            "nk:Attack nk:trigger [ nk:wordClass 'noun' ] .",
            "a trigger of nk:Attack needs nk:lemma and one nk:wordClass",
        ),
        ("nk:Attack nk:trigger", "ontology/words.ttl"),
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, turtle: str, message: str) -> None:
    (tmp_path / "words.ttl").write_text(f"@prefix nk: <https://w3id.org/newskg/ontology#> .\n{turtle}")
    monkeypatch.setattr(module, "resource", lambda _: tmp_path)
    with pytest.raises(VocabularyError, match=message):
        Vocabulary()


def test_an_event_type_and_a_role_are_added_by_turtle_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "more.ttl").write_text("""
        @prefix nk: <https://w3id.org/newskg/ontology#> .
        @prefix role: <https://w3id.org/newskg/role/> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        nk:Evacuation rdfs:subClassOf nk:Event ; nk:trigger [ nk:wordClass "verb" ; nk:lemma "airlift out" ] .
        role:official skos:topConceptOf role:scheme ; skos:notation "official" ; skos:prefLabel "official" .
        role:pilot skos:broader role:official ; skos:notation "pilot" ; skos:prefLabel "Harbour Pilot" .
    """)
    monkeypatch.setattr(module, "resource", lambda _: tmp_path)
    found = Vocabulary()
    assert found.event_types == {"Evacuation"}
    assert found.triggers[0].lemmas == (("airlift", "out"),)
    assert [(role.notation, role.titles, role.top) for role in found.roles][1] == (
        "pilot",
        ("harbour pilot",),
        "official",
    )


def test_every_role_has_a_broadest_one() -> None:
    assert vocabulary().top_of("prime_minister") == "head_of_government"
    assert vocabulary().top_of("head_of_government") == "head_of_government"
    assert vocabulary().top_of("nothing") == "nothing"
