"""kg demo in an empty folder: what a newcomer sees first."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from .conftest import Kg


def test_demo_shows_what_was_found_answers_and_writes_a_gexf(
    kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, samples: list[object]
):
    monkeypatch.chdir(tmp_path)
    ran = kg("demo")
    assert (ran.code, ran.err) == (0, [])
    assert ran.out.startswith(f"{len(samples)} articles read, 0 unchanged, 0 set aside; ")

    sections = {part.splitlines()[0]: part.splitlines()[1:] for part in ran.out.split("\n\n")}
    (counts,) = sections["In the graph"]
    assert f"{len(samples)} articles, " in counts
    for heading in ("People and their roles", "Delegations and who headed them", "Events", "What was said"):
        assert 2 <= len(sections[heading]) <= 10, heading
        assert all(len(line) < 120 for line in sections[heading])
    answer = sections["who led Ukraine's delegation?"]
    assert answer[0] == "Rustem Umerov"
    assert any("“" in line and "delegation" in line for line in answer)
    assert "kg serve --store newskg-demo/store" in ran.out

    assert [path.name for path in tmp_path.iterdir()] == ["newskg-demo"]
    gexf = ElementTree.parse(tmp_path / "newskg-demo" / "newskg.gexf").getroot()
    assert gexf.tag.endswith("gexf")
    assert len(gexf.findall(".//{*}node")) > 100
