"""``searchSuggest``: what titles lead to while somebody types. They are read from the rows."""

from typing import Any

from graphql import GraphQLResolveInfo

from cms.graphql.arguments import check_arguments, check_locale, check_text
from cms.graphql.lists import LONGEST_QUERY, checked_first
from cms.graphql.lookahead import wanted_connection
from cms.published.reading import Row

from ..family import KINDS, TYPE_OF
from .asking import answered
from .reading import rows_of

_KINDS = {kind.type: kind.name for kind in KINDS}


def resolve_suggestions(
    source: Any,
    info: GraphQLResolveInfo,
    prefix: str,
    first: int,
    kinds: list[str] | None = None,
    locale: str | None = None,
) -> list[dict[str, Any]]:
    check_text("prefix", prefix, longest=LONGEST_QUERY)
    check_arguments({"kinds": kinds})
    checked_first(first)
    language = check_locale("locale", locale)
    types = [TYPE_OF[name] for name in kinds or ()]
    found = answered(
        info, lambda engine: engine.suggest(prefix, kinds=types, locale=language, first=first)
    ).found
    rows = rows_of([each.id for each in found], info.context.reader, wanted_connection(info).below("node"))
    return [_suggestion(row) for row in rows]


def _suggestion(row: Row) -> dict[str, Any]:
    return {"__typename": "SearchSuggestion", "title": row.title, "kind": _KINDS[row.type], "node": row.data}
