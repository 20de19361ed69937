"""Reading: an article's text → sentences, mentions, dates and quoted stretches. The NLP pipeline lives here alone."""

from kg.reading.reader import DEFAULT_PIPELINE, TextReader, engine_version

__all__ = ["DEFAULT_PIPELINE", "TextReader", "engine_version"]
