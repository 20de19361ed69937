"""Where the files that ship with newskg lie: beside the package when installed, at the top of a checkout otherwise."""

from pathlib import Path

from kg.errors import NewskgError

PACKAGE = Path(__file__).parent


def resource(name: str) -> Path:
    """Path of a shipped folder or file, such as `ontology` or `data/articles`.

    Raises NewskgError when it is in neither place, which means a broken installation.
    """
    for root in (PACKAGE, PACKAGE.parent):
        path = root / name
        if path.exists():
            return path
    raise NewskgError(f"{name} is missing from the installation: reinstall newskg")
