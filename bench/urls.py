"""The service as it is, and beside it the views that say how fast anything could be."""

from django.urls import URLPattern, URLResolver, include, path

from .floor import empty, graphql_core, one_statement

urlpatterns: list[URLPattern | URLResolver] = [
    path("bench/empty/", empty),
    path("bench/graphql-core/", graphql_core),
    path("bench/one-statement/", one_statement),
    path("", include("cms.urls")),
]
