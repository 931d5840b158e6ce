"""What else happens while secrets are hidden: none of it may bring one out."""

from collections.abc import Callable
from typing import Any

from django.core.files.base import ContentFile
from wagtail.models import Collection, Page, PageViewRestriction, Site

from cms.media.models import Document, Image
from cms.pages.models import NewsPage, StandardPage
from cms.snippets.models import Topic
from tests.factories.media import pdf, picture

from .files import drop_sizes
from .states import State
from .world import Secret, World


def _secret(world: World, state: State, model: type[Any] = NewsPage) -> Secret:
    return next(secret for secret in world.in_state(state) if secret.model is model)


def _page(world: World, state: State, model: type[Any] = NewsPage) -> Any:
    return Page.objects.get(pk=_secret(world, state, model).pk).specific


def publish_a_page_that_links_to_secrets(world: World) -> None:
    anchor = StandardPage.objects.get(pk=world.anchors[StandardPage][0].pk)
    anchor.save_revision().publish()


def change_the_slug_of_a_public_ancestor(world: World) -> None:
    section = Page.objects.get(pk=world.section.pk).specific
    section.slug = "umbenannt"
    section.save_revision().publish()


def change_the_slug_of_a_hidden_page(world: World) -> None:
    page = _page(world, State.PASSWORD)
    page.slug = f"{page.slug}-neu"
    page.save_revision().publish()


def move_a_hidden_page_to_a_public_place(world: World) -> None:
    _page(world, State.UNPUBLISHED).move(world.homes["en"], pos="last-child")


def copy_hidden_pages(world: World) -> None:
    _page(world, State.UNPUBLISHED).copy(update_attrs={"slug": "kopie"})
    _page(world, State.RESTRICTED_ANCESTOR).copy(update_attrs={"slug": "kopie"})
    _page(world, State.LOGIN).copy(update_attrs={"slug": "kopie-mit-schutz"})


def alias_pages(world: World) -> None:
    """Of a page that is not live, of one under a restriction, and of a live one with a draft."""
    for state in (State.UNPUBLISHED, State.RESTRICTED_ANCESTOR, State.DRAFT_OF_LIVE):
        _page(world, state).create_alias(update_slug=f"alias-{state.name.lower().replace('_', '-')}")


def translate_hidden_pages(world: World) -> None:
    locale = world.homes["de-simple"].locale
    for alias, model in ((False, NewsPage), (True, StandardPage)):
        _page(world, State.UNPUBLISHED, model).copy_for_translation(locale, copy_parents=True, alias=alias)


def change_kinds_of_restrictions(world: World) -> None:
    for restriction in PageViewRestriction.objects.filter(restriction_type=PageViewRestriction.PASSWORD):
        restriction.restriction_type = PageViewRestriction.LOGIN
        restriction.save()


def restrict_and_free_a_public_page_above(world: World) -> None:
    section = Page.objects.get(pk=world.section.pk)
    PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.LOGIN).delete()


def save_and_rename_public_records(world: World) -> None:
    topic = Topic.objects.get(pk=world.anchors[Topic][0].pk)
    topic.name = "Umbenannt"
    topic.save()


def replace_files(world: World) -> None:
    """Of a public document and image, and of hidden ones."""
    hidden = [_secret(world, State.PRIVATE_COLLECTION, model).pk for model in (Document, Image)]
    for pk in (world.anchors[Document][0].pk, hidden[0]):
        document = Document.objects.get(pk=pk)
        document.file = ContentFile(pdf(2), name="ersetzt.pdf")
        document.save()
    for pk in (world.anchors[Image][0].pk, hidden[1]):
        image = Image.objects.get(pk=pk)
        image.file = ContentFile(picture(9, 6), name="ersetzt.png")
        image.save()
        drop_sizes(image)


def move_a_hidden_collection_below_a_public_one(world: World) -> None:
    """The outer collection stays private, wherever it goes."""
    inner = Collection.objects.get(pk=world.vaults[State.PRIVATE_SUBCOLLECTION].pk)
    public = Collection.get_first_root_node().add_child(name="Offen")
    inner.get_parent().move(public, pos="sorted-child")


def change_the_hostname(world: World) -> None:
    site = Site.objects.get(is_default_site=True)
    site.hostname = "neu.example.org"
    site.save()


EVENTS: tuple[Callable[[World], None], ...] = (
    publish_a_page_that_links_to_secrets,
    change_the_slug_of_a_public_ancestor,
    change_the_slug_of_a_hidden_page,
    move_a_hidden_page_to_a_public_place,
    copy_hidden_pages,
    alias_pages,
    translate_hidden_pages,
    change_kinds_of_restrictions,
    restrict_and_free_a_public_page_above,
    save_and_rename_public_records,
    replace_files,
    move_a_hidden_collection_below_a_public_one,
    change_the_hostname,
)
