"""What is measured: each case is a set of requests of one kind, asked in turn."""

import itertools
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import psycopg

QUERIES = Path(__file__).parent / "queries"
VARIETY = 16
"""How many different objects or filters a case asks for in turn."""

CASES = (
    *("empty_view", "one_statement", "graphql_core", "list_50", "profile", "filter_total"),
    *("list_50_cached", "list_50_304", "list_50_304_new"),
    *("atom_100", "json_100", "feed_304", "feed_304_new"),
)


@dataclass(frozen=True)
class Request:
    """One HTTP request; without a body it is a GET."""

    path: str
    body: bytes = b""
    remembered: bool = False
    """The server may give an answer that it kept; all others are made anew."""
    held: bool = False
    """The client names the answer that it was given the last time."""


Cases = dict[str, list[Request]]


def cases(database_url: str) -> Cases:
    """Return the requests of every case, with slugs that exist in this database."""
    with psycopg.connect(database_url) as connection:
        slugs = _column(connection, _INITIATIVES)
        filters = _filters(_column(connection, _LAENDER), _column(connection, _TOPICS))
    return {
        "empty_view": [Request("/bench/empty/")],
        "one_statement": [Request("/bench/one-statement/")],
        "graphql_core": [Request("/bench/graphql-core/")],
        "list_50": [_graphql("list_50")],
        "profile": [_graphql("profile", slug=slug) for slug in slugs],
        "filter_total": [_graphql("filter_total", filter=choice) for choice in filters],
        "list_50_cached": [replace(_graphql("list_50"), remembered=True)],
        "list_50_304": [replace(_graphql("list_50"), remembered=True, held=True)],
        "list_50_304_new": [replace(_graphql("list_50"), held=True)],
        "atom_100": [Request("/feeds/v1/initiatives.atom?limit=100")],
        "json_100": [Request("/feeds/v1/initiatives.json?limit=100")],
        "feed_304": [Request("/feeds/v1/initiatives.atom?limit=100", remembered=True, held=True)],
        "feed_304_new": [Request("/feeds/v1/initiatives.atom?limit=100", held=True)],
    }


# Ids are random, so the first of them are spread over the whole list.
_INITIATIVES = f"""
    SELECT slug FROM published_node WHERE type = 'InitiativePage' AND locale = 'de'
    ORDER BY id LIMIT {VARIETY}
"""
_LAENDER = """
    SELECT DISTINCT data->>'isoCode' FROM published_node WHERE type = 'Region' AND terms @> '{kind:STATE}'
    ORDER BY 1
"""
_TOPICS = f"""
    SELECT node.slug FROM published_edge edge
    JOIN published_node node ON node.id = edge.target JOIN published_node page ON page.id = edge.source_id
    WHERE edge.field = 'topics' AND page.type = 'InitiativePage'
    GROUP BY node.slug ORDER BY count(*) DESC, node.slug LIMIT {VARIETY}
"""


def _column(connection: "psycopg.Connection[Any]", statement: str) -> list[str]:
    return [row[0] for row in connection.execute(statement)]


def _filters(laender: list[str], topics: list[str]) -> list[dict[str, list[str]]]:
    """One filter for each Land: two levels, one Land and one topic with all that lies below them."""
    return [
        {"level": ["REGION", "MUNICIPALITY"], "land": [land], "topics": [topic]}
        for land, topic in zip(laender, itertools.cycle(topics), strict=False)
    ]


def _graphql(name: str, **variables: Any) -> Request:
    query = (QUERIES / f"{name}.graphql").read_text()
    return Request("/graphql/", json.dumps({"query": query, "variables": variables}).encode())
