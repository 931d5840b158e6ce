"""Reading rows and what they refer to, driven by a selection that is written out here."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.published.models import Node
from cms.published.reading import MOST_ROWS, Reader, ReverseList, TooManyRows
from tests.factories.pages import InitiativePageFactory
from tests.factories.snippets import RegionFactory, StateFactory

pytestmark = pytest.mark.django_db


@dataclass
class Wants:
    """The same wishes for objects of every type."""

    fields: dict[str, "Wants"] = field(default_factory=dict)

    @property
    def leads_on(self) -> bool:
        return bool(self.fields)

    def objects(self, type_name: str) -> Sequence[tuple[str, "Wants"]]:
        return list(self.fields.items())

    def lists(self, type_name: str) -> Sequence[ReverseList]:
        return []


def test_references_are_followed_as_far_as_they_are_wanted() -> None:
    land = StateFactory(name="Hessen")
    page = InitiativePageFactory(regions=[RegionFactory(name="Kassel", parent=land)])

    with CaptureQueriesContext(connection) as captured:
        found = Reader().by_id(str(page.uuid), Wants({"regions": Wants({"parent": Wants()})}))

    assert found is not None
    assert found["regions"][0]["name"] == "Kassel"
    assert found["regions"][0]["parent"]["name"] == "Hessen"
    assert found["breadcrumbs"][0].keys() == {"$ref"}
    assert len(captured) == 3


def test_rows_by_id_come_with_what_the_graph_knows_of_them_and_their_references() -> None:
    land = StateFactory(name="Hessen")
    page = InitiativePageFactory(title="Kassel im Dialog", regions=[land])
    gone, row = str(uuid4()), Node.objects.get(pk=page.uuid)

    with CaptureQueriesContext(connection) as captured:
        reader = Reader(unread=["title"])
        found = reader.by_ids([gone, str(page.uuid), str(page.uuid)], Wants({"regions": Wants()}))

    assert found.keys() == {str(page.uuid)}
    read = found[str(page.uuid)]
    assert (read.type, read.title, read.revision) == ("InitiativePage", "Kassel im Dialog", row.revision)
    assert "title" not in read.data
    assert [region["name"] for region in read.data["regions"]] == ["Hessen"]
    assert len(captured) == 2
    assert reader.dependencies.rows == {
        gone: "", str(page.uuid): "InitiativePage", str(land.uuid): "Region"
    }  # fmt: skip


def test_no_rows_by_id_take_no_statement() -> None:
    with CaptureQueriesContext(connection) as captured:
        assert Reader().by_ids([], Wants()) == {}

    assert len(captured) == 0


def test_a_row_that_is_mentioned_twice_is_read_once() -> None:
    land = StateFactory()
    page = InitiativePageFactory(regions=[RegionFactory(parent=land), RegionFactory(parent=land)])

    found = Reader().by_id(str(page.uuid), Wants({"regions": Wants({"parent": Wants()})}))

    assert found is not None
    first, second = found["regions"]
    assert first["parent"] is second["parent"]


def test_what_is_not_public_is_absent_from_lists() -> None:
    page = InitiativePageFactory(regions=[RegionFactory(name="Bleibt")])
    reader = Reader()
    data = {
        "__typename": "InitiativePage",
        "id": str(uuid4()),
        "regions": [{"$ref": str(page.regions.get().uuid)}, {"$ref": str(uuid4())}],
        "leadImage": {"$ref": str(uuid4())},
    }

    reader.attach([data], Wants({"regions": Wants(), "leadImage": Wants()}))

    assert [region["name"] for region in data["regions"]] == ["Bleibt"]
    assert data["leadImage"] is None


def test_nothing_is_found_under_what_is_no_id() -> None:
    assert Reader().by_id("keine", Wants()) is None
    assert Reader().by_path("", Wants()) is None
    assert Reader().by_slug("InitiativePage", "gibt-es-nicht", "de", Wants()) is None


def test_an_answer_has_an_end() -> None:
    data = {"__typename": "X", "id": "1", "many": [{"$ref": str(uuid4())} for _ in range(MOST_ROWS + 1)]}
    with pytest.raises(TooManyRows), CaptureQueriesContext(connection) as captured:
        Reader().attach([data], Wants({"many": Wants()}))
    assert len(captured) == 0
