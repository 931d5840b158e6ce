"""Where the endpoint and the explorer live; ``cms.urls`` includes these at the root."""

from django.conf import settings
from django.urls import URLPattern, path

from .endpoint import graphql

urlpatterns: list[URLPattern] = [path("graphql/", graphql, name="graphql")]

if settings.GRAPHIQL:
    from .graphiql import graphiql

    urlpatterns.append(path("graphiql/", graphiql, name="graphiql"))
