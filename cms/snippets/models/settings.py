"""What is true of the whole site: who runs it, for whom, and how others may use it."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from wagtail.admin.panels import FieldPanel, ObjectList, TabbedInterface
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField

from cms.fields.graphql import Html, Identity, Int, Object, String
from cms.fields.identity import Identified

_PLAIN_FEATURES = ["h3", "bold", "italic", "ol", "ul"]


@register_setting(icon="cog")
class SiteSettings(Identified, BaseSiteSetting):
    """Facts about the site as a whole (Angaben zum Angebot)."""

    operator = models.ForeignKey(
        "snippets.Organisation",
        verbose_name="Betreiberin",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Organisation, die dieses Angebot betreibt und im Impressum steht.",
    )
    operator_logo = models.ForeignKey(
        "media.Image",
        verbose_name="Logo der Betreiberin",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    ministry = models.ForeignKey(
        "snippets.Organisation",
        verbose_name="Ministerium",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Ministerium, in dessen Auftrag das Angebot besteht.",
    )
    ministry_logo = models.ForeignKey(
        "media.Image",
        verbose_name="Logo des Ministeriums",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    imprint_sender = models.TextField(
        "Absenderangabe",
        blank=True,
        help_text="Name, Anschrift und Vertretung wie im Impressum und in E-Mails, je eine Zeile.",
    )
    accessibility_statement = RichTextField(
        "Erklärung zur Barrierefreiheit",
        blank=True,
        features=_PLAIN_FEATURES,
        help_text="Kurzfassung mit dem Stand der Vereinbarkeit. Die ganze steht auf einer eigenen Seite.",
    )
    participation_text = RichTextField(
        "Text „Mitmachen“",
        blank=True,
        features=_PLAIN_FEATURES,
        help_text="Lädt Initiativen ein, sich einzutragen.",
    )
    participation_url = models.URLField(
        "Adresse zum Mitmachen", blank=True, help_text="Wohin der Text „Mitmachen“ führt."
    )
    newsletter_url = models.URLField(
        "Anmeldung zum Newsletter", blank=True, help_text="Adressen werden dort gespeichert, nicht hier."
    )
    content_licence = models.ForeignKey(
        "media.Licence",
        verbose_name="Lizenz der Inhalte",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Gilt für alle Seiten, die keine eigene Lizenz nennen. "
        "Leer lassen, wenn die Inhalte nur gelesen werden dürfen.",
    )
    feed_title = models.CharField(
        "Titel der Feeds",
        max_length=120,
        blank=True,
        help_text="Erscheint in Feed-Programmen als Name der Quelle.",
    )
    feed_items = models.PositiveSmallIntegerField(
        "Einträge je Feed", default=50, validators=[MinValueValidator(1), MaxValueValidator(200)]
    )
    embed_attribution = models.CharField(
        "Quellenangabe bei Einbettungen",
        max_length=200,
        blank=True,
        help_text="Steht unter Karten und Listen, die andere in ihre Seiten einbetten.",
    )

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("operator"),
                    FieldPanel("operator_logo"),
                    FieldPanel("ministry"),
                    FieldPanel("ministry_logo"),
                    FieldPanel("imprint_sender"),
                ],
                heading="Absender",
            ),
            ObjectList(
                [
                    FieldPanel("participation_text"),
                    FieldPanel("participation_url"),
                    FieldPanel("newsletter_url"),
                    FieldPanel("accessibility_statement"),
                ],
                heading="Texte und Ziele",
            ),
            ObjectList(
                [
                    FieldPanel("content_licence"),
                    FieldPanel("feed_title"),
                    FieldPanel("feed_items"),
                    FieldPanel("embed_attribution"),
                ],
                heading="Weitergabe",
            ),
        ]
    )

    graphql_fields = [
        Identity(),
        Object("operator", "snippets.Organisation", description="Who runs the site (Betreiberin)."),
        Object("operator_logo", "media.Image"),
        Object("ministry", "snippets.Organisation", description="On whose behalf (Ministerium)."),
        Object("ministry_logo", "media.Image"),
        String("imprint_sender", description="Sender as in the imprint (Absenderangabe), one line each."),
        Html("accessibility_statement", description="Short statement (Erklärung zur Barrierefreiheit)."),
        Html("participation_text", description="Invitation to take part (Mitmachen)."),
        String("participation_url"),
        String("newsletter_url", description="Where to subscribe; no addresses are stored here."),
        Object(
            "content_licence",
            "media.Licence",
            description="Holds for every page that names no licence of its own (Lizenz der Inhalte).",
        ),
        String("feed_title"),
        Int("feed_items", required=True, description="Most entries of one feed."),
        String("embed_attribution", description="Source to be named below embedded maps and lists."),
    ]
    graphql_interfaces = ("cms.fields.interfaces.Node",)

    class Meta:
        verbose_name = "Angaben zum Angebot"
        verbose_name_plural = "Angaben zum Angebot"

    def __str__(self) -> str:
        return "Angaben zum Angebot"
