"""What else may interest who reads this: objects with the same rare words and names."""

from typing import Any

from elasticsearch.dsl import Search
from elasticsearch.dsl import query as q
from elasticsearch.dsl.types import LikeDocument

from .filtering import belonging

MOST_WORDS = 25
_FIELDS = ("title", "summary", "names")
_TOO_RARE, _ENOUGH = 2, "1"


def related_body(identity: str, locale: str, first: int) -> dict[str, Any]:
    """Return what is sent: words that several objects have, and few, count most."""
    alike = q.MoreLikeThis(
        fields=list(_FIELDS),
        like=[LikeDocument(_id=identity)],
        min_term_freq=1,
        min_doc_freq=_TOO_RARE,
        max_query_terms=MOST_WORDS,
        minimum_should_match=_ENOUGH,
    )
    query = q.Bool(must=[alike], filter=belonging((), locale))
    body: dict[str, Any] = Search().query(query).source(False).extra(size=first).to_dict()
    return body | {
        "sort": [{"_score": "desc"}, {"sort_title": "asc"}, {"id": "asc"}],
        "track_total_hits": False,
    }
