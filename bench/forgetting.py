"""Answers are made anew, except for those requests that measure the memory."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from cms.graphql.answers import kept_answers
from cms.published.kept import kept
from cms.published.repeatable import known_responses

REMEMBERED = "X-Remembered"

Respond = Callable[[HttpRequest], HttpResponse]


def forget_answers(respond: Respond) -> Respond:
    """Middleware that empties the memory of answers before each request that does not ask for it."""

    def forgetful(request: HttpRequest) -> HttpResponse:
        if REMEMBERED not in request.headers:
            kept_answers().clear()
            kept().clear()
            known_responses().clear()
        return respond(request)

    return forgetful
