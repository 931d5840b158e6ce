"""No statement of an anonymous request runs long; the admin's may.

The setting belongs to the connection, and a thread keeps its connection while it serves visitors and
editors in turn. So it is changed only when the kind of request does, which costs visitors nothing.
"""

from collections.abc import Callable

from django.conf import settings
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

UNLIMITED = 0
_MARK = "statement_timeout_ms"

Respond = Callable[[HttpRequest], HttpResponseBase]


def statement_timeout_middleware(respond: Respond) -> Respond:
    """Give each request's statements the time they may take."""
    editorial = reverse("wagtailadmin_home")

    def answer(request: HttpRequest) -> HttpResponseBase:
        visitor = not request.path_info.startswith(editorial)
        limit_statements(settings.STATEMENT_TIMEOUT_MS if visitor else UNLIMITED)
        return respond(request)

    return answer


def limit_statements(milliseconds: int) -> None:
    """Let the connection end every later statement after ``milliseconds``; 0 lets all of them run.

    A connection that died is replaced. Where there is no database, the view will say so.
    """
    if connection.connection is None and milliseconds == UNLIMITED:
        return
    try:
        if milliseconds != UNLIMITED:
            connection.ensure_connection()
        _limit(milliseconds)
    except OperationalError:
        connection.close()


def _limit(milliseconds: int) -> None:
    raw = connection.connection
    if getattr(raw, _MARK, UNLIMITED) != milliseconds:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('statement_timeout', %s, false)", (str(milliseconds),))
        setattr(raw, _MARK, milliseconds)
