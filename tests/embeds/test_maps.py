"""The map: where things lie, and that it stays small."""

from cms.embeds.maps import HEIGHT, WIDTH, laender, markers, point
from cms.embeds.showing import Entry


def entry(title: str, place: tuple[float, float] | None) -> Entry:
    return Entry(
        id=title, title=title, address="", language="de", kicker="", summary="", topics=(), place=place
    )


def test_all_laender_are_drawn_inside_the_frame() -> None:
    drawn = laender()

    assert len({land.iso for land in drawn}) == 16
    assert all(land.path.startswith("M") and land.path.endswith("z") for land in drawn)
    assert sum(len(land.path) for land in drawn) < 25_000


def test_places_lie_where_they_belong() -> None:
    flensburg, muenchen = point(54.78, 9.44), point(48.14, 11.58)

    assert flensburg.y < muenchen.y
    assert flensburg.x < muenchen.x
    for place in (point(47.27, 10.18), point(55.06, 8.42), point(51.05, 5.87), point(51.27, 15.04)):
        assert 0 <= place.x <= WIDTH
        assert 0 <= place.y <= HEIGHT


def test_neighbours_share_a_dot_and_nothing_is_lost() -> None:
    near = [entry("A", (51.5, 7.4)), entry("B", (51.51, 7.41)), entry("C", (48.1, 11.6)), entry("D", None)]

    drawn = markers(near)

    assert [marker.names for marker in drawn] == ["A, B", "C"]
    assert drawn[0].radius > drawn[1].radius
