"""What an index of ours looks like: the same words and keys as those of a document."""

from typing import Any

from ...analysis import elasticsearch_analysis
from ...language import language

_GERMAN = {
    "type": "text",
    "analyzer": "german_index",
    "search_analyzer": "german_query",
    "index_options": "offsets",
    "fields": {"exact": {"type": "text", "analyzer": "exact"}},
}
_KEYWORD = {"type": "keyword"}


def index_body() -> dict[str, Any]:
    """Return settings and mappings of an index made now; editors' parts of words count from then on."""
    return {
        "settings": {"number_of_shards": 1, "analysis": elasticsearch_analysis(language().parts)},
        "mappings": {
            "dynamic": False,
            "properties": {
                **dict.fromkeys(("type", "locale", "terms", "sort_title"), _KEYWORD),
                **dict.fromkeys(("title", "summary", "body", "names"), _GERMAN),
                "suggest": {
                    "type": "text",
                    "analyzer": "suggest_index",
                    "search_analyzer": "suggest_query",
                },
                "revision": {"type": "long"},
                "date": {"type": "date"},
                "location": {"type": "geo_point"},
                "keys": {"type": "object", "dynamic": True},
                "withdrawn_at": {"type": "date"},
            },
        },
    }
