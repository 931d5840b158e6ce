"""A small page that shows one node of the interface, for previews and for installations without a website.

It is a client of ``/graphql/`` like any other and has no rights of its own: a preview shows what its
token opens, everything else what is public.
"""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cms.pages import models as pages
from cms.pages.choices import InitiativeLevel
from cms.pages.initiative_choices import InitiativeStatus, InitiativeType, MeetingFrequency
from cms.pages.news import NewsKind

CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "media-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'self'",
    ]
)
_SHOWN_ENUMS = (InitiativeLevel, InitiativeStatus, InitiativeType, MeetingFrequency, NewsKind)
_SHOWN_PAGES = (pages.InitiativePage, pages.NewsPage, pages.EventPage)


@require_safe
@transaction.non_atomic_requests
def reader(request: HttpRequest, route: str = "") -> HttpResponse:
    """Deliver the empty page; its script reads the route, or the preview token, and asks the interface."""
    response = render(request, "editorial/reader.html", {"labels": _labels()})
    response["Content-Security-Policy"] = CONTENT_SECURITY_POLICY
    # The address may hold a preview token, which is nobody else's business.
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def _labels() -> dict[str, dict[str, str]]:
    """German words for what the interface says in capitals, by enum and by type."""
    labels = {enum.__name__: {value: str(label) for value, label in enum.choices} for enum in _SHOWN_ENUMS}
    labels["type"] = {model.__name__: str(model._meta.verbose_name) for model in _SHOWN_PAGES}
    return labels
