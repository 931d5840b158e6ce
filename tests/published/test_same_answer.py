"""The published answer is grapple's own answer: executed by graphql-core, everything selected."""

from typing import Any

import pytest
from graphql import GraphQLEnumType

from cms.graphql.computed import COMPUTED
from cms.graphql.published_schema import published_schema
from cms.published.families import REVERSES
from cms.published.models import Node
from cms.published.projection import project, type_name_of
from cms.published.rebuild import public_now
from cms.published.types import node_models, public_fields, public_types, source_schema
from tests.factories.media import DocumentFactory, ImageFactory
from tests.factories.pages import ALL_FACTORIES, InitiativePageFactory, body
from tests.factories.snippets import OrganisationFactory, RegionFactory, TopicFactory

from .everything import answer_of

pytestmark = pytest.mark.django_db


def assert_same_answers() -> int:
    """Compare every public object of the database; return how many there were."""
    compared = 0
    for model in node_models():
        for instance in public_now(model):
            answer = answer_of(instance, type_name_of(model))
            assert Node.objects.get(pk=instance.uuid).data == answer, instance
            compared += 1
    return compared


def test_every_type_of_page_and_record_answers_the_same() -> None:
    image, document = ImageFactory(alt_text="Werk", credit="Foto: Amt"), DocumentFactory()
    topic = TopicFactory(parent=TopicFactory())
    for factory in ALL_FACTORIES:
        factory(
            lead_image=image,
            topics=[topic],
            regions=[RegionFactory()],
            body=body(("heading", {"text": "Ziele", "level": "H2"}), ("rich_text", {"text": "<p>Text</p>"})),
        )
    OrganisationFactory()

    assert assert_same_answers() >= len(ALL_FACTORIES) + 9
    assert Node.objects.filter(pk=document.uuid).exists()


def test_the_comparison_can_fail() -> None:
    page = InitiativePageFactory(mission="Auftrag")
    Node.objects.filter(pk=page.uuid).update(data={**project(page).data, "mission": "Anderes"})

    with pytest.raises(AssertionError):
        assert_same_answers()


def test_both_schemas_declare_the_same_types() -> None:
    """Beside lists that lead back to an object and what is computed when it is read, nothing differs."""
    lists = {(reverse.owner, reverse.name) for reverse in REVERSES}
    source, published = source_schema(), published_schema()

    for definition in public_types().definitions:
        name = definition.name.value  # type: ignore[attr-defined]
        mine, theirs = _shape(source.type_map[name]), _shape(published.type_map[name])
        if isinstance(mine, dict) and isinstance(theirs, dict):
            mine = {field: kind for field, kind in mine.items() if field in public_fields(name)}
            theirs = {
                field: kind
                for field, kind in theirs.items()
                if (name, field) not in lists and field not in COMPUTED
            }
        assert mine == theirs, name


def _shape(gql_type: Any) -> dict[str, str] | list[str]:
    """Fields with their types and arguments; the values of an enum; nothing for a scalar."""
    if isinstance(gql_type, GraphQLEnumType):
        return sorted(gql_type.values)
    return {
        name: f"{field.type} { ({argument: str(given.type) for argument, given in field.args.items()}) }"
        for name, field in getattr(gql_type, "fields", {}).items()
    }
