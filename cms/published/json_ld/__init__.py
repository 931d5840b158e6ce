"""Objects in the words of schema.org, for search engines and everybody else who reads linked data.

``json_ld`` is a pure function of one published row and the site's own. It looks at those references
that ``NEEDS`` names and at no others, so what it says of an object does not depend on what else a
query happened to read. A reference that is not public has no row, and is not mentioned.
"""

import json
from typing import Any

from ..needs import Needs
from . import pages, records
from .parts import Json, known

NEEDS = Needs(
    {
        "breadcrumbs": {},
        "commissioner": {},
        "contact": {},
        "contactPoints": {},
        "contentLicence": {},
        "contractors": {},
        "files": {"document": {}},
        "host": {},
        "initiatives": {},
        "leadImage": {"licence": {}},
        "licence": {},
        "logo": {},
        "memberships": {"organisation": {}},
        "ministry": {},
        "modelRegions": {"region": {}},
        "operator": {},
        "organisation": {},
        "organiser": {},
        "organisers": {},
        "parent": {},
        "portrait": {},
        "pressContact": {},
        "publisher": {},
        "regions": {},
        "relatedEvents": {},
        "relatedInitiatives": {},
        "series": {},
        "targetGroups": {},
        "topics": {},
    }
)
NEVER_READ = frozenset({"body"})
"""The one stored field that is large and says nothing here."""

_UNSAFE_IN_HTML = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def json_ld(data: Json, site: Json | None) -> Json:
    """Return what a row says, with ``NEEDS`` read; ``site`` is the row of the settings, likewise."""
    describe = pages.DESCRIBED.get(data["__typename"]) or records.DESCRIBED[data["__typename"]]
    return {"@context": "https://schema.org", **known(describe(data, site))}


def as_script(linked_data: Any) -> str:
    """Return the JSON text, safe to stand between ``<script>`` tags whatever editors have written."""
    return json.dumps(linked_data, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE_IN_HTML)
