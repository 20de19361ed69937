"""Print floors.toml as it would be with the scores of now: `PYTHONPATH=tests python -m eval.identity.measured`.

Floors only rise here; one that must be lowered is lowered by hand, with its reason.
"""

import math
import sys

from eval.floors import Floors
from eval.identity.corpus import ARTICLES
from eval.identity.test_scores import ASKED, FLOORS, SEEDS, scores


def main() -> None:
    for name, articles, seed in (("small", 120, 1), *((f"seed {seed}", ARTICLES, seed) for seed in SEEDS)):
        found, corpus = scores(articles, seed)
        print(f'["{name}"]\ncorpus = "{corpus}"\n')
        for kind, score in found.items():
            _show(name, kind, min(ASKED[kind], math.floor(score * 1000) / 1000), FLOORS.get(name))
        print({kind: round(score, 4) for kind, score in found.items()}, file=sys.stderr)


def _show(name: str, kind: str, value: float, before: Floors | None) -> None:
    history = list(before.kinds[kind].history) if before and kind in before.kinds else []
    last = history[-1].value if history else 0.0
    value = max(value, last)
    steps = [
        f"{{ value = {step.value}" + (f', reason = "{step.reason}" }}' if step.reason else " }") for step in history
    ]
    steps += [f"{{ value = {value} }}"] if value > last else []
    print(f'["{name}".kinds.{kind}]\nfloor = {value}\nhistory = [{", ".join(steps)}]\n')


if __name__ == "__main__":
    main()
