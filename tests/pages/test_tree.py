"""The strict tree, routes, translations and identity of pages."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page

from cms.pages import models as pages
from tests.factories.pages import (
    ALL_FACTORIES,
    InitiativePageFactory,
    LegalPageFactory,
    PublicPageFactory,
    StandardPageFactory,
    publish,
    site_tree,
)

pytestmark = pytest.mark.django_db

PAGE_TYPES = [model for model in vars(pages).values() if isinstance(model, type) and issubclass(model, Page)]


@pytest.mark.parametrize("page_factory", ALL_FACTORIES)
def test_every_type_can_be_published_in_its_place(page_factory: type[PublicPageFactory]) -> None:
    page = page_factory()

    assert page.live
    assert page.title == page.seo.title
    assert type(page) in page.get_parent().specific.allowed_subpage_models()


@pytest.mark.parametrize("page_type", PAGE_TYPES)
def test_no_type_may_stand_anywhere_but_in_its_place(page_type: type[Page]) -> None:
    allowed = {parent.__name__ for parent in page_type.allowed_parent_page_models()}

    expected = {
        "HomePage": {"Page"},
        "StandardPage": {"HomePage", "StandardPage"},
        "LegalPage": {"HomePage"},
        "ToolboxItemPage": {"ToolboxIndexPage"},
        "ServiceOfferPage": {"ServiceIndexPage"},
    }
    name = page_type.__name__
    default = {"HomePage"} if name.endswith("IndexPage") else {name.replace("Page", "IndexPage")}
    assert allowed == expected.get(name, default)


def test_a_language_has_one_index_of_each_type() -> None:
    tree = site_tree()
    assert pages.NewsIndexPage.can_create_at(tree.home)

    tree.index(pages.NewsIndexPage)

    assert not pages.NewsIndexPage.can_create_at(tree.home)


def test_the_default_language_has_no_prefix() -> None:
    page = InitiativePageFactory(title="Bündnis für Thüringen")

    assert page.frontend_path == "/initiativen/buendnis-fuer-thueringen/"
    assert page.language_tag == "de"
    assert site_tree().home.frontend_path == "/"


@pytest.mark.parametrize("tag", ["en", "de-simple"])
def test_other_languages_are_prefixed_with_their_tag(tag: str) -> None:
    site_tree("de")
    page = StandardPageFactory(locale=tag, title="About")

    assert page.frontend_path == f"/{tag}/about/"
    assert site_tree(tag).home.frontend_path == f"/{tag}/"


def test_a_route_needs_no_query_once_the_language_is_known(django_assert_num_queries) -> None:
    page = pages.InitiativePage.objects.select_related("locale").get(pk=InitiativePageFactory(title="Ort").pk)

    with django_assert_num_queries(0):
        assert page.frontend_path == "/initiativen/ort/"


def test_breadcrumbs_lead_from_home_to_the_parent() -> None:
    page = InitiativePageFactory()
    tree = site_tree()

    assert page.ancestors_below_root() == [tree.home, tree.index(pages.InitiativeIndexPage)]


def test_translations_name_each_other() -> None:
    german = StandardPageFactory(title="Mitmachen")
    english = StandardPageFactory(locale="en", title="Take part", translation_key=german.translation_key)
    simple = StandardPageFactory(
        locale="de-simple", title="Machen Sie mit", translation_key=german.translation_key
    )

    assert german.other_locales() == [simple, english]
    assert simple.other_locales() == [german, english]


def test_two_initiatives_of_one_brand_get_addresses_of_their_own() -> None:
    title = "In|du|strie – Gemeinsam. Zukunft. Leben."

    first, second = InitiativePageFactory(title=title), InitiativePageFactory(title=title)

    assert first.slug == "industrie-gemeinsam-zukunft-leben"
    assert second.slug == "industrie-gemeinsam-zukunft-leben-2"


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Große Straße für Öl", "grosse-strasse-fuer-oel"),
        ("§§§", "seite"),
        ("H2-Netzwerk Ruhr", "h2-netzwerk-ruhr"),
    ],
)
def test_addresses_are_spelled_out_in_german(title: str, slug: str) -> None:
    assert StandardPageFactory(title=title).slug == slug


def test_a_copy_is_another_object() -> None:
    original = InitiativePageFactory()
    publish(original)

    copy = original.copy(update_attrs={"slug": "kopie", "title": "Kopie"}, keep_live=True)

    assert copy.uuid != original.uuid
    assert publish(copy.get_latest_revision_as_object()).uuid == copy.uuid


def test_an_old_revision_of_a_copy_keeps_the_identity_of_the_copy() -> None:
    original = InitiativePageFactory(title="Alt")
    copy = original.copy(update_attrs={"slug": "kopie"}, copy_revisions=True)

    restored = copy.revisions.earliest("pk").as_object()

    assert restored.uuid == copy.uuid != original.uuid


def test_an_alias_keeps_its_own_identity_when_the_original_is_published() -> None:
    original = InitiativePageFactory(title="Original")
    alias = original.create_alias(update_slug="alias")
    identity = alias.uuid

    original.title = "Geändert"
    publish(original)

    alias.refresh_from_db()
    assert alias.title == "Geändert"
    assert alias.uuid == identity != original.uuid


def test_one_legal_page_of_each_kind_and_language() -> None:
    LegalPageFactory()
    LegalPageFactory(locale="en", title="Imprint")

    with pytest.raises(ValidationError) as refusal:
        LegalPageFactory(title="Noch ein Impressum")

    assert refusal.value.message_dict == {"kind": ["Die Seite „Impressum“ gibt es in dieser Sprache schon."]}
