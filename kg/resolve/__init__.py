"""Which mentions are one entity, and which facts tell of one thing. Every merge is a judgement with its reason."""

from kg.resolve.concluded import concluded
from kg.resolve.corrected import Corrected, corrected
from kg.resolve.places import PlaceIndex
from kg.resolve.resolving import resolve

__all__ = ["Corrected", "PlaceIndex", "concluded", "corrected", "resolve"]
