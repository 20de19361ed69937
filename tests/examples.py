"""How many made-up examples a test that costs much takes."""

from hypothesis import settings

USUAL = 50  # of the profile `short`


def few(examples: int) -> settings:
    """So many where others take `USUAL`, and as many more as the profile gives more: 2,000 for 50 are 40 for one."""
    return settings(max_examples=max(1, examples * settings().max_examples // USUAL), deadline=None)
