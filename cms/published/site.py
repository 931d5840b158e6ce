"""The site's own row: who runs it, on whose behalf, on which terms."""

from typing import Any

from .needs import Needs
from .reading import Reader

_NEEDS = Needs({"operator": {}, "ministry": {}, "contentLicence": {}})


def site_row(reader: Reader) -> dict[str, Any] | None:
    """Return the row of the settings with what it refers to; ``None`` on a site without settings."""
    return reader.by_term("SiteSettings", None, "", _NEEDS)
