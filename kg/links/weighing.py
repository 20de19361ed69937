"""How much speaks for a person or body of ours being the one that an authority knows, feature by feature.

The weights are natural log odds, as those between two mentions are (kg.resolve.weights), and were set by hand; beside
each stands why.
"""

from collections.abc import Iterator

from rapidfuzz import fuzz

from kg.gazetteer import gazetteer
from kg.links.model import Entry, Post, Subject
from kg.names import fold
from kg.resolve import weights
from kg.resolve.name_evidence import same_name
from kg.resolve.person_names import form
from kg.resolve.weights import Weight
from kg.triples.statements import Feature
from kg.vocabulary import vocabulary

# A service that knows millions returns namesakes and the long dead for every name.
FROM_MILLIONS = Weight("source", "a service that knows millions", -2.0)
MATCHED = Weight("source", "the service takes it for the one", 1.0)
BODY_NAME = Weight("name", "the same name", 2.8)
BODY_SPELLING = Weight("name", "nearly the same name", 1.2)
# At any time few hold one role in one body, and hardly two of one name.
SAME_POST = Weight("role", "the same role in the same body, at that time", 3.0)
SAME_POST_UNDATED = Weight("role", "the same role in the same body", 2.2)
SAME_ROLE = Weight("role", "the same role, of what is not said", 0.6)
SAME_BODY = Weight("role", "another role in the same body", 0.8)
# Fathers and sons, and namesakes, hold one post in turn.
OTHER_TIME = Weight("role", "the same role in the same body, at other times", -0.6)
OTHER_POSTS = Weight("role", "other roles in other bodies", -1.2)
TOLD = Weight("description", "its description tells of", 1.2)
_ALIKE = 88  # of 100: titles of one role differ in small words
_NEARLY = 92
_YEAR = 4


def weigh(subject: Subject, entry: Entry, *, among_millions: bool = False) -> list[Feature]:
    """What each feature says; nothing where the names do not go together, or one is a body and one a person."""
    name = _name(subject, entry) if entry.kind in (None, subject.kind) else None
    if name is None:
        return []
    features = [name, *_role(subject, entry)]
    if among_millions:
        features.append(FROM_MILLIONS.feature())
        features += [MATCHED.feature()] if entry.matched else []
        told = _told(subject, entry.description)
        features += [TOLD.feature(told)] if told else []
    return features


def _name(subject: Subject, entry: Entry) -> Feature | None:
    pairs = ((ours, theirs) for ours in subject.names for theirs in entry.names)
    found = [weight for ours, theirs in pairs if (weight := _names(subject, ours, theirs))]
    best = max(found, key=lambda weight: weight.odds, default=None)
    return best.feature() if best is not None else None


def _names(subject: Subject, ours: str, theirs: str) -> Weight | None:
    if subject.kind == "person":
        left, right = form(ours), form(theirs)
        return same_name(left, right) if left and right else None
    if fold(ours) == fold(theirs):
        return BODY_NAME
    near = len(ours) > 6 and fuzz.token_sort_ratio(fold(ours), fold(theirs)) >= _NEARLY
    return BODY_SPELLING if near else None


def _role(subject: Subject, entry: Entry) -> Iterator[Feature]:
    """The best that any of the posts of both says; nothing where one has none."""
    found = [one for ours in subject.posts for theirs in entry.posts if (one := _posts(ours, theirs))]
    if found:
        yield max(found, key=lambda feature: feature.weight)
    elif subject.posts and entry.posts:
        yield OTHER_POSTS.feature()


def _posts(ours: Post, theirs: Post) -> Feature | None:
    same_role = _same_role(ours.role, theirs.role)
    detail = f"{theirs.role}, {theirs.of}" if theirs.of else theirs.role
    if not (ours.of and theirs.of):
        return SAME_ROLE.feature(detail) if same_role else None
    if not _same_body(ours.of, theirs.of):
        return None
    if not same_role:
        return SAME_BODY.feature(theirs.of)
    if not (ours.since or ours.until) or not (theirs.since or theirs.until):
        return SAME_POST_UNDATED.feature(detail)
    return (SAME_POST if _overlap(ours, theirs) else OTHER_TIME).feature(detail)


def _same_role(ours: str, theirs: str) -> bool:
    """Whether two titles are nearly the same words, or the ontology has them for one role."""
    alike = fuzz.token_set_ratio(fold(ours), fold(theirs)) >= _ALIKE
    return alike or any(role in vocabulary().titled(theirs) for role in vocabulary().titled(ours))


def _same_body(ours: str, theirs: str) -> bool:
    country = gazetteer().country_of(theirs)
    return fold(ours) == fold(theirs) or (country is not None and gazetteer().country_of(ours) == country)


def _overlap(ours: Post, theirs: Post) -> bool:
    """Whether some day can be in both; dates are compared as far as both go."""
    return _not_after(ours.since, theirs.until) and _not_after(theirs.since, ours.until)


def _not_after(earlier: str, later: str) -> bool:
    length = min(len(earlier), len(later))
    return length < _YEAR or earlier[:length] <= later[:length]


def _told(subject: Subject, description: str) -> str:
    """What of the subject's roles a description tells of, in words."""
    words = fold(description)
    bodies = {post.of for post in subject.posts if post.of}
    country = next((body for body in sorted(bodies) if _tells(words, body)), "")
    role = next((post.role for post in subject.posts if fold(post.role) in words), "")
    return ", ".join(filter(None, (role, country)))


def _tells(words: str, body: str) -> bool:
    if fold(body) in words:
        return True
    country = gazetteer().country_of(body)
    return country is not None and any(gazetteer().country_of(word) == country for word in words.split())


def score(features: list[Feature]) -> float:
    """How likely it is that both are one, 0 to 1."""
    return weights.score(weights.total(features))
