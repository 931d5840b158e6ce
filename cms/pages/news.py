"""News: short reports, press releases, calls and newsletters."""

from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel

from cms.fields.graphql import Date, Enum, Object, Objects, String

from .base import PageWithBody
from .files import TitledDocument
from .panels import many, page_tabs


class NewsKind(models.TextChoices):
    NEWS = "NEWS", "Meldung"
    PRESS_RELEASE = "PRESS_RELEASE", "Pressemitteilung"
    CALL = "CALL", "Aufruf"
    NEWSLETTER = "NEWSLETTER", "Newsletter"


class NewsPage(PageWithBody):
    """A news item (Meldung)."""

    kind = models.CharField(
        "Art", max_length=13, choices=NewsKind, default=NewsKind.NEWS, help_text="Art der Meldung."
    )
    date = models.DateField(
        "Datum", default=timezone.localdate, help_text="Danach sind die Meldungen sortiert."
    )
    dateline = models.CharField(
        "Ortsmarke",
        max_length=120,
        blank=True,
        help_text="Ort am Anfang einer Pressemitteilung, zum Beispiel „Berlin“.",
    )
    press_contact = models.ForeignKey(
        "snippets.ContactPoint",
        verbose_name="Pressekontakt",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Pressestelle mit Funktionsadresse, keine Privatperson.",
    )
    related_initiatives = ParentalManyToManyField(
        "pages.InitiativePage",
        verbose_name="Initiativen",
        blank=True,
        related_name="+",
        help_text="Initiativen, von denen die Meldung handelt.",
    )
    related_events = ParentalManyToManyField(
        "pages.EventPage",
        verbose_name="Veranstaltungen",
        blank=True,
        related_name="+",
        help_text="Veranstaltungen, von denen die Meldung handelt.",
    )

    graphql_fields = [
        *PageWithBody.graphql_fields,
        Enum("kind", NewsKind, required=True),
        Date("date", required=True),
        String("dateline", description="Ortsmarke."),
        Object("press_contact", "snippets.ContactPoint", description="Pressekontakt."),
        Objects("attachments", "pages.NewsAttachment", description="Anlagen."),
        Objects("related_initiatives", "pages.InitiativePage"),
        Objects("related_events", "pages.EventPage"),
    ]

    parent_page_types = ["pages.NewsIndexPage"]
    subpage_types: list[str] = []

    edit_handler = page_tabs(
        content=[
            FieldRowPanel([FieldPanel("kind"), FieldPanel("date"), FieldPanel("dateline")]),
            FieldPanel("body"),
            InlinePanel("attachments", heading="Anlagen", label="Anlage"),
        ],
        contact=[FieldPanel("press_contact")],
        relations=[many("related_initiatives"), many("related_events")],
    )

    class Meta:
        verbose_name = "Meldung"
        verbose_name_plural = "Meldungen"


class NewsAttachment(TitledDocument):
    """A document that comes with a news item (Anlage)."""

    page = ParentalKey("pages.NewsPage", on_delete=models.CASCADE, related_name="attachments")

    class Meta(TitledDocument.Meta):
        abstract = False
        verbose_name = "Anlage"
        verbose_name_plural = "Anlagen"
