"""A small site in which each kind of dependency occurs once, and what happens to it, event by event."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, Locale, Page, PageViewRestriction, Site

from cms.media.models import Document, Image
from cms.pages.models import InitiativeRelation
from cms.published.schedule import run_due
from cms.snippets.models import Topic
from tests.factories.media import DocumentFactory, ImageFactory, pdf, picture
from tests.factories.pages import InitiativePageFactory, StandardPageFactory, body, site_tree
from tests.factories.snippets import TopicFactory


def build() -> None:
    """Home ► Rubrik ► Unterseite ► Blatt, a page that links there, two related initiatives, files, topics."""
    outer = Collection.get_first_root_node().add_child(name="Fotos")
    inner = outer.add_child(name="Innen")
    Collection.get_first_root_node().add_child(name="Tresor")
    image = ImageFactory(title="Werkbild", collection=inner, file=ContentFile(picture(8, 5), name="werk.png"))
    document = DocumentFactory(title="Bericht", collection=inner)
    topic = TopicFactory(name="Energie", parent=TopicFactory(name="Technik"))
    section = StandardPageFactory(title="Rubrik", lead_image=image)
    page = StandardPageFactory(title="Unterseite", parent=section)
    leaf = StandardPageFactory(title="Blatt", parent=page, topics=[topic])
    links = (
        f'<p><a linktype="page" id="{leaf.pk}">Blatt</a> <a linktype="document" id="{document.pk}">B</a></p>'
    )
    StandardPageFactory(title="Verweis", body=body(("rich_text", {"text": links})))
    north = InitiativePageFactory(title="Nord", topics=[topic], lead_image=image)
    InitiativePageFactory(title="Süd", relations=[InitiativeRelation(other=north, kind="EXCHANGE")])
    InitiativePageFactory(title="Ost")
    StandardPageFactory(title="Entwurf", live=False)
    _restrict(StandardPageFactory(title="Intern"))
    _translated("Rubrik", title="Section")


@dataclass(frozen=True)
class Change:
    """What an event does to the rows, by title."""

    gone: frozenset[str] = frozenset()
    new: frozenset[str] = frozenset()
    changed: frozenset[str] = frozenset()


def change(gone: str = "", new: str = "", changed: str = "") -> Change:
    """Titles separated by spaces."""
    return Change(*(frozenset(titles.split()) for titles in (gone, new, changed)))


Event = Callable[[], Any]
EVENTS: dict[str, tuple[Event, Change]] = {}


def _expecting(expected: Change) -> Callable[[Event], Event]:
    def register(event: Event) -> Event:
        EVENTS[event.__name__] = (event, expected)
        return event

    return register


def page(title: str) -> Any:
    return Page.objects.get(title=title).specific


def publish(instance: Any) -> None:
    instance.save_revision().publish()


# Publishing.


@_expecting(change(new="Entwurf"))
def a_draft_is_published() -> None:
    publish(page("Entwurf"))


@_expecting(change())
def a_draft_of_a_live_page_is_saved() -> None:
    draft = page("Nord")
    draft.title = "Nordost"
    draft.save_revision()


@_expecting(change(gone="Nord", new="Nordost", changed="Ost"))
def a_title_and_a_relation_are_published() -> None:
    initiative = page("Nord")
    initiative.title = "Nordost"
    initiative.relations.set([InitiativeRelation(other=page("Ost"), kind="COOPERATION")])
    publish(initiative)


@_expecting(change())
def a_page_that_nobody_may_see_is_published() -> None:
    """Neither the initiative nor the page that it mentions tells of it."""
    InitiativePageFactory(
        title="Verborgen",
        parent=page("Intern"),
        relations=[InitiativeRelation(other=page("Nord"), kind="EXCHANGE")],
    )
    _translated("Unterseite", title="Subpage", restricted=True)


@_expecting(change(gone="Blatt", changed="Verweis"))
def a_page_is_unpublished() -> None:
    page("Blatt").unpublish()


@_expecting(change(gone="Rubrik Unterseite Blatt", changed="Section Verweis"))
def a_page_is_unpublished_alone() -> None:
    """The pages below it stay live, out of reach. Its translation names it no more."""
    page("Rubrik").unpublish()


@_expecting(change(new="Entwurf"))
def a_scheduled_page_is_due() -> None:
    past = timezone.now() - timedelta(minutes=1)
    revision = page("Entwurf").save_revision(approved_go_live_at=past)
    assert revision.approved_go_live_at == past
    assert run_due() == 1


@_expecting(change(gone="Blatt", changed="Verweis"))
def a_page_expires() -> None:
    Page.objects.filter(title="Blatt").update(expire_at=timezone.now() - timedelta(minutes=1))
    assert run_due() == 1


@_expecting(change(gone="Rubrik Unterseite Blatt", changed="Section Verweis"))
def a_page_is_deleted_with_its_subtree() -> None:
    page("Rubrik").delete()


# The tree.


@_expecting(change(gone="Unterseite Blatt", changed="Verweis"))
def a_page_is_moved_below_a_restricted_one() -> None:
    page("Unterseite").move(page("Intern"), pos="last-child")


@_expecting(change(changed="Unterseite Blatt Verweis"))
def a_page_is_moved_to_the_home_page() -> None:
    page("Unterseite").move(site_tree().home, pos="last-child")


@_expecting(change(changed="Rubrik Section Unterseite Blatt Verweis"))
def a_slug_changes() -> None:
    """Pages below and links follow; its translation learns that the original is newer."""
    section = page("Rubrik")
    section.slug = "abschnitt"
    publish(section)


@_expecting(change(new="Kopie"))
def a_page_is_copied() -> None:
    page("Blatt").copy(update_attrs={"title": "Kopie", "slug": "kopie"})


@_expecting(change())
def a_draft_is_copied() -> None:
    page("Entwurf").copy(update_attrs={"title": "Kopie", "slug": "kopie"})


@_expecting(change(new="Blatt"))
def an_alias_is_created() -> None:
    page("Blatt").create_alias(parent=site_tree().home)


@_expecting(change(gone="Blatt", changed="Verweis"))
def an_alias_follows_its_original() -> None:
    leaf = page("Blatt")
    leaf.create_alias(parent=site_tree().home)
    leaf.unpublish()


@_expecting(change())
def a_translation_is_begun() -> None:
    page("Unterseite").copy_for_translation(Locale.objects.get(language_code="en"))


@_expecting(change(new="Subpage", changed="Unterseite"))
def a_translation_is_published() -> None:
    _translated("Unterseite", title="Subpage")


# Restrictions.


@_expecting(change(gone="Rubrik Unterseite Blatt", changed="Section Verweis"))
def a_restriction_is_added_above() -> None:
    _restrict(page("Rubrik"))


@_expecting(change())
def a_restriction_changes_its_kind() -> None:
    restriction = PageViewRestriction.objects.get(page__title="Intern")
    restriction.restriction_type = PageViewRestriction.PASSWORD
    restriction.password = "Sesam"
    restriction.save()


@_expecting(change())
def a_restricted_page_is_deleted() -> None:
    page("Intern").delete()


@_expecting(change(new="Intern"))
def a_restriction_is_removed() -> None:
    PageViewRestriction.objects.get(page__title="Intern").delete()


# Collections and files.


@_expecting(change(gone="Werkbild Bericht", changed="Verweis"))
def a_collection_becomes_private() -> None:
    _lock("Innen")


@_expecting(change(gone="Werkbild Bericht", changed="Verweis"))
def a_collection_above_becomes_private() -> None:
    _lock("Fotos")


@_expecting(change(gone="Werkbild Bericht", changed="Verweis"))
def a_collection_is_moved_below_a_private_one() -> None:
    _lock("Tresor")
    Collection.objects.get(name="Innen").move(Collection.objects.get(name="Tresor"), pos="sorted-child")


@_expecting(change())
def a_collection_is_private_and_public_again() -> None:
    _lock("Fotos").delete()


@_expecting(change(gone="Bericht", changed="Verweis"))
def a_document_moves_to_a_private_collection() -> None:
    _lock("Tresor")
    document = Document.objects.get(title="Bericht")
    document.collection = Collection.objects.get(name="Tresor")
    document.save()


@_expecting(change(changed="Bericht Verweis"))
def a_document_is_replaced() -> None:
    document = Document.objects.get(title="Bericht")
    document.file = ContentFile(pdf(3), name="neuer-bericht.pdf")
    document.save()


@_expecting(change(changed="Werkbild"))
def an_image_changes() -> None:
    image = Image.objects.get(title="Werkbild")
    image.file = ContentFile(picture(8, 5, colour="#ffffff"), name="neu.png")
    image.save()
    image.renditions.all().delete()


@_expecting(change(gone="Werkbild", changed="Nord Rubrik Section"))
def an_image_is_deleted() -> None:
    Image.objects.get(title="Werkbild").delete()


# Records, site, languages.


@_expecting(change(gone="Technik", new="Technologie"))
def a_record_is_renamed() -> None:
    topic = Topic.objects.get(name="Technik")
    topic.name = "Technologie"
    topic.save()


@_expecting(change(gone="Energie", changed="Nord Blatt Technik"))
def a_record_is_deleted() -> None:
    Topic.objects.get(name="Energie").delete()


@_expecting(change())
def the_hostname_changes() -> None:
    site = Site.objects.get(is_default_site=True)
    site.hostname = "neu.example.org"
    site.save()


def _restrict(restricted: Page) -> None:
    PageViewRestriction.objects.create(page=restricted, restriction_type=PageViewRestriction.LOGIN)


def _lock(name: str) -> CollectionViewRestriction:
    collection = Collection.objects.get(name=name)
    return CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")


def _translated(original: str, *, title: str, restricted: bool = False) -> None:
    """Publish a translation below the English home page, or below its translated parent."""
    Locale.objects.get_or_create(language_code="en")
    site_tree("en")
    translation = page(original).copy_for_translation(Locale.objects.get(language_code="en"))
    translation.title = title
    if restricted:
        _restrict(translation)
    publish(translation)
