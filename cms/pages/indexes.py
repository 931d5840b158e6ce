"""One index page for each type: it introduces the list, the list itself comes from the interface."""

from .base import PublicPage
from .panels import page_tabs


class IndexPage(PublicPage):
    """The parent of all pages of one type in one language."""

    parent_page_types = ["pages.HomePage"]
    max_count_per_parent = 1
    show_in_menus_default = True
    edit_handler = page_tabs(content=[])

    class Meta:
        abstract = True


class InitiativeIndexPage(IndexPage):
    """The register of initiatives (Initiativen)."""

    page_description = "Sammelt alle Initiativen einer Sprache."
    subpage_types = ["pages.InitiativePage"]

    class Meta:
        verbose_name = "Übersicht der Initiativen"
        verbose_name_plural = "Übersichten der Initiativen"


class GoodPracticeIndexPage(IndexPage):
    """All good practice (Praxisbeispiele)."""

    page_description = "Sammelt alle Praxisbeispiele einer Sprache."
    subpage_types = ["pages.GoodPracticePage"]

    class Meta:
        verbose_name = "Übersicht der Praxisbeispiele"
        verbose_name_plural = "Übersichten der Praxisbeispiele"


class NewsIndexPage(IndexPage):
    """All news (Aktuelles)."""

    page_description = "Sammelt Meldungen, Pressemitteilungen, Aufrufe und Newsletter."
    subpage_types = ["pages.NewsPage"]

    class Meta:
        verbose_name = "Übersicht der Meldungen"
        verbose_name_plural = "Übersichten der Meldungen"


class EventIndexPage(IndexPage):
    """All events (Veranstaltungen)."""

    page_description = "Sammelt alle Veranstaltungen einer Sprache."
    subpage_types = ["pages.EventPage"]

    class Meta:
        verbose_name = "Übersicht der Veranstaltungen"
        verbose_name_plural = "Übersichten der Veranstaltungen"


class ToolboxIndexPage(IndexPage):
    """The toolbox (Werkzeugkiste)."""

    page_description = "Sammelt Leitfäden, Checklisten, Vorlagen und andere Werkzeuge."
    subpage_types = ["pages.ToolboxItemPage"]

    class Meta:
        verbose_name = "Werkzeugkiste"
        verbose_name_plural = "Werkzeugkisten"


class ProgrammeIndexPage(IndexPage):
    """All programmes (Programme)."""

    page_description = "Sammelt Programme mit ihren Modellregionen."
    subpage_types = ["pages.ProgrammePage"]

    class Meta:
        verbose_name = "Übersicht der Programme"
        verbose_name_plural = "Übersichten der Programme"


class PublicationIndexPage(IndexPage):
    """All publications (Veröffentlichungen)."""

    page_description = "Sammelt Studien, Berichte und Broschüren."
    subpage_types = ["pages.PublicationPage"]

    class Meta:
        verbose_name = "Übersicht der Veröffentlichungen"
        verbose_name_plural = "Übersichten der Veröffentlichungen"


class ServiceIndexPage(IndexPage):
    """All service offers (Angebote)."""

    page_description = "Sammelt Beratung, Coaching und andere Angebote."
    subpage_types = ["pages.ServiceOfferPage"]

    class Meta:
        verbose_name = "Übersicht der Angebote"
        verbose_name_plural = "Übersichten der Angebote"
