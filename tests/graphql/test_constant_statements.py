"""No list of the schema's root, no reference of its objects, none of theirs needs more SQL for more rows.

Lists, fields and objects are taken from the schema, so whatever is new is measured as well.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from graphql import GraphQLInterfaceType, GraphQLList, GraphQLObjectType, get_named_type, get_nullable_type

from cms.graphql.published_schema import published_schema
from cms.published.models import Node
from search.family import KINDS
from search.writing import write

from .client import data
from .rows import row

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

FEW, MANY = 5, 50
COMPUTED = "citation"

Ids = dict[str, list[UUID]]


def test_no_list_needs_more_statements_for_more_rows() -> None:
    ids = {name: [uuid4() for _ in range(MANY)] for name in node_types()}
    publish(ids, 0, FEW)
    few = {document: statements(document, FEW) for document in documents()}
    publish(ids, FEW, MANY)
    many = {document: statements(document, MANY) for document in documents()}

    # Among many rows an object may refer to one that was read already, so a statement fewer is possible.
    grown = {document: (count, many[document]) for document, count in few.items() if many[document] > count}
    assert grown == {}


def node_types() -> dict[str, GraphQLObjectType]:
    schema = published_schema()
    interface = schema.type_map["Node"]
    assert isinstance(interface, GraphQLInterfaceType)
    return {member.name: member for member in schema.get_possible_types(interface)}


def publish(ids: Ids, start: int, end: int) -> None:
    """Store the objects of these numbers of every type; each refers to others in every way it can."""
    for name, node_type in node_types().items():
        for number in range(start, end):
            row(name, f"Werk {number}", id=ids[name][number], code="K", **references(node_type, ids, number))
    write([str(identity) for identity in Node.objects.values_list("pk", flat=True)])


def references(holder: GraphQLObjectType, ids: Ids, number: int) -> dict[str, Any]:
    """Return a target for every reference: the object of the same number, of the own type the one before."""
    found: dict[str, Any] = {}
    for name, field in holder.fields.items():
        target = get_named_type(field.type)
        value: Any = None
        if target.name in ids:
            value = ids[target.name][number] if target is not holder else ids[target.name][number - 1]
        elif target.name == "PageInterface":
            value = ids["StandardPage"][number]
        elif is_value(target) and name != COMPUTED:
            inner = references(target, ids, number)
            value = inner and {"__typename": target.name, **inner}
        if value:
            found[name] = [value] if isinstance(get_nullable_type(field.type), GraphQLList) else value
    return found


def is_value(target: Any) -> bool:
    return isinstance(target, GraphQLObjectType) and target.name not in node_types() and not is_list(target)


def is_list(target: Any) -> bool:
    return str(target).endswith("Connection")


def documents() -> Iterator[str]:
    """Yield a document for each way of one or two levels down from each list."""
    for called, member in lists():
        for below in ("", *ways(member, levels=2)):
            selection = f"... on {member.name} {{ {below or '__typename'} }}"
            yield f"{{ {called} {{ totalCount nodes {{ __typename {selection} }} }} }}"


def lists() -> Iterator[tuple[str, GraphQLObjectType]]:
    """Yield each list with the type of its members; the search has members of many, and a list for each."""
    query = published_schema().query_type
    assert query is not None
    for name, field in query.fields.items():
        if is_list(get_named_type(field.type)):
            member = get_named_type(get_named_type(field.type).fields["nodes"].type)
            if isinstance(member, GraphQLObjectType):
                yield f"{name}(first: %d)", member
            else:
                assert name == "search"
                for kind in KINDS:
                    yield f"search(first: %d, filter: {{kinds: [{kind.name}]}})", node_types()[kind.type]


def ways(holder: Any, *, levels: int) -> Iterator[str]:
    """Yield selections, each of one list or reference; on the last level, one of all references."""
    if levels == 1:
        fields = {name: field for name, field in holder.fields.items() if leads_on(field)}
        references = [name for name in fields if not is_list(get_named_type(fields[name].type))]
        yield " ".join(step(name, fields[name], "") for name in references)
        return
    for name, field in holder.fields.items():
        if leads_on(field):
            target = get_named_type(field.type)
            for below in ways(target, levels=levels - 1) if target.name in node_types() else [""]:
                yield step(name, field, below)


def leads_on(field: Any) -> bool:
    """Whether the field is a list, a reference, or a value that holds one."""
    target = get_named_type(field.type)
    if is_value(target):
        return any(leads_on(inner) for inner in target.fields.values())
    return is_list(target) or target.name in node_types() or target.name == "PageInterface"


def step(name: str, field: Any, below: str) -> str:
    target = get_named_type(field.type)
    if is_list(target):
        return f"{name}(first: 2) {{ totalCount nodes {{ id }} }}"
    if is_value(target):
        inner = " ".join(step(each, one, "") for each, one in target.fields.items() if leads_on(one))
        return f"{name} {{ __typename {inner} }}"
    return f"{name} {{ __typename {below} }}"


def statements(document: str, size: int) -> int:
    """Return how many statements the document needs, once it is known."""
    source = document % size
    data(source)
    next_answer = source.replace("__typename", "again: __typename", 1)
    with CaptureQueriesContext(connection) as captured:
        (found,) = data(next_answer).values()
    assert len(found["nodes"]) == size
    return len(captured)
