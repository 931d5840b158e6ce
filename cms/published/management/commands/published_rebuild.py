"""``manage.py published_rebuild``: see ``cms.published.rebuild``."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.published.projection import ProjectionFailed
from cms.published.rebuild import Progress, rebuild


class Command(BaseCommand):
    help = "Baut den veröffentlichten Graphen neu auf, ohne Unterbrechung für Lesende."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--after", default="", help="Stelle, an der ein abgebrochener Lauf weitergeht.")

    def handle(self, *args: Any, **options: Any) -> None:
        self.started, self.position = time.monotonic(), options["after"]
        try:
            rebuild(self._report, after=options["after"])
        except (KeyboardInterrupt, ProjectionFailed) as interruption:
            raise CommandError(
                f"{interruption}\nWeiter mit: published_rebuild --after {self.position}"
            ) from None
        self.stdout.write("\nDer veröffentlichte Graph ist aktuell.")

    def _report(self, progress: Progress) -> None:
        self.position = progress.position
        rate = progress.done / max(time.monotonic() - self.started, 0.001)
        percent = 100 * progress.done // max(progress.total, 1)
        line = (
            f"\r{percent:3d} %  {progress.done}/{progress.total}  {rate:.0f} Objekte/s  {progress.position}"
        )
        self.stdout.write(line.ljust(79), ending="")
        self.stdout.flush()
