# ruff: noqa: E501 - a word class is read as a whole
"""The word classes that the patterns of question forms are made of: little words here, all others from the ontology."""

import re
from functools import cache

from kg.ask.inflection import any_of, noun_forms, verb_forms
from kg.vocabulary import vocabulary

ACTS = ("Demand", "Offer", "Reject", "Accept", "Accuse", "Threaten", "Deny")
_LITTLE = {
    "aux": r"(?:(?:is|was|were|are|will|would|has|have|had|be|been|being|to|again|did|does|do|currently|now|also|else|going)\s+)*",
    "be": r"(?:is|was|are|were|has been|had been|will be|would be)",
    "do": r"(?:did|does|do|has|have|had|will|would)",
    "post": r"(?:jobs?|roles?|positions?|posts?|titles?|offices?|functions?|ranks?|occupations?|professions?)",
    "spot": r"(?:city|cities|town|towns|country|countries|place|places|location|locations|capital|village|region|state|venue|nation|nations)",
    "deed": r"(?:happen(?:ed|s|ing)?|occurr?(?:ed|s|ing)?|took place|take place|taken place|went on|going on|carried out|held|staged|reported|there)",
    "run": r"(?:heads?|headed|heading|leads?|led|leading|runs?|ran|running|chairs?|chaired|chairing|commands?|commanded|commanding|directs?|directed|governs?|governed|rules?|ruled|presid(?:es|ed|ing) over|oversees?|oversaw)",
}  # fmt: skip
_CLASS = re.compile(r"\{([a-z]+)\}")


def pattern(text: str) -> str:
    """The pattern with its word classes put in: `{say}` becomes every form of the verbs of saying."""
    return _CLASS.sub(lambda found: _word_class(found[1]), text)


@cache
def _word_class(name: str) -> str:
    if name in _LITTLE:
        return _LITTLE[name]
    return {
        "say": lambda: _verbs("Quotation"),
        "team": _teams,
        "lead": lambda: _verbs("Head", without="Represented"),
        "represent": lambda: _verbs("Head", having="Represented"),
        "accompany": lambda: _verbs("Member", having="Delegate"),
        "act": lambda: any_of(form for act in ACTS for form in act_words(act, "verb")),
        "accuse": lambda: any_of(act_words("Accuse", "verb")),
        "actnoun": lambda: any_of(form for act in ACTS for form in act_words(act, "noun")),
        "meet": _meeting,
        "negotiator": _negotiators,
    }[name]()


def act_words(act: str, word_class: str) -> frozenset[str]:
    """The words by which a question asks for an act of nk:Position."""
    forms = verb_forms if word_class == "verb" else noun_forms
    lemmas = (
        " ".join(lemma) for trigger in vocabulary().triggers_of(act, word_class=word_class) for lemma in trigger.lemmas
    )
    return frozenset(form for lemma in lemmas for form in forms(lemma))


def acts_of(text: str) -> tuple[str, ...]:
    """The acts that a word of a question stands for: `wants` is a demand; `condemned` accuses and rejects."""
    word = re.sub(r"\s+", " ", text.casefold())
    return tuple(act for act in ACTS if word in act_words(act, "verb") | act_words(act, "noun"))


def _verbs(*terms: str, having: str = "", without: str = "") -> str:
    triggers = [
        trigger
        for trigger in vocabulary().triggers_of(*terms, word_class="verb")
        if (not having or having in trigger.parts.values()) and without not in trigger.parts.values()
    ]
    return any_of(form for trigger in triggers for lemma in trigger.lemmas for form in verb_forms(" ".join(lemma)))


def nouns_of(*terms: str) -> frozenset[str]:
    """The nouns that evoke these terms, singular and plural; those that evoke them in the plural alone, so."""
    found: set[str] = set()
    for trigger in vocabulary().triggers_of(*terms):
        for lemma in map(" ".join, trigger.lemmas):
            if trigger.word_class in ("noun", "plural"):
                found |= noun_forms(lemma) - ({lemma} if trigger.word_class == "plural" else set())
    return frozenset(found)


def _teams() -> str:
    """What a delegation is called: its nouns, and the short words that stand for it beside a verb of leading."""
    objects = frozenset().union(*(trigger.objects for trigger in vocabulary().triggers_of("Head", "Member")))
    short = frozenset().union(*map(noun_forms, objects))
    return any_of(nouns_of("Delegation") | short - vocabulary().lemmas_of("Delegation")) + r"\b"


def _negotiators() -> str:
    """What a side's first negotiator is called."""
    triggers = vocabulary().triggers_of("Head", word_class="noun")
    own = (trigger for trigger in triggers if not trigger.objects)
    return any_of(form for trigger in own for lemma in trigger.lemmas for form in noun_forms(" ".join(lemma)))


def _meeting() -> str:
    """The verbs of meeting someone: alone, as in `met`, or with their object, as in `held talks`."""
    triggers = vocabulary().triggers_of("Meeting", "Negotiation", word_class="verb")
    found = {"talk to", "speak to", "speak with", "see", "seen", "spoken to", "spoken with"}
    for trigger in triggers:
        forms = frozenset().union(*(verb_forms(" ".join(lemma)) for lemma in trigger.lemmas))
        objects = frozenset().union(*map(noun_forms, trigger.objects)) or {""}
        found |= {f"{form} {thing}".strip() for form in forms for thing in objects}
    return any_of(found)
