"""What is different for readers of the published graph: they are nobody in particular, and take turns."""

from collections.abc import Callable, Iterable
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from cms.published.turns import turns

PUBLIC = ("/graphql/", "/feeds/", "/embed/", "/open-data/", "/oembed", "/sitemap.xml")

Respond = Callable[[HttpRequest], HttpResponseBase]
Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
"""A WSGI application."""


def in_turn(application: Application) -> Application:
    """Wrap the service so that the readers of a process take turns where that is called for.

    Around all of Django, since every bit of Python beside an answer holds it up.
    """

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if not environ["PATH_INFO"].startswith(PUBLIC):
            return application(environ, start_response)
        with turns().taken():
            return application(environ, start_response)

    return answer


def forget_cookies(respond: Respond) -> Respond:
    """Middleware that takes the cookies from all requests for public addresses.

    Sessions and forms of the admin live under the same name as these, so a browser sends their cookies
    along, and whoever looked at one would answer for one person what all the world may keep.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        if request.path_info.startswith(PUBLIC):
            request.META.pop("HTTP_COOKIE", None)
        return respond(request)

    return answer
