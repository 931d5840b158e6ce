from django.apps import AppConfig


class GraphqlConfig(AppConfig):
    name = "cms.graphql"
    verbose_name = "GraphQL-Schnittstelle"

    def ready(self) -> None:
        """Refuse to start with a manifest of trusted documents that cannot be used; hear of changes."""
        from . import purging
        from .trusted import manifest

        manifest()
        purging.listen()
