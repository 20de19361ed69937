import csv
import io
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import NewskgError
from kg.export import export, write
from kg.export.records import QUERIES
from kg.export.tables import TABLES, table_names, write_csv
from kg.store import Reader
from kg.triples.terms import TYPE, article_node, nk, triple
from tests.disagreements.news import MARA, News

GOLDEN = Path(__file__).parent / "golden" / "tables"


@pytest.fixture(scope="module")
def tables(newsroom: Reader, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("export") / "tables"
    export(newsroom, "csv", out)
    return out


@pytest.mark.parametrize("name", table_names())
def test_each_is_the_table_that_was_read_through_by_eye(tables: Path, name: str) -> None:
    # As bytes: RFC 4180 ends its lines with CR LF.
    assert (tables / name).read_bytes() == (GOLDEN / name).read_bytes()


def test_every_table_has_a_query() -> None:
    assert {path.stem for path in QUERIES.glob("*.rq")} >= set(TABLES)


def test_copies_count_as_one_origin(tmp_path: Path) -> None:
    def counted(origin: str) -> list[tuple[str, str]]:
        news = News().leads("a4", MARA).leads("d4", MARA)
        news.quads = [quad for quad in news.quads if quad.predicate != nk("origin")]
        news.quads += [triple(article_node("d4"), nk("origin"), article_node(origin))]
        shown = [quad.subject for quad in news.quads if quad.predicate == nk("inArticle")]
        news.quads += [triple(one, TYPE, nk("Evidence")) for one in shown]
        export(news.written(tmp_path / f"store {origin}"), "csv", tmp_path / origin)
        rows = csv.DictReader((tmp_path / origin / "memberships.csv").open(encoding="utf-8", newline=""))
        return [(row["articles"], row["origins"]) for row in rows]

    assert (counted("d4"), counted("a4")) == ([("2", "2")], [("2", "1")])


def test_a_stream_gets_the_same_tables_in_one_zip(newsroom: Reader, tables: Path) -> None:
    first, second = io.BytesIO(), io.BytesIO()
    write(newsroom, "csv", first)
    write(newsroom, "csv", second)
    assert first.getvalue() == second.getvalue()
    with ZipFile(first) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            path.name: path.read_bytes() for path in tables.iterdir()
        }


def test_a_path_that_ends_in_zip_is_a_zip(newsroom: Reader, tmp_path: Path) -> None:
    export(newsroom, "csv", tmp_path / "tables.zip")
    assert ZipFile(tmp_path / "tables.zip").namelist() == list(table_names())


def test_tables_replace_older_tables(newsroom: Reader, tmp_path: Path) -> None:
    (tmp_path / "t").mkdir()
    (tmp_path / "t" / "people.csv").write_text("stale")
    export(newsroom, "csv", tmp_path / "t")
    assert sorted(path.name for path in (tmp_path / "t").iterdir()) == list(table_names())
    assert "stale" not in (tmp_path / "t" / "people.csv").read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["t"]


def test_a_folder_with_other_files_is_left_alone(newsroom: Reader, tmp_path: Path) -> None:
    (tmp_path / "thesis.tex").write_text("years of work")
    with pytest.raises(NewskgError, match=r"holds other files \(thesis.tex\)"):
        export(newsroom, "csv", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.tex"]


@given(rows=st.lists(st.lists(st.text(st.characters()), min_size=2, max_size=3), max_size=4))
def test_any_text_comes_back_from_the_csv(rows: list[list[str]]) -> None:
    out = io.BytesIO()
    write_csv(rows, out)
    read = list(csv.reader(io.StringIO(out.getvalue().decode(), newline="")))
    # A lone surrogate has no UTF-8.
    assert read == [[cell.encode("utf-8", "replace").decode() for cell in row] for row in rows]
