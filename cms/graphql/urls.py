"""Where the endpoint, the explorer and the preview live; ``cms.urls`` includes these at the root."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
