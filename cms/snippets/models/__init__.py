"""The tables of this room: vocabulary, directory records, the settings of the site."""

from .contacts import ConsentScope, ContactPoint, Person
from .dialogue_formats import DialogueFormat
from .organisations import Organisation, OrganisationName, OrganisationType
from .regions import Region, RegionKind
from .settings import SiteSettings
from .vocabulary import Competition, EventSeries, GoodPracticeCriterion, TargetGroup, Topic

__all__ = [
    "Competition",
    "ConsentScope",
    "ContactPoint",
    "DialogueFormat",
    "EventSeries",
    "GoodPracticeCriterion",
    "Organisation",
    "OrganisationName",
    "OrganisationType",
    "Person",
    "Region",
    "RegionKind",
    "SiteSettings",
    "TargetGroup",
    "Topic",
]
