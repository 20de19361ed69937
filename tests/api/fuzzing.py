"""How long to fuzz a running service: some seconds, or with --hypothesis-profile=long for as long as that says."""

from hypothesis import HealthCheck, Phase, settings

_LONG = settings.get_current_profile_name() == "long"


def bounded(examples: int) -> settings:
    """So many examples, always the same ones; in a long run as many as its profile says, and others each time."""
    return settings(
        max_examples=settings().max_examples if _LONG else examples,
        deadline=None,
        derandomize=not _LONG,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
