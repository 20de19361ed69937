"""People whom the words around a name give away, whatever the pipeline takes it for: titles, ages, "who", arrests."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from kg.document import Sentence
from kg.gazetteer import gazetteer
from kg.reading.context import after_title, behind_posting, speaks
from kg.reading.lexicon import is_noun, title_heads
from kg.reading.lone_names import is_told_of
from kg.reading.name_spans import PARTICLES, is_adherent, is_title_word, joins_names
from kg.reading.proposals import Name, Source
from kg.reading.team_leaders import leads_a_team, who_leads_a_team
from kg.vocabulary import vocabulary

_REACH = 8  # tokens between a name's comma and the title in apposition to it
_LONGEST = 5  # words of a name, particles aside


def people_by_context(doc: Doc, sentences: Sequence[Sentence]) -> Iterator[Name]:
    """Names of two to five words, or two joined by a hyphen, that stand where only a person's does; of one word only
    where "who" or a person's title after it tells of what only people do or are.
    """
    for sentence in sentences:
        if sentence.heading:
            continue
        i, end = sentence.tokens.start, sentence.tokens.end
        while i < end:
            stop = _run(doc, i, end)
            if stop > i:
                name = _bare(doc[i:stop])
                if name is not None and _is_person(name):
                    yield Name(name, "person", Source.RULE)
            i = max(stop, i + 1)


def in_two_scripts(doc: Doc) -> Iterator[Name]:
    """Both names of "Olha Tkach (Ольга Ткач)": the one in brackets, in letters of its own, has as many words."""
    for opening in (token for token in doc[1:-2] if token.text == "("):
        closing = next((token.i for token in doc[opening.i + 1 : opening.i + 2 + _LONGEST] if token.text == ")"), None)
        native = doc[opening.i + 1 : closing] if closing is not None else doc[0:0]
        latin = doc[max(0, opening.i - len(native)) : opening.i]
        if (
            len(native) > 1
            and all(_is_foreign(token.text) for token in native)
            and latin[-1].ent_type_ == "PERSON"
            and all(token.text.istitle() and not is_title_word(token.lower_) for token in latin)
        ):
            yield Name(latin, "person", Source.RULE)
            yield Name(native, "person", Source.RULE)


def _is_foreign(word: str) -> bool:
    """Whether the word is written in other letters than Latin ones, and large where those letters know it."""
    return word.isalpha() and not any(unicodedata.name(c, "").startswith("LATIN") for c in word) and not word.islower()


def _run(doc: Doc, start: int, stop: int) -> int:
    """The end of the run of capitalised proper nouns, hyphens and particles between them included."""
    i = start
    while i < stop and _is_word(doc[i]):
        i += 1
        if i + 1 < stop and joins_names(doc, i) and _is_word(doc[i + 1]):
            i += 1
        while i + 1 < stop and doc[i].lower_ in PARTICLES and doc[i].text.islower() and i > start:
            after = i + 1 if doc[i + 1].text != "-" else i + 2
            if after >= stop or not (_is_word(doc[after]) or doc[after].lower_ in PARTICLES):
                return i
            i = after
    return i


def _is_word(token: Token) -> bool:
    text = token.text
    return (
        text[:1].isupper()
        and token.pos_ in ("PROPN", "NOUN", "ADJ", "X", "VERB", "ADV")
        and (not token.is_sent_start or token.pos_ == "PROPN" or _begins_name(token) or _is_told_of(token))
    )


def _is_told_of(token: Token) -> bool:
    """Whether a word in -s, which the tagger takes for a plural, is a surname: "Dekkers, the UN envoy, left"."""
    return token.tag_ == "NNS" and is_told_of(token.doc[token.i : token.i + 1])


def _begins_name(token: Token) -> bool:
    """Whether a word that opens a sentence, and owes its capital to that, goes on in a name's."""
    return token.i + 1 < len(token.doc) and token.nbor().pos_ == "PROPN" and token.nbor().text.istitle()


def _bare(run: TokenSpan) -> TokenSpan | None:
    """The run without titles at its front; None where it is too short or long, or holds a word that is no person's."""
    start = run.start
    for token in run:
        if token.lower_ not in PARTICLES and (is_title_word(token.lower_) or is_adherent(token)):
            start = token.i + 1
    name = behind_posting(run.doc[start : run.end])
    words = [token for token in name if token.text != "-" and token.lower_ not in PARTICLES]
    least = 1 if who_leads_a_team(name) or is_told_of(name) else 2
    titled = after_title(name.doc, name.start) or is_told_of(name)
    if not least <= len(words) <= _LONGEST or len(words[0].text) < 2 or name[-1].text.endswith("-"):
        return None
    return None if any(_names_another(token, titled) for token in words) else name


def _names_another(token: Token, titled: bool) -> bool:
    """Whether the word belongs to names of bodies, places or countries, or is written as an acronym.

    Beside the title of one person, a surname in -s is no people's plural: "the envoy, A Bergers".
    """
    if token.text.isupper() and len(token.text) > 1 and not token.text.endswith("."):
        return True
    if any(is_noun(token, term) for term in ("BodyNoun", "PlaceNoun", "RegionNoun", "ThingNoun", "WorkNoun")):
        return True
    if token.ent_type_ in ("DATE", "EVENT", "LAW") or gazetteer().country_of(token.text) is not None:
        return True
    return token.ent_type_ == "NORP" and ((token.tag_ != "NNP" and not titled) or is_adherent(token))


def _is_person(name: TokenSpan) -> bool:
    doc, end = name.doc, name.end
    if after_title(doc, name.start) or _is_human_object(name) or leads_a_team(name) or who_leads_a_team(name):
        return True
    if is_told_of(name):
        return True
    if speaks(name) and name[-1].ent_type_ in ("", "PERSON", "WORK_OF_ART", "PRODUCT"):
        return True
    if end + 1 >= len(doc) or doc[end].text not in (",", "("):
        return False
    first = doc[end + 1]
    if first.lower_ == "who" or _is_age(first):
        return True
    return _title_follows(doc, end + 1)


def _is_age(token: Token) -> bool:
    return (
        token.text.isdigit()
        and len(token.text) == 2
        and token.i + 1 < len(token.doc)
        and token.nbor().text in (",", ")")
    )


def _title_follows(doc: Doc, start: int) -> bool:
    """ "The deputy minister of …", "Chad's envoy", "whose mother": a noun phrase that is a title, before any verb."""
    for token in doc[start : start + _REACH]:
        if token.lower_ in title_heads() and token.pos_ != "ADJ":  # the "chief" of "chief negotiator" is not its head
            return token.tag_ != "NNS" and token.pos_ in ("NOUN", "PROPN")
        of_country = token.pos_ == "PROPN" and gazetteer().country_of(token.text) is not None
        if token.pos_ in ("VERB", "AUX", "PUNCT", "PROPN", "CCONJ", "ADP") and token.text != "-" and not of_country:
            return False
    return False


def _is_human_object(name: TokenSpan) -> bool:
    """Whether the name is what someone kills, arrests, appoints: "the killing of A B", "arrested A B"."""
    head = name.root.head
    if name.root.dep_ in ("dobj", "nsubjpass") and head.pos_ == "VERB":
        return head.lemma_.lower() in _done_to_people() and not is_noun(name[-1], "SettlementNoun")
    if name.root.dep_ == "pobj" and head.lower_ == "of":
        return head.head.lemma_.lower() in _done_to_people() or _gerund_of(head.head.lower_) in _done_to_people()
    return False


def _gerund_of(word: str) -> str:
    return word.removesuffix("ing") if word.endswith("ing") else word


@cache
def _done_to_people() -> frozenset[str]:
    killing = {" ".join(lemma) for trigger in vocabulary().outcomes["killed"] for lemma in trigger.lemmas}
    people_only = {"kill", "murder", "assassinate", "execute", "death"}
    return frozenset(killing & people_only) | vocabulary().lemmas_of("Arrest")
