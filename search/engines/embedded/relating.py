"""What else may interest who reads this: objects with the same rare words, and with the same references."""

from cms.published.filters import is_uuid
from cms.published.listing import belonging, fetched
from cms.published.sql import Sql

from ...analysis import query_tokens
from ...documents import MUTE_FIELDS, MUTE_TYPES, Document, documents
from ...family import SEARCH
from ...interpretation import Interpretation, Variant, Word
from ...vocabulary import rarest, words_of
from .scoring import Scoring

MOST_WORDS = 12
DIRECT = 3.0
"""What a reference from one to the other is worth, beside rare words."""

# What both refer to counts by how few others do; what refers from one to the other counts most.
_REFERENCES = """
    WITH mine AS MATERIALIZED (
        SELECT DISTINCT edge.target FROM published_edge edge
        JOIN published_node node ON node.id = edge.target AND node.type <> ALL(%s)
        WHERE edge.source_id = %s::uuid AND edge.field <> ALL(%s)
    ), uses AS MATERIALIZED (
        SELECT DISTINCT edge.target, edge.source_id FROM published_edge edge
        WHERE edge.target IN (SELECT target FROM mine) AND edge.field <> ALL(%s)
    ), worth AS (
        SELECT target, ln(1 + (SELECT count(*) FROM search_indexeddocument)::float8 / count(*)) AS worth
        FROM uses GROUP BY target
    )
    SELECT id, sum(worth) AS score FROM (
        SELECT uses.source_id AS id, worth.worth FROM uses JOIN worth ON worth.target = uses.target
        UNION ALL SELECT target, %s FROM mine
        UNION ALL SELECT DISTINCT source_id, %s FROM published_edge WHERE target = %s::uuid
            AND field <> ALL(%s)
    ) shared GROUP BY id
"""

_RELATED = """
    SELECT node.id::text FROM published_node node
    LEFT JOIN ({words}) worded ON worded.id = node.id
    LEFT JOIN ({references}) referred ON referred.id = node.id
    WHERE {belonging} AND node.id <> %s::uuid AND (worded.id IS NOT NULL OR referred.id IS NOT NULL)
    ORDER BY coalesce(worded.score, 0) + coalesce(referred.score, 0) DESC, node.sort_title, node.id LIMIT %s
"""


def related_to(identity: str, locale: str, first: int) -> list[str]:
    """Return the ids of the ``first`` most related objects; nothing where the object is not public."""
    document = documents([identity]).get(identity) if is_uuid(identity) else None
    if document is None:
        return []
    words, references = _worded(document), _referred(identity)
    listed = belonging(SEARCH, locale)
    text = _RELATED.format(words=words.text, references=references.text, belonging=listed.text)
    parameters = (*words.parameters, *references.parameters, *listed.parameters, identity, first)
    return [found for (found,) in fetched(Sql(text, parameters))]


def _worded(document: Document) -> Sql:
    """The statement that scores whatever has the rarest words of the title, the summary and the names."""
    texts = [document.title, document.summary, *document.names]
    terms = [token.term for word in rarest(words_of(texts), MOST_WORDS) for token in query_tokens(word)]
    if not terms:
        return Sql("SELECT NULL::uuid AS id, NULL::float8 AS score")
    words = tuple(Word(term, term, number) for number, term in enumerate(dict.fromkeys(terms)))
    return Scoring(Interpretation("", (Variant("", 1.0, words),), ()), phrases=False).statement


def _referred(identity: str) -> Sql:
    mute = list(MUTE_FIELDS)
    return Sql(_REFERENCES, (list(MUTE_TYPES), identity, mute, mute, DIRECT, DIRECT, identity, mute))
