"""``manage.py published_rebuild``: see ``cms.published.rebuild``."""

import time
from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.published.projection import ProjectionFailed
from cms.published.rebuild import Progress, rebuild, sources


class Command(BaseCommand):
    help = "Baut den veröffentlichten Graphen neu auf, ohne Unterbrechung für Lesende."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--after", type=_position, help="Stelle, an der ein abgebrochener Lauf weitergeht."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        self.started, self.position = time.monotonic(), options["after"]
        try:
            rebuild(self._report, after=options["after"])
        except (KeyboardInterrupt, ProjectionFailed) as interruption:
            self.stdout.write("")
            raise CommandError(f"{str(interruption) or 'Abgebrochen.'}\n{self._advice()}") from None
        self.stdout.write("\nDer veröffentlichte Graph ist aktuell.")

    def _advice(self) -> str:
        after = f" --after {self.position}" if self.position else ""
        return f"Weiter mit: published_rebuild{after}"

    def _report(self, progress: Progress) -> None:
        self.position = progress.position
        rate = progress.done / max(time.monotonic() - self.started, 0.001)
        percent = 100 * progress.done // max(progress.total, 1)
        line = (
            f"\r{percent:3d} %  {progress.done}/{progress.total}  {rate:.0f} Objekte/s  {progress.position}"
        )
        self.stdout.write(line.ljust(79), ending="")
        self.stdout.flush()


def _position(text: str) -> str:
    """Return ``text``, which has to be what an interrupted run may have named."""
    model, _, pk = text.partition(":")
    if not pk.isdecimal() or model not in {source._meta.label_lower for source in sources()}:
        raise ArgumentTypeError(f"„{text}“ ist keine Stelle wie pages.newspage:123.")
    return text
