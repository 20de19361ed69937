"""Questions to a dependency parse, in the terms of English grammar: who does it, to whom, with what preposition."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_DEPENDENTS = "newskg dependents"
_OWN_DOING = frozenset({"promise", "threaten"})  # of these what the infinitive says is the subject's own doing
OBJECTS = ("dobj", "obj", "dative", "attr", "oprd")


def conjuncts(token: Token) -> list[Token]:
    """The token and what is coordinated with it, in text order: "A, B and C" from A."""
    found = [token]
    for child in children(token, "conj"):
        found.extend(conjuncts(child))
    return found


def first_conjunct(token: Token) -> Token:
    """The head of the coordination that the token is part of."""
    while token.dep_ == "conj":
        token = token.head
    return token


def children(token: Token, *deps: str) -> list[Token]:
    """The token's direct dependents with one of these relations, in text order."""
    doc = token.doc
    return [doc[i] for dep, i in _dependents(doc)[token.i] if dep in deps]


def _dependents(doc: Doc) -> list[list[tuple[str, int]]]:
    """By token, the relations and positions of its direct dependents: gathered once for a text, as rules ask often.

    Positions, for a token kept in its own text would keep the text in memory until garbage is collected.
    """
    found: list[list[tuple[str, int]]] | None = doc.user_data.get(_DEPENDENTS)
    if found is None:
        found = [[] for _ in doc]
        for token in doc:
            if token.head.i != token.i:
                found[token.head.i].append((token.dep_, token.i))
        doc.user_data[_DEPENDENTS] = found
    return found


def prepositional(token: Token, *prepositions: str) -> list[Token]:
    """The heads of the phrases that hang on the token by one of these prepositions (any, where none is named)."""
    found = []
    preps = [each for prep in children(token, "prep", "agent", "dative") for each in conjuncts(prep)]
    for prep in preps:  # "with X and with Y"
        if not prepositions or prep.lower_ in prepositions:
            for head in children(prep, "pobj", "pcomp"):
                found.extend(conjuncts(head))
            for nested in children(prep, "prep"):  # "from across the border", "out of prison"
                for head in children(nested, "pobj"):
                    found.extend(conjuncts(head))
    return found


def is_passive(verb: Token) -> bool:
    """Whether the verb stands in the passive voice, also as a participle after its noun: "drones launched by …".

    The parser takes some participles for adjectives ("was once more headed by …"): "by" and an agent tell them.
    A coordinated participle shares the voice of the one before: "was arrested in May and sentenced".
    """
    shortened = verb.tag_ == "VBN" and (
        verb.dep_ == "acl"
        or (verb.dep_ == "acomp" and bool(children(verb, "agent")))
        or (verb.dep_ == "conj" and not children(verb, *SUBJECTS, "aux") and is_passive(verb.head))
    )
    return shortened or bool(children(verb, "nsubjpass", "auxpass"))


def subjects(verb: Token) -> list[Token]:
    """The heads of the grammatical subject, taken over from the coordinated or governing verb where it is left out."""
    own = [head for child in children(verb, *SUBJECTS) for head in conjuncts(child)]
    if own:
        return own
    if verb.dep_ in ("conj", "xcomp", "acomp") and verb.head.pos_ in ("VERB", "AUX", "ADJ"):
        return _told_to(verb) or subjects(verb.head)
    if verb.dep_ in ("relcl", "acl"):
        return [verb.head]
    return []


def _told_to(verb: Token) -> list[Token]:
    """Who is the object of the verb above and so does what its infinitive says: A in "X named A to lead the team"."""
    if verb.dep_ != "xcomp" or "to" not in auxiliaries(verb) or verb.head.lemma_ in _OWN_DOING:
        return []
    named = [child for child in children(verb.head, "dobj", "oprd") if child.i < verb.i and child.pos_ == "PROPN"]
    return [each for name in named for each in conjuncts(name)]


def relative_head(token: Token) -> Token:
    """The noun that a relative pronoun stands for, else the token itself."""
    if token.lower_ in ("who", "which", "that", "whom"):
        for ancestor in token.ancestors:
            if ancestor.dep_ == "relcl":
                return ancestor.head
    return token


def agents(verb: Token) -> list[Token]:
    """Those who act: the subject, or in the passive those after "by"."""
    found = prepositional(verb, "by") if is_passive(verb) else subjects(verb)
    return [relative_head(token) for token in found]


def patients(verb: Token) -> list[Token]:
    """Those acted upon: the object, or in the passive the subject."""
    if is_passive(verb):
        return [relative_head(token) for token in subjects(verb)]
    return [relative_head(head) for child in children(verb, *OBJECTS) for head in conjuncts(child)]


def is_negated(verb: Token) -> bool:
    """Whether the verb is negated: "did not meet", "never signed", "no longer leads"."""
    return is_over(verb) or any(child.dep_ == "neg" or child.lower_ == "never" for child in verb.children)


def is_over(verb: Token) -> bool:
    """Whether the verb tells of what is so no more: "no longer leads", "is not the head any longer"."""
    return any(child.lower_ in ("longer", "anymore") for child in children(verb, "advmod"))


def auxiliaries(verb: Token) -> set[str]:
    """The lower-case auxiliaries of the verb: {"will", "be"}."""
    return {child.lower_ for child in children(verb, "aux", "auxpass")}


def subtree(token: Token, without: tuple[str, ...] = ()) -> list[Token]:
    """The token's phrase in text order, leaving out dependents with one of these relations and all below them."""
    found = [token]
    for child in token.children:
        if child.dep_ not in without:
            found.extend(subtree(child, without))
    return sorted(found, key=lambda t: t.i)


def clause(verb: Token) -> list[Token]:
    """The verb's own clause: its phrase without coordinated or adverbial clauses that have a subject of their own."""
    found = [verb]
    for child in verb.children:
        starts_clause = child.dep_ in ("conj", "advcl", "ccomp", "parataxis") and children(child, *SUBJECTS)
        if not starts_clause and child.dep_ != "punct":
            found.extend(child.subtree)
    return sorted(found, key=lambda t: t.i)


def upward(token: Token) -> Iterator[Token]:
    """The token and everything it hangs on, up to the root."""
    yield token
    yield from token.ancestors
