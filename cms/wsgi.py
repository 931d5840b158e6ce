"""The entry point for granian, gunicorn and every other WSGI server."""

import gc
import os

from django.core.wsgi import get_wsgi_application

from cms.operations.charsets import in_utf8
from cms.operations.readers import in_turn

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")


def _settle() -> None:
    """Build now what every process needs, and keep Python's garbage collector from looking at it again.

    Otherwise some request in a hundred would wait a fifth of a second for code and schema to be searched
    for garbage, and the first one for the schema to be built.
    """
    from cms.graphql.published_schema import published_schema

    published_schema()
    gc.collect()
    gc.freeze()


application = in_turn(in_utf8(get_wsgi_application()))
_settle()
