"""The sample articles: readable, of the promised length, dated, and all named in their README."""

from pathlib import Path

from kg.articles import read
from kg.model import Article
from kg.resources import resource

FOLDER = resource("data/articles")


def samples() -> list[Article]:
    found = list(read([FOLDER]))
    assert all(isinstance(item, Article) for item in found), found
    return [item for item in found if isinstance(item, Article)]


def test_every_sample_is_read_with_a_title_an_id_of_its_own_and_the_promised_length() -> None:
    found = samples()
    assert len({sample.id for sample in found}) == len(found) >= 14
    for sample in found:
        assert sample.title, sample.id
        assert 150 <= len(sample.text.split()) <= 400, sample.title


def test_all_samples_but_the_undated_one_give_their_date_and_outlet() -> None:
    undated = [sample.title for sample in samples() if not (sample.published and sample.outlet)]
    assert undated == ["Grain deal signed in Istanbul, port of Odesa hit a day later"]


def test_the_samples_show_several_kinds_of_input() -> None:
    assert {".md", ".txt", ".html", ".jsonl"} <= {path.suffix for path in FOLDER.iterdir()}


def test_the_readme_names_every_sample_and_each_markdown_file_its_sources() -> None:
    readme = (FOLDER.parent / "README.md").read_text(encoding="utf-8")
    for path in FOLDER.iterdir():
        assert f"`{path.name}`" in readme
        assert path.suffix != ".md" or states_its_sources(path), path.name


def states_its_sources(path: Path) -> bool:
    return "\nsources: " in path.read_text(encoding="utf-8")
