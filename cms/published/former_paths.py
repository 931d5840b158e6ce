"""Where former addresses lead, as far as something public is there."""

from typing import NamedTuple

from django.db import connection
from wagtail.contrib.redirects.models import Redirect

from .redirects import TYPE

_STATEMENT = """
    SELECT COALESCE(page.path, redirect.data->>'link'), (redirect.data->>'permanent')::boolean
    FROM published_node redirect
    LEFT JOIN published_node page ON page.id = (redirect.data->'page'->>'$ref')::uuid AND page.path <> ''
    WHERE redirect.type = %s AND redirect.slug = %s
        AND COALESCE(page.path, redirect.data->>'link') IS NOT NULL
    ORDER BY redirect.id LIMIT 1
"""


class Target(NamedTuple):
    """A frontend route or a foreign address, and whether the move is for good."""

    target: str
    permanent: bool


def redirect_target(path: str) -> Target | None:
    """Return where ``path`` leads; ``None`` where no redirect exists or its page is not public."""
    with connection.cursor() as cursor:
        cursor.execute(_STATEMENT, [TYPE, Redirect.normalise_path(path)])
        found = cursor.fetchone()
    return Target(*found) if found else None
