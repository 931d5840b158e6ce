"""Every list the graph can answer, declared once: GraphQL, feeds and search read this table."""

from dataclasses import dataclass

from .filters import (
    Filter,
    From,
    FromDay,
    Ids,
    Related,
    RelatedTerms,
    Since,
    Slugs,
    Terms,
    Until,
    UntilDay,
    Within,
    regions,
    target_groups,
    topics,
)
from .orders import (
    DATE,
    DATE_DESC,
    DISTANCE,
    MODIFIED_DESC,
    PATH,
    POSITION,
    TITLE,
    TITLE_DESC,
    Order,
)
from .scopes import Scope, only, region_scope, topic_scope


@dataclass(frozen=True)
class Family:
    """All public objects of one type, or of several ``types`` (of all pages where there is neither).

    ``localized`` families hold pages, one row per language; a mixed list holds records beside them, which
    have no language. The first of ``orders`` is the default.
    """

    list_name: str
    stem: str
    type: str | None
    filters: tuple[Filter, ...]
    orders: tuple[Order, ...]
    single_name: str | None = None
    localized: bool = False
    located: bool = False
    types: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reverse:
    """The members of ``family`` that refer to an object of ``owner`` through ``edges``."""

    owner: str
    name: str
    family: str
    edges: tuple[str, ...]
    scope: Scope = only


_NAMED = (Ids(), Slugs())
_CLASSIFIED = (topics(), *regions(), target_groups())
_PAGE_ORDERS = (TITLE, TITLE_DESC, DATE, DATE_DESC, MODIFIED_DESC)
_DATED_ORDERS = (DATE_DESC, DATE, TITLE, TITLE_DESC, MODIFIED_DESC)
_RECORD_ORDERS = (TITLE, TITLE_DESC, MODIFIED_DESC)

_PAGES = (
    Family(
        "initiatives",
        "Initiative",
        "InitiativePage",
        (
            *_NAMED,
            *(Terms(name, name) for name in ("level", "status", "initiativeType", "scope")),
            *(Terms(name, name) for name in ("meetingFrequency", "cooperationIntensity")),
            *_CLASSIFIED,
            Related(
                "organisations",
                ("memberships.organisation",),
                "Organisation",
                "Organisations with any role in the initiative, by slug.",
            ),
            RelatedTerms(
                "memberTypes",
                ("memberships.organisation",),
                "Organisation",
                "Sorts of organisation with any role in the initiative (Zusammensetzung).",
                field="organisationType",
            ),
            Terms("goals", "goals.kind", "Kinds of goal it pursues (Ziele)."),
            Terms(
                "outreachChannels",
                "outreachChannels.kind",
                "Ways in which the initiative reaches the public (Öffentlichkeitsarbeit).",
            ),
            From("foundedFrom", "foundedOn", "Founded on or after this day."),
            Until("foundedTo", "foundedOn", "Founded on or before this day."),
        ),
        (*_PAGE_ORDERS, DISTANCE),
        single_name="initiative",
        localized=True,
        located=True,
    ),
    Family(
        "goodPractices",
        "GoodPractice",
        "GoodPracticePage",
        (
            *_NAMED,
            *_CLASSIFIED,
            Related("initiatives", ("initiatives",), "InitiativePage", "Initiatives by slug."),
            Related(
                "criteria", ("assessments.criterion",), "GoodPracticeCriterion", "Assessed criteria by slug."
            ),
        ),
        _PAGE_ORDERS,
        single_name="goodPractice",
        localized=True,
    ),
    Family(
        "news",
        "News",
        "NewsPage",
        (
            *_NAMED,
            Terms("kind", "kind"),
            *_CLASSIFIED,
            Related("initiatives", ("relatedInitiatives",), "InitiativePage", "Initiatives by slug."),
            FromDay("from", "Dated on or after this day."),
            UntilDay("to", "Dated on or before this day."),
        ),
        _DATED_ORDERS,
        single_name="newsItem",
        localized=True,
    ),
    Family(
        "events",
        "Event",
        "EventPage",
        (
            *_NAMED,
            *(Terms(name, name) for name in ("eventType", "eventStatus", "attendanceMode")),
            *_CLASSIFIED,
            Related("series", ("series",), "EventSeries", "Event series (Veranstaltungsreihe) by slug."),
            Related("dialogueFormats", ("dialogueFormats",), "DialogueFormat", "Dialogue formats by slug."),
            Related("initiatives", ("talks.initiative",), "InitiativePage", "Initiatives by slug."),
            FromDay("from", "Starts on or after this day."),
            UntilDay("to", "Starts on or before this day."),
        ),
        _DATED_ORDERS,
        single_name="event",
        localized=True,
    ),
    Family(
        "toolboxItems",
        "ToolboxItem",
        "ToolboxItemPage",
        (
            *_NAMED,
            *(Terms(name, name) for name in ("resourceType", "phase", "adaptable")),
            *_CLASSIFIED,
            Related("dialogueFormats", ("relatedFormats",), "DialogueFormat", "Dialogue formats by slug."),
        ),
        _PAGE_ORDERS,
        single_name="toolboxItem",
        localized=True,
    ),
    Family(
        "programmes",
        "Programme",
        "ProgrammePage",
        (
            *_NAMED,
            topics(),
            *regions("regions", "modelRegions.region"),
            target_groups(),
            Related("initiatives", ("modelRegions.initiative",), "InitiativePage", "Initiatives by slug."),
            From("endsFrom", "end", "Ends on or after this day."),
            Until("startsTo", "start", "Starts on or before this day."),
        ),
        _PAGE_ORDERS,
        single_name="programme",
        localized=True,
    ),
    Family(
        "publications",
        "Publication",
        "PublicationPage",
        (
            *_NAMED,
            *_CLASSIFIED,
            FromDay("from", "Published on or after this day."),
            UntilDay("to", "Published on or before this day."),
        ),
        _DATED_ORDERS,
        single_name="publication",
        localized=True,
    ),
    Family(
        "serviceOffers",
        "ServiceOffer",
        "ServiceOfferPage",
        (*_NAMED, *(Terms(name, name) for name in ("format", "cost", "coverage")), *_CLASSIFIED),
        _PAGE_ORDERS,
        single_name="serviceOffer",
        localized=True,
    ),
)

_RECORDS = (
    Family(
        "goodPracticeCriteria",
        "GoodPracticeCriterion",
        "GoodPracticeCriterion",
        _NAMED,
        (POSITION, TITLE, TITLE_DESC),
        single_name="goodPracticeCriterion",
    ),
    Family("eventSeries", "EventSeries", "EventSeries", _NAMED, _RECORD_ORDERS),
    Family(
        "dialogueFormats",
        "DialogueFormat",
        "DialogueFormat",
        _NAMED,
        _RECORD_ORDERS,
        single_name="dialogueFormat",
    ),
    Family(
        "regions",
        "Region",
        "Region",
        (*_NAMED, Terms("kind", "kind"), *(Within(place) for place in regions())),
        _RECORD_ORDERS,
        single_name="region",
    ),
    Family("topics", "Topic", "Topic", (*_NAMED, Within(topics())), _RECORD_ORDERS, single_name="topic"),
    Family("targetGroups", "TargetGroup", "TargetGroup", _NAMED, _RECORD_ORDERS, single_name="targetGroup"),
    Family(
        "organisations",
        "Organisation",
        "Organisation",
        (*_NAMED, Terms("organisationType", "organisationType")),
        _RECORD_ORDERS,
        single_name="organisation",
    ),
)

SITEMAP = Family(
    "sitemapEntries", "SitemapEntry", None, (Since("since", "Changed at or after this instant."),), (PATH,)
)

FAMILIES = {family.list_name: family for family in (*_PAGES, *_RECORDS)}

REVERSES = (
    *(
        Reverse("Region", name, name, ("regions",), region_scope)
        for name in ("initiatives", "events", "goodPractices")
    ),
    *(
        Reverse("Topic", name, name, ("topics",), topic_scope)
        for name in FAMILIES
        if FAMILIES[name] in _PAGES
    ),
    *(
        Reverse("TargetGroup", name, name, ("targetGroups",))
        for name in ("toolboxItems", "serviceOffers", "events", "initiatives")
    ),
    Reverse("DialogueFormat", "events", "events", ("dialogueFormats",)),
    Reverse("DialogueFormat", "toolboxItems", "toolboxItems", ("relatedFormats",)),
    Reverse("EventSeries", "events", "events", ("series",)),
    Reverse("Organisation", "initiatives", "initiatives", ("memberships.organisation",)),
    Reverse("GoodPracticeCriterion", "goodPractices", "goodPractices", ("assessments.criterion",)),
    Reverse("InitiativePage", "goodPractices", "goodPractices", ("initiatives",)),
    Reverse("InitiativePage", "news", "news", ("relatedInitiatives",)),
    Reverse("InitiativePage", "events", "events", ("talks.initiative",)),
    Reverse("InitiativePage", "programmes", "programmes", ("modelRegions.initiative",)),
)
