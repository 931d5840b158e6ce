"""What an index of ours looks like: the words of documents in German, and by which keys filters find them."""

from typing import Any

from elasticsearch.dsl import Date, GeoPoint, Integer, Keyword, Long, Mapping, Object, Text

from cms.published.holdings import dimensions

from ...analysis import elasticsearch_analysis
from ...family import SEARCH
from ...language import language

REFRESH = "1s"
"""Said although it is the default: an index that says nothing rests when nobody searches for a while."""

ANY_LENGTH = "any_length"
"""The similarity of the texts: BM25, to which a word says as much in a long text as in a short one."""


def index_body() -> dict[str, Any]:
    """Return settings and mappings of an index made now; editors' parts of words count from then on."""
    return {
        "settings": {
            "number_of_shards": 1,
            "refresh_interval": REFRESH,
            "analysis": elasticsearch_analysis(language().parts),
            "similarity": {ANY_LENGTH: {"type": "BM25", "b": 0}},
        },
        "mappings": _mapping().to_dict(),
    }


def _mapping() -> Mapping:
    mapping = Mapping()
    mapping.meta("dynamic", False)
    for name in ("id", "type", "locale", "terms", "sort_title"):
        mapping.field(name, Keyword())
    mapping.field("title", _german(fields={"exact": Text(analyzer="exact")}))
    for name in ("summary", "body", "names", "aliases"):
        mapping.field(name, _german())
    mapping.field("suggest", Text(analyzer="suggest_index", search_analyzer="suggest_query", norms=False))
    mapping.field("title_length", Integer())
    mapping.field("revision", Long())
    mapping.field("date", Long())
    mapping.field("location", GeoPoint())
    mapping.field("keys", Object(properties={name: Keyword() for name in dimensions(SEARCH)}))
    mapping.field("withdrawn_at", Date())
    return mapping


def _german(**options: Any) -> Text:
    return Text(
        analyzer="german_index",
        search_analyzer="german_query",
        index_options="offsets",
        similarity=ANY_LENGTH,
        **options,
    )
