"""Feeds, exports and open data as a Django app."""

from django.apps import AppConfig


class FeedsConfig(AppConfig):
    name = "cms.feeds"
    label = "feeds"
    verbose_name = "Feeds und offene Daten"
