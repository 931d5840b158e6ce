from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "Suche"

    def ready(self) -> None:
        """Hear of whatever changes what is found."""
        from . import demo, marking, outdating

        demo.listen()
        marking.listen()
        outdating.listen()
