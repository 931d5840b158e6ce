"""The tabs of the page editor, the same for every page type."""

from collections.abc import Sequence
from typing import Any

from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.admin.widgets import AdminAutoHeightTextInput

from cms.snippets.widgets import FilteredCheckboxes

Panels = Sequence[Panel | str]


class TitlePanel(TitleFieldPanel):
    """A title that makes no address in the browser: its script writes „u“ for „ü“, see ``PublicPageForm``."""

    class BoundPanel(TitleFieldPanel.BoundPanel):
        def get_attrs(self) -> dict[str, Any]:
            return {"placeholder": self.get_placeholder()}


def many(field_name: str) -> FieldPanel:
    """Return the panel of a field that refers to several records."""
    return FieldPanel(field_name, widget=FilteredCheckboxes)


TITLE = [TitlePanel("title")]
INTRODUCTION = [*TITLE, FieldPanel("summary", widget=AdminAutoHeightTextInput), FieldPanel("lead_image")]
CLASSIFICATION = [
    many("topics"),
    many("target_groups"),
    many("regions"),
    FieldPanel("scope"),
]
ADDRESS_AND_SEARCH = [
    MultiFieldPanel(
        [
            FieldPanel(
                "slug",
                heading="Adresse",
                help_text="Letzter Teil der Internetadresse; entsteht aus dem Titel, solange er leer ist.",
            ),
            FieldPanel("show_in_menus", help_text="Die Seite erscheint in der Navigation der Website."),
        ],
        heading="Adresse und Menü",
    ),
    MultiFieldPanel(
        [
            FieldPanel("seo_title", help_text="Statt des Seitentitels; meist genügt dieser."),
            FieldPanel(
                "search_description",
                heading="Beschreibung",
                help_text="Statt der Kurzbeschreibung; meist genügt diese.",
            ),
            FieldPanel("no_index"),
        ],
        heading="Suchmaschinen",
    ),
    MultiFieldPanel([FieldPanel("external_id")], heading="Herkunft"),
]
PUBLICATION = [PublishingPanel(), CommentPanel(), *ADDRESS_AND_SEARCH]


def page_tabs(
    *,
    content: Panels,
    classification: Panels = (),
    facts: Panels = (),
    contact: Panels = (),
    relations: Panels = (),
) -> TabbedInterface:
    """Return the editor of a page type; what every page has is added, empty tabs are left out."""
    tabs: list[tuple[str, list[Panel | str]]] = [
        ("Inhalt", [*INTRODUCTION, *content]),
        ("Angaben", list(facts)),
        ("Einordnung", [*classification, *CLASSIFICATION]),
        ("Kontakt", list(contact)),
        ("Verknüpfungen", list(relations)),
        ("Veröffentlichung", list(PUBLICATION)),
    ]
    return TabbedInterface([ObjectList(panels, heading=heading) for heading, panels in tabs if panels])
