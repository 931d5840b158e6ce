"""Which folder or file of ``content/`` holds what, in the order in which it is built."""

from dataclasses import dataclass
from uuid import UUID, uuid5

NAMESPACE = UUID("6f0f6a0e-6d0b-4d0e-9a44-5a1f6a3a2c11")


@dataclass(frozen=True)
class Kind:
    """Entries of one sort. ``name`` is the stem of the file or the name of the folder."""

    name: str
    model: str
    section: str = ""
    aliases: tuple[str, ...] = ()


RECORDS = (
    Kind("licences", "media.Licence", aliases=("code",)),
    Kind("images", "media.Image"),
    Kind("documents", "media.Document"),
    Kind("regions", "snippets.Region", aliases=("ags", "iso_code")),
    Kind("kreise", "snippets.Region", aliases=("ags",)),
    Kind("compositions", "snippets.Region"),
    Kind("topics", "snippets.Topic"),
    Kind("target_groups", "snippets.TargetGroup"),
    Kind("organisations", "snippets.Organisation"),
    Kind("competitions", "snippets.Competition"),
    Kind("contact_points", "snippets.ContactPoint"),
    Kind("dialogue_formats", "snippets.DialogueFormat"),
    Kind("event_series", "snippets.EventSeries"),
    Kind("good_practice_criteria", "snippets.GoodPracticeCriterion"),
)

PAGES = (
    Kind("home", "pages.HomePage"),
    Kind("sections", "", section="home/start"),
    Kind("pages", "pages.StandardPage", section="home/start"),
    Kind("legal", "pages.LegalPage", section="home/start"),
    Kind("initiatives", "pages.InitiativePage", section="sections/initiativen"),
    Kind("events", "pages.EventPage", section="sections/veranstaltungen"),
    Kind("programmes", "pages.ProgrammePage", section="sections/programme"),
    Kind("good-practices", "pages.GoodPracticePage", section="sections/gute-praxis"),
    Kind("toolbox", "pages.ToolboxItemPage", section="sections/werkzeugkiste"),
    Kind("publications", "pages.PublicationPage", section="sections/publikationen"),
    Kind("service-offers", "pages.ServiceOfferPage", section="sections/beratung"),
    Kind("news", "pages.NewsPage", section="sections/aktuelles"),
    Kind("hidden", ""),
)


def identity(key: str) -> UUID:
    """Return the ``uuid`` of the object behind ``key``: the same in every demo site of the world."""
    return uuid5(NAMESPACE, key)
