"""Near a place, and on the map."""

import pytest

from cms.published.orders import DISTANCE, Near
from search.query import Bounds, Cluster, Request
from tests.graphql.rows import row

from .subject import Subject, listing, titles_of

KOELN, BONN, BERLIN = (50.94, 6.96), (50.73, 7.10), (52.52, 13.40)
WORLD = Bounds(-85, -180, 85, 180)


def initiative(title: str, place: tuple[float, float]) -> None:
    row("InitiativePage", title, latitude=place[0], longitude=place[1])


@pytest.fixture
def towns(subject: Subject) -> Subject:
    initiative("Industrie Köln", KOELN)
    initiative("Industrie Bonn", BONN)
    initiative("Industrie Berlin", BERLIN)
    row("InitiativePage", "Industrie ohne Ort")
    subject.settle()
    return subject


def test_the_nearest_come_first_with_their_distance(towns: Subject) -> None:
    near = Near(*BONN, radius_km=100)

    hits = towns.search("Industrie", near=near, order=DISTANCE).hits

    assert titles_of([hit.id for hit in hits]) == ["Industrie Bonn", "Industrie Köln"]
    assert [round(hit.distance_km or 0, 1) for hit in hits] == [0.0, 25.3]


@pytest.mark.parametrize(("radius", "count"), [(0, 1), (30, 2), (20_000, 3)])
def test_a_radius_may_be_nothing_or_the_world(towns: Subject, radius: float, count: int) -> None:
    assert towns.search(near=Near(*BONN, radius_km=radius)).total == count


def test_a_cluster_says_where_and_how_many_and_which_where_they_are_few(towns: Subject) -> None:
    clusters = towns.engine.clusters(Request(listing("Industrie")), WORLD, 3)

    near, far = sorted(clusters, key=lambda cluster: -cluster.count)
    assert (near.count, round(near.latitude, 3), round(near.longitude, 2)) == (2, 50.835, 7.03)
    assert sorted(titles_of(near.ids)) == ["Industrie Bonn", "Industrie Köln"]
    assert (far.count, titles_of(far.ids)) == (1, ["Industrie Berlin"])


def test_closer_by_the_same_objects_stand_apart(towns: Subject) -> None:
    clusters = towns.engine.clusters(Request(listing("Industrie")), WORLD, 12)

    assert sorted(cluster.count for cluster in clusters) == [1, 1, 1]


def test_more_than_ten_are_not_named(subject: Subject) -> None:
    for number in range(11):
        initiative(f"Industrie {number}", KOELN)
    subject.settle()

    (cluster,) = subject.engine.clusters(Request(listing()), WORLD, 20)

    assert (cluster.count, list(cluster.ids)) == (11, [])
    assert (round(cluster.latitude, 4), round(cluster.longitude, 4)) == KOELN


def test_the_map_shows_what_the_search_finds_within_its_bounds(towns: Subject) -> None:
    west = Bounds(50, 6, 52, 8)

    def counted(query: str | None, bounds: Bounds) -> int:
        request = Request(listing(query))
        return sum(cluster.count for cluster in towns.engine.clusters(request, bounds, 5))

    assert (counted(None, west), counted("Berlin", west), counted("Berlin", WORLD)) == (2, 0, 1)


def test_bounds_may_cross_the_date_line(subject: Subject) -> None:
    initiative("Fidschi", (-17.7, 178.1))
    initiative("Samoa", (-13.8, -172.1))
    initiative("Köln", KOELN)
    subject.settle()

    found: list[Cluster] = list(subject.engine.clusters(Request(listing()), Bounds(-30, 170, 0, -170), 8))

    assert sorted(titles_of([each for cluster in found for each in cluster.ids])) == ["Fidschi", "Samoa"]
