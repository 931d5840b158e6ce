"""``manage.py search_rollback``: see ``search.rebuild.roll_back``."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.engines import EngineUnavailable
from search.rebuild import NothingKept, roll_back


class Command(BaseCommand):
    help = "Lässt wieder den vorigen Suchindex antworten; ein zweiter Aufruf macht das rückgängig."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            generation = roll_back()
        except NothingKept:
            raise CommandError("Es gibt keinen früheren Suchindex.") from None
        except EngineUnavailable as error:
            raise CommandError(f"Elasticsearch antwortet nicht: {error}") from error
        self.stdout.write(
            f"Es antwortet wieder der Index {generation} vom {generation.finished_at:%d.%m.%Y %H:%M}."
        )
