"""Listings without GraphQL, as feeds and search use them."""

from collections.abc import Sequence

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.published import orders
from cms.published.cursors import MalformedCursor, Position, binding, seal, unseal
from cms.published.families import FAMILIES, REVERSES
from cms.published.listing import READ_KEY, ROOT, Listing, Page, Wanted, cursor_of, pages
from cms.published.orders import DATE, DATE_DESC, TITLE, TITLE_DESC
from tests.factories.pages import InitiativePageFactory
from tests.factories.snippets import TopicFactory

INITIATIVES = FAMILIES["initiatives"]


def listing(**given: object) -> Listing:
    return Listing(**{"family": INITIATIVES, "order": TITLE, "first": 2, "locale": "de", **given})


def only(wanted: Wanted, unread: Sequence[str] = ()) -> Page:
    (found,) = pages([wanted], unread)
    return found[ROOT]


def titles(page: Page) -> list[str]:
    return [item.data["title"] for item in page.items]


@pytest.mark.django_db
def test_a_page_says_whether_there_is_more_and_how_much_in_all() -> None:
    for title in ("B", "A", "C"):
        InitiativePageFactory(title=title)

    with CaptureQueriesContext(connection) as captured:
        page = only(Wanted(listing(), total=True))

    assert (titles(page), page.has_next, page.total) == (["A", "B"], True, 3)
    assert len(captured) == 1


@pytest.mark.django_db
def test_only_what_is_wanted_is_read() -> None:
    InitiativePageFactory(title="A", mission="Auftrag")

    counted = only(Wanted(listing(), rows=False, total=True))
    slim = only(Wanted(listing()), ["mission", "body"])

    assert counted == Page([], has_next=False, total=1)
    assert slim.total == 0
    assert "mission" not in slim.items[0].data
    assert slim.items[0].data["title"] == "A"


@pytest.mark.django_db
def test_a_page_after_the_last_row_is_empty_but_counted() -> None:
    InitiativePageFactory(title="A")
    after = unseal(cursor_of(listing(), only(Wanted(listing())).items[0]), listing().binding)

    rest = only(Wanted(listing(after=after), total=True))

    assert rest == Page([], has_next=False, total=1)


@pytest.mark.django_db
def test_many_parents_are_one_statement() -> None:
    shared, own, empty = TopicFactory(), TopicFactory(), TopicFactory()
    InitiativePageFactory(title="A", topics=[shared])
    InitiativePageFactory(title="B", topics=[shared, own])
    reverse = next(each for each in REVERSES if (each.owner, each.name) == ("Topic", "initiatives"))
    parents = [str(topic.uuid) for topic in (shared, own, empty)]

    with CaptureQueriesContext(connection) as captured:
        (found,) = pages([Wanted(listing(reverse=reverse), parents, total=True)])

    assert {parent: (titles(page), page.total) for parent, page in found.items()} == {
        parents[0]: (["A", "B"], 2),
        parents[1]: (["B"], 1),
        parents[2]: ([], 0),
    }
    assert len(captured) == 1


def test_keys_of_every_order_can_be_read() -> None:
    named = [each for each in vars(orders).values() if isinstance(each, orders.Order)]

    assert len(named) == 9
    assert {each.pg_type for each in named} == READ_KEY.keys()


@pytest.mark.django_db
def test_several_lists_are_one_statement_whatever_they_are_ordered_by() -> None:
    first, second = TopicFactory(), TopicFactory()
    for number, title in enumerate("BCA"):
        InitiativePageFactory(title=title, topics=[first, second][: 1 + number % 2])
    reverse = next(each for each in REVERSES if (each.owner, each.name) == ("Topic", "initiatives"))
    parents = [str(topic.uuid) for topic in (first, second)]
    wanted = [
        *(
            Wanted(listing(reverse=reverse, order=order), parents, total=True)
            for order in (TITLE, DATE, TITLE_DESC, DATE_DESC)
        ),
        Wanted(listing(reverse=reverse), parents, rows=False, total=True),
        Wanted(listing(), total=True),
    ]

    with CaptureQueriesContext(connection) as captured:
        found = pages(wanted)

    assert len(captured) == 1
    assert [[titles(page) for page in by_parent.values()] for by_parent in found] == [
        [["A", "B"], ["C"]],
        [["B", "C"], ["C"]],
        [["C", "B"], ["C"]],
        [["A", "C"], ["C"]],
        [[], []],
        [["A", "B"]],
    ]
    assert found == [only_list for each in wanted for only_list in pages([each])]


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
