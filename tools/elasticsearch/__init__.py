"""A real Elasticsearch for tests, relevance and the demo: found where there is one, started where it can be.

``python -m tools.elasticsearch`` prints its address and keeps it until Ctrl-C. Nobody outlives whoever
started it, however that one ends.
"""

from .provision import NoElasticsearch, advice, elasticsearch, source

__all__ = ["NoElasticsearch", "advice", "elasticsearch", "source"]
