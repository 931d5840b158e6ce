"""The search as a Django app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "Suche"

    def ready(self) -> None:
        """Hear of whatever changes what is found, and understand the queries of every list.

        Those who run the service are told how the search is.
        """
        from cms.operations import health, metrics
        from cms.published import matching

        from . import changes, demo, outdating, status, writing
        from .engines.embedded.matcher import GermanMatcher

        changes.listen()
        demo.listen()
        outdating.listen()
        matching.register(GermanMatcher())
        post_migrate.connect(writing.fill_empty_index, sender=self)
        health.informants["search"] = status.readiness
        metrics.collectors.append(status.search_metrics)
