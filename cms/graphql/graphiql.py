"""The explorer: GraphiQL from our own static files, without any other server."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
@transaction.non_atomic_requests
def graphiql(request: HttpRequest) -> HttpResponse:
    """A page that asks the endpoint of this service."""
    return render(request, "graphiql/explorer.html")
