"""Telling those who look at a page here that oEmbed describes it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from .oembed import endpoint_for

DISCOVERABLE = ("/ansicht/", "/embed/frame/")
_MEDIA_TYPES = {"json": "application/json+oembed", "xml": "text/xml+oembed"}
# The address of a draft holds a token that opens it.
_SECRET = "token"  # noqa: S105


def announce_oembed(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Add ``Link`` headers to the pages and frames that oEmbed knows."""

    def answered(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if _is_described(request, response):
            url = f"{settings.PUBLIC_URL}{request.get_full_path()}"
            links = [
                f'<{endpoint_for(url, spelling)}>; rel="alternate"; type="{media_type}"'
                for spelling, media_type in _MEDIA_TYPES.items()
            ]
            response["Link"] = ", ".join([*filter(None, [response.get("Link")]), *links])
        return response

    return answered


def _is_described(request: HttpRequest, response: HttpResponse) -> bool:
    return (
        request.path.startswith(DISCOVERABLE) and response.status_code == 200 and _SECRET not in request.GET
    )
