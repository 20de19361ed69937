"""Names of one word that are people's, whatever the pipeline takes them for: what is said of them is said of people."""

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from kg.gazetteer import gazetteer
from kg.reading.lexicon import title_heads
from kg.syntax import SUBJECTS, children

# Of bodies too one says that they are the leader, the head or a member of something.
_OF_BODIES = frozenset("leader head chair chief president member partner founder owner manager".split())


def is_told_of(name: TokenSpan) -> bool:
    """Whether a name of one word has a clause with "who" or a person's title after a comma: "A, the UN envoy, left".

    Of teams and of peoples one says "who" as well ("Kurds, who are …"): those have a verb in the plural, or are known.
    """
    if len(name) != 1 or not name.text.istitle() or _follows_article(name) or gazetteer().country_of(name.text):
        return False
    body, place = name.root.ent_type_ == "ORG", gazetteer().place(name.text) is not None
    return (_is_who(name.root) and not body and not place) or _is_titled(name.root, body)


def _follows_article(name: TokenSpan) -> bool:
    return name.start > 0 and name.doc[name.start - 1].lower_ in ("the", "a", "an")


def _is_who(noun: Token) -> bool:
    """ "A, who was ill, …": one of whom the clause speaks in the singular, or with a verb that does not tell."""
    if noun.i + 2 >= len(noun.doc) or noun.nbor().text != "," or noun.nbor(2).lower_ != "who":
        return False
    verbs = [verb for verb in children(noun, "relcl") if any(word.lower_ == "who" for word in verb.children)]
    several = noun.tag_ in ("NNS", "NNPS") and not any(_is_of_one(verb) for verb in verbs)
    return bool(verbs) and not several and not any(_is_of_several(verb) for verb in verbs)


def _is_of_one(verb: Token) -> bool:
    return any(word.lower_ in ("was", "is", "has") or word.tag_ == "VBZ" for word in _finite(verb))


def _is_of_several(verb: Token) -> bool:
    return any(word.lower_ in ("were", "are", "have") or word.tag_ == "VBP" for word in _finite(verb))


def _finite(verb: Token) -> list[Token]:
    """The word of the clause that shows its number: the first auxiliary, else the verb."""
    return [*children(verb, "aux", "auxpass"), verb][:1]


def _is_titled(noun: Token, body: bool) -> bool:
    """ "A, the EU envoy, chaired …": a subject with a title of one person right after it, closed by a comma."""
    if noun.dep_ not in SUBJECTS or noun.i + 1 >= len(noun.doc) or noun.nbor().text != ",":
        return False
    for title in children(noun, "appos"):
        if title.lower_ in title_heads() and title.pos_ == "NOUN" and title.tag_ == "NN":
            return not (body and title.lower_ in _OF_BODIES)
    return False
