"""The service as it is, and beside it the two views that say how fast anything could be."""

from django.urls import URLPattern, URLResolver, include, path

from .floor import empty, one_statement

urlpatterns: list[URLPattern | URLResolver] = [
    path("bench/empty/", empty),
    path("bench/one-statement/", one_statement),
    path("", include("cms.urls")),
]
