"""The GraphQL interface as a Django app."""

from django.apps import AppConfig


class GraphqlConfig(AppConfig):
    name = "cms.graphql"
    verbose_name = "GraphQL-Schnittstelle"

    def ready(self) -> None:
        """Refuse to start with a manifest of trusted documents that cannot be used; hear of changes.

        The worker forgets clients that have not asked for a while.
        """
        from cms.published.schedule import chores

        from . import purging
        from .fair_use.budgets import forget_full_buckets
        from .trusted import manifest

        manifest()
        purging.listen()
        chores.append(forget_full_buckets)
