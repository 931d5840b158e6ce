"""The part of the schema that the search adds; filter and dimensions come from its family."""

from cms.graphql.inputs import input_types
from cms.graphql.types import PublicTypes
from cms.published.types import public_types

from ..family import KINDS, SEARCH

_FIELDS = """
extend type Query {
  "Everything public that matches (Suche), best first. Without `query` all of it, newest first."
  search(
    "Words, at most 200 characters; never a syntax of their own. Synonyms and other forms are found too."
    query: String
    filter: SearchFilter
    "By what `facets` count; by everything unless told."
    facets: [SearchDimension!]
    near: NearInput
    orderBy: SearchOrder = RELEVANCE
    first: Int! = 20
    after: String
    locale: String
  ): SearchConnection!

  "What a title or name leads to while somebody types (Vorschläge), best first."
  searchSuggest(
    "What was typed; its last word may be unfinished."
    prefix: String!
    "Only these kinds; all of them unless told."
    kinds: [SearchKind!]
    first: Int! = 8
    locale: String
  ): [SearchSuggestion!]!

  "Where on the map the hits of a search lie (Trefferkarte); those close together come as one."
  searchMap(
    query: String
    filter: SearchFilter
    "The part of the map that is shown."
    bounds: BoundsInput!
    "Zoom of the map, from 0 (the world) to 20 (a house)."
    zoom: Int!
    locale: String
  ): [SearchCluster!]!

  "What is most like the object with this id (Verwandte Inhalte), best first; nothing when it is not public."
  relatedContent(
    id: ID!
    first: Int! = 5
    "The language of what is found; that of the object unless told."
    locale: String
  ): [Node!]!
}

"A part of the globe (Kartenausschnitt) in degrees; with `west` greater than `east` it crosses the date line."
input BoundsInput {
  south: Float!
  west: Float!
  north: Float!
  east: Float!
}
"""

_TYPES = """
"One page of the hits (Treffer) of a search."
type SearchConnection {
  nodes: [Node!]!
  edges: [SearchEdge!]!
  pageInfo: PageInfo!
  "Objects that match."
  totalCount: Int!
  "How the hits divide up by the filters; by all of them unless the argument `facets` names some."
  facets: [Facet!]!
  "Another query, where this one finds next to nothing (Meinten Sie …?); null where there is no better one."
  didYouMean: SearchSpelling
  meta: SearchMeta!
}

"An object and why and where it was found."
type SearchEdge {
  cursor: String!
  node: Node!
  "Where the query was found, title first; empty without a query, or where only what it refers to matches."
  highlights: [SearchHighlight!]!
  "Distance from the centre of `near` in kilometres; null without `near`."
  distanceKm: Float
}

"A text of an object in pieces (Fundstelle); together they are the text, or a part of it around the words."
type SearchHighlight {
  field: SearchText!
  runs: [SearchRun!]!
}

"Texts in which words are looked for."
enum SearchText {
  "Titel oder Name"
  TITLE
  "Kurztext"
  SUMMARY
  "Ein Ausschnitt des Inhalts"
  BODY
}

"A piece of plain text, to be shown as text."
type SearchRun {
  text: String!
  "Whether the query found it."
  match: Boolean!
}

"Another query and what it finds."
type SearchSpelling {
  query: String!
  totalCount: Int!
}

"How an answer came about."
type SearchMeta {
  "Which engine answered: `embedded` (PostgreSQL) or `elastic` (Elasticsearch)."
  engine: String!
  "The installation's Elasticsearch could not answer: hits are complete, their order is simpler."
  degraded: Boolean!
  "Milliseconds that the engine took."
  tookMs: Int!
  "Whatever was published up to then can be found; null where that is not known."
  indexedThrough: DateTime
}

"An object whose title or name fits what was typed."
type SearchSuggestion {
  "Its title or name."
  title: String!
  kind: SearchKind!
  node: Node!
}

"Hits that lie close together on the map (Gruppe auf der Karte)."
type SearchCluster {
  "Degrees north of their middle."
  latitude: Float!
  "Degrees east of their middle."
  longitude: Float!
  count: Int!
  "The objects, where they are few; at most 150 on one map, the smallest clusters first. Otherwise zoom in."
  nodes: [Node!]!
}
"""


def sdl() -> str:
    """Return the SDL of all that the search adds."""
    return _FIELDS + _kinds() + input_types(SEARCH, PublicTypes(public_types())) + _TYPES


def _kinds() -> str:
    values = "".join(f'  "{kind.label}" {kind.name}\n' for kind in KINDS)
    return f'"Sorts of objects that can be found (Art)."\nenum SearchKind {{\n{values}}}\n'
