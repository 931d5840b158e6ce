"""``searchMap``: where hits lie, in one question for each part of the map."""

from typing import Any

import pytest

from cms.graphql import prices
from cms.graphql.limits import SEARCHED
from search.graphql.places import CLOSEST, MOST_NAMED, fitting, sparing
from search.graphql.sdl import sdl
from search.query import Bounds, Cluster
from tests.factories.pages import InitiativePageFactory
from tests.factories.snippets import OrganisationFactory, TopicFactory
from tests.graphql.client import data

pytestmark = pytest.mark.django_db

MAP = """
query Q($query: String, $filter: SearchFilter, $bounds: BoundsInput!, $zoom: Int!, $locale: String) {
  searchMap(query: $query, filter: $filter, bounds: $bounds, zoom: $zoom, locale: $locale) {
    latitude longitude count nodes { ... on InitiativePage { title topics { name } } }
  }
}"""
GERMANY = {"south": 47, "west": 5, "north": 56, "east": 16}


def clusters(**variables: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = data(MAP, **{"bounds": GERMANY, "zoom": 6, **variables})["searchMap"]
    return found


def names(**variables: Any) -> set[str]:
    return {node["title"] for cluster in clusters(**variables) for node in cluster["nodes"]}


def test_each_object_lies_in_one_cluster_and_few_are_named() -> None:
    # Given
    InitiativePageFactory(
        title="Krefeld", latitude=51.33, longitude=6.56, topics=[TopicFactory(name="Energie")]
    )
    InitiativePageFactory(title="Rostock", latitude=54.09, longitude=12.1)
    InitiativePageFactory(title="Irgendwo")
    OrganisationFactory(name="Krefeld e. V.")
    # When
    found = clusters()
    # Then
    assert sorted((each["latitude"], each["longitude"], each["count"]) for each in found) == [
        (51.33, 6.56, 1), (54.09, 12.1, 1),
    ]  # fmt: skip
    (krefeld,) = (node for each in found for node in each["nodes"] if node["title"] == "Krefeld")
    assert krefeld["topics"] == [{"name": "Energie"}]


def test_the_hits_are_those_of_the_search() -> None:
    # Given
    InitiativePageFactory(title="Dialog", latitude=51.33, longitude=6.56, level="STATE")
    InitiativePageFactory(title="Dialog zwei", latitude=51.33, longitude=6.57, level="REGION")
    InitiativePageFactory(title="Forum", latitude=51.33, longitude=6.58)
    InitiativePageFactory(title="Dialogue", latitude=51.33, longitude=6.58, locale="en")
    # When, then
    assert names(query="dialog") == {"Dialog", "Dialog zwei"}
    assert names(query="dialog", filter={"level": ["STATE"]}) == {"Dialog"}
    assert names(query="dialog", bounds={**GERMANY, "east": 6.565}) == {"Dialog"}
    assert names(locale="en") == {"Dialogue"}
    assert clusters(filter={"topics": ["gibt-es-nicht"]}) == []


def test_close_ones_come_together_from_afar_and_apart_from_near() -> None:
    # Given
    for number in range(12):
        InitiativePageFactory(latitude=51.33 + number / 100, longitude=6.56)
    # When
    (far,) = clusters(zoom=5)
    here = {"south": 51.32, "west": 6.5, "north": 51.45, "east": 6.6}
    near = clusters(bounds=here, zoom=18)
    # Then
    assert (far["count"], far["nodes"]) == (12, [])
    assert far["latitude"] == pytest.approx(51.385, abs=0.0001)
    assert far["longitude"] == pytest.approx(6.56, abs=0.0001)
    assert sum(each["count"] for each in near) == 12
    assert len(near) == 12


def test_an_answer_names_so_many_objects_and_those_of_the_smallest_clusters_first() -> None:
    # Given
    crowd, pair, single = (
        Cluster(51, 7, count, [f"{count}-{number}" for number in range(count)]) for count in (10, 2, 1)
    )
    # When, then
    assert [each.ids for each in sparing([crowd, pair, single], 13)] == [crowd.ids, pair.ids, single.ids]
    assert [each.ids for each in sparing([crowd, pair, single], 12)] == [(), pair.ids, single.ids]
    assert [each.ids for each in sparing([crowd, pair, single], 2)] == [(), (), single.ids]
    assert [each.count for each in sparing([crowd, pair, single], 0)] == [10, 2, 1]


def test_schema_knows_how_much_may_be_asked() -> None:
    assert f"at most {SEARCHED.allowed} characters" in sdl()
    assert f"from 0 (the world) to {CLOSEST} (a house)" in sdl()


def test_schema_and_price_know_how_many_objects_are_named() -> None:
    assert f"at most {MOST_NAMED} on one map" in sdl()
    assert prices.size("searchMap", many=True) * prices.size("nodes", many=True) == MOST_NAMED


def test_what_is_withdrawn_takes_its_cluster_with_it() -> None:
    page = InitiativePageFactory(latitude=51.33, longitude=6.56)
    assert len(clusters()) == 1
    page.unpublish()
    assert clusters() == []


@pytest.mark.parametrize(
    ("bounds", "zoom", "expected"),
    [
        (Bounds(-90, -180, 90, 180), 0, 0),
        (Bounds(-90, -180, 90, 180), 20, 3),
        (Bounds(47, 5, 56, 16), 6, 6),
        (Bounds(47, 5, 56, 16), 20, 7),
        (Bounds(47, 170, 56, -170), 20, 7),
        (Bounds(51.30, 6.5, 51.31, 6.51), 20, 17),
        (Bounds(51.3, 6.5, 51.3, 6.5), 20, 20),
    ],
)
def test_bounds_are_seen_from_no_closer_than_they_fit_on_screens(
    bounds: Bounds, zoom: int, expected: int
) -> None:
    assert fitting(zoom, bounds) == expected
