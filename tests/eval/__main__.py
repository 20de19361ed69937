"""Print the scores of the corpus: `PYTHONPATH=tests python -m eval [FOLDER] [--errors KIND] [--pipeline NAME]`."""

import argparse
import tempfile
from pathlib import Path

from eval.annotation import FOLDER, load
from eval.building import built
from eval.scoring import Score, score
from kg.reading import DEFAULT_PIPELINE


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    arguments.add_argument("--errors", metavar="KIND", help="what was missed and what was extra of this kind")
    arguments.add_argument("--pipeline", default=DEFAULT_PIPELINE, help="an installed spaCy pipeline to read with")
    given = arguments.parse_args()
    corpus = load(given.folder)
    with tempfile.TemporaryDirectory() as folder:
        found = score(corpus, built(corpus, Path(folder) / "store", given.pipeline))
    _show(found)
    if given.errors:
        tally = found.tallies[given.errors]
        print("\nmissed:", *tally.missed, "\nextra:", *tally.extra, sep="\n  ")


def _show(found: Score) -> None:
    for kind, tally in sorted(found.tallies.items()):
        print(
            f"{kind:32}{tally.score:7.3f}   {tally.right} right, {len(tally.extra)} extra, {len(tally.missed)} missed"
        )
    print("\nconfidence, share right")
    for confidence, right in found.reliability().items():
        print(f"{confidence:4.1f}{sum(right) / len(right):7.2f}   {sum(right)} of {len(right)}")
    print("\nrule, confidence, share right")
    for (rule, confidence), right in sorted(found.calibration.items()):
        print(f"{rule:32}{confidence:5.2f}{sum(right) / len(right):7.2f}   {sum(right)} of {len(right)}")


if __name__ == "__main__":
    main()
