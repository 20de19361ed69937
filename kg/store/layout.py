"""Where things lie in a store's directory, and whether this version of newskg may read them."""

from dataclasses import dataclass
from pathlib import Path

from kg.errors import StoreError

FORMAT = 1


@dataclass(frozen=True)
class Layout:
    """The paths of one store. Making one touches nothing on disk."""

    root: Path

    @property
    def lock(self) -> Path:
        """The file whose lock the one writer holds; its text says who that is."""
        return self.root / "lock"

    @property
    def extractions(self) -> Path:
        """The SQLite file of what was read."""
        return self.root / "extractions.sqlite"

    @property
    def graph(self) -> Path:
        """The writer's own database. Readers never open it."""
        return self.root / "graph"

    @property
    def unpublished(self) -> Path:
        """The mark that says that the writer's database has changes no generation shows yet."""
        return self.root / "unpublished"

    @property
    def writes(self) -> Path:
        """The log of what was written through the service."""
        return self.root / "writes.jsonl"

    @property
    def generations(self) -> Path:
        """The folder of immutable copies."""
        return self.root / "generations"

    @property
    def current(self) -> Path:
        """The file that names the newest generation."""
        return self.root / "CURRENT"

    def generation(self, number: int) -> Path:
        """The folder of one generation."""
        return self.generations / str(number)

    def newest(self) -> int | None:
        """The number of the newest published generation, or None before the first. A server can poll this cheaply."""
        try:
            return int(self.current.read_text())
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise StoreError(f"{self.current} cannot be read ({error}): delete it and run kg build again") from error

    def prepare(self) -> None:
        """Make the directory and its FORMAT file where they are missing, and refuse a format this version cannot write.

        A directory that already holds something else is refused too, so that a mistyped path cannot mix two things.
        """
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            if not self.marker.exists():
                self._refuse_strangers()
                self.marker.write_text(f"{FORMAT}\n")
        except OSError as error:
            raise StoreError(f"the store {self.root} cannot be made: {error.strerror or error}") from error
        self.verify()

    def verify(self) -> None:
        """Raise StoreError unless a store is here and in the format of this version."""
        found = self.format()
        if found < FORMAT:
            raise StoreError(f"the store {self.root} has format {found}: kg build or kg serve bring it up to {FORMAT}")

    def format(self) -> int:
        """The store's format. Raises StoreError when there is no store, or its format is newer than this version."""
        try:
            text = self.marker.read_text().strip()
        except (FileNotFoundError, NotADirectoryError):
            raise StoreError(f"no store at {self.root}: run kg build first") from None
        except (OSError, ValueError) as error:
            raise StoreError(f"{self.marker} cannot be read: {error}") from error
        if not text.isdecimal():
            raise StoreError(f"{self.marker} holds {text[:20]!r} instead of a number: this is no newskg store")
        if int(text) > FORMAT:
            raise StoreError(
                f"the store {self.root} has format {text}, and this newskg reads up to {FORMAT}: upgrade newskg"
            )
        return int(text)

    @property
    def marker(self) -> Path:
        """The file that says which format this is."""
        return self.root / "FORMAT"

    def _refuse_strangers(self) -> None:
        ours = {self.lock.name, "corrections.jsonl"}  # corrections may be put there before the first build
        names = sorted(path.name for path in self.root.iterdir() if path.name not in ours)
        if names and not self.marker.exists():  # another process may have written it just now
            raise StoreError(f"{self.root} holds other files ({names[0]}) and is no store: name a new directory")
