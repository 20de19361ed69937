"""What territories are found under, in the index and in look-ups. Towns are found by their folded names alone."""

from kg.names import fold

# Every two- and three-letter code names a territory; these alone are words of news.
SHORT_NAMES = frozenset({"US", "USA", "UK", "UAE", "DRC", "PRC", "ROK", "U.S", "U.K"})

# Names that two countries bear, by key, with the code of the one that news means by the bare name.
COMMONLY = {"congo": "cd"}


def key_of(name: str) -> str:
    """The key of a territory's name: folded, with "U.S." and "US" the same."""
    return fold(name.replace(".", ""))
