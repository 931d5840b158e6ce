"""What every page shares: identity, route, classification, search engine texts, translations."""

import uuid
from collections.abc import Sequence
from typing import Any, Self

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.db.models import prefetch_related_objects
from modelcluster.fields import ParentalManyToManyField
from wagtail.models import Page

from cms.fields.graphql import (
    AnyPages,
    Boolean,
    DateTime,
    Enum,
    Identity,
    Object,
    Objects,
    Stream,
    String,
    Value,
)
from cms.fields.identity import Identified
from cms.fields.slugs import free_slug, german_slug

from .blocks.body import BodyField
from .choices import ContentScope
from .forms import PublicPageForm
from .frontend import SeenOnTheFrontend
from .gathering import ancestors_of, translations_of
from .panels import page_tabs
from .permissions import FourEyesPermissionTester
from .routes import frontend_path
from .validation import Errors, image_errors, merged, refuse_unfit_for_publication
from .values import Seo


class PublicPage(SeenOnTheFrontend, Identified, Page):
    """A page with a route of its own on the frontend. Every page type derives from it."""

    slug: str
    summary = models.CharField(
        "Kurzbeschreibung",
        max_length=300,
        blank=True,
        help_text="Ein bis zwei Sätze für Listen, Suchergebnisse und Vorschauen (höchstens 300 Zeichen).",
    )
    lead_image = models.ForeignKey(
        "media.Image",
        verbose_name="Titelbild",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Zum Veröffentlichen braucht das Bild einen Alternativtext und einen Bildnachweis.",
    )
    topics = ParentalManyToManyField(
        "snippets.Topic",
        verbose_name="Themen",
        blank=True,
        related_name="+",
        help_text="Worum geht es? Das speziellere Thema genügt, das übergeordnete wird mitgefunden.",
    )
    target_groups = ParentalManyToManyField(
        "snippets.TargetGroup",
        verbose_name="Zielgruppen",
        blank=True,
        related_name="+",
        help_text="Für wen ist diese Seite gedacht?",
    )
    regions = ParentalManyToManyField(
        "snippets.Region",
        verbose_name="Gebiete",
        blank=True,
        related_name="+",
        help_text="Länder, Kreise oder zusammengesetzte Regionen, auf die sich die Seite bezieht.",
    )
    scope = models.CharField(
        "Reichweite",
        max_length=10,
        choices=ContentScope,
        blank=True,
        help_text="Richtet sich der Inhalt an ganz Deutschland oder an bestimmte Regionen?",
    )
    external_id = models.CharField(
        "Externe Kennung",
        max_length=100,
        blank=True,
        db_index=True,
        help_text="Kennung im Herkunftssystem; daran erkennt der Import die Seite wieder.",
    )
    no_index = models.BooleanField(
        "Nicht in Suchmaschinen aufnehmen",
        default=False,
        help_text="Die Seite bleibt öffentlich, bittet Suchmaschinen aber, sie nicht zu listen.",
    )

    source_revision = models.PositiveBigIntegerField(
        "Übersetzte Fassung",
        null=True,
        editable=False,
        help_text="Fassung des Originals, die übersetzt wurde.",
    )

    graphql_fields = [
        Identity(),
        String("title", required=True),
        String("slug", required=True),
        String(
            "path",
            source="frontend_path",
            required=True,
            description="Frontend route, unique per site, with a leading and a trailing slash.",
        ),
        String(
            "locale",
            source="language_tag",
            required=True,
            description="BCP 47 language tag: de, de-simple (Leichte Sprache) or en.",
        ),
        String("summary", description="At most 300 characters of plain text (Kurzbeschreibung)."),
        Object("lead_image", "media.Image", description="Titelbild; null when absent or not public."),
        Objects("topics", "snippets.Topic", description="Themen."),
        Objects("target_groups", "snippets.TargetGroup", description="Zielgruppen."),
        Objects("regions", "snippets.Region", description="Gebiete: Länder, districts, compositions."),
        Enum("scope", ContentScope, description="Reichweite."),
        String("external_id", description="Identifier in the system the page was imported from."),
        Value("seo", Seo, description="Texts for search engines and link previews."),
        Boolean("no_index", required=True, description="Search engines are asked not to list the page."),
        DateTime("first_published_at"),
        DateTime("last_published_at"),
        Boolean(
            "outdated",
            source="is_outdated",
            required=True,
            description="The German original has changed since this translation was published.",
        ),
        AnyPages("translations", source="other_locales", description="The same page in other languages."),
        AnyPages(
            "breadcrumbs", source="ancestors_below_root", description="From the home page to the parent."
        ),
    ]

    _gathered_ancestors: list[Page] | None = None
    _gathered_translations: list[Page] | None = None

    base_form_class = PublicPageForm
    edit_handler = page_tabs(content=())
    exclude_fields_in_copy = ["uuid"]

    class Meta:
        abstract = True

    @property
    def frontend_path(self) -> str:
        return frontend_path(self)

    @property
    def language_tag(self) -> str:
        return self.locale.language_code

    @property
    def seo(self) -> Seo:
        return Seo(title=self.seo_title or self.title, description=self.search_description or self.summary)

    @classmethod
    def gather(cls, pages: Sequence[Self]) -> None:
        """Read once for all ``pages`` what their public answers would otherwise each ask for."""
        prefetch_related_objects(pages, "locale")
        ancestors, translations = ancestors_of(pages), translations_of(pages)
        for page in pages:
            page._gathered_ancestors = ancestors[page.pk]
            page._gathered_translations = translations[page.pk]

    def other_locales(self) -> list[Page]:
        if self._gathered_translations is not None:
            return self._gathered_translations
        return translations_of([self])[self.pk]

    @property
    def is_outdated(self) -> bool:
        """Whether the original went live anew since this translation did; an original never is outdated."""
        original = self._original()
        return original is not None and original.live and original.live_revision_id != self.source_revision

    def ancestors_below_root(self) -> list[Page]:
        if self._gathered_ancestors is not None:
            return self._gathered_ancestors
        return list(self.get_ancestors().filter(depth__gt=1).specific())

    def publication_errors(self) -> Errors:
        """Return what stands in the way of publishing, in German, by field. Page types add their rules."""
        return image_errors("lead_image", self.lead_image)

    def permissions_for_user(self, user: AbstractBaseUser) -> FourEyesPermissionTester:
        return FourEyesPermissionTester(user, self)

    def save(self, clean: bool = True, **kwargs: Any) -> None:
        if self._state.adding and self.alias_of_id:
            # Wagtail builds an alias from every field of its original.
            self.uuid = uuid.uuid4()
        if clean and self.live:
            refuse_unfit_for_publication(self)
            self._note_what_was_translated()
        super().save(**{**kwargs, "clean": clean})

    def with_content_json(self, content: dict) -> Page:
        """Read a revision, but never its ``uuid``: copies carry revisions of their original."""
        page = super().with_content_json(content)
        page.uuid = self.uuid
        return page

    def _original(self) -> Page | None:
        if self.locale_id is None or self.language_tag == settings.LANGUAGE_CODE:
            return None
        return self.get_translations().filter(locale__language_code=settings.LANGUAGE_CODE).first()

    def _note_what_was_translated(self) -> None:
        """Whoever publishes a translation vouches that it says what the original says now."""
        original = self._original()
        self.source_revision = original.live_revision_id if original else None

    def _set_core_field_defaults(self) -> None:
        if not self.slug and self.path:
            self.slug = self._get_autogenerated_slug(german_slug(self.title) or "seite")
        super()._set_core_field_defaults()

    def _get_autogenerated_slug(self, base_slug: str) -> str:
        siblings = self.get_parent().get_children()
        return free_slug(base_slug, siblings.exclude(pk=self.pk))


class PageWithBody(PublicPage):
    """A page whose main text is made of content blocks."""

    body = BodyField("Text", blank=True, help_text="Der Text der Seite, aus Bausteinen zusammengesetzt.")

    graphql_fields = [*PublicPage.graphql_fields, Stream("body", description="The text, block by block.")]

    class Meta:
        abstract = True

    def publication_errors(self) -> Errors:
        messages = [message for child in self.body for message in child.block.publication_errors(child.value)]
        return merged(super().publication_errors(), {"body": messages} if messages else {})
