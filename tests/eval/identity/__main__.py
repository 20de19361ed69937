"""Print how well people, bodies and events become one: `PYTHONPATH=tests python -m eval.identity --articles 2000`."""

import argparse
from collections.abc import Sequence

from eval.identity.corpus import ARTICLES, Told, corpus
from eval.identity.exactness import mistakes, placed_in
from eval.identity.matching import GoldKey
from eval.identity.own import own_articles
from eval.identity.reading import readings
from eval.identity.scoring import KINDS, Measured, losses, measure
from kg.triples.statements import Judgement

_SHOWN = 3  # mentions of each part of a cluster


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--errors", choices=sorted(KINDS), help="the costliest clusters of this kind")
    arguments.add_argument("--articles", type=int, default=ARTICLES)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--worst", type=int, default=20, help="how many clusters to show")
    arguments.add_argument("--unread", action="store_true", help="show also what reading did not find")
    arguments.add_argument("--any-engine", action="store_true", help="take what an earlier version read, if kept")
    arguments.add_argument("--own", action="store_true", help="what is wrong of our own articles, instead")
    given = arguments.parse_args()
    if given.own:
        _own()
        return
    told = corpus(given.seed, given.articles)
    found, resolution = measure(told, readings(told, given.any_engine))
    print(
        f"{'':14}{'precision':>10}{'recall':>8}{'F1':>8}{'found':>8} of{'':>6}{'F1 of the found':>18}{'F1 at best':>12}"
    )
    for kind, measured in found.items():
        score, alone = measured.score, measured.of_the_found
        print(
            f"{kind:14}{score.precision:10.4f}{score.recall:8.4f}{score.f1:8.4f}"
            f"{len(measured.found):8} of {score.items:6}{alone.f1:17.4f}{measured.at_best.f1:12.4f}"
        )
    if given.errors:
        _errors(told, found[given.errors], resolution.judgements, given.worst)
        if given.unread:
            _unread(told, found[given.errors], given.worst)


def _own() -> None:
    told = own_articles()
    placed = placed_in(told)
    for kind in ("person", "organization", "place", "event", "delegation"):
        wrong = list(mistakes(kind, told, placed))
        print(f"{kind}: {len(wrong) or 'nothing'} wrong", *wrong, sep="\n  ")


def _errors(told: Sequence[Told], measured: Measured, judgements: Sequence[Judgement], worst: int) -> None:
    source = {one.article.id: one.article.source for one in told}
    for loss in list(losses(measured))[:worst]:
        what = "is in" if loss.split else "holds"
        print(f"\n{loss.name} {what} {len(loss.parts)} (costs {loss.cost:.1f})")
        for part in loss.parts[:6]:
            truth = "" if loss.split else f" {measured.truth[part[0]]}"
            print(f"  {len(part)} × {truth or measured.found[part[0]]}")
            for article, gold in part[:_SHOWN]:
                print(f"      {article}: {_around(source[article], gold.start, gold.end)}")
            for judgement in _of(part, judgements):
                print(f"      {judgement.verdict} {judgement.score:.2f} {judgement.reason}")
                print(f"          {judgement.left} — {judgement.right}")


def _of(part: Sequence[GoldKey], judgements: Sequence[Judgement]) -> list[Judgement]:
    """Up to two judgements across articles, of each verdict, that speak of one of these."""
    starts = tuple({f"{article}#{kind}:{gold.start}-" for article, gold in part for kind in ("mention", "event")})
    articles = {article for article, _ in part}
    mine = [
        j
        for j in judgements
        if j.left.startswith(starts) or j.right.startswith(starts)
        if not (j.left.split("#")[0] == j.right.split("#")[0] and j.left.split("#")[0] in articles)
    ]
    return [j for verdict in ("different", "unsure", "same") for j in [k for k in mine if k.verdict == verdict][:2]]


def _around(source: str, start: int, end: int) -> str:
    before, after = source[max(0, start - 50) : start], source[end : end + 50]
    return " ".join(f"…{before}[{source[start:end]}]{after}…".split())


def _unread(told: Sequence[Told], measured: Measured, worst: int) -> None:
    source = {one.article.id: one.article.source for one in told}
    missed = [key for key in measured.truth if key not in measured.found]
    print(f"\nnot found by reading: {len(missed)}")
    for article, gold in missed[:: max(1, len(missed) // worst)]:
        print(f"  {gold.truth} {article}: {_around(source[article], gold.start, gold.end)}")


if __name__ == "__main__":
    main()
