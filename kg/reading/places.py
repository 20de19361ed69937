"""Which place a name means: the gazetteer's entry, with what the words beside the name say of its kind and country."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from kg.gazetteer import gazetteer
from kg.model import PlaceInfo
from kg.names import fold
from kg.reading.context import is_dateline, is_located
from kg.reading.lexicon import is_noun
from kg.reading.proposals import Name, Source

_HALVES = frozenset({"North", "South", "East", "West"})
_LONGEST = 3  # words of a town's name looked for where the pipeline saw none


def countries_of_several_words(doc: Doc) -> Iterator[Name]:
    """Names and adjectives of countries that the pipeline may take to pieces: "Sri Lankan", "Sierra Leone"."""
    for token in doc[1:]:
        if not token.text[:1].isupper() or not token.nbor(-1).text[:1].isupper():
            continue
        last = fold(token.text)
        if last in gazetteer().last_words or last.removesuffix("s") in gazetteer().last_words:
            for length in range(min(_LONGEST, token.i + 1), 1, -1):
                words = doc[token.i + 1 - length : token.i + 1]
                named = all(map(_begins_large, words)) and not (length == 2 and _is_within(words[0], words[1]))
                if named and gazetteer().country_of(words.text) is not None:
                    yield Name(words, "place", Source.LIST)
                    break


def peoples_of_two_words(doc: Doc) -> Iterator[Name]:
    """A people within a country that is no state's: "Bosnian Serb leaders", "ethnic Albanians"."""
    for token in doc[1:]:
        before = token.nbor(-1)
        if _is_people(token.text) and (before.lower_ == "ethnic" or _is_within(before, token)):
            text = f"{before.text} {_plural(token.text)}"
            yield Name(doc[token.i - 1 : token.i + 1], "organization", Source.RULE, text=text)


def _is_within(first: Token, second: Token) -> bool:
    """Whether two words side by side are for the people of two countries: "Turkish Cypriot"."""
    side_by_side = bool(first.whitespace_) and _is_people(first.text) and _is_people(second.text)
    one, other = gazetteer().country_of(first.text), gazetteer().country_of(second.text)
    return side_by_side and one is not None and other is not None and one.ref != other.ref


def _is_people(word: str) -> bool:
    """Whether the word, written large, is one for a country's people, not its name."""
    place = gazetteer().country_of(word) if word.istitle() else None
    return place is not None and fold(word) != fold(place.name)


def _plural(word: str) -> str:
    return word if word.endswith("s") or word.endswith("ese") else f"{word}s"


def _begins_large(word: Token) -> bool:
    return word.text[:1].isupper() and word.lower_ != "the"


def place_of(tokens: TokenSpan, name: str, countries: Iterable[str]) -> PlaceInfo | None:
    """The gazetteer's place, None where it knows none: "X, Y" is the X in Y, "X province" a region."""
    if name in _HALVES and tokens.start and tokens.doc[tokens.start - 1].lower_ == "the":
        return _half(name, countries)
    country = gazetteer().country_of(name) or _adjective_in(name)
    if country is not None:
        return country
    after = tokens.doc[tokens.end] if tokens.end < len(tokens.doc) else None
    if (after is not None and after.text.islower() and is_noun(after, "RegionNoun")) or is_noun(
        tokens[-1], "RegionNoun"
    ):
        return gazetteer().territory(name)
    country_after = _within(tokens)
    there = [town for town, _ in gazetteer().towns(name) if town.country == country_after] if country_after else []
    found = there[0] if there else gazetteer().place(name, countries)
    return None if found is not None and found.kind == "city" and is_noun(tokens[-1], "NoTown") else found


def _half(name: str, countries: Iterable[str]) -> PlaceInfo | None:
    """ "The North": the country that the article calls so in full, as "North Ruritania"."""
    named = [place for ref in sorted(countries) if (place := gazetteer().by_ref(ref)) is not None]
    return next((place for place in named if place.name.startswith(f"{name} ")), None)


def _adjective_in(name: str) -> PlaceInfo | None:
    """The country in "U.S.-led", "Iran-backed"."""
    first, _, rest = name.partition("-")
    return gazetteer().country_of(first) if rest.islower() else None


def _within(tokens: TokenSpan) -> str | None:
    """Reference of the country that follows the name after a comma, itself or by one of its regions: "X, Texas"."""
    doc, end = tokens.doc, tokens.end
    if end + 1 >= len(doc) or doc[end].text != ",":
        return None
    for length in (2, 1):
        territory = gazetteer().territory(doc[end + 1 : end + 1 + length].text)
        if territory is not None and not _describes_next(doc, end + 1 + length):
            return territory.country
    return None


def _describes_next(doc: Doc, after: int) -> bool:
    """Whether what stands here is what the words before it describe: "In X, the Ruritanian minister"."""
    return after < len(doc) and doc[after].pos_ in ("NOUN", "PROPN", "ADJ", "PART")


def overlooked_towns(doc: Doc, countries: frozenset[str], taken: set[int]) -> Iterator[Name]:
    """Towns of the gazetteer that stand where places do, and datelines, in words that no other name has taken."""
    for token in doc:
        if token.i in taken or not token.text[:1].isupper() or not (token.pos_ == "PROPN" or token.is_upper):
            continue
        if token.ent_type_ in ("DATE", "TIME"):
            continue  # August is a town in Georgia
        for length in range(_LONGEST, 0, -1):
            name = Name(doc[token.i : token.i + length], "place")
            if (
                len(name.tokens) == length
                and not taken.intersection(name.positions)
                and _stands_as_town(name, countries)
            ):
                taken.update(name.positions)
                yield name
                break


def _stands_as_town(name: Name, countries: frozenset[str]) -> bool:
    if is_dateline(name.tokens):
        return True
    text = name.tokens.text
    after = name.tokens.doc[name.tokens.end : name.tokens.end + 1]
    if is_noun(name.tokens[-1], "NoTown"):
        return False
    if name.tokens.root.dep_ == "compound" and after.text.istitle():  # "the Casa Azul" is not in Casa
        return False
    return text[-1:].isalnum() and is_located(name.tokens) and gazetteer().place(text, countries) is not None
