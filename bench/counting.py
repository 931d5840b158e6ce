"""Counting the statements of one request, for those requests that ask for it."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse

ASKED = "X-Count-Statements"
COUNTED = "X-Statements"

Respond = Callable[[HttpRequest], HttpResponse]


class Counter:
    """Counts statements; transactions and the health check of a connection are none."""

    def __init__(self) -> None:
        self.statements = 0

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.statements += 1
        return execute(sql, params, many, context)


def count_statements(respond: Respond) -> Respond:
    """Middleware that tells the number of statements in a header. Measured requests do not ask."""

    def counted(request: HttpRequest) -> HttpResponse:
        if ASKED not in request.headers:
            return respond(request)
        counter = Counter()
        with connection.execute_wrapper(counter):
            response = respond(request)
        response[COUNTED] = str(counter.statements)
        return response

    return counted
