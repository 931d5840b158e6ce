"""The toolbox: guides, checklists, trailers and survey tools that initiatives may use and adapt."""

from django.db import models
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from cms.fields.graphql import Boolean, Enum, Enums, Object, Objects, String, Value

from .base import PageWithBody
from .choice_lists import ChoiceListField
from .choices import FileVariant
from .files import FileInVariant
from .panels import many, page_tabs
from .validation import Errors, merged, required
from .values import ExternalTool


class ToolboxResourceType(models.TextChoices):
    GUIDE = "GUIDE", "Leitfaden"
    GUIDELINE = "GUIDELINE", "Richtlinie"
    CHECKLIST = "CHECKLIST", "Checkliste"
    TEMPLATE = "TEMPLATE", "Vorlage"
    TRAINING_CONCEPT = "TRAINING_CONCEPT", "Schulungskonzept"
    FLYER = "FLYER", "Faltblatt"
    BROCHURE = "BROCHURE", "Broschüre"
    SLIDE_DECK = "SLIDE_DECK", "Foliensatz"
    TRAILER = "TRAILER", "Trailer"
    SURVEY_TOOL = "SURVEY_TOOL", "Umfragewerkzeug"
    WEBINAR = "WEBINAR", "Webinar"


class InitiativePhase(models.TextChoices):
    PREPARATION = "PREPARATION", "Vorbereitung"
    FOUNDING = "FOUNDING", "Gründung"
    IMPLEMENTATION = "IMPLEMENTATION", "Umsetzung"
    DEVELOPMENT = "DEVELOPMENT", "Weiterentwicklung"
    EVALUATION = "EVALUATION", "Auswertung"


class ToolboxItemPage(PageWithBody):
    """Something to use and, where allowed, to adapt (Werkzeug)."""

    resource_type = models.CharField(
        "Art", max_length=16, choices=ToolboxResourceType, help_text="Art des Werkzeugs."
    )
    phase = ChoiceListField(
        "Phase",
        choices=InitiativePhase,
        blank=True,
        help_text="In welchen Phasen einer Initiative es hilft.",
    )
    tool_url = models.URLField(
        "Externes Werkzeug",
        blank=True,
        help_text="Adresse, falls das Werkzeug auf einem anderen Server läuft.",
    )
    tool_provider = models.CharField(
        "Anbieter", max_length=255, blank=True, help_text="Wer den Server betreibt."
    )
    privacy_note = models.TextField(
        "Datenschutzhinweis",
        blank=True,
        help_text="Welche personenbezogenen Daten wohin gehen. Bei Umfragewerkzeugen Pflicht.",
    )
    adaptable = models.BooleanField(
        "Darf angepasst werden",
        default=False,
        help_text="Verlangt eine bearbeitbare Vorlage und eine Lizenz, die Bearbeitung erlaubt.",
    )
    licence = models.ForeignKey(
        "media.Licence",
        verbose_name="Lizenz",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Unter welchen Bedingungen andere das Werkzeug nutzen dürfen.",
    )
    edition = models.CharField(
        "Auflage", max_length=80, blank=True, help_text="Zum Beispiel „2. Auflage, 2018“."
    )
    publisher = models.ForeignKey(
        "snippets.Organisation",
        verbose_name="Herausgeber",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Wer das Werkzeug herausgibt.",
    )
    credits = models.TextField(
        "Mitwirkende", blank=True, help_text="Wer es erstellt hat: Funktionen, keine Privatpersonen."
    )
    instructions = models.TextField("Anleitung", blank=True, help_text="Wie man das Werkzeug einsetzt.")
    captions = models.ForeignKey(
        "media.Document",
        verbose_name="Untertitel",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Untertiteldatei (WebVTT). Trailer brauchen Untertitel oder eine Abschrift.",
    )
    transcript = models.TextField(
        "Abschrift", blank=True, help_text="Was im Film gesprochen wird und zu sehen ist."
    )
    supersedes = models.ForeignKey(
        "pages.ToolboxItemPage",
        verbose_name="Ersetzt",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Die ältere Fassung dieses Werkzeugs.",
    )
    related_formats = ParentalManyToManyField(
        "snippets.DialogueFormat",
        verbose_name="Dialogformate",
        blank=True,
        related_name="+",
        help_text="Formate, zu denen das Werkzeug gehört.",
    )

    graphql_fields = [
        *PageWithBody.graphql_fields,
        Enum("resource_type", ToolboxResourceType),
        Enums("phase", InitiativePhase, description="Phases of an initiative in which it helps."),
        Objects("files", "pages.ToolboxFile", description="Dateien."),
        Value("external_tool", ExternalTool),
        Boolean(
            "adaptable", required=True, description="May be changed: editable file and licence are there."
        ),
        Object("licence", "media.Licence"),
        String("edition", description="Auflage."),
        Object("publisher", "snippets.Organisation", description="Herausgeber."),
        String("credits", description="Mitwirkende."),
        String("instructions", description="Anleitung."),
        Object("captions", "media.Document", description="Untertitel (WebVTT)."),
        String("transcript", description="Abschrift."),
        Object(
            "supersedes", "pages.ToolboxItemPage", description="The older version that this one replaces."
        ),
        Objects("related_formats", "snippets.DialogueFormat"),
    ]

    parent_page_types = ["pages.ToolboxIndexPage"]
    subpage_types: list[str] = []

    edit_handler = page_tabs(
        content=[
            FieldPanel("instructions"),
            InlinePanel("files", heading="Dateien", label="Datei"),
            MultiFieldPanel(
                [FieldPanel("captions"), FieldPanel("transcript")], heading="Barrierefreier Film"
            ),
            FieldPanel("body"),
        ],
        facts=[
            MultiFieldPanel([FieldPanel("adaptable"), FieldPanel("licence")], heading="Nutzung"),
            MultiFieldPanel(
                [FieldPanel("edition"), FieldPanel("publisher"), FieldPanel("credits")],
                heading="Herkunft des Werkzeugs",
            ),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("tool_url"), FieldPanel("tool_provider")]),
                    FieldPanel("privacy_note"),
                ],
                heading="Externes Werkzeug",
            ),
        ],
        classification=[FieldPanel("resource_type"), FieldPanel("phase")],
        relations=[many("related_formats"), FieldPanel("supersedes")],
    )

    class Meta:
        verbose_name = "Werkzeug"
        verbose_name_plural = "Werkzeuge"

    @property
    def external_tool(self) -> ExternalTool | None:
        """The tool on somebody else's server, or ``None`` where there is none."""
        return ExternalTool(self.tool_url, self.tool_provider, self.privacy_note) if self.tool_url else None

    def publication_errors(self) -> Errors:
        return merged(
            super().publication_errors(),
            self._not_adaptable(),
            self._survey_without_privacy_note(),
            self._trailer_without_words(),
        )

    def _not_adaptable(self) -> Errors:
        if not self.adaptable:
            return {}
        licence_allows = self.licence is not None and self.licence.allows_adaptation
        editable = any(file.variant == FileVariant.EDITABLE_SOURCE for file in self.files.all())
        return merged(
            required(
                "licence", licence_allows, "Wer anpassen darf, braucht eine Lizenz, die Bearbeitung erlaubt."
            ),
            required(
                "files", editable, "Wer anpassen darf, braucht eine bearbeitbare Vorlage unter den Dateien."
            ),
        )

    def _survey_without_privacy_note(self) -> Errors:
        if self.resource_type != ToolboxResourceType.SURVEY_TOOL:
            return {}
        return required(
            "privacy_note", self.privacy_note.strip(), "Ein Umfragewerkzeug braucht einen Datenschutzhinweis."
        )

    def _trailer_without_words(self) -> Errors:
        if self.resource_type != ToolboxResourceType.TRAILER:
            return {}
        words = self.captions or self.transcript.strip()
        return required("transcript", words, "Ein Trailer braucht Untertitel oder eine Abschrift.")


class ToolboxFile(FileInVariant):
    """A file of a toolbox item (Datei)."""

    page = ParentalKey("pages.ToolboxItemPage", on_delete=models.CASCADE, related_name="files")

    class Meta(FileInVariant.Meta):
        abstract = False
        verbose_name = "Datei"
        verbose_name_plural = "Dateien"
