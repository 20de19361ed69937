"""Print the README's table of conformance: `PYTHONPATH=tests python -m w3c` at the project's root."""

from w3c.suite import MISSING, load
from w3c.verdicts import FAILS, judge, table


def main() -> None:
    if MISSING:
        raise SystemExit(MISSING)
    verdicts = judge(load())
    print(table(verdicts))
    for verdict in verdicts:
        if verdict.failure:
            print(f"\n{verdict.test.id}: {FAILS.get(verdict.test.id, verdict.failure)}")


main()
