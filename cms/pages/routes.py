"""Where the frontend shows a page."""

from django.conf import settings
from wagtail.models import Page


def frontend_path(page: Page) -> str:
    """Return the route of ``page``, from its stored ``url_path`` and locale alone: no request, no site.

    The default language has no prefix (``/initiativen/``), every other one has (``/en/initiatives/``).
    """
    _root, _home, route = page.url_path.split("/", 2)
    tag = page.locale.language_code
    prefix = "" if tag == settings.LANGUAGE_CODE else f"/{tag}"
    return f"{prefix}/{route}"
