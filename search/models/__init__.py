"""The tables of the search: the embedded index, what has yet to reach Elasticsearch, editors' own words."""

from .index import IndexedDocument, KnownName, KnownWord
from .language import SynonymSet, WordPart
from .upkeep import Comparison, Generation, Mark

__all__ = [
    "Comparison",
    "Generation",
    "IndexedDocument",
    "KnownName",
    "KnownWord",
    "Mark",
    "SynonymSet",
    "WordPart",
]
