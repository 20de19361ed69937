"""The ontology's words for names, in the shapes that reading asks for."""

from functools import cache

from spacy.tokens import Token

from kg.vocabulary import vocabulary


@cache
def nouns(term: str) -> frozenset[str]:
    """The one-word nouns of a term, in the singular: `nouns("PlaceNoun")` has "airport"."""
    return frozenset(lemma for lemma in vocabulary().lemmas_of(term) if " " not in lemma)


def is_noun(token: Token, term: str) -> bool:
    """Whether the token is one of the term's nouns, in whatever case; a proper noun's lemma keeps its plural."""
    word = token.lower_
    return word in nouns(term) or word.removesuffix("s") in nouns(term)


@cache
def is_plural_of(word: str, term: str) -> bool:
    """Whether the lower-case word is a noun of the term: in the plural, where the term counts it in the plural only."""
    for trigger in vocabulary().triggers_of(term):
        lemmas = {" ".join(lemma) for lemma in trigger.lemmas}
        if (word in lemmas and trigger.word_class == "noun") or word.removesuffix("s") in lemmas - {word}:
            return True
    return False


@cache
def last_words(term: str) -> frozenset[str]:
    """The last words of the term's nouns, in the singular and in the plural: what a quick look can tell others by."""
    words = {lemma.split()[-1] for lemma in vocabulary().lemmas_of(term)}
    return frozenset(words | {word + "s" for word in words})


@cache
def title_heads() -> frozenset[str]:
    """The nouns that role titles are built on, such as "minister", but for words that names of bodies have too."""
    heads = {_head(title.split()) for role in vocabulary().roles for title in role.titles}
    return frozenset(heads) - nouns("BodyNoun") - {"general", "justice"}


def _head(title: list[str]) -> str:
    """The last word before a preposition: "secretary" in "secretary of state"."""
    for i, word in enumerate(title):
        if i and word in ("of", "for", "to", "at", "in", "on", "with"):
            return title[i - 1]
    return title[-1]


@cache
def titles() -> frozenset[tuple[str, ...]]:
    """Role titles of two and more words."""
    return frozenset(tuple(title.split()) for role in vocabulary().roles for title in role.titles if " " in title)
