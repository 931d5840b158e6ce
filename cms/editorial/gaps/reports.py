"""Which gaps are looked for: one report for each kind of object, one ``Lack`` for each thing it should have.

Pages count if they are public, so the figures are those of the API; images and documents count always,
for they are completed before a page shows them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex

from cms.media.models import Document, Image
from cms.pages.freshness import DUE_AFTER
from cms.pages.initiative_choices import MeetingFrequency
from cms.pages.models import EventPage, InitiativePage, ModelRegion, ProgrammePage
from cms.pages.visibility import public_pages

from .lacks import Lack, lacking


@dataclass(frozen=True)
class Report:
    """Objects of one kind and what each of them lacks; ``titles`` leads to the words shown for one."""

    code: str
    title: str
    what: str
    icon: str
    titles: str
    objects: Callable[[], QuerySet[Any]]
    edited_at: Callable[[Any], str]
    lacks: Sequence[Lack]

    def rows(self) -> QuerySet[Any]:
        return lacking(self.objects(), self.lacks)

    @property
    def url_name(self) -> str:
        return f"gaps_{self.code}"


def _page_form(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def _programme_form(region: ModelRegion) -> str:
    return reverse("wagtailadmin_pages:edit", args=[region.page_id])


def _image_form(image: Image) -> str:
    return reverse("wagtailimages:edit", args=[image.pk])


def _document_form(document: Document) -> str:
    return reverse("wagtaildocs:edit", args=[document.pk])


def _model_regions() -> QuerySet[ModelRegion]:
    regions = ModelRegion.objects.filter(page__in=public_pages(ProgrammePage).values("pk"))
    return regions.select_related("region", "page").order_by("page__title", "sort_order")


def _unconfirmed() -> Q:
    """As ``freshness`` has it: due after so many days, and without any confirmation stale."""
    due = timezone.localdate() - DUE_AFTER
    return Q(confirmed_at=None) | Q(confirmed_at__date__lte=due)


def _dangling() -> Q:
    """Pages that refer to a page that is not public. What is deleted leaves no trace in Wagtail's index."""
    pages = ContentType.objects.get_for_model(Page)
    public = public_pages().annotate(key=Cast("pk", CharField())).values("key")
    dangling = ReferenceIndex.objects.filter(base_content_type=pages, to_content_type=pages)
    owners = dangling.exclude(to_object_id__in=public).values("object_id")
    return Q(pk__in=public_pages().annotate(key=Cast("pk", CharField())).filter(key__in=owners).values("pk"))


REPORTS = (
    Report(
        "initiatives",
        "Lücken in Profilen",
        "Initiative",
        "group",
        "title",
        lambda: public_pages(InitiativePage).order_by("title"),
        _page_form,
        (
            Lack("contact", "Ansprechstelle", lambda: Q(contact_points=None)),
            Lack("point", "Punkt auf der Karte", lambda: Q(latitude=None)),
            Lack("topic", "Thema", lambda: Q(topics=None)),
            Lack("image", "Titelbild", lambda: Q(lead_image=None)),
            Lack(
                "meetings",
                "Häufigkeit der Treffen",
                lambda: Q(meeting_frequency=MeetingFrequency.UNKNOWN),
            ),
            Lack("confirmation", "Bestätigung in den letzten 12 Monaten", _unconfirmed),
        ),
    ),
    Report(
        "model-regions",
        "Modellregionen ohne Veranstaltung",
        "Modellregion",
        "site",
        "region.name",
        _model_regions,
        _programme_form,
        (
            Lack(
                "event",
                "Öffentliche Veranstaltung",
                lambda: ~Q(events__in=public_pages(EventPage).values("pk")),
            ),
        ),
    ),
    Report(
        "links",
        "Verweise auf nicht Öffentliches",
        "Seite",
        "link",
        "title",
        lambda: public_pages().order_by("title"),
        _page_form,
        (Lack("target", "Öffentliches Ziel eines Verweises", _dangling),),
    ),
    Report(
        "images",
        "Bilder ohne Angaben",
        "Bild",
        "image",
        "title",
        lambda: Image.objects.order_by("title"),
        _image_form,
        (
            Lack("alt", "Alternativtext", lambda: Q(alt_text="", is_decorative=False)),
            Lack("credit", "Bildnachweis", lambda: Q(credit="")),
        ),
    ),
    Report(
        "documents",
        "Dokumente mit Barrieren",
        "Dokument",
        "doc-full",
        "title",
        lambda: Document.objects.order_by("title"),
        _document_form,
        (
            Lack("tags", "Lesestruktur", lambda: Q(is_tagged=False)),
            Lack("title", "Titel in der Datei", lambda: Q(has_file_title=False)),
            Lack("language", "Sprache in der Datei", lambda: Q(is_tagged__isnull=False, file_language="")),
        ),
    ),
)
