"""How much each feature weighs for or against two people, or two bodies, being one, and from which sum on they are.

The weights are natural log odds, so that they add up, and were set by hand; beside each stands why. A sum of 2.8 is
"16 to 1 for it", and its score, the probability, 0.94.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from kg.triples.statements import Feature, Verdict


@dataclass(frozen=True)
class Weight:
    """What a feature is called, what it says where nothing more is known, and its log odds."""

    name: str
    says: str
    odds: float

    def feature(self, detail: str = "", times: float = 1.0) -> Feature:
        """The feature as found; `detail` names what was found, `times` is how fully."""
        return Feature(self.name, f"{self.says}: {detail}" if detail else self.says, round(self.odds * times, 2))


# From here on two are one (4 to 1), and from here on down they are not (2 to 1 against). Between the two nobody can
# say, and nothing is joined: a wrong merge does more harm than a missing one, which people see and can mend.
SAME, DIFFERENT = 1.5, -0.7
# A candidate must be this much likelier than the next one (2 to 1), or the mention is nobody's.
MARGIN = 0.7

# --- names of people
# Two who are in the news at once seldom bear one full name: newspapers themselves tell them apart when they do.
FULL_NAME = Weight("name", "the same full name", 2.8)
# Transliterations differ from outlet to outlet in sound-alike letters; namesakes by spelling are a little likelier.
SPELLING = Weight("name", "spellings of one name", 2.5)
# Middle names and second surnames are left out at will.
SHORTER = Weight("name", "a shorter form of the full name", 2.4)
# Family names come first in some languages, and some outlets turn them round.
TURNED = Weight("name", "the same names in another order", 2.3)
# "Vladimir" for "Volodymyr", or letters without vowels: other names can have these consonants too, so that something
# more must be known.
TRANSLITERATION = Weight("name", "the same consonants, as transliterations of one name have", 1.0)
# Such first names are of one person only where hardly anybody else can be meant.
ALIKE = Weight("name", "the same surname and a first name that looks alike", -0.6)
# One letter fits a tenth of all first names.
INITIAL = Weight("name", "an initial and the same surname", 0.4)
# A surname alone is no identity: with the same role in the same body it just reaches the line.
SURNAME = Weight("name", "a surname alone", -1.9)
LONE_NAME = Weight("name", "the same name, without a first name in either", -1.5)
# A surname that one known person has is rarer than one that several have.
ONLY_ONE = Weight("name", "nobody else of that surname is known", 0.5)
# Where one of them is known by several full names and a given name differs, they are relatives or strangers.
OTHER_NAME = Weight("name", "another middle name", -5.0)
# Who has two surnames is called by the first in one language and by the second in another, but not by either at will.
OTHER_SURNAME = Weight("name", "called by another of several surnames", -5.0)

# --- roles
# At any time few hold one role in one body, and hardly two of one name.
SAME_ROLE = Weight("role", "the same role in the same body", 3.4)
# The body was drawn from the article as a whole, so it may be another one.
SAME_ROLE_DRAWN = Weight("role", "the same role, probably in the same body", 1.4)
# Some come back to a post that they had left, but more often it is another who has it then.
LEFT = Weight("role", "one had left the role while the other has it", -1.0)
# Years apart the role may have passed to a son, or to a stranger of the name.
SAME_ROLE_LATER = Weight("role", "the same role in the same body, years apart", 1.6)
# Newspapers introduce everybody but those whom every reader knows.
NO_INTRODUCTION = Weight("role", "heads a country that the article names, and needs no introduction", 2.4)
# Delegations have many members, and some bear one surname.
SAME_SIDE = Weight("role", "in a delegation of the same side", 2.0)
# People change posts within a body; colleagues seldom share a name.
SAME_BODY = Weight("role", "another role in the same body", 1.3)
SAME_RANK = Weight("role", "the same role, of what neither says", 0.6)
# "The president", in an article that names the country that this one presides over.
ROLE_BESIDE = Weight("role", "the same role, and its country is named beside", 1.5)
# Posts are held one at a time, and for years. A change within weeks is rarer than a namesake, so that more must show
# it: that the first post is given up, or that it was told of often and then never again.
TWO_POSTS = Weight("role", "different posts at one time", -3.6)
POST_SOON = Weight("role", "a different post shortly before or after", -2.4)
POST_WITHIN_A_YEAR = Weight("role", "a different post within a year", -2.2)
# Who is named to a post had another one before: the article tells of the step itself.
POST_TAKEN_UP = Weight("role", "a different post before being named to this one", -0.3)
POST_LATER = Weight("role", "a different post in other years", -0.4)
POSTS_IN_TURN = Weight("role", "a different post, taken when the other was left", 1.0)
# Presidents do become ambassadors, and mayors presidents; but then they are told of as former ones, or candidates.
FAR_STEP = Weight("role", "a step that careers seldom make", -1.2)
# Careers lead from post to post in one country's service; from there to a body elsewhere they are told of as "former".
OTHER_SERVICE = Weight("role", "not in the same country's service", -2.5)
# Whoever has a post is not introduced by former ones alone.
RETIRED = Weight("role", "without a post while the other has one", -1.8)
# People do move from court to parliament or from sport to office, yet seldom.
WALKS_OF_LIFE = Weight("role", "other walks of life", -0.9)
# Nobody heads two states, whatever the years.
TWO_HEADS = Weight("role", "heads of two countries", -2.5)

# --- countries
# One country has many officials, but few of one name.
SAME_COUNTRY = Weight("country", "roles in the same country", 1.0)
# Office is held in one's own country: two countries at one time are two people. Scaled by how surely the roles bind.
OTHER_COUNTRY = Weight("country", "roles in different countries", -4.4)
COUNTRY_NAMED = Weight("country", "the article names the country of their role", 0.8)
COUNTRY_UNNAMED = Weight("country", "the article names other countries than that of their role", -0.8)
SAME_SCENE = Weight("country", "articles about the same country", 0.3)
OTHER_SCENE = Weight("country", "articles about different countries", -0.4)

# --- company and time
# Per unit of log lift; half, since those who are named together come in groups and are not independent.
COMPANY = Weight("company", "named beside the same", 0.5)
COMPANY_MOST = 2.5  # it shows that the story is one, never alone that a surname is
NO_COMPANY = Weight("company", "never named beside the same people or bodies", -0.4)
# Who is in the news is first named in full, and by the surname where readers know by now.
SAME_DAYS = Weight("time", "in the news of the same days", 0.7)
YEARS_APART = Weight("time", "years apart", -0.3)
DECADES_APART = Weight("time", "decades apart", -1.2)
# Who is told of often is meant more often: log odds per power of ten of articles, where a mention could be of several.
WELL_KNOWN = 0.3

# --- bodies
# Our own list of well-known bodies tells them apart by hand.
LISTED = Weight("reference", "the same body of the list of known ones", 6.0)
# Bodies choose names that no other has; those that every state has are told apart by their countries beforehand.
SAME_BODY_NAME = Weight("name", "the same words, of the same country", 3.5)
# A "Defence Ministry" of which nobody says whose it is, in an article about one state, is seldom another one's.
SAME_BODY_NAME_DRAWN = Weight("name", "the same words, of the country that its article speaks of", 3.0)
# News leaves out "Inc." and "Ltd"; two firms that differ in it are often of one group, which is not the same.
WITHOUT_FORM = Weight("name", "the same name but for the legal form", 2.4)
OTHER_FORM = Weight("name", "the same name with another legal form", 0.9)
# Two letters that differ are a slip or a transliteration, if nothing speaks against it.
BODY_SPELLING = Weight("name", "spellings of one name", 1.7)
SPELLING_WITH_LETTERS = Weight("name", "spellings of one name with the same acronym", 2.6)
# Most acronyms have several meanings; in the news of one time and place hardly ever.
LETTERS_EXPLAINED = Weight("name", "an acronym that articles explain by this name", 2.0)
SAME_LETTERS = Weight("name", "the same acronym", 1.9)
LETTERS_FIT = Weight("name", "an acronym of the initials of this name", 0.6)
BODY_SAME_SCENE = Weight("country", "articles about the same country", 0.5)
BODY_OTHER_SCENE = Weight("country", "articles about different countries", -0.5)


def total(features: Sequence[Feature]) -> float:
    """The log odds that two are one."""
    return sum(feature.weight for feature in features)


def score(odds: float) -> float:
    """Log odds as a probability, to two digits."""
    return round(1 / (1 + math.exp(-odds)), 2)


def verdict(odds: float) -> Verdict:
    """What the log odds come to."""
    return "same" if odds >= SAME else "different" if odds <= DIFFERENT else "unsure"


def is_against(feature: Feature) -> bool:
    """Whether a feature shows two to be different; that a surname alone shows little does not."""
    return feature.weight <= -1 and (feature.name != "name" or feature.says in (OTHER_NAME.says, OTHER_SURNAME.says))


def is_other_post(feature: Feature) -> bool:
    """Whether a feature is that the two have different posts."""
    posts = (TWO_POSTS, POST_SOON, POST_WITHIN_A_YEAR, POST_TAKEN_UP, POST_LATER)
    says = tuple(post.says for post in posts)
    return feature.name == "role" and feature.says.startswith(says)


def is_short(features: Sequence[Feature]) -> bool:
    """Whether all that names have in common is a surname, or a name without a first name."""
    return features[0].says in (SURNAME.says, LONE_NAME.says)


def is_lone(features: Sequence[Feature]) -> bool:
    """Whether neither of the two has more of a name than a word."""
    return features[0].says == LONE_NAME.says


def in_words(features: Sequence[Feature]) -> str:
    """The features in one sentence: what speaks for it, strongest first, and what against."""
    ordered = sorted(features, key=lambda feature: -abs(feature.weight))
    pro = [feature.says for feature in ordered if feature.weight > 0]
    con = [feature.says for feature in ordered if feature.weight < 0]
    return "; but ".join(filter(None, ("; ".join(pro), "; ".join(con))))
