"""Where embeds are found; ``cms.urls`` includes these at the root."""

from django.urls import URLPattern, path

from .frames import frame
from .generator import generator
from .releases import released_file

urlpatterns: list[URLPattern] = [
    path("embed/docs", generator, name="embed_docs"),
    path("embed/frame/<slug:kind>", frame, name="embed_frame"),
    path("embed/<str:version>/<str:name>", released_file, name="embed_file"),
]
