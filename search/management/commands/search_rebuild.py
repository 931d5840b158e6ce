"""``manage.py search_rebuild``: see ``search.rebuild``."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.engines import EngineUnavailable
from search.models import Generation
from search.rebuild import advance, request_rebuild

PATIENCE = 60.0
"""Seconds without an answer of Elasticsearch after which a person should know."""


class Command(BaseCommand):
    help = (
        "Baut den Suchindex neu auf, während der bisherige antwortet. Ein abgebrochener Aufbau geht weiter."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        generation = request_rebuild()
        self.started, self.before = time.monotonic(), generation.done
        while step := self._step():
            self._report(step)
            if step.pk != generation.pk or step.finished_at:
                break
        self._conclude(generation)

    def _step(self) -> Generation | None:
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                return advance()
            except EngineUnavailable as error:
                if time.monotonic() > deadline:
                    raise CommandError(
                        f"Elasticsearch antwortet nicht: {error}\nEin neuer Aufruf macht hier weiter."
                    ) from error
                time.sleep(1)

    def _report(self, generation: Generation) -> None:
        rate = (generation.done - self.before) / max(time.monotonic() - self.started, 0.001)
        percent = 100 * generation.done // max(generation.total, 1)
        line = f"\r{percent:3d} %  {generation.done}/{generation.total}  {rate:.0f} Objekte/s  {generation}"
        self.stdout.write(line.ljust(79), ending="")
        self.stdout.flush()

    def _conclude(self, generation: Generation) -> None:
        ended = Generation.objects.filter(pk=generation.pk).first()
        if ended and ended.state == Generation.State.FAILED:
            raise CommandError(f"Gescheitert: {ended.error}")
        self.stdout.write("\nDer Suchindex ist aktuell.")
