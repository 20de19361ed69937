"""Names of weapons: a word that an article has before "missiles" or "drones" alone names a make, and nobody."""

from spacy.tokens import Doc, Token

from kg.gazetteer import gazetteer
from kg.names import fold
from kg.reading.lexicon import is_noun


def weapons(doc: Doc) -> set[str]:
    """The folded names that stand before nouns for weapons wherever they stand, those of known bodies and places left
    out: "Lantern drones", but not "Hezbollah drones".
    """
    makes = {token.text for token in doc[:-1] if _is_make(token)}
    others = {token.text for token in doc if token.text in makes and not _is_make(token)} if makes else set()
    return {fold(name) for name in makes - others}


def _is_make(token: Token) -> bool:
    if token.pos_ != "PROPN" or not token.text[:1].isupper() or token.i + 1 >= len(token.doc):
        return False
    if not is_noun(token.nbor(), "WeaponNoun"):
        return False
    known = gazetteer()
    return known.organization(token.text) is None and known.country_of(token.text) is None
