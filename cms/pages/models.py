"""All page types and their parts, where Django looks for models."""

from .event import EventPage
from .event_children import EventDocument, Talk, TalkPresentation
from .good_practice import GoodPracticeAssessment, GoodPracticeImage, GoodPracticeKeyFigure, GoodPracticePage
from .home import HomePage
from .indexes import (
    EventIndexPage,
    GoodPracticeIndexPage,
    InitiativeIndexPage,
    NewsIndexPage,
    ProgrammeIndexPage,
    PublicationIndexPage,
    ServiceIndexPage,
    ToolboxIndexPage,
)
from .initiative import InitiativePage
from .initiative_children import (
    InitiativeAward,
    InitiativeGoal,
    InitiativeMeasure,
    InitiativeMembership,
    InitiativeOutreachChannel,
    InitiativeRelation,
    InitiativeSocialLink,
)
from .legal import LegalPage
from .news import NewsAttachment, NewsPage
from .programme import ModelRegion, ProgrammeGoal, ProgrammePage
from .publication import PublicationFile, PublicationPage
from .service_offer import ServiceOfferPage, ServiceStep
from .standard import StandardPage
from .toolbox import ToolboxFile, ToolboxItemPage

__all__ = [
    "EventDocument",
    "EventIndexPage",
    "EventPage",
    "GoodPracticeAssessment",
    "GoodPracticeImage",
    "GoodPracticeIndexPage",
    "GoodPracticeKeyFigure",
    "GoodPracticePage",
    "HomePage",
    "InitiativeAward",
    "InitiativeGoal",
    "InitiativeIndexPage",
    "InitiativeMeasure",
    "InitiativeMembership",
    "InitiativeOutreachChannel",
    "InitiativePage",
    "InitiativeRelation",
    "InitiativeSocialLink",
    "LegalPage",
    "ModelRegion",
    "NewsAttachment",
    "NewsIndexPage",
    "NewsPage",
    "ProgrammeGoal",
    "ProgrammeIndexPage",
    "ProgrammePage",
    "PublicationFile",
    "PublicationIndexPage",
    "PublicationPage",
    "ServiceIndexPage",
    "ServiceOfferPage",
    "ServiceStep",
    "StandardPage",
    "Talk",
    "TalkPresentation",
    "ToolboxFile",
    "ToolboxIndexPage",
    "ToolboxItemPage",
]
