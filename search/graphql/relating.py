"""``relatedContent``: what is most like one object."""

from typing import Any
from uuid import UUID

from django.conf import settings
from graphql import GraphQLResolveInfo

from cms.graphql.arguments import check_arguments, check_locale
from cms.graphql.lists import checked_first
from cms.graphql.lookahead import wanted_object
from cms.published.filters import is_uuid
from cms.published.models import Node

from .asking import answered
from .reading import rows_of


def resolve_related(
    source: Any, info: GraphQLResolveInfo, first: int, locale: str | None = None, **given: Any
) -> list[dict[str, Any]]:
    check_arguments(given)
    checked_first(first)
    wished = locale and check_locale("locale", locale)
    if not is_uuid(given["id"]):
        return []
    identity, reader = str(UUID(given["id"])), info.context.reader
    reader.dependencies.sought([identity])
    language = _language_of(identity)
    if language is None:
        return []
    found = answered(info, lambda engine: engine.related(identity, locale=wished or language, first=first))
    return [row.data for row in rows_of(found.found, reader, wanted_object(info))]


def _language_of(identity: str) -> str | None:
    """Return the language of a public object; the site's main one for an object without."""
    found = Node.objects.filter(pk=identity).values_list("locale", flat=True).first()
    return settings.LANGUAGE_CODE if found == "" else found
