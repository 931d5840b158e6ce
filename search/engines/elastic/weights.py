"""What a match is worth in Elasticsearch, in one table; tuned on the judgements as the embedded engine's was.

BM25 counts a word otherwise than PostgreSQL does, so what is best here is not what is best there.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Weights:
    """Factors of a score. Every word counts by how rare it is among all documents (idf)."""

    title: float = 2.5
    summary: float = 2.0
    aliases: float = 2.0
    names: float = 2.0
    body: float = 1.5
    other_fields: float = 0.7
    """Of whatever else a word stands in, beside the field where it is worth most."""
    parts: float = 0.4
    """Of all parts of a compound word, beside the word itself."""
    title_phrase: float = 2.0
    """The words of the query, in their order, in the title."""
    text_phrase: float = 2.0
    """The same in the summary or the body."""
    exact_title: float = 0.7
    """Words of the title that are spelt as in the query."""
    latest_news: float = 0.1
    """What news of today gain; after a year about a third of it is left."""

    def of(self, field: str) -> float:
        """Return the weight of a field."""
        value: float = getattr(self, field)
        return value


WEIGHTS = Weights()
