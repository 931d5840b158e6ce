"""Pages of every type, in a tree as editors build it.

``InitiativePageFactory()`` publishes a page below the index page of its type in the German tree,
which appears by itself; ``live=False`` leaves a draft, ``locale="en"`` or ``parent=…`` put it
elsewhere. Children and many-to-many relations are given as lists: ``goals=[InitiativeGoal(text="…")]``.
"""

import datetime
from dataclasses import dataclass
from typing import Any

import factory
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from cms.pages import models as pages


@dataclass(frozen=True)
class SiteTree:
    """The home page of one language; index pages appear below it when they are asked for."""

    home: pages.HomePage

    def index(self, page_type: type[Page]) -> Any:
        """Return the index page of class ``page_type``."""
        existing = page_type.objects.child_of(self.home).first()
        new = page_type(title=INDEX_TITLES[page_type], locale=self.home.locale)
        return existing or publish_under(self.home, new)

    def parent_of(self, page_type: type[Page]) -> Page:
        """Return the page below which pages of ``page_type`` belong."""
        for index_type in INDEX_TITLES:
            if page_type in index_type.clean_subpage_models():
                return self.index(index_type)
        return self.home


INDEX_TITLES = {
    pages.InitiativeIndexPage: "Initiativen",
    pages.GoodPracticeIndexPage: "Praxisbeispiele",
    pages.NewsIndexPage: "Aktuelles",
    pages.EventIndexPage: "Veranstaltungen",
    pages.ToolboxIndexPage: "Werkzeugkiste",
    pages.ProgrammeIndexPage: "Programme",
    pages.PublicationIndexPage: "Veröffentlichungen",
    pages.ServiceIndexPage: "Angebote",
}


def site_tree(locale: str = "de") -> SiteTree:
    """Return the tree of one language, creating what is missing; the first home becomes the site's root."""
    language, _created = Locale.objects.get_or_create(language_code=locale)
    return SiteTree(pages.HomePage.objects.filter(locale=language).first() or _create_home(language))


def publish(page: Page) -> Any:
    """Publish ``page`` as an editor does, through a revision, and return it as stored."""
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def preview_token(page: Any) -> str:
    """Store ``page`` as it is in memory, as the preview button does, and return the token that opens it."""
    return str(page.create_page_preview().token)


def publish_under(parent: Page, page: Page) -> Any:
    page.live = False
    parent.add_child(instance=page)
    return publish(page)


def _create_home(language: Locale) -> pages.HomePage:
    root = Page.get_first_root_node()
    origin = pages.HomePage.objects.order_by("pk").first()
    home = pages.HomePage(title="Industriedialog", slug=f"home-{language.language_code}", locale=language)
    if origin:
        home.translation_key = origin.translation_key
    home = publish_under(root, home)
    if origin is None:
        Site.objects.update_or_create(
            is_default_site=True,
            defaults={"hostname": "localhost", "root_page": home, "site_name": "Industriedialog"},
        )
    return home


class PublicPageFactory(factory.Factory):
    """The way every page comes about. Abstract."""

    locale = "de"
    live = True
    parent = None
    title = factory.Sequence(lambda number: f"Seite {number}")

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class: type[Page], *_args: Any, **kwargs: Any) -> Any:
        locale, live, parent = (kwargs.pop(name) for name in ("locale", "live", "parent"))
        parent = parent or site_tree(locale).parent_of(model_class)
        page = model_class(**kwargs, live=False, locale=parent.specific.locale)
        parent.add_child(instance=page)
        return publish(page) if live else page


class InitiativePageFactory(PublicPageFactory):
    title = factory.Sequence(lambda number: f"Bündnis für Industrie {number}")
    level = "REGION"

    class Meta:
        model = pages.InitiativePage


class GoodPracticePageFactory(PublicPageFactory):
    title = factory.Sequence(lambda number: f"Nacht der offenen Werke {number}")

    class Meta:
        model = pages.GoodPracticePage


class NewsPageFactory(PublicPageFactory):
    title = factory.Sequence(lambda number: f"Meldung {number}")
    date = datetime.date(2017, 4, 6)

    class Meta:
        model = pages.NewsPage


class EventPageFactory(PublicPageFactory):
    title = factory.Sequence(lambda number: f"Netzwerktreffen {number}")
    starts_at = datetime.datetime(2017, 4, 5, 8, 0, tzinfo=datetime.UTC)
    ends_at = datetime.datetime(2017, 4, 5, 14, 0, tzinfo=datetime.UTC)
    venue_name = "Haus der Wirtschaft"

    class Meta:
        model = pages.EventPage


class ToolboxItemPageFactory(PublicPageFactory):
    title = factory.Sequence(lambda number: f"Leitfaden {number}")
    resource_type = "GUIDE"

    class Meta:
        model = pages.ToolboxItemPage


class ProgrammePageFactory(PublicPageFactory):
    title = factory.Sequence(lambda number: f"Modellprogramm {number}")
    start = datetime.date(2017, 1, 1)
    end = datetime.date(2017, 12, 31)

    class Meta:
        model = pages.ProgrammePage


class PublicationPageFactory(PublicPageFactory):
    title = factory.Sequence(lambda number: f"Studie {number}")
    kind = "STUDY"
    date = datetime.date(2016, 11, 1)

    class Meta:
        model = pages.PublicationPage


class ServiceOfferPageFactory(PublicPageFactory):
    title = factory.Sequence(lambda number: f"Beratung {number}")
    format = "ADVICE"
    cost = "FREE"
    coverage = "NATIONWIDE"

    class Meta:
        model = pages.ServiceOfferPage


class StandardPageFactory(PublicPageFactory):
    title = factory.Sequence(lambda number: f"Über uns {number}")

    class Meta:
        model = pages.StandardPage


class LegalPageFactory(PublicPageFactory):
    title = "Impressum"
    kind = "IMPRINT"

    class Meta:
        model = pages.LegalPage


def body(*blocks: tuple[str, Any]) -> list[dict[str, Any]]:
    """Return blocks as a StreamField stores them: ``body(("quote", {"text": "…"}))``, with stable ids."""
    return [
        {"type": name, "value": value, "id": f"00000000-0000-4000-8000-{position:012d}"}
        for position, (name, value) in enumerate(blocks)
    ]


def days_ago(number: int) -> datetime.datetime:
    return timezone.now() - datetime.timedelta(days=number)


ALL_FACTORIES: tuple[type[PublicPageFactory], ...] = (
    InitiativePageFactory,
    GoodPracticePageFactory,
    NewsPageFactory,
    EventPageFactory,
    ToolboxItemPageFactory,
    ProgrammePageFactory,
    PublicationPageFactory,
    ServiceOfferPageFactory,
    StandardPageFactory,
    LegalPageFactory,
)
