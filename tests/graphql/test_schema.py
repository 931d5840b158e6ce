"""The schema itself: what it promises, what it keeps out, and that it is the same everywhere."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInterfaceType,
    GraphQLNonNull,
    GraphQLObjectType,
    get_named_type,
    graphql_sync,
    is_leaf_type,
    parse,
    validate,
)

from cms.graphql.published_schema import assembled, own_roots, published_schema, published_sdl
from cms.graphql.roots import Root
from cms.graphql.types import PublicTypes, UnknownField
from cms.published.families import FAMILIES, REVERSES
from cms.published.filters import From, Related, RelatedTerms, Until
from cms.published.types import public_types

PROJECT = Path(__file__).resolve().parents[2]
CONTRACT = PROJECT / "frontend-contract" / "schema.graphql"


def test_the_contract_is_the_schema():
    written = CONTRACT.read_text(encoding="utf-8")
    assert written == published_sdl(), "frontend-contract/schema.graphql is stale: run make contract."


def test_the_sdl_parses():
    assert parse(published_sdl())


@pytest.mark.parametrize(("language", "seed"), [("de", "0"), ("en", "4711")])
def test_the_sdl_depends_on_neither_language_nor_hash_seed(language, seed):
    program = (
        "import django; from django.conf import settings;"
        f" settings.LANGUAGE_CODE = {language!r}; django.setup();"
        " from cms.graphql.published_schema import published_sdl; print(published_sdl(), end='')"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=PROJECT,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "cms.settings.test",
            "PYTHONHASHSEED": seed,
            "PYTHONUTF8": "1",
        },
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert run.stdout == CONTRACT.read_text(encoding="utf-8")


def test_every_root_list_is_one_kind_of_connection():
    query = published_schema().query_type
    for name, family in FAMILIES.items():
        field = query.fields[name]
        assert str(field.type) == f"{family.stem}Connection!"
        assert {"filter", "query", "orderBy", "first", "after"} <= field.args.keys()
        assert ("locale" in field.args) == family.localized
        assert field.args["first"].default_value == 20
        connection = published_schema().type_map[f"{family.stem}Connection"]
        assert {part: str(value.type) for part, value in connection.fields.items()} == {
            "nodes": f"[{family.type}!]!",
            "edges": f"[{family.stem}Edge!]!",
            "pageInfo": "PageInfo!",
            "totalCount": "Int!",
            "facets": "[Facet!]!",
        }


def test_every_filter_and_reverse_list_follows_fields_that_lead_where_it_says():
    public = PublicTypes(public_types())
    for family in FAMILIES.values():
        for choice in family.filters:
            if isinstance(choice, Related):
                assert {public.type_of(family.type, edge) for edge in choice.edges} == {choice.type}, choice
            if isinstance(choice, RelatedTerms):
                assert isinstance(
                    published_schema().type_map[public.type_of(choice.type, choice.field)], GraphQLEnumType
                )
            if isinstance(choice, From | Until):
                assert public.type_of(family.type, choice.field) == "Date"
    for reverse in REVERSES:
        member = FAMILIES[reverse.family].type
        assert {public.type_of(member, edge) for edge in reverse.edges} == {reverse.owner}, reverse


def test_a_filter_over_a_field_that_does_not_exist_stops_the_start():
    with pytest.raises(UnknownField, match=r"InitiativeMembership\.colour"):
        PublicTypes(public_types()).type_of("InitiativePage", "memberships.colour")


def test_what_everyone_relies_on_is_never_null_and_what_may_be_hidden_is():
    for named in published_schema().type_map.values():
        if isinstance(named, GraphQLObjectType | GraphQLInterfaceType):
            for name in {"id", "path", "nodes", "pageInfo"} & named.fields.keys():
                if name != "id" or _is_node(named):
                    assert isinstance(named.fields[name].type, GraphQLNonNull), f"{named.name}.{name}"
            for name, field in named.fields.items():
                inner = field.type.of_type if isinstance(field.type, GraphQLNonNull) else None
                crosses = isinstance(inner, GraphQLObjectType) and _is_node(inner)
                assert not crosses or named.name.endswith("Edge"), f"{named.name}.{name} must be nullable"


def _is_node(named):
    return any(interface.name == "Node" for interface in getattr(named, "interfaces", ()))


@pytest.mark.parametrize(
    "trap",
    [
        "draftTitle", "rawValue", "searchScore", "descendants", "siblings", "nextSiblings",
        "previousSiblings",
        "latestRevisionCreatedAt", "live", "locked", "owner", "collection", "goLiveAt",
        "expireAt", "fileHash", "hasUnpublishedChanges", "numchild", "urlPath", "contentType",
        "confirmedBy", "searchQuery",
    ],
)  # fmt: skip
def test_what_grapple_would_add_is_absent(trap):
    for named in published_schema().type_map.values():
        if isinstance(named, GraphQLObjectType | GraphQLInterfaceType) and not named.name.startswith("__"):
            assert trap not in named.fields, f"{named.name}.{trap}"


def test_no_page_tells_its_depth_in_the_tree():
    pages = [named for named in published_schema().type_map.values() if _is_node(named)]
    assert [named.name for named in pages if "depth" in named.fields] == []


def test_no_root_field_of_a_library_is_public():
    found = published_schema().query_type.fields.keys()
    assert not found & {
        "pages",
        "images",
        "documents",
        "snippets",
        "redirects",
        "sites",
        "site",
        "collections",
        "tags",
    }


def test_no_type_of_a_library_is_public():
    for name in published_schema().type_map:
        assert "Paginated" not in name
        assert not name.endswith("ObjectType")
        assert name not in ("Page", "Site", "User", "Collection", "CharBlock", "JSONString")


def test_the_endpoint_only_reads():
    assert published_schema().mutation_type is None
    assert published_schema().subscription_type is None


def test_enums_show_what_is_stored():
    level = published_schema().type_map["InitiativeLevel"]
    assert isinstance(level, GraphQLEnumType)
    assert list(level.values) == ["FEDERAL", "STATE", "REGION", "MUNICIPALITY"]
    assert level.values["STATE"].description == "Land"


def test_other_rooms_add_root_fields_without_changing_ours():
    root = Root(
        "extend type Query { answer: Answer } type Answer { value: Int! }",
        {"answer": lambda *_: {"value": 42}},
    )

    schema = assembled(public_types(), [*own_roots(), root])

    assert graphql_sync(schema, "{ answer { value } }").data == {"answer": {"value": 42}}


def test_all_blocks_of_a_text_fit_into_one_query():
    """Fields of one name agree in form, so that a frontend needs no aliases to read a body."""
    schema = published_schema()
    blocks = schema.get_possible_types(schema.type_map["StreamFieldInterface"])
    parts = [f"... on {block.name} {_everything(block)}" for block in blocks]

    body = f"body {{ __typename {' '.join(parts)} }}"
    query = f'{{ page(path: "/") {{ ... on StandardPage {{ {body} }} }} }}'

    assert validate(schema, parse(query)) == []


def _everything(named):
    return "{{ {} }}".format(" ".join(_asked(name, field) for name, field in named.fields.items()))


def _asked(name, field):
    target = get_named_type(field.type)
    if is_leaf_type(target):
        return name
    return f"{name} {{ id }}" if "id" in target.fields else f"{name} {_everything(target)}"
