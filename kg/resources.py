"""Where the files that ship with newskg lie: beside the package when installed, at the top of a checkout otherwise."""

import os
from pathlib import Path

from kg.errors import NewskgError

PACKAGE = Path(__file__).parent


def resource(name: str) -> Path:
    """Path of a shipped folder or file, such as `ontology` or `data/articles`.

    The environment variable NEWSKG_ONTOLOGY names a folder to take the ontology from instead: a copy with types and
    roles of one's own. Raises NewskgError when a file is nowhere: the installation is broken, or the variable wrong.
    """
    own = os.environ.get("NEWSKG_ONTOLOGY") if name == "ontology" else None
    if own:
        if Path(own).is_dir():
            return Path(own)
        raise NewskgError(f"NEWSKG_ONTOLOGY is {own}, which is no folder: name one with a copy of the ontology's files")
    for root in (PACKAGE, PACKAGE.parent):
        path = root / name
        if path.exists():
            return path
    raise NewskgError(f"{name} is missing from the installation: reinstall newskg")
