"""The home page: one for each language, directly below the root."""

from wagtail.admin.panels import FieldPanel

from .base import PageWithBody
from .panels import page_tabs


class HomePage(PageWithBody):
    """The front page (Startseite) of one language; everything else lies below it."""

    page_description = "Die Startseite einer Sprache; alle anderen Seiten liegen darunter."
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "pages.InitiativeIndexPage",
        "pages.GoodPracticeIndexPage",
        "pages.NewsIndexPage",
        "pages.EventIndexPage",
        "pages.ToolboxIndexPage",
        "pages.ProgrammeIndexPage",
        "pages.PublicationIndexPage",
        "pages.ServiceIndexPage",
        "pages.StandardPage",
        "pages.LegalPage",
    ]

    edit_handler = page_tabs(content=[FieldPanel("body")])

    class Meta:
        verbose_name = "Startseite"
        verbose_name_plural = "Startseiten"
