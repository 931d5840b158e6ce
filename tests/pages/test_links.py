"""Links in rich text lead to what is public, and leave no trace of anything else."""

import pytest
from wagtail.models import Collection, CollectionViewRestriction

from cms.pages.links import public_html, targets_of
from tests.factories.media import DocumentFactory
from tests.factories.pages import InitiativePageFactory, StandardPageFactory

pytestmark = pytest.mark.django_db


def test_a_link_to_a_public_page_bears_its_route() -> None:
    page = InitiativePageFactory(title="Forum Köln")

    html = public_html(f'<p>Siehe <a linktype="page" id="{page.pk}">das <b>Forum</b></a>.</p>')

    assert html == '<p>Siehe <a href="/initiativen/forum-koeln/">das <b>Forum</b></a>.</p>'


def test_a_link_into_another_language_keeps_the_language_the_editor_chose() -> None:
    page = StandardPageFactory(locale="en", title="About")

    assert public_html(f'<a linktype="page" id="{page.pk}">About</a>') == '<a href="/en/about/">About</a>'


@pytest.mark.parametrize("target", ["draft", "deleted", "nonsense"])
def test_a_link_to_anything_hidden_is_reduced_to_its_words(target: str) -> None:
    draft = InitiativePageFactory(title="Geheimer Plan", live=False)
    identifier = {"draft": draft.pk, "deleted": 999_999, "nonsense": "x"}[target]

    html = public_html(f'<p>Siehe <a linktype="page" id="{identifier}">dort</a>.</p>')

    assert html == "<p>Siehe dort.</p>"


def test_other_links_stay_as_they_are() -> None:
    source = '<p><a href="https://example.org/">Netz</a> <a href="mailto:info@example.org">Post</a></p>'

    assert public_html(source) == source


def test_a_document_is_linked_unless_its_collection_is_private() -> None:
    collection = Collection.get_first_root_node().add_child(name="Intern")
    free, secret = DocumentFactory(title="Folien"), DocumentFactory(title="Geheim", collection=collection)
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    source = "".join(
        f'<a linktype="document" id="{document.pk}">{document.pk}</a>' for document in (free, secret)
    )

    assert public_html(source) == f'<a href="{free.url}">{free.pk}</a>{secret.pk}'


def test_targets_are_named_once_in_reading_order_whether_public_or_not() -> None:
    first, second = InitiativePageFactory(), InitiativePageFactory(live=False)
    document = DocumentFactory()
    source = (
        f'<a linktype="page" id="{second.pk}">b</a><a linktype="page" id="{first.pk}">a</a>'
        f'<a linktype="page" id="{second.pk}">c</a><a linktype="document" id="{document.pk}">d</a>'
    )

    targets = targets_of(source)

    assert list(targets.pages.values()) == [second, first]
    assert list(targets.documents.values()) == [document]


def test_ten_links_cost_as_many_queries_as_one(django_assert_num_queries) -> None:
    links = [f'<a linktype="page" id="{InitiativePageFactory().pk}">x</a>' for _ in range(10)]

    with django_assert_num_queries(1):
        public_html("".join(links))
