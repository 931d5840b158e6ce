"""Scores in SQL: for each word how rare it is, times in which fields it stands.

``ts_rank`` of a single word is the weight of its best field and a little more for each further place (it
approaches 1.6 times as much). How rare a word is it does not know; that is counted among what was found.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from cms.published.sql import Sql

from ...analysis import suggest_tokens
from ...interpretation import Interpretation, Variant, Word
from ...vectors import quoted
from .matching import any_word, phrase
from .weights import WEIGHTS, Weights

MOST_TERMS = 40
"""Terms that are scored; a query of more is found by all of them and sorted by the first."""
MOST_PHRASES = 6
"""Variants of which phrases are looked for."""

# The vector is unpacked once for each row: "|| ''" makes the copy that all functions then share.
_SCORES = """
    WITH hit AS MATERIALIZED (
        SELECT id, news_of{columns} FROM (
            SELECT id, news_of, exact, vector || ''::tsvector AS vector FROM search_indexeddocument
            WHERE vector @@ %s::tsquery OFFSET 0
        ) document
    ), rare AS MATERIALIZED (
        SELECT 1{rarities} FROM hit, (SELECT count(*) AS documents FROM search_indexeddocument) whole
        GROUP BY whole.documents
    )
    SELECT hit.id, (({score}) * (1 + %s * coalesce(exp((hit.news_of - current_date) / 365.0), 0)))::float8
        AS score
    FROM hit CROSS JOIN rare
"""


@dataclass(frozen=True)
class Scoring:
    """The statement that scores all documents with a word of ``asked``."""

    asked: Interpretation
    weights: Weights = WEIGHTS
    phrases: bool = True
    """Whether words count more where they stand in their order."""

    @cached_property
    def statement(self) -> Sql:
        """Yields ``id`` and ``score``."""
        columns = [*self._term_columns, *self._phrase_columns, self._title_column]
        text = _SCORES.format(
            columns="".join(f", {column.text}" for column in columns),
            rarities="".join(
                f", ln(1 + (whole.documents - count(*) FILTER (WHERE s{n} > 0) + 0.5)"
                f" / (count(*) FILTER (WHERE s{n} > 0) + 0.5)) AS w{n}"
                for n in range(len(self._terms))
            ),
            score=self._score,
        )
        parameters = [value for column in columns for value in column.parameters]
        return Sql(text, (*parameters, any_word(self.asked), self.weights.latest_news))

    @cached_property
    def _terms(self) -> dict[str, int]:
        """The number of each term that is scored."""
        words = [word for variant in self.asked.variants for word in variant.words]
        terms = [*(word.term for word in words), *(part for word in words for part in word.parts)]
        return {term: number for number, term in enumerate(list(dict.fromkeys(terms))[:MOST_TERMS])}

    @property
    def _term_columns(self) -> list[Sql]:
        return [
            Sql(
                f"%s * ts_rank(%s::float4[], vector, %s::tsquery) AS s{number}",
                (self.weights.greatest, self.weights.of_fields, quoted(term)),
            )
            for term, number in self._terms.items()
        ]

    @property
    def _phrases(self) -> list[Variant]:
        variants = [variant for variant in self.asked.variants if variant.words]
        return variants[:MOST_PHRASES] if self.phrases else []

    @property
    def _phrase_columns(self) -> list[Sql]:
        return [
            Sql(
                f"%s * (vector @@ %s::tsquery)::int + %s * (vector @@ %s::tsquery)::int AS p{number}",
                (
                    self.weights.title_phrase,
                    phrase(variant.words, "A"),
                    self.weights.text_phrase,
                    phrase(variant.words, "BD"),
                ),
            )
            for number, variant in enumerate(self._phrases)
        ]

    @property
    def _title_column(self) -> Sql:
        """Which share of the words of the title the query has."""
        words = [quoted(token.term) for token in suggest_tokens(self.asked.text)][:MOST_TERMS]
        same = " + ".join(["(exact @@ %s::tsquery)::int"] * len(words)) or "0"
        return Sql(
            f"%s * ({same})::float8 / greatest(length(exact), %s) AS title",
            (self.weights.exact_title, *words, len(words) or 1),
        )

    @property
    def _score(self) -> str:
        variants = [self._variant(variant, number) for number, variant in enumerate(self.asked.variants)]
        return f"greatest({', '.join(filter(None, variants))}) + title * {self._rarity(self.asked.words)}"

    def _variant(self, variant: Variant, number: int) -> str:
        scored = [word for word in variant.words if word.term in self._terms]
        if not scored:
            return ""
        words = " + ".join(self._word(word) for word in scored)
        bonus = f" + p{number} * {self._rarity(scored)}" if number < len(self._phrases) else ""
        return f"{variant.weight} * (({words}){self._covered(scored)}{bonus})"

    def _covered(self, words: Sequence[Word]) -> str:
        """A factor for the share of the words that stand in the document, each by how rare it is."""
        if len(words) == 1:
            return ""
        there = " + ".join(f"({self._stands(word)})::int * w{self._terms[word.term]}" for word in words)
        return f" * power(({there}) / {self._rarity(words)}, {self.weights.coverage})"

    def _stands(self, word: Word) -> str:
        whole = f"s{self._terms[word.term]} > 0"
        return f"{whole} OR {self._every_part(word)}" if self._divided(word) else whole

    def _word(self, word: Word) -> str:
        whole = self._term(word.term)
        if not self._divided(word):
            return whole
        together = f"{self.weights.parts} * ({' + '.join(self._term(part) for part in word.parts)})"
        return f"greatest({whole}, CASE WHEN {self._every_part(word)} THEN {together} ELSE 0 END)"

    def _divided(self, word: Word) -> bool:
        return bool(word.parts) and all(part in self._terms for part in word.parts)

    def _every_part(self, word: Word) -> str:
        return " AND ".join(f"s{self._terms[part]} > 0" for part in word.parts)

    def _term(self, term: str) -> str:
        number = self._terms[term]
        return f"s{number} * w{number}"

    def _rarity(self, words: Sequence[Word]) -> str:
        """How rare the words are together."""
        known = [f"w{self._terms[word.term]}" for word in words if word.term in self._terms]
        return f"({' + '.join(known) or '0'})"
