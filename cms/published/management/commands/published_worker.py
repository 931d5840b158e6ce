"""``manage.py published_worker``: publishes and withdraws what is scheduled, as its time comes."""

import logging
import signal
from argparse import ArgumentParser
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand
from django.db import Error, close_old_connections

from cms.published.schedule import run_pass

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Veröffentlicht und entfernt, was terminiert ist. Läuft bis SIGTERM oder Strg-C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--interval", type=float, default=10.0, help="Sekunden zwischen zwei Durchgängen."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        stop = Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        while not stop.is_set():
            self._pass()
            stop.wait(options["interval"])

    def _pass(self) -> None:
        """An outage of the database ends one pass, not the worker."""
        close_old_connections()
        try:
            run_pass()
        except Error:
            logger.exception("The database did not answer; the next pass tries again.")
