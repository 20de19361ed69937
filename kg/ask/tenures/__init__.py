"""Tenures: when somebody is known to have held an office, and when it is not known, by the days of the articles.

Nothing of this is in the graph: it is worked out from several role holdings each time, so that no date is made up.
"""

from kg.ask.tenures.model import Post, Spell, Standing, State, Tenure
from kg.ask.tenures.reading import tenures
from kg.ask.tenures.standings import standings

__all__ = ["Post", "Spell", "Standing", "State", "Tenure", "standings", "tenures"]
