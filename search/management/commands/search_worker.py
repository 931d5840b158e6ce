"""``manage.py search_worker``: see ``search.worker``."""

import signal
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand

from search.worker import Worker


class Command(BaseCommand):
    help = "Hält Elasticsearch auf dem Stand des veröffentlichten Graphen. Läuft bis SIGTERM oder Strg-C."

    def handle(self, *args: Any, **options: Any) -> None:
        stop = Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        Worker(stop).run()
