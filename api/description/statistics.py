"""How much the store holds of what, counted once for each generation and remembered."""

import asyncio
import logging
import time
from dataclasses import dataclass, field

from api.answers.named_queries import named_query
from api.workers.pool import Pool
from api.workers.reader import select
from kg.errors import NewskgError
from kg.store import Row

GOOD_FOR = 600.0  # seconds that a count is remembered where no generation tells when it is out of date
RETRY_AFTER = 60.0  # seconds before what could not be counted is counted again
log = logging.getLogger("newskg.statistics")
Counted = dict[str, int]


@dataclass(frozen=True, kw_only=True)
class Statistics:
    """Counts of one generation: statements of the default graph in all, by property, and of each named graph; entities
    by class and in all; different subjects and objects. None is what could not be counted in time.
    """

    classes: Counted | None = None
    properties: Counted | None = None
    graphs: Counted | None = None
    entities: int | None = None
    subjects: int | None = None
    objects: int | None = None

    @property
    def triples(self) -> int | None:
        """How many statements the default graph holds."""
        return None if self.properties is None else sum(self.properties.values())

    @property
    def complete(self) -> bool:
        """Whether everything could be counted."""
        return None not in (self.classes, self.properties, self.graphs, self.entities, self.subjects, self.objects)


@dataclass
class Census:
    """The statistics of a pool's store. However many ask at once, they are counted once."""

    pool: Pool
    _found: Statistics | None = None
    _generation: int | None = None
    _until: float = 0.0  # on the monotonic clock
    _counting: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def statistics(self) -> Statistics:
        """What the store holds now. Never fails: what cannot be counted is left out."""
        async with self._counting:
            if self._found is None or self._generation != self.pool.generation or time.monotonic() > self._until:
                self._generation = self.pool.generation
                self._found = await _count(self.pool)
                self._until = time.monotonic() + self._good_for(self._found)
            return self._found

    def _good_for(self, found: Statistics) -> float:
        if not found.complete:
            return RETRY_AFTER
        return GOOD_FOR if self.pool.generation is None else float("inf")


async def _count(pool: Pool) -> Statistics:
    properties = await _rows(pool, "count_properties")
    graphs = await _rows(pool, "count_graphs")
    classes = await _rows(pool, "count_classes")
    return Statistics(
        classes=_by_name(classes),
        properties=_by_name(properties),
        graphs=_by_name(graphs),
        entities=_number(await _rows(pool, "count_entities")),
        subjects=_number(await _rows(pool, "count_subjects")),
        objects=_number(await _rows(pool, "count_objects")),
    )


async def _rows(pool: Pool, name: str) -> list[Row] | None:
    try:
        return await select(pool, named_query(name).text)
    except NewskgError as error:
        log.warning("%s was given up: %s", name, error)
        return None


def _by_name(rows: list[Row] | None) -> Counted | None:
    return None if rows is None else {row["name"]: int(row["count"]) for row in rows if "name" in row}


def _number(rows: list[Row] | None) -> int | None:
    return int(rows[0]["count"]) if rows else None
