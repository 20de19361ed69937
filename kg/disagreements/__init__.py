"""Where sources differ: values of one thing that cannot all be right, side by side, each with who gives it."""

from kg.disagreements.finding import disagreements
from kg.disagreements.model import Disagreement, Said, Source, Value

__all__ = ["Disagreement", "Said", "Source", "Value", "disagreements"]
