"""Good practice: what an initiative did, what came of it, and how it was assessed."""

from django.db import models
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from cms.fields.graphql import Date, Enum, Float, Object, Objects, String, Value

from .base import PageWithBody
from .panels import many, page_tabs
from .validation import Errors, end_before_start, image_errors, merged
from .values import Period


class AssessmentRating(models.TextChoices):
    EXEMPLARY = "EXEMPLARY", "Vorbildlich"
    FULFILLED = "FULFILLED", "Erfüllt"
    PARTLY_FULFILLED = "PARTLY_FULFILLED", "Teilweise erfüllt"
    NOT_FULFILLED = "NOT_FULFILLED", "Nicht erfüllt"
    NOT_APPLICABLE = "NOT_APPLICABLE", "Nicht anwendbar"


class GoodPracticePage(PageWithBody):
    """A story worth copying (Praxisbeispiel)."""

    initiatives = ParentalManyToManyField(
        "pages.InitiativePage",
        verbose_name="Initiativen",
        blank=True,
        related_name="+",
        help_text="Wer das Beispiel umgesetzt hat.",
    )
    period_start = models.DateField("Beginn", null=True, blank=True, help_text="Leer, wenn nicht bekannt.")
    period_end = models.DateField("Ende", null=True, blank=True, help_text="Leer, solange es weiterläuft.")
    challenge = models.TextField("Herausforderung", blank=True, help_text="Welches Problem war zu lösen?")
    approach = models.TextField("Vorgehen", blank=True, help_text="Was wurde getan, und wie?")
    results = models.TextField("Ergebnisse", blank=True, help_text="Was ist dabei herausgekommen?")
    success_factors = models.TextField("Erfolgsfaktoren", blank=True, help_text="Was hat geholfen?")
    obstacles = models.TextField("Hindernisse", blank=True, help_text="Was hat gebremst?")
    transferability = models.TextField(
        "Übertragbarkeit", blank=True, help_text="Was brauchen andere, um es nachzumachen?"
    )
    flyer = models.ForeignKey(
        "media.Document",
        verbose_name="Faltblatt",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Eine Seite zum Weitergeben.",
    )
    contact = models.ForeignKey(
        "snippets.ContactPoint",
        verbose_name="Ansprechstelle",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Funktion mit Funktionsadresse, keine Privatperson.",
    )

    graphql_fields = [
        *PageWithBody.graphql_fields,
        Objects("initiatives", "pages.InitiativePage"),
        Value("period", Period),
        String("challenge", description="Herausforderung."),
        String("approach", description="Vorgehen."),
        String("results", description="Ergebnisse."),
        Objects("key_figures", "pages.GoodPracticeKeyFigure", description="Kennzahlen."),
        String("success_factors", description="Erfolgsfaktoren."),
        String("obstacles", description="Hindernisse."),
        String("transferability", description="Übertragbarkeit."),
        Objects("assessments", "pages.GoodPracticeAssessment", description="Bewertungen."),
        Object("flyer", "media.Document"),
        Objects("gallery", "pages.GoodPracticeImage"),
        Object("contact", "snippets.ContactPoint"),
    ]

    parent_page_types = ["pages.GoodPracticeIndexPage"]
    subpage_types: list[str] = []

    edit_handler = page_tabs(
        content=[
            FieldPanel("challenge"),
            FieldPanel("approach"),
            FieldPanel("results"),
            MultiFieldPanel(
                [FieldPanel("success_factors"), FieldPanel("obstacles"), FieldPanel("transferability")],
                heading="Lehren",
            ),
            FieldPanel("body"),
        ],
        facts=[
            FieldRowPanel([FieldPanel("period_start"), FieldPanel("period_end")], heading="Zeitraum"),
            InlinePanel("key_figures", heading="Kennzahlen", label="Kennzahl"),
            FieldPanel("flyer"),
            InlinePanel("gallery", heading="Bilder", label="Bild"),
        ],
        classification=[InlinePanel("assessments", heading="Bewertungen", label="Bewertung")],
        contact=[FieldPanel("contact")],
        relations=[many("initiatives")],
    )

    class Meta:
        verbose_name = "Praxisbeispiel"
        verbose_name_plural = "Praxisbeispiele"

    @property
    def period(self) -> Period | None:
        """When it took place, or ``None`` where nothing is known."""
        known = self.period_start or self.period_end
        return Period(self.period_start, self.period_end) if known else None

    def publication_errors(self) -> Errors:
        return merged(
            super().publication_errors(),
            end_before_start("period_end", self.period_start, self.period_end),
            image_errors("gallery", *(entry.image for entry in self.gallery.all())),
            _assessments_without_rationale(self.assessments.all()),
        )


def _assessments_without_rationale(assessments: "models.QuerySet[GoodPracticeAssessment]") -> Errors:
    messages = [
        f"Der Bewertung „{assessment.criterion}“ fehlt die Begründung."
        for assessment in assessments
        if not assessment.rationale.strip()
    ]
    return {"assessments": messages} if messages else {}


class GoodPracticeKeyFigure(Orderable):
    """A measured result (Kennzahl)."""

    page = ParentalKey("pages.GoodPracticePage", on_delete=models.CASCADE, related_name="key_figures")
    name = models.CharField("Bezeichnung", max_length=255, help_text="Was gemessen wurde.")
    value = models.FloatField("Wert", help_text="Nur die Zahl.")
    unit = models.CharField(
        "Einheit", max_length=40, blank=True, help_text="Zum Beispiel „%“ oder „Teilnehmende“."
    )
    as_of = models.DateField("Stand", null=True, blank=True, help_text="Tag, für den der Wert gilt.")

    graphql_fields = [
        String("name", required=True),
        Float("value", required=True),
        String("unit"),
        Date("as_of"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "Kennzahl"
        verbose_name_plural = "Kennzahlen"

    def __str__(self) -> str:
        return f"{self.name}: {self.value:g} {self.unit}".rstrip()


class GoodPracticeAssessment(Orderable):
    """How far a story fulfils one criterion, and why (Bewertung)."""

    page = ParentalKey("pages.GoodPracticePage", on_delete=models.CASCADE, related_name="assessments")
    criterion = models.ForeignKey(
        "snippets.GoodPracticeCriterion",
        verbose_name="Kriterium",
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Aus dem geltenden Kriterienkatalog.",
    )
    rating = models.CharField(
        "Bewertung", max_length=16, choices=AssessmentRating, help_text="Wie weit erfüllt?"
    )
    rationale = models.TextField(
        "Begründung", help_text="Warum so bewertet wurde. Ohne Begründung wird nicht veröffentlicht."
    )
    evidence = models.TextField("Beleg", blank=True, help_text="Worauf sich die Bewertung stützt.")
    assessor_role = models.CharField(
        "Bewertet durch", max_length=255, blank=True, help_text="Funktion, kein Personenname."
    )
    date = models.DateField("Bewertet am", null=True, blank=True, help_text="Tag der Bewertung.")

    graphql_fields = [
        Object("criterion", "snippets.GoodPracticeCriterion"),
        Enum("rating", AssessmentRating, required=True),
        String("rationale", required=True, description="Begründung."),
        String("evidence", description="Beleg."),
        String("assessor_role", description="Function of whoever assessed, never a person's name."),
        Date("date"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "Bewertung"
        verbose_name_plural = "Bewertungen"

    def __str__(self) -> str:
        return f"{self.criterion}: {self.get_rating_display()}"


class GoodPracticeImage(Orderable):
    """A picture of a story (Bild)."""

    page = ParentalKey("pages.GoodPracticePage", on_delete=models.CASCADE, related_name="gallery")
    image = models.ForeignKey(
        "media.Image",
        verbose_name="Bild",
        on_delete=models.CASCADE,
        related_name="+",
        help_text="Zum Veröffentlichen braucht das Bild einen Alternativtext und einen Bildnachweis.",
    )
    caption = models.CharField(
        "Bildunterschrift", max_length=255, blank=True, help_text="Was man dazu wissen sollte."
    )

    graphql_fields = [Object("image", "media.Image"), String("caption")]

    class Meta(Orderable.Meta):
        verbose_name = "Bild"
        verbose_name_plural = "Bilder"

    def __str__(self) -> str:
        return self.caption or str(self.image)
