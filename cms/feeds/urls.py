"""Where feeds, exports and open data are found; ``cms.urls`` includes these at the root."""

from django.urls import URLPattern, path

from . import views
from .catalogue import catalogue
from .oembed import oembed
from .sitemap import sitemap

urlpatterns: list[URLPattern] = [
    path("feeds/v1/index.json", views.feed_index, name="feed_index"),
    path("feeds/v1/opml.xml", views.feed_opml, name="feed_opml"),
    path("feeds/v1/regions.geojson", views.regions, name="outlines"),
    path("feeds/v1/events/<uuid:identity>.ics", views.event, name="event_calendar"),
    path("feeds/v1/<slug:kind>.<slug:extension>", views.feed, name="feed"),
    path("feeds/v1/<slug:kind>", views.feed, name="negotiated_feed"),
    path("open-data/catalog.<slug:extension>", catalogue, name="catalogue"),
    path("oembed", oembed, name="oembed"),
    path("sitemap.xml", sitemap, name="sitemap"),
]
