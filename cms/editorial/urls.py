"""Addresses of this room outside the admin."""

from django.urls import URLPattern, path

from .reader import reader

urlpatterns: list[URLPattern] = [
    path("ansicht/", reader, name="reader"),
    path("ansicht/<path:route>", reader),
]
