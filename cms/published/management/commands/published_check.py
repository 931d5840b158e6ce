"""``manage.py published_check``: see ``cms.published.audit``."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from cms.published.audit import Drift, check

LABELS = {
    "missing": "fehlt im Graphen",
    "ghost": "Objekt gibt es nicht mehr",
    "stale": "veraltet",
    "visible": "sichtbar, aber nicht öffentlich",
    "broken": "lässt sich nicht ausgeben",
}


class Command(BaseCommand):
    help = "Vergleicht den veröffentlichten Graphen mit den Inhalten. Exit-Status 1, wenn etwas abweicht."

    def handle(self, *args: Any, **options: Any) -> None:
        drift = check(self._report)
        self.stdout.write("\n" + summary(drift))
        if drift.count():
            sys.exit(1)

    def _report(self, done: int, total: int) -> None:
        self.stdout.write(f"\r{done}/{total} geprüft", ending="")
        self.stdout.flush()


def summary(drift: Drift) -> str:
    """Return one line per deviating object and a closing line with the counts of all classes."""
    lines = [f"{LABELS[name]}: {label}" for name, labels in vars(drift).items() for label in labels]
    counts = " ".join(f"{name}={len(labels)}" for name, labels in vars(drift).items())
    return "\n".join([*lines, counts])
