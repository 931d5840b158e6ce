"""The tables of the search: the embedded index, what has yet to reach Elasticsearch, editors' own words."""

from .index import IndexedDocument
from .language import SynonymSet, WordPart
from .upkeep import Generation, Mark

__all__ = ["Generation", "IndexedDocument", "Mark", "SynonymSet", "WordPart"]
