"""The tables of the search: the embedded index, what has yet to reach Elasticsearch, editors' own words."""

from .index import IndexedDocument, KnownWord
from .language import SynonymSet, WordPart
from .upkeep import Comparison, Generation, Mark

__all__ = ["Comparison", "Generation", "IndexedDocument", "KnownWord", "Mark", "SynonymSet", "WordPart"]
