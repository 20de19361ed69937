"""How much each feature weighs for or against two tellings of different articles being of one event.

Log odds, set by hand, summed and judged as those of people are (see weights): from SAME on they are one.
"""

from kg.resolve.weights import Weight

# What has to be made up for: on one day many things happen of one type.
SELDOM = Weight("type", "of this kind there are seldom two at once", -1.4)
ONE_A_DAY = Weight("type", "of this kind a side has hardly two on one day", -1.0)
SOMETIMES = Weight("type", "of this kind there may be several at once, in different towns", -1.7)
OFTEN = Weight("type", "of this kind there may be many at once", -2.1)
ONE_TYPE = Weight("type", "the same type", 0.3)
TWO_TYPES = Weight("type", "types that go by one name", -0.1)
OTHER_TYPES = Weight("type", "different types", -6.0)
PHRASE = Weight("type", "the same words for it", 0.4)

ROUND = Weight("round", "the same round", 2.0)
OTHER_ROUND = Weight("round", "different rounds", -8.0)

TOWN = Weight("place", "the same place", 2.0)
# A name in the words where no place was understood: it may as well be that of a street, or of a body.
NAME = Weight("place", "a name in common where it is told", 1.6)
BESIDE = Weight("place", "one of several places told together", 1.0)
COUNTRY = Weight("place", "the same country", 0.5)
INSIDE = Weight("place", "the one place may lie in the other", 0.4)
# An attack told of a country alone may be any of those in its towns.
SOMEWHERE_INSIDE = Weight("place", "the one place lies in the other, and so may other such events", 0.0)
OTHER_PLACE = Weight("place", "different places", -6.0)

DAY = Weight("time", "the same day", 1.5)
VAGUE = Weight("time", "one date lies in the other", 0.3)
# What lasts is told by its first day or its last; a night belongs to two days.
NEXT_DAY = Weight("time", "a day or two apart, as what lasts can be told", -0.4)
OTHER_DAY = Weight("time", "different days", -6.0)
IN_THE_NEWS = Weight("time", "told within the same days, one without a date", 0.4)
# A town near the front is struck again within days, with a toll as large.
ANY_OF_THESE_DAYS = Weight("time", "told within the same days, one without a date, of what may happen daily", 0.2)
LATER = Weight("time", "told weeks apart, one without a date", -1.0)
MUCH_LATER = Weight("time", "told long apart, one without a date", -4.0)

# Two countries at war take part in all its attacks.
ENEMIES = Weight("participants", "the same sides, of which most attacks are", 1.0)
PARTIES = Weight("participants", "the same participants", 1.5)
PARTY = Weight("participants", "a participant in common", 0.8)
ONE_ENEMY = Weight("participants", "a side in common", 0.5)
# Nobody is on two visits at once, or resigns twice.
TRAVELLER = Weight("participants", "the same person", 1.8)
GUEST = Weight("participants", "the same person at the same hosts'", 2.0)
# A negotiator leads a delegation to one round at a time, and is named for it in the news of those days.
HEAD = Weight("participants", "the same head of a delegation", 2.2)
SIDES = Weight("participants", "and the same sides", 0.5)
# The same two seldom meet twice within days.
PEOPLE = Weight("participants", "the same people", 2.2)
# A minister meets several on one day.
ONE_OF_TWO = Weight("participants", "a participant in common, beside others who are not", -0.5)
OTHERS = Weight("participants", "different participants", -4.0)

# Few numbers are as telling as "157 prisoners": small ones turn up in many events.
LARGE = Weight("numbers", "the same large number", 1.5)
NUMBER = Weight("numbers", "the same number", 1.0)
SMALL = Weight("numbers", "the same small number", 0.5)
GROWN = Weight("numbers", "a toll that may have grown", 0.0)
# Of one place on one day tolls differ by source more often than there are two attacks.
SOURCES = Weight("numbers", "other numbers for the same place and day", -0.1)
OTHER_NUMBERS = Weight("numbers", "different numbers", -1.5)

TOLD_APART = Weight("article", "told apart in one article", -8.0)
TOLD_TWICE = Weight("article", "told in one article, and not put together there", -0.3)
# What was to come is told of again once it is there; of attacks and the like that only look so there are many.
CAME_ABOUT = Weight("status", "told as to come, and within days as having been", -0.4)
STATUS = Weight("status", "one is still to come and no day says that they are one", -1.5)
# Told as news when that day had come, it is what was planned.
NOT_YET = Weight("status", "told as news before the day for which one is planned", -2.5)
