"""Whether two profiles can be one career: posts one after the other, not two at a time."""

from collections.abc import Iterator

from kg.resolve import weights
from kg.resolve.posts import Post, rule_out
from kg.resolve.profiles import Profile, Tenure
from kg.resolve.weights import Weight
from kg.triples.statements import Feature

_SOON, _YEAR = 90, 365  # days
_SELDOM = 180  # days: nobody is told of so often that a shorter silence says anything
_MISSED = 3.0  # tellings that would have come, had the post been kept: none then shows that it was left


def career(one: Profile, known: Profile, has_role: bool) -> Iterator[Feature]:
    """What the posts of the two say. `has_role`: they have a role in common."""
    pairs = [(mine, theirs) for mine in one.posts for theirs in known.posts]
    both = [pair for pair in pairs if rule_out(*pair)]
    if both and not has_role and not any(mine.may_be(theirs) for mine, theirs in pairs):
        homes = [{post.country for post in profile.posts if post.country} for profile in (one, known)]
        weight = min((_in_time(one, known, *pair) for pair in both), key=lambda weight: weight.odds)
        if homes[0] & homes[1] or weight.odds < 0:
            yield weight.feature(" and ".join(_called(posts) for posts in (known.posts, one.posts)))
        if weight is not weights.POSTS_IN_TURN and all(_is_far(one, known, *pair) for pair in both):
            yield weights.FAR_STEP.feature()
        if not homes[0] & homes[1] and all(map(_says_whose, (one, known))):
            yield weights.OTHER_SERVICE.feature()
    if any(_out_beside(left, right) for left, right in ((one, known), (known, one))):
        yield weights.RETIRED.feature()


def _says_whose(profile: Profile) -> bool:
    """Whether articles say in whose service some post of the profile is: of an ambassador they often do not."""
    return any(post.country or post.body for post in profile.posts)


def _in_time(one: Profile, known: Profile, mine: Post, theirs: Post) -> Weight:
    """How likely it is that somebody left the one post for the other."""
    first, then = one.posts[mine], known.posts[theirs]
    if first.first is None or then.first is None:
        return weights.POST_WITHIN_A_YEAR
    if first.first > then.first:
        first, then = then, first
    days = gap(first, then)
    if not days and (first.last or 0) > (then.first or 0):
        return weights.TWO_POSTS
    if then.begun is not None:
        return weights.POST_TAKEN_UP
    if _left(first, then):
        return weights.POSTS_IN_TURN
    return weights.POST_SOON if days < _SOON else weights.POST_WITHIN_A_YEAR if days < _YEAR else weights.POST_LATER


def _is_far(one: Profile, known: Profile, mine: Post, theirs: Post) -> bool:
    """Whether a career would skip a step, or lead down from the top."""
    earlier, later = (
        (theirs, mine) if (known.posts[theirs].first or 0) <= (one.posts[mine].first or 0) else (mine, theirs)
    )
    return later.level - earlier.level > 1 or (earlier.level > later.level and earlier.is_top)


def _left(first: Tenure, then: Tenure) -> bool:
    """Whether a post that articles told of is not told of any more, for as long as another one is."""
    if first.first is None or first.last is None or then.last is None:
        return False
    often = first.times / max(first.last - first.first, _SELDOM)
    return often * (then.last - first.last) >= _MISSED


def _out_beside(left: Profile, right: Profile) -> bool:
    """Whether one was without a post while the other had one."""
    if left.retired is None or left.retired.first is None or left.retired.last is None:
        return False
    tenures = ((tenure.first, tenure.last) for tenure in right.posts.values())
    return any(a and b and a < left.retired.last and left.retired.first < b for a, b in tenures)


def _called(posts: dict[Post, Tenure]) -> str:
    return ", ".join(sorted({post.kind.replace("_", " ") for post in posts}))


def gap(left: Tenure, right: Tenure) -> int:
    """Days between two tenures; none where they overlap, or a day is not known."""
    if left.first is None or left.last is None or right.first is None or right.last is None:
        return 0
    return max(0, left.first - right.last, right.first - left.last)


def is_left(left: Tenure, right: Tenure) -> bool:
    """Whether one of the two is former on a day, and nothing else, after which the other is still told of."""
    pairs = ((left, right), (right, left))
    return any(one.first is None and one.left and other.last and other.last > one.left + _SOON for one, other in pairs)
