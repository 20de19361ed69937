"""Sides without a name of their own: "the Syrian opposition", "the rebels"; and "the government" where plain whose.

A group that belongs to a country carries a reference made of both, so that "the opposition of X" in one article and
"X's opposition" in another are one. Without a country its name is in lower case, and it is one within its article only.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from kg.document import Sentence
from kg.gazetteer import gazetteer
from kg.ids import slug
from kg.model import PlaceInfo
from kg.reading.context import is_title_noun
from kg.reading.known_names import known_bodies
from kg.reading.lexicon import is_plural_of, last_words
from kg.reading.proposals import Name, Source
from kg.syntax import children, first_conjunct
from kg.vocabulary import vocabulary


@dataclass(frozen=True)
class _Group:
    """A group noun with its country or other owner where it has one; `tokens` reaches from the owner to the noun.

    `lemma` is what the group is called: "opposition", "foreign ministry".
    """

    noun: Token
    lemma: str
    tokens: TokenSpan
    country: PlaceInfo | None

    @property
    def is_bare(self) -> bool:
        """Whether neither a country nor another owner is named beside it."""
        return self.country is None and _is_small(self.tokens)


def groups(doc: Doc, sentences: Sequence[Sentence]) -> list[Name]:
    """The groups that sentences outside headings speak of, those without a country given the article's."""
    found = list(_found(doc, sentences, "Group"))
    found += [group for group in _found(doc, sentences, "Several") if _is_of_several(group)]
    bodies = list(_found(doc, sentences, "StateBody"))
    owned = {lemma: whole for lemma, whole in _only([*found, *bodies]).items() if whole is not None}
    named = [_as_name(group, owned.get(group.lemma)) for group in found]
    stated = [body for body in bodies if body.country is not None or body.lemma in owned or _has_office(body.noun)]
    return [*named, *(_as_name(body, owned.get(body.lemma)) for body in stated)]


def _is_of_several(group: _Group) -> bool:
    """Whether the adjective before the noun is of no single country: "African leaders", "Western allies"."""
    return group.country is None and len(group.tokens) > 1 and group.tokens[0].ent_type_ in ("NORP", "LOC", "GPE")


def _has_office(noun: Token) -> bool:
    """Whether a title follows the noun: the police of "the police spokesman" is a body, whosever it is."""
    return noun.i + 1 < len(noun.doc) and is_title_noun(noun.doc[noun.i + 1])


def governments(doc: Doc, sentences: Sequence[Sentence]) -> Iterator[Name]:
    """ "The government", "the army" alone: the country whose the article says it is, where it speaks of no other's.

    Where it says of none, that of a listed body which the one is joined to as the other side.
    """
    found = list(_found(doc, sentences, "StateNoun"))
    bare = [group for group in found if group.is_bare and len(group.tokens) == 1]
    named = {group.country.ref: group.country for group in found if group.country is not None}
    countries = named or (_of_opponents(doc, sentences, bare) if bare else {})
    if len(countries) == 1:
        (country,) = countries.values()
        for group in bare:
            yield Name(group.tokens, "country", Source.RULE, country.ref, country.name)


def _of_opponents(doc: Doc, sentences: Sequence[Sentence], bare: Sequence[_Group]) -> dict[str, PlaceInfo]:
    """The countries of the listed bodies that such a noun is joined to: "between the army and the FARC"."""
    found = {}
    for body in known_bodies(doc, sentences):
        country = gazetteer().country_of_organization(body.ref or "")
        if country is not None and any(_are_joined(body.tokens.root, group.noun) for group in bare):
            found[country.ref] = country
    return found


def _are_joined(one: Token, other: Token) -> bool:
    return one != other and first_conjunct(one) == first_conjunct(other)


def _found(doc: Doc, sentences: Sequence[Sentence], term: str) -> Iterator[_Group]:
    endings = last_words(term)
    for sentence in sentences:
        if sentence.heading:
            continue
        for token in sentence.tokens:
            if token.lower_ in endings and token.pos_ in ("NOUN", "PROPN", "ADJ"):
                words = _words_of(doc, token, term)
                group = _group(doc, token, words, term) if words else None
                if group is not None:
                    yield group


def _words_of(doc: Doc, noun: Token, term: str) -> int:
    """How many words the group noun has that ends here, 0 where none does: two in "air force"."""
    for size in (2, 1):
        words = doc[max(0, noun.i + 1 - size) : noun.i + 1]
        if len(words) != size or not _is_small(words):
            continue
        one = _names_team(doc, noun) and words.text.lower() in vocabulary().lemmas_of(term)  # "a rebel delegation"
        if one or is_plural_of(words.text.lower(), term):
            return size
    return 0


def _is_small(words: TokenSpan) -> bool:
    """Whether the words are written small, but for the first of a sentence."""
    return words.text.islower() or (bool(words[0].is_sent_start) and words.text[1:].islower())


def _group(doc: Doc, noun: Token, words: int, term: str) -> _Group | None:
    """The group where the noun is definite or has an owner, and is no abstract: "opposition to the plan"."""
    titled = term == "StateBody" and _has_office(noun)
    if any(child.lower_ == "to" for child in children(noun, "prep")) or not (titled or _is_head(doc, noun)):
        return None
    first = noun.i + 1 - words
    start = first
    while start > 0 and _modifies(doc[start - 1], noun):
        start -= 1
    owner = doc[start:first]
    while owner and not (owner[0].text[:1].isupper() and owner[0].pos_ in ("ADJ", "PROPN")):
        owner = owner[1:]
    if any(token.pos_ == "VERB" and token.nbor(-1).text != "-" for token in owner[1:]):
        owner = owner[:0]  # "X ordered rebels", misread; but "X-backed rebels"
    if owner:
        tokens = doc[owner.start : noun.i + 1]
        return _Group(noun, _lemma(doc[owner.start + 1 : noun.i + 1]), tokens, gazetteer().country_of(owner[0].text))
    tokens = doc[_field(doc, start, first) : noun.i + 1]
    before = doc[start - 1] if start else None
    if before is not None and before.tag_ == "POS" and start > 1:
        country = gazetteer().country_of(doc[start - 2].text)
        return _Group(noun, _lemma(tokens), tokens, country) if country is not None else None
    if (country := _country_after(doc, noun)) is not None:
        return _Group(noun, _lemma(tokens), tokens, country)
    acts = noun.dep_ in ("nsubj", "nsubjpass") and noun.tag_ == "NNS" and noun.n_lefts < words  # "rebels said"
    definite = (before is not None and before.lower_ == "the") or _names_team(doc, noun) or acts
    return _Group(noun, _lemma(tokens), tokens, None) if titled or definite else None


def _country_after(doc: Doc, noun: Token) -> PlaceInfo | None:
    """The country of "the foreign ministry of Ruritania"."""
    if noun.i + 2 >= len(doc) or doc[noun.i + 1].lower_ != "of":
        return None
    first = noun.i + (3 if doc[noun.i + 2].lower_ == "the" else 2)
    names = (doc[first : first + length].text for length in (3, 2, 1))
    return next((country for name in names if (country := gazetteer().country_of(name)) is not None), None)


def _field(doc: Doc, start: int, first: int) -> int:
    """Where the words begin that say what the body is for: "foreign" in "the foreign ministry"."""
    return start if doc[first].lower_ == "ministry" else first


def _lemma(tokens: TokenSpan) -> str:
    return tokens.text.lower().removesuffix("s").replace("defence", "defense")


def _modifies(token: Token, noun: Token) -> bool:
    """Whether the token stands before the noun in its phrase."""
    if token.pos_ == "NOUN":
        return token.dep_ == "compound" and token.head.i <= noun.i
    inside = token.i <= token.head.i <= noun.i or (noun.dep_ == "compound" and token.head == noun.head)
    return token.pos_ in ("ADJ", "PROPN", "ADV", "VERB") and inside


def _is_head(doc: Doc, noun: Token) -> bool:
    """Whether the noun ends its phrase, or stands before a team or forces: "the opposition delegation"."""
    after = doc[noun.i + 1] if noun.i + 1 < len(doc) else None
    if after is None or after.pos_ not in ("NOUN", "PROPN") or after.head.i < noun.i:
        return True
    return _names_team(doc, noun)


def _names_team(doc: Doc, noun: Token) -> bool:
    """Whether a team follows the noun: "the opposition delegation"."""
    teams = {lemma[-1] for trigger in vocabulary().triggers_of("Delegation") for lemma in trigger.lemmas}
    return noun.i + 1 < len(doc) and doc[noun.i + 1].lemma_.lower() in teams


def _only(found: Sequence[_Group]) -> Mapping[str, _Group | None]:
    """For each noun, the group with a country that the article names by it, None where it names several."""
    owned: dict[str, _Group | None] = {}
    for group in found:
        if group.country is not None:
            known = owned.setdefault(group.lemma, group)
            if known is not None and known.country != group.country:
                owned[group.lemma] = None
    return owned


def _as_name(group: _Group, same: _Group | None) -> Name:
    whole = same if same is not None and group.is_bare else group
    country = whole.country
    if country is None:
        small = _is_small(whole.tokens) and not _is_of_several(whole)
        text = whole.tokens.text.lower() if small else whole.tokens.text
        return Name(group.tokens, "organization", Source.RULE, None, text)
    owner = len(whole.tokens) > 1 and whole.tokens[0].text[:1].isupper()  # "Ruritanian rebels", no "X's rebels"
    text = whole.tokens.text if owner else f"{whole.tokens.text.lower()} of {country.name}"
    ref = f"newskg:{slug(whole.lemma)}-{country.ref.partition(':')[2]}"
    return Name(group.tokens, "organization", Source.RULE, ref, text)
