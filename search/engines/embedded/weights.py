"""What a match is worth, in one table. Tuned on the judgement list; ``docs/search.md`` has the figures."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Weights:
    """Factors of a score. Every word counts by how rare it is among all documents (idf)."""

    title: float = 2.0
    summary: float = 2.0
    names: float = 1.0
    body: float = 1.0
    parts: float = 0.4
    """Of all parts of a compound word, beside the word itself."""
    coverage: float = 1.0
    """The power of the share of the query's words that stand in a document: all of them beat many of one."""
    title_phrase: float = 2.0
    """The words of the query, in their order, in the title."""
    text_phrase: float = 2.0
    """The same in the summary or the body."""
    exact_title: float = 0.5
    """Words of the title that are spelt as in the query, by their share of the title."""
    latest_news: float = 0.1
    """What news of today gain; after a year about a third of it is left."""

    @property
    def greatest(self) -> float:
        """The weight of the most valuable field."""
        return max(self.title, self.summary, self.names, self.body)

    @property
    def of_fields(self) -> str:
        """As ``ts_rank`` takes them: D, C, B and A, none above 1."""
        fields = (self.body, self.names, self.summary, self.title)
        return f"{{{','.join(str(weight / self.greatest) for weight in fields)}}}"


WEIGHTS = Weights()
