"""How resolving grows with what was read: `PYTHONPATH=tests python tests/bench/resolving_growth.py`.

The articles of the made corpus of `eval.identity` are read once. To have ten times as many mentions and more, they come
again under other ids, years and names: letters are exchanged for others, so that people and bodies grow in number as
mentions do, while countries and towns stay; `--same-names` leaves names as they are, and `--one-event` has all articles
tell of one attack, each with a toll of its own. Each size is resolved in a process of its own. Reading is timed on a
sample of the same articles in the same run. Ends with 1 where resolving takes more than TARGET of the time of reading,
or the time for a mention at the largest size is more than GROWTH times that at the one before.
"""

import argparse
import cProfile
import gc
import os
import pstats
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import msgspec
from eval.identity.corpus import corpus
from eval.identity.reading import readings

from kg.facts import extract
from kg.gazetteer import gazetteer
from kg.model import Article, DateValue, EventFact, Extraction, Mention
from kg.reading import TextReader
from kg.resolve import resolve

SIZES = (1_000, 10_000, 100_000)
TARGET = 0.1
GROWTH = 1.5
_SAMPLE = 150  # articles whose reading is timed
_YEARS = timedelta(days=1645)  # what the corpus spans: each copy follows on the one before
_PLACES = (0, 0, 0, 2, 3, 3, 0, 0)
_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxz"


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of mentions")
    arguments.add_argument("--articles", type=int, default=2000, help="how many are read")
    arguments.add_argument("--profile", action="store_true", help="print where the time goes, at each size")
    arguments.add_argument(
        "--same-names", action="store_true", help="the same people and bodies, named ever more often"
    )
    arguments.add_argument(
        "--one-event", action="store_true", help="one event, of which all sources say another number"
    )
    arguments.add_argument("--resolve", type=Path, help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.resolve:
        return _child(given.resolve, given.profile)
    told = corpus(1, given.articles)
    read = readings(told)
    seconds, mentions = reading_time([extraction.article for extraction in read][:_SAMPLE])
    each = seconds / mentions
    print(f"reading: {1000 * each:.2f} ms a mention\n")
    head = ("mentions", "articles", "entities", "seconds", "ms each", "of reading", "MB", "MB more")
    print("".join(f"{name:>11}" for name in head))
    costs = []
    for size in given.sizes:
        chosen = retold(read, size) if given.one_event else grown(read, size, given.same_names)
        found = measured(list(chosen), given.profile)
        cost = found["seconds"] / found["mentions"]
        costs.append(cost)
        row = (found["mentions"], found["articles"], found["entities"], found["seconds"], 1000 * cost, cost / each)
        memory = (found["peak"], found["peak"] - found["before"])
        print(
            "".join(f"{value:>11.{places}f}" for value, places in zip((*row, *memory), _PLACES, strict=True)),
            flush=True,
        )
    return int(costs[-1] / each > TARGET or (len(costs) > 1 and costs[-1] > GROWTH * costs[-2]))


def reading_time(articles: Sequence[Article]) -> tuple[float, int]:
    """Seconds for reading these articles in one process, and the mentions in them."""
    reader = TextReader()
    warm, *rest = articles
    extract(reader.read(warm))
    began = time.process_time()
    found = [extract(reader.read(article)) for article in rest]
    return time.process_time() - began, sum(len(extraction.mentions) for extraction in found)


def grown(read: Sequence[Extraction], size: int, same_names: bool) -> Iterator[Extraction]:
    """Extractions with about so many mentions: those read, in an order drawn by lot, and their copies."""
    order = random.Random("growth").sample(read, len(read))
    count = copy = 0
    while True:
        for extraction in order:
            if count >= size:
                return
            count += len(extraction.mentions)
            yield renewed(extraction, copy, same_names) if copy else extraction
        copy += 1


def retold(read: Sequence[Extraction], size: int) -> Iterator[Extraction]:
    """Copies, with about so many mentions, of an article about an attack: another outlet's each, with another toll."""
    first = next(
        e for e in read if any(isinstance(f, EventFact) and f.type == "Attack" and f.quantities for f in e.facts)
    )
    for number in range(size // len(first.mentions)):
        article = msgspec.structs.replace(first.article, id=f"{first.article.id}-{number}")
        facts = tuple(_with_toll(fact, number) if isinstance(fact, EventFact) else fact for fact in first.facts)
        yield msgspec.structs.replace(first, article=article, facts=facts)


def _with_toll(event: EventFact, more: int) -> EventFact:
    numbers = (msgspec.structs.replace(one, value=one.value + more, qualifier=None) for one in event.quantities)
    return msgspec.structs.replace(event, quantities=tuple(numbers))


def renewed(extraction: Extraction, copy: int, same_names: bool) -> Extraction:
    """The extraction as of another article: another id, later by years, about people and bodies of other names."""
    article, letters = extraction.article, exchanged(copy)
    title, text = list(article.title), list(article.text)
    source = [*title, *("\n\n" if title else ""), *text]
    mentions = []
    for mention in extraction.mentions:
        if _invented(mention) and not same_names:
            stretch = slice(mention.span.start, mention.span.end)
            source[stretch] = "".join(source[stretch]).translate(letters)
            mentions.append(msgspec.structs.replace(mention, name=mention.name.translate(letters)))
        else:
            mentions.append(mention)
    whole = "".join(source)
    published = later(article.published, copy)
    changed = msgspec.structs.replace(
        article,
        id=f"{article.id}-{copy}",
        title=whole[: len(title)],
        text=whole[article.body_start :],
        published=published,
    )
    facts = tuple(
        msgspec.structs.replace(fact, date=DateValue(later(fact.date.value, copy) or "", fact.date.text))
        if isinstance(fact, EventFact) and fact.date
        else fact
        for fact in extraction.facts
    )
    return Extraction(article=changed, mentions=tuple(mentions), facts=facts)


def exchanged(copy: int) -> dict[int, str]:
    """Which letter stands for which in a copy: vowels for vowels, and consonants for consonants."""
    chance = random.Random(f"letters {copy}")
    table: dict[str, str] = {}
    for letters in (_VOWELS, _CONSONANTS):
        other = "".join(chance.sample(letters, len(letters)))
        table |= dict(zip(letters + letters.upper(), other + other.upper(), strict=True))
    return str.maketrans(table)


def later(day: str | None, copy: int) -> str | None:
    """A date some years on, as exact as it was."""
    if day is None:
        return None
    moved = date.fromisoformat(f"{day}-01-01"[:10]) + copy * _YEARS
    return moved.isoformat()[: len(day)]


def _invented(mention: Mention) -> bool:
    """Whether the name is one that another world has another for: of a person, or of a body that is no ministry."""
    own = mention.kind == "organization" and mention.ref is None and "inistry" not in mention.name
    return mention.antecedent is None and (mention.kind == "person" or own)


def measured(extractions: list[Extraction], profile: bool) -> dict[str, float]:
    """What a process of its own says of resolving these: seconds, megabytes before and at the peak, and counts."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "extractions.json")
        file.write_bytes(msgspec.json.encode(extractions))
        command = [sys.executable, __file__, "--resolve", str(file), *(["--profile"] if profile else [])]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=os.environ)
    return msgspec.json.decode(done.stdout, type=dict[str, float])


def _child(file: Path, profile: bool) -> int:
    extractions = msgspec.json.decode(file.read_bytes(), type=list[Extraction])
    gazetteer()
    gc.set_threshold(200_000, 50, 100)  # as a build has it
    before = _megabytes()
    watch = cProfile.Profile() if profile else None
    began = time.process_time()
    resolution = watch.runcall(resolve, extractions, gazetteer()) if watch else resolve(extractions, gazetteer())
    seconds = time.process_time() - began
    if watch:
        pstats.Stats(watch, stream=sys.stderr).sort_stats("cumulative").print_stats(45)
        pstats.Stats(watch, stream=sys.stderr).sort_stats("tottime").print_stats(25)
    found = {
        "seconds": seconds,
        "mentions": sum(len(extraction.mentions) for extraction in extractions),
        "articles": len(extractions),
        "entities": len({entity.iri for entity in resolution.entities.values()}),
        "before": before,
        "peak": _megabytes(),
    }
    sys.stdout.buffer.write(msgspec.json.encode(found))
    return 0


def _megabytes() -> float:
    """The most memory this process has held so far; what `getrusage` says would count its parent's as well."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024


if __name__ == "__main__":
    sys.exit(main())
