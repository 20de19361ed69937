"""Making corrections: finding what a person means, saying what changes, keeping it, and writing the graph again."""

from kg.correcting.effects import Effect
from kg.correcting.making import Correcting, Result
from kg.correcting.requests import corrections_for
from kg.corrections import Request

__all__ = ["Correcting", "Effect", "Request", "Result", "corrections_for"]
