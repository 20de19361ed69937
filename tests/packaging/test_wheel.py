"""The wheel: it carries all that newskg needs, and works where no checkout is near."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

CHECKOUT = Path(__file__).parents[2]
# Where each folder of the checkout lies in the wheel.
CARRIED = {"kg": "kg", "api": "api", "ontology": "kg/ontology", "data": "kg/data"}


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built offline with the hatchling installed here."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    built = subprocess.run([*pip, "--wheel-dir", folder, CHECKOUT], capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    (made,) = folder.glob("newskg-*.whl")
    return made


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bin folder of a fresh environment that has the wheel, and borrows nothing but dependencies from this one."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index"]
    done = subprocess.run([*pip, wheel], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (own,) = folder.glob("lib/python*/site-packages")
    # A folder named in a .pth file is searched, but its own .pth files, which lead to the checkout, are not followed.
    (own / "dependencies.pth").write_text(f"{sysconfig.get_path('purelib')}\n{sysconfig.get_path('platlib')}\n")
    return folder / "bin"


def run(program: Path, *arguments: str, folder: Path) -> str:
    """What the program prints when run in this folder; it must end well and complain of nothing."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment["NEWSKG_CACHE"] = str(program.parent.parent / "cache")  # as on a machine that never ran newskg
    done = subprocess.run(
        [program, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_the_wheel_carries_every_file(wheel: Path):
    expected = {
        f"{target}/{path.relative_to(CHECKOUT / folder).as_posix()}"
        for folder, target in CARRIED.items()
        for path in (CHECKOUT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    with zipfile.ZipFile(wheel) as archive:
        carried = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert carried == expected
    for needed in ("kg/ontology/shapes.ttl", "kg/questions/names.rq", "api/answers/queries/entity.rq", "kg/py.typed"):
        assert needed in carried


def test_the_installed_wheel_is_what_runs(installed: Path, tmp_path: Path):
    program = "import api.app, kg.resources as r; print(api.app.__file__, r.resource('ontology'), r.resource('data'))"
    for path in run(installed / "python", "-c", program, folder=tmp_path).split():
        assert Path(path).is_relative_to(installed.parent)


def test_demo_and_ask_work_in_an_empty_folder_far_from_the_checkout(installed: Path, tmp_path: Path):
    shown = run(installed / "kg", "demo", folder=tmp_path)
    assert "\nRustem Umerov\n" in shown
    assert (tmp_path / "newskg-demo" / "newskg.gexf").stat().st_size > 10_000
    told = run(installed / "kg", "ask", "who is Rustem Umerov?", "--store", "newskg-demo/store", folder=tmp_path)
    assert told.startswith("Rustem Umerov\n")


NEW_ROLE = """
role:grand_panjandrum a skos:Concept ; skos:inScheme <https://w3id.org/newskg/role> ; skos:broader role:official ;
    skos:notation "grand_panjandrum" ; skos:prefLabel "grand panjandrum" .
"""


def test_a_role_added_to_the_ontology_is_read_at_the_next_build_without_python(installed: Path, tmp_path: Path):
    (tmp_path / "one.txt").write_text("Ilse Brandvik is the grand panjandrum of Norway. She visited Bergen.")
    assert "1 article read" in run(installed / "kg", "build", "one.txt", folder=tmp_path)
    roles = next(installed.parent.glob("lib/python*/site-packages/kg/ontology/roles.ttl"))
    with roles.open("a", encoding="utf-8") as file:
        file.write(NEW_ROLE)
    assert "1 article read, 0 unchanged" in run(installed / "kg", "build", "one.txt", folder=tmp_path)
    told = run(installed / "kg", "ask", "who is Ilse Brandvik?", folder=tmp_path)
    assert "grand panjandrum" in told.splitlines()[1]
