"""What there is to subscribe to: each kind of feed, the list behind it, and its name in each language."""

from collections.abc import Mapping
from dataclasses import dataclass

from cms.published.families import FAMILIES, Family


@dataclass(frozen=True)
class Kind:
    """A kind of object with feeds of its own; ``name`` stands in the addresses."""

    name: str
    family: Family
    titles: Mapping[str, str]
    descriptions: Mapping[str, str]


KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            "news",
            FAMILIES["news"],
            {"de": "Aktuelles", "de-simple": "Neues", "en": "News"},
            {
                "de": "Meldungen, Pressemitteilungen und Aufrufe aus den Industrieinitiativen.",
                "de-simple": "Hier steht, was es Neues gibt.",
                "en": "News, press releases and calls from the industry initiatives.",
            },
        ),
        Kind(
            "events",
            FAMILIES["events"],
            {"de": "Veranstaltungen", "de-simple": "Termine", "en": "Events"},
            {
                "de": "Netzwerktreffen, Dialogveranstaltungen und Webinare.",
                "de-simple": "Hier stehen Treffen und Termine.",
                "en": "Network meetings, dialogues and webinars.",
            },
        ),
        Kind(
            "initiatives",
            FAMILIES["initiatives"],
            {"de": "Initiativen", "de-simple": "Initiativen", "en": "Initiatives"},
            {
                "de": "Regionale Industrieinitiativen in Deutschland mit Ort, Ebene, Themen und Kontakt.",
                "de-simple": "Hier stehen Gruppen, die sich für die Industrie in ihrer Region einsetzen.",
                "en": "Regional industry initiatives in Germany: place, level, topics and contact.",
            },
        ),
        Kind(
            "good-practice",
            FAMILIES["goodPractices"],
            {"de": "Gute Praxis", "de-simple": "Gute Beispiele", "en": "Good practice"},
            {
                "de": "Geschichten gelungener Zusammenarbeit, an Kriterien bewertet.",
                "de-simple": "Hier stehen gute Beispiele.",
                "en": "Stories of cooperation that worked, assessed by criteria.",
            },
        ),
        Kind(
            "toolbox",
            FAMILIES["toolboxItems"],
            {"de": "Werkzeugkiste", "de-simple": "Werkzeug-Kiste", "en": "Toolbox"},
            {
                "de": "Leitfäden, Vorlagen und andere Hilfen für Industrieinitiativen.",
                "de-simple": "Hier stehen Hilfen für Gruppen.",
                "en": "Guides, templates and other aids for industry initiatives.",
            },
        ),
    )
}
