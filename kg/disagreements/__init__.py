"""Where sources differ: values of one thing that cannot all be right, side by side, each with who gives it."""

from kg.disagreements.finding import disagreements, disagreements_at, ranking
from kg.disagreements.model import Disagreement, Ranked, Said, Source, Value

__all__ = ["Disagreement", "Ranked", "Said", "Source", "Value", "disagreements", "disagreements_at", "ranking"]
