"""What figures are set beside: nothing at all, one statement passed on, graphql-core over ready values."""

from functools import cache
from typing import Any

import orjson
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from graphql import DocumentNode, ExecutionResult, GraphQLSchema, build_schema, execute, parse

from cms.graphql.execution import executed
from cms.graphql.preparing import Query, prepare
from cms.graphql.published_schema import published_sdl

from .cases import QUERIES

JSON = "application/json; charset=utf-8"

# The answer to queries/list_50.graphql, put together by PostgreSQL alone.
LIST_50 = """
    SELECT json_build_object('data', json_build_object('initiatives', json_build_object('nodes',
        json_agg(row.node ORDER BY row.sort_title, row.id))))::text
    FROM (
        SELECT page.id, page.sort_title, json_build_object(
            'id', page.id, 'title', page.title,
            'regions', (
                SELECT coalesce(json_agg(json_build_object('name', node.title) ORDER BY edge.position), '[]')
                FROM published_edge edge JOIN published_node node ON node.id = edge.target
                WHERE edge.source_id = page.id AND edge.field = 'regions'),
            'topics', (
                SELECT coalesce(json_agg(json_build_object('name', node.title) ORDER BY edge.position), '[]')
                FROM published_edge edge JOIN published_node node ON node.id = edge.target
                WHERE edge.source_id = page.id AND edge.field = 'topics'),
            'contactPoints', (
                SELECT coalesce(json_agg(json_build_object(
                    'name', node.title, 'email', node.data->>'email') ORDER BY edge.position), '[]')
                FROM published_edge edge JOIN published_node node ON node.id = edge.target
                WHERE edge.source_id = page.id AND edge.field = 'contactPoints')
        ) AS node
        FROM published_node page WHERE page.type = 'InitiativePage' AND page.locale = 'de'
        ORDER BY page.sort_title, page.id LIMIT 50
    ) row
"""


@transaction.non_atomic_requests
def empty(request: HttpRequest) -> HttpResponse:
    """What Django, its middleware and the server cost by themselves."""
    return HttpResponse("{}", content_type=JSON)


@transaction.non_atomic_requests
def one_statement(request: HttpRequest) -> HttpResponse:
    """The same list as the case list_50, without anything between the database and the client."""
    with connection.cursor() as cursor:
        cursor.execute(LIST_50)
        return HttpResponse(cursor.fetchone()[0], content_type=JSON)


@transaction.non_atomic_requests
def graphql_core(request: HttpRequest) -> HttpResponse:
    """The same list as graphql-core makes it of ready dictionaries; nothing is read, parsed or validated."""
    result = execute(_schema(), _document(), root_value=_ready())
    if not isinstance(result, ExecutionResult) or result.errors:
        raise ValueError(result)
    return HttpResponse(orjson.dumps({"data": result.data}), content_type=JSON)


@cache
def _schema() -> GraphQLSchema:
    """The published types with graphql-core's own resolvers."""
    return build_schema(published_sdl(), assume_valid=True)


@cache
def _source() -> str:
    return (QUERIES / "list_50.graphql").read_text()


@cache
def _document() -> DocumentNode:
    return parse(_source())


@cache
def _ready() -> dict[str, Any]:
    given: dict[str, Any] = orjson.loads(executed(prepare(Query(_source())), "").content)["data"]
    return given
