"""Every object of the demo site in the words of schema.org, judged by its vocabulary."""

import json

import pytest

from cms.graphql.published_schema import published_schema
from cms.published.models import Node
from tests.graphql.client import data
from tests.schema_org import faults

pytestmark = pytest.mark.django_db

QUERY = "query ($id: ID!) { node(id: $id) { __typename jsonLd } }"


def test_everything_public_is_valid_linked_data() -> None:
    judged: set[str] = set()
    for identity in (
        Node.objects.exclude(type="Redirect").order_by("type", "path").values_list("pk", flat=True)
    ):
        node = data(QUERY, id=str(identity))["node"]
        judged.add(node["__typename"])
        assert faults(json.loads(node["jsonLd"])) == [], node
    members = published_schema().get_possible_types(published_schema().type_map["Node"])
    assert {member.name for member in members} - judged <= {"Person"}


def test_an_initiative_tells_search_engines_what_it_is() -> None:
    (found,) = data(
        """{ initiatives(filter: {slugs: ["thueringer-buendnis-fuer-industrie"]}) { nodes { jsonLd } } }"""
    )["initiatives"]["nodes"]

    described = json.loads(found["jsonLd"])

    assert described["@type"] == "Organization"
    assert described["url"].startswith("https://www.example.org/initiativen/")
    assert described["foundingDate"] == "2016-09-20"
    assert [area["name"] for area in described["areaServed"]] == ["Thüringen"]
    assert described["mainEntityOfPage"]["publisher"]["name"].endswith("Industrieinitiativen")
    assert described["mainEntityOfPage"]["license"] == ("https://creativecommons.org/licenses/by/4.0/deed.de")
