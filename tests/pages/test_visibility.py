"""The one rule of what is public, for pages and for documents."""

import datetime

import pytest
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from cms.pages import models as pages
from cms.pages.visibility import is_public, is_public_document, public_pages
from tests.factories.media import DocumentFactory
from tests.factories.pages import InitiativePageFactory, StandardPageFactory, publish, site_tree

pytestmark = pytest.mark.django_db

RESTRICTIONS = [PageViewRestriction.PASSWORD, PageViewRestriction.LOGIN, PageViewRestriction.GROUPS]


def test_a_published_page_is_public() -> None:
    assert is_public(InitiativePageFactory())


def test_a_draft_is_not_public() -> None:
    assert not is_public(InitiativePageFactory(live=False))


def test_an_unpublished_page_is_not_public_any_more() -> None:
    page = InitiativePageFactory()

    page.unpublish()

    assert not is_public(page)


def test_a_scheduled_page_is_not_public_yet() -> None:
    page = InitiativePageFactory(live=False)
    page.go_live_at = timezone.now() + datetime.timedelta(days=1)

    assert not is_public(publish(page))


def test_a_page_under_an_unpublished_page_is_not_public() -> None:
    parent = StandardPageFactory()
    child = StandardPageFactory(parent=parent)
    grandchild = StandardPageFactory(parent=child)

    Page.objects.filter(pk=parent.pk).update(live=False)

    assert not is_public(child)
    assert not is_public(grandchild)


@pytest.mark.parametrize("restriction_type", RESTRICTIONS)
def test_a_restriction_hides_the_page_and_what_lies_below(restriction_type: str) -> None:
    parent = StandardPageFactory()
    child = StandardPageFactory(parent=parent)
    neighbour = StandardPageFactory()

    PageViewRestriction.objects.create(page=parent, restriction_type=restriction_type, password="geheim")

    assert [is_public(page) for page in (parent, child, neighbour)] == [False, False, True]


def test_a_page_outside_every_site_is_not_public() -> None:
    site_tree()
    root = Page.get_first_root_node()
    stray = pages.HomePage(title="Ohne Website", slug="ohne-website")
    root.add_child(instance=stray)

    assert stray.live
    assert not is_public(stray)


def test_translations_of_the_home_page_are_public() -> None:
    site_tree("de")

    assert is_public(site_tree("en").home)


def test_the_rule_is_one_query(django_assert_num_queries) -> None:
    shown, hidden = InitiativePageFactory(), InitiativePageFactory(live=False)

    with django_assert_num_queries(1):
        found = set(public_pages().filter(pk__in=[shown.pk, hidden.pk]).values_list("pk", flat=True))

    assert found == {shown.pk}


def test_a_document_is_private_with_any_collection_around_it() -> None:
    outer = Collection.get_first_root_node().add_child(name="Intern")
    inner = outer.add_child(name="Unterlagen")
    document, free = DocumentFactory(collection=inner), DocumentFactory()
    assert is_public_document(document)

    CollectionViewRestriction.objects.create(collection=outer, restriction_type="login")

    assert not is_public_document(document)
    assert is_public_document(free)
