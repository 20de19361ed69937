"""How long to fuzz a running service: some seconds, or with --hypothesis-profile=long up to SECONDS for each test."""

import os
import time

from hypothesis import HealthCheck, Phase, settings

SECONDS = 12.0
_began: dict[str, float] = {}
_LONG = settings.get_current_profile_name() == "long"


def bounded(examples: int) -> settings:
    """So many examples, always the same ones; in a long run twenty times as many, or fewer by its profile, and others
    each time.
    """
    return settings(
        max_examples=min(settings().max_examples, 20 * examples) if _LONG else examples,
        deadline=None,
        derandomize=not _LONG,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )


def over() -> bool:
    """Whether the test that runs now has had its time in a long run: then it is to send nothing more."""
    began = _began.setdefault(os.environ["PYTEST_CURRENT_TEST"], time.monotonic())
    return _LONG and time.monotonic() > began + SECONDS
