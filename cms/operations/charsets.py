"""Every request is read as UTF-8, whatever it says of its body.

Django reads an address in the character set that Content-Type names for the body, and does so before any
middleware. So one could ask for ``?land=DE-NW`` as UTF-16 and be given the whole list, which a cache in front
then keeps under that address; and a character set that is none (``base64``) ended in a failure.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.http import parse_header_parameters

from cms.published.headers import UNREADABLE

from .readers import Application

BYTES = "application/octet-stream"


def in_utf8(application: Application) -> Application:
    """Wrap the service so that a body that claims to be no UTF-8 is but bytes, which no view reads."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if not _is_utf8(environ.get("CONTENT_TYPE", "")):
            environ["CONTENT_TYPE"] = BYTES
        return application(environ, start_response)

    return answer


def _is_utf8(content_type: str) -> bool:
    try:
        _media_type, parameters = parse_header_parameters(content_type)
    except UNREADABLE:
        return False
    return parameters.get("charset", "utf-8").lower() in ("utf-8", "utf8")
