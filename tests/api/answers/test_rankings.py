"""The order of disagreements is worked out once for an edition, and goes on where the request that began it is over."""

import asyncio
from pathlib import Path

import pytest

from api import clock
from api.answers.rankings import Rankings
from api.settings import Settings
from api.workers.pool import Pool
from api.workers.results import QueryCut
from kg.disagreements import ranking
from tests.disagreements.news import BLAST, MARA, TOVE, News


def test_it_is_kept_although_whoever_asked_first_did_not_wait_for_it(tmp_path: Path) -> None:
    reader = News().counts("a4", 4).counts("b4", 6).leads("a4", MARA).leads("b4", TOVE).written(tmp_path)

    async def asked() -> None:
        settings = Settings(store=str(tmp_path), workers=1)
        pool = Pool(settings)
        await pool.start()
        try:
            rankings = Rankings(pool, settings.deadline)
            clock.begin(0.0)
            with pytest.raises(QueryCut, match="try again"):
                await rankings.of(None)
            clock.begin(settings.deadline)
            first = await rankings.of(None)
            assert first == ranking(reader)
            assert await rankings.of(None) is first
            about = await rankings.of(BLAST.value)
            assert [one.property for one in about] == ["killed"]
            assert await rankings.of(BLAST.value) is about
        finally:
            await pool.stop()

    asyncio.run(asked())
