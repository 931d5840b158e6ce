"""Readers of the published graph are nobody in particular: whatever cookies they send, nobody looks at them.

Sessions and forms of the admin live under the same name as the public addresses, so a browser sends their
cookies along, and whoever looked at one would answer for one person what all the world may keep.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

PUBLIC = ("/graphql/", "/feeds/", "/embed/", "/open-data/", "/oembed", "/sitemap.xml")

Respond = Callable[[HttpRequest], HttpResponseBase]


def forget_cookies(respond: Respond) -> Respond:
    """Middleware that takes the cookies from all requests for public addresses."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if request.path_info.startswith(PUBLIC):
            request.META.pop("HTTP_COOKIE", None)
        return respond(request)

    return answer
