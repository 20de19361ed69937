"""What the words around a name say of its kind, where the pipeline took it for another."""

from functools import cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from kg.gazetteer import gazetteer
from kg.model import MentionKind
from kg.reading.lexicon import is_noun, title_heads, titles
from kg.reading.name_spans import is_honorific
from kg.syntax import children
from kg.vocabulary import vocabulary

_REACH = 8  # tokens between a title and the name in apposition to it: "the envoy to the troubled region, A B"
_LIKE_TITLES = frozenset({"counterpart", "predecessor", "successor", "colleague"})
_HEADS = frozenset("head director chair chairman chairwoman chairperson boss founder co-founder manager".split())
_WITHIN = frozenset({"in", "near", "outside", "around", "at", "towards", "toward", "inside", "into"})


def kind_by_context(ent: TokenSpan, kind: MentionKind) -> MentionKind | None:
    """The kind that the words around the name give it, else the proposed one; None for things and bare titles."""
    if _is_in_title(ent) or _are_sent_by(ent):
        return None
    if is_dateline(ent):
        return "place"
    if kind == "organization" and _is_titled_word(ent):
        return "person"
    if _is_spot_of(ent) or (kind != "organization" and _names_a_spot(ent)):
        return "place"
    if kind != "person":
        is_thing = kind == "place" and _is_beside_thing(ent) and gazetteer().country_of(ent.text) is None
        return None if is_thing else kind
    return "organization" if has_staff(ent) else _no_person(ent)


def _are_sent_by(ent: TokenSpan) -> bool:
    """ "Envoys of Chad": people, written large for opening the sentence, and whose they are."""
    plural = ent[0].lower_.removesuffix("s") in title_heads() and ent[0].lower_.endswith("s")
    return plural and bool(ent[0].is_sent_start) and len(ent) > 2 and ent[1].lower_ in ("of", "from")


def is_dateline(ent: TokenSpan) -> bool:
    """Whether the name opens a paragraph in capitals, with a dash, an agency in brackets or a sentence after it."""
    doc, start, after = ent.doc, ent.start, _next(ent)
    if not ent.text.isupper() or (start and "\n" not in doc[start - 1].text) or after is None:
        return False
    return after.text in ("(", ",", "-", "–", "—", "--") or (after.text.istitle() and len(ent.text) > 3)


def is_located(name: TokenSpan) -> bool:
    """Whether the name stands where a place's does: "in X", "near X", "X province"."""
    before = name.doc[name.start - 1] if name.start else None
    return _names_a_spot(name) or (
        before is not None and before.lower_ in _WITHIN and name.root.dep_ == "pobj" and name.root.head.i == before.i
    )


def speaks(name: TokenSpan) -> bool:
    """Whether the name is the subject of a verb of saying."""
    verb = name.root.head
    return name.root.dep_ in ("nsubj", "nsubjpass") and verb.pos_ == "VERB" and verb.lemma_ in _saying()


@cache
def _saying() -> frozenset[str]:
    return vocabulary().lemmas_of("Quotation")


def has_staff(ent: TokenSpan) -> bool:
    """Whether the name is one word for that which people work for or lead: "A B of X said", "the head of X"."""
    doc, start = ent.doc, ent.start
    if len(ent) > 1 or start < 2 or doc[start - 1].lower_ != "of" or ent.root.dep_ != "pobj":
        return False
    before, after = doc[start - 2], _next(ent)
    if after is not None and (after.tag_ == "POS" or after.pos_ in ("NOUN", "PROPN")):
        return False
    in_full = before.ent_type_ == "PERSON" and doc[start - 3 : start - 1].root == before and before.ent_iob_ == "I"
    return before.lower_ in _HEADS or in_full


def _next(ent: TokenSpan) -> Token | None:
    return ent.doc[ent.end] if ent.end < len(ent.doc) else None


def _is_titled_word(ent: TokenSpan) -> bool:
    """ "Prime Minister X": a single word right after a title written large, which bodies do not bear."""
    before = ent.doc[ent.start - 1] if ent.start else None
    titled = before is not None and before.text.istitle() and is_title_noun(before)
    return titled and len(ent) == 1 and ent.text[:1].isupper() and not ent.text.isupper()


def _is_spot_of(ent: TokenSpan) -> bool:
    """ "The town of X"."""
    doc, start = ent.doc, ent.start
    return (
        start > 1 and doc[start - 1].lower_ == "of" and doc[start - 2].text.islower() and _is_spot_noun(doc[start - 2])
    )


def _names_a_spot(ent: TokenSpan) -> bool:
    """ "The town of X", "X province"."""
    after = _next(ent)
    if after is None or not after.text.islower() or after.tag_ != "NN" or after.dep_ == "dobj":
        return _is_spot_of(ent)
    return _is_spot_of(ent) or _is_spot_noun(after)


def _is_spot_noun(token: Token) -> bool:
    return any(is_noun(token, term) for term in ("SettlementNoun", "RegionNoun", "TerrainNoun"))


def _no_person(ent: TokenSpan) -> MentionKind | None:
    """What is taken for a person though the nouns beside it tell of a body or a thing, or it names a family."""
    before = ent.doc[ent.start - 1] if ent.start else None
    if before is not None and before.text.islower() and is_noun(before, "BodyDescription"):
        return "organization"
    if _is_beside_thing(ent) or (len(ent) > 1 and is_noun(ent[-1], "WorkNoun")):
        return None
    if after_title(ent.doc, ent.start):
        return "person"
    described = [*children(ent.root, "appos"), *([ent.root.head] if ent.root.dep_ == "compound" else [])]
    if any(noun.text.islower() and is_noun(noun, "BodyDescription") for noun in described):
        return "organization"
    if not _is_after_the(ent):
        return "person"
    return "organization" if len(ent) > 2 and ent[-1].tag_ != "NNPS" else None


def _is_beside_thing(ent: TokenSpan) -> bool:
    """ "The tanker X", "the X pipeline"."""
    before = ent.doc[ent.start - 1] if ent.start else None
    after = _next(ent)
    if before is not None and not before.is_punct and is_noun(before, "ThingNoun"):
        return True
    titled = after_title(ent.doc, ent.start)
    return (
        after is not None
        and not titled
        and after.text.islower()
        and after.pos_ == "NOUN"
        and is_noun(after, "ThingNoun")
    )


def _is_after_the(ent: TokenSpan) -> bool:
    """ "The Obamas", "the Lantern": a name after an article, with no noun after it that the article could belong to."""
    before = ent[0] if ent[0].lower_ == "the" else ent.doc[ent.start - 1] if ent.start else None
    after = _next(ent)
    return (
        before is not None
        and before.lower_ == "the"
        and (after is None or after.text in (",", ".") or after.pos_ not in ("NOUN", "PROPN", "ADJ", "PART", "PUNCT"))
    )


def _is_in_title(ent: TokenSpan) -> bool:
    """Whether the name is no more than part of a title: "State" in "Secretary of State", "Foreign Minister"."""
    words = tuple(token.lower_ for token in ent)
    if all(is_honorific(word) for word in words if word != "."):
        return True
    if words in titles() or (len(words) == 1 and words[0] in _single_titles()):
        return True
    around = [token.lower_ for token in ent.doc[max(0, ent.start - 3) : ent.end + 3]]
    return any(_contains(title, words) and _contains(around, title) for title in _titles_with().get(words[0], ()))


@cache
def _titles_with() -> dict[str, list[tuple[str, ...]]]:
    """The titles of several words by each of their words."""
    index: dict[str, list[tuple[str, ...]]] = {}
    for title in sorted(titles()):
        for word in title:
            index.setdefault(word, []).append(title)
    return index


@cache
def _single_titles() -> frozenset[str]:
    return frozenset(title for role in vocabulary().roles for title in role.titles if " " not in title)


def _contains(whole: list[str] | tuple[str, ...], part: tuple[str, ...]) -> bool:
    size = len(part)
    return any(tuple(whole[i : i + size]) == part for i in range(len(whole) - size + 1))


def after_title(doc: Doc, start: int) -> bool:
    """Whether a title stands right before the name, or before a comma with no verb between."""
    if start == 0:
        return False
    if is_title_noun(doc[start - 1]) or _is_after_posting(doc, start):
        return True
    if doc[start - 1].text != ",":
        return False
    for token in reversed(doc[max(0, start - _REACH) : start - 1]):
        if token.pos_ in ("VERB", "AUX", "PUNCT"):
            return False
        if is_title_noun(token):
            return token.tag_ not in ("NNS", "NNPS")
    return False


def behind_posting(ent: TokenSpan) -> TokenSpan:
    """The name without the country of a posting that runs into it: "ambassador to Chad A B"."""
    start = next((i for i in range(ent.start + 1, ent.end) if _is_after_posting(ent.doc, i)), None)
    return ent if start is None else ent.doc[start : ent.end]


def _is_after_posting(doc: Doc, start: int) -> bool:
    """Whether a title and the country of its posting stand right before the name: "ambassador to Chad A B"."""
    for length in (1, 2, 3):
        country = start - length
        if country > 1 and doc[country - 1].lower_ in ("to", "in", "for") and is_title_noun(doc[country - 2]):
            return gazetteer().country_of(doc[country:start].text) is not None
    return False


def is_title_noun(token: Token) -> bool:
    """Whether the token is a noun that titles are built on, or an honorific."""
    word = token.lower_
    if token.pos_ not in ("NOUN", "PROPN"):
        return False
    return (
        is_honorific(word) or word in _LIKE_TITLES or word in title_heads() or word.removesuffix("s") in title_heads()
    )
