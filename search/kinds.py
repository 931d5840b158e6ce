"""What can be searched for: the kinds of a mixed list, by the names under which clients know them."""

from collections.abc import Mapping

KINDS: Mapping[str, str] = {
    "INITIATIVE": "InitiativePage",
    "GOOD_PRACTICE": "GoodPracticePage",
    "NEWS": "NewsPage",
    "EVENT": "EventPage",
    "TOOLBOX_ITEM": "ToolboxItemPage",
    "PROGRAMME": "ProgrammePage",
    "PUBLICATION": "PublicationPage",
    "SERVICE_OFFER": "ServiceOfferPage",
    "PAGE": "StandardPage",
    "LEGAL": "LegalPage",
    "DIALOGUE_FORMAT": "DialogueFormat",
    "ORGANISATION": "Organisation",
    "EVENT_SERIES": "EventSeries",
}
"""Types of rows by kind."""

TYPES = frozenset(KINDS.values())
