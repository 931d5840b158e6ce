"""``manage.py search_reconcile``: see ``search.reconcile``."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.engines import EngineUnavailable
from search.models import Comparison
from search.reconcile import reconcile


class Command(BaseCommand):
    help = "Vergleicht die Suchindizes mit dem veröffentlichten Graphen und repariert, was abweicht."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="Nichts reparieren; Exit-Status 1, wenn etwas abweicht."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            for number, _ in enumerate(reconcile(repairing=not options["check"]), 1):
                self.stdout.write(f"\r{number} Seiten verglichen", ending="")
        except EngineUnavailable as error:
            raise CommandError(f"Elasticsearch antwortet nicht: {error}") from error
        found = list(Comparison.objects.order_by("index"))
        self.stdout.write("\n" + "\n".join(map(summary, found)))
        if any(comparison.unrepaired for comparison in found):
            sys.exit(1)


def summary(comparison: Comparison) -> str:
    """Return what a comparison found, in one line."""
    counts = ("missing", "ghost", "stale", "unrepaired")
    figures = " ".join(f"{name}={getattr(comparison, name)}" for name in counts)
    return f"{comparison.index or 'PostgreSQL'}: {figures}"
