"""Listings without GraphQL, as feeds and search use them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.published.cursors import MalformedCursor, Position, binding, seal, unseal
from cms.published.families import FAMILIES, REVERSES
from cms.published.listing import Listing, Page, cursor_of, pages
from cms.published.orders import TITLE
from tests.factories.pages import InitiativePageFactory
from tests.factories.snippets import TopicFactory

INITIATIVES = FAMILIES["initiatives"]


def listing(**given: object) -> Listing:
    return Listing(**{"family": INITIATIVES, "order": TITLE, "first": 2, "locale": "de", **given})


def titles(page: Page) -> list[str]:
    return [item.data["title"] for item in page.items]


@pytest.mark.django_db
def test_a_page_says_whether_there_is_more_and_how_much_in_all() -> None:
    for title in ("B", "A", "C"):
        InitiativePageFactory(title=title)

    with CaptureQueriesContext(connection) as captured:
        (page,) = pages(listing(), total=True).values()

    assert (titles(page), page.has_next, page.total) == (["A", "B"], True, 3)
    assert len(captured) == 1


@pytest.mark.django_db
def test_only_what_is_wanted_is_read() -> None:
    InitiativePageFactory(title="A", mission="Auftrag")

    (counted,) = pages(listing(), rows=False, total=True).values()
    (slim,) = pages(listing(), unread=["mission", "body"]).values()

    assert counted == Page([], has_next=False, total=1)
    assert slim.total == 0
    assert "mission" not in slim.items[0].data
    assert slim.items[0].data["title"] == "A"


@pytest.mark.django_db
def test_a_page_after_the_last_row_is_empty_but_counted() -> None:
    InitiativePageFactory(title="A")
    (page,) = pages(listing()).values()
    after = unseal(cursor_of(listing(), page.items[0]), listing().binding)

    (rest,) = pages(listing(after=after), total=True).values()

    assert rest == Page([], has_next=False, total=1)


@pytest.mark.django_db
def test_many_parents_are_one_statement() -> None:
    shared, own, empty = TopicFactory(), TopicFactory(), TopicFactory()
    InitiativePageFactory(title="A", topics=[shared])
    InitiativePageFactory(title="B", topics=[shared, own])
    reverse = next(each for each in REVERSES if (each.owner, each.name) == ("Topic", "initiatives"))
    parents = [str(topic.uuid) for topic in (shared, own, empty)]

    with CaptureQueriesContext(connection) as captured:
        found = pages(listing(reverse=reverse), parents, total=True)

    assert {parent: (titles(page), page.total) for parent, page in found.items()} == {
        parents[0]: (["A", "B"], 2),
        parents[1]: (["B"], 1),
        parents[2]: ([], 0),
    }
    assert len(captured) == 1


def test_a_cursor_is_opaque_and_exact() -> None:
    position = Position("ä key", "7d1f7fb4-9cde-4c8c-8bd3-6a8b1b9d3f10")
    cursor = seal(position, binding({"list": "x"}))

    assert unseal(cursor, binding({"list": "x"})) == position
    assert "key" not in cursor
    for listed, text in (
        ({"list": "y"}, cursor),
        ({"list": "x"}, cursor[:-2]),
        ({"list": "x"}, "A" + cursor[1:]),
    ):
        with pytest.raises(MalformedCursor):
            unseal(text, binding(listed))


def test_every_reverse_list_leads_to_a_family() -> None:
    assert {reverse.family for reverse in REVERSES} <= FAMILIES.keys()
    assert len({(reverse.owner, reverse.name) for reverse in REVERSES}) == len(REVERSES)
