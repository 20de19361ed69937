"""Which mentions are one entity, and which facts tell of one thing. Every merge is a judgement with its reason."""

from kg.resolve.concluded import concluded
from kg.resolve.corrected import Corrected, corrected
from kg.resolve.meeting import NotMetError, facts_at, mention_at
from kg.resolve.places import PlaceIndex
from kg.resolve.resolving import resolve

__all__ = [
    "Corrected",
    "NotMetError",
    "PlaceIndex",
    "concluded",
    "corrected",
    "facts_at",
    "mention_at",
    "resolve",
]
