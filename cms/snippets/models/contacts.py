"""Whom the public may turn to. Offices as a rule; people only where they have agreed."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from cms.fields.graphql import Object, String
from cms.snippets.validation import refuse_reversed_period, validate_office_phone, validate_role_mail

from .record import NamedRecord


class ContactPoint(NamedRecord):
    """A function with an address (Kontaktstelle), never a private person."""

    role = models.CharField(
        "Funktion",
        max_length=120,
        blank=True,
        help_text="Wofür die Stelle da ist, zum Beispiel „Pressestelle“.",
    )
    organisation = models.ForeignKey(
        "snippets.Organisation",
        verbose_name="Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="contact_points",
    )
    email = models.EmailField(
        "E-Mail",
        blank=True,
        validators=[validate_role_mail],
        help_text="Funktionsadresse der Stelle, keine Adresse einer Person.",
    )
    phone = models.CharField(
        "Telefon",
        max_length=30,
        blank=True,
        validators=[validate_office_phone],
        help_text="Festnetznummer der Stelle, zum Beispiel „+49 30 123456-0“.",
    )
    website = models.URLField("Internetseite oder Kontaktformular", blank=True)
    address = models.TextField("Anschrift", blank=True, help_text="Straße und Ort, je eine Zeile.")

    panels = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("role"), FieldPanel("organisation"), FieldPanel("slug")],
            heading="Stelle",
        ),
        MultiFieldPanel(
            [FieldPanel("email"), FieldPanel("phone"), FieldPanel("website"), FieldPanel("address")],
            heading="Erreichbarkeit",
        ),
    ]

    search_fields = [*NamedRecord.search_fields, index.SearchField("role"), index.AutocompleteField("email")]

    graphql_fields = [
        *NamedRecord.graphql_fields,
        String("role", description="What the office is for (Funktion)."),
        Object("organisation", "snippets.Organisation"),
        String("email", description="Address of a function, never of a person (Funktionsadresse)."),
        String("phone"),
        String("website", description="Web page or contact form."),
        String("address", description="Postal address, one line each."),
    ]

    class Meta(NamedRecord.Meta):
        verbose_name = "Kontaktstelle"
        verbose_name_plural = "Kontaktstellen"

    def clean(self) -> None:
        super().clean()
        if not (self.email or self.phone or self.website):
            raise ValidationError(
                "Bitte mindestens einen Weg angeben: E-Mail, Telefon oder Internetseite.", code="unreachable"
            )


class ConsentScope(models.TextChoices):
    """What a person has agreed to."""

    NAME_AND_ROLE = "NAME_AND_ROLE", "Name und Funktion"
    NAME_ROLE_AND_PORTRAIT = "NAME_ROLE_AND_PORTRAIT", "Name, Funktion und Bild"


class PersonQuerySet(models.QuerySet["Person"]):
    def public(self) -> "PersonQuerySet":
        """Return those whose consent stands; asked by whoever decides what is published."""
        return self.filter(consent_withdrawn_on=None)


class Person(NamedRecord):
    """A person (Person) who has agreed in writing to be named; public only while that consent stands."""

    role = models.CharField("Funktion", max_length=120, blank=True)
    organisation = models.ForeignKey(
        "snippets.Organisation",
        verbose_name="Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="people",
    )
    portrait = models.ForeignKey(
        "media.Image", verbose_name="Bild", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    consent_given_on = models.DateField(
        "Einwilligung vom",
        help_text="Datum der schriftlichen Einwilligung. Ohne sie darf die Person hier nicht stehen.",
    )
    consent_scope = models.CharField("Umfang der Einwilligung", max_length=30, choices=ConsentScope.choices)
    consent_withdrawn_on = models.DateField(
        "Einwilligung widerrufen am",
        null=True,
        blank=True,
        help_text="Mit dem Speichern verschwindet die Person sofort von allen Seiten.",
    )

    objects = PersonQuerySet.as_manager()

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldPanel("role"),
                FieldPanel("organisation"),
                FieldPanel("portrait"),
                FieldPanel("slug"),
            ],
            heading="Person",
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("consent_given_on"), FieldPanel("consent_scope")]),
                FieldPanel("consent_withdrawn_on"),
            ],
            heading="Einwilligung",
        ),
    ]

    graphql_fields = [
        *NamedRecord.graphql_fields,
        String("role"),
        Object("organisation", "snippets.Organisation"),
        Object("portrait", "media.Image", source="public_portrait", description="Only with consent to it."),
    ]

    class Meta(NamedRecord.Meta):
        verbose_name = "Person"
        verbose_name_plural = "Personen"

    def clean(self) -> None:
        super().clean()
        refuse_reversed_period(self.consent_given_on, self.consent_withdrawn_on, field="consent_withdrawn_on")
        if self.consent_given_on and self.consent_given_on > timezone.localdate():
            raise ValidationError(
                {"consent_given_on": "Die Einwilligung liegt in der Zukunft."}, code="future"
            )
        if self.portrait and self.consent_scope != ConsentScope.NAME_ROLE_AND_PORTRAIT:
            raise ValidationError({"portrait": "Die Einwilligung umfasst kein Bild."}, code="scope")

    @property
    def public_portrait(self) -> models.Model | None:
        return self.portrait if self.consent_scope == ConsentScope.NAME_ROLE_AND_PORTRAIT else None
