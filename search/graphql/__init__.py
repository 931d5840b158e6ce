"""Search in GraphQL: ``search``, ``searchSuggest``, ``searchMap`` and ``relatedContent``.

Engines say which objects; what is shown of them is read from the published rows by their ids, in one
statement for all. What an engine still knows and nobody may see any more has no row, and is left out.
"""

from cms.graphql.roots import Root

from . import connection, places, relating, suggesting
from .sdl import sdl


def root() -> Root:
    """The root fields of the search, as the hook ``register_graphql_root`` takes them."""
    return Root(
        sdl(),
        query={
            "search": connection.resolve_search,
            "searchSuggest": suggesting.resolve_suggestions,
            "searchMap": places.resolve_map,
            "relatedContent": relating.resolve_related,
        },
        types=connection.RESOLVERS,
    )
