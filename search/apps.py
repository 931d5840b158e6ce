from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "Suche"

    def ready(self) -> None:
        """Hear of whatever changes what is found, and tell those who run the service how it is."""
        from cms.operations import health, metrics

        from . import demo, marking, outdating, status

        demo.listen()
        marking.listen()
        outdating.listen()
        health.informants["search"] = status.readiness
        metrics.collectors.append(status.search_metrics)
