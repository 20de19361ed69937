"""What the tests of reading share: one reader, since the pipeline takes seconds to load."""

import pytest

from kg.reading import TextReader


@pytest.fixture(scope="session")
def reader() -> TextReader:
    return TextReader()
