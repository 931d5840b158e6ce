"""The one mixed list of everything that can be searched for, declared like every other list."""

from cms.published.families import Family
from cms.published.filters import FromDay, Kind, Kinds, Terms, UntilDay, regions, target_groups, topics
from cms.published.orders import DATE_DESC, DISTANCE, RELEVANCE, TITLE

__all__ = ["KINDS", "RELEVANCE", "SEARCH", "TYPES", "TYPE_OF"]

KINDS = (
    Kind("INITIATIVE", "InitiativePage", "Initiative"),
    Kind("GOOD_PRACTICE", "GoodPracticePage", "Praxisbeispiel"),
    Kind("NEWS", "NewsPage", "Meldung"),
    Kind("EVENT", "EventPage", "Veranstaltung"),
    Kind("TOOLBOX_ITEM", "ToolboxItemPage", "Werkzeug"),
    Kind("PROGRAMME", "ProgrammePage", "Programm"),
    Kind("PUBLICATION", "PublicationPage", "Veröffentlichung"),
    Kind("SERVICE_OFFER", "ServiceOfferPage", "Angebot"),
    Kind("PAGE", "StandardPage", "Textseite"),
    Kind("LEGAL", "LegalPage", "Rechtliche Angaben"),
    Kind("DIALOGUE_FORMAT", "DialogueFormat", "Dialogformat"),
    Kind("ORGANISATION", "Organisation", "Organisation"),
    Kind("EVENT_SERIES", "EventSeries", "Veranstaltungsreihe"),
)

TYPES = tuple(kind.type for kind in KINDS)

TYPE_OF = {kind.name: kind.type for kind in KINDS}
"""By the name of a kind, as the API spells it."""

SEARCH = Family(
    "search",
    "Search",
    None,
    (
        Kinds(KINDS, "SearchKind", "What the objects are."),
        topics(),
        *regions("regions", "modelRegions.region"),
        target_groups(),
        Terms("level", "level", type="InitiativePage"),
        FromDay("from", "Dated, starting or first published on or after this day."),
        UntilDay("to", "Dated, starting or first published on or before this day."),
    ),
    (RELEVANCE, DATE_DESC, TITLE, DISTANCE),
    localized=True,
    located=True,
    types=TYPES,
)
"""Pages of the language asked for, and records, which have none."""
