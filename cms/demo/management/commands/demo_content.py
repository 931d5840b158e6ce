"""``manage.py demo_content``: the demo site, and as many invented initiatives as a benchmark wants."""

import logging
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.demo.build import ForeignSite, build
from cms.demo.generator import generate
from cms.demo.logins import demo_logins
from cms.demo.progress import Progress
from cms.demo.source import ContentError


class Command(BaseCommand):
    help = "Builds the demo site from its content files. A second run changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--initiatives", type=int, default=0, help="How many invented initiatives to add."
        )
        parser.add_argument("--seed", type=int, default=1, help="Equal seeds invent equal initiatives.")
        parser.add_argument("--without-logins", action="store_true", help="Content only, no accounts.")

    def handle(self, *args: Any, initiatives: int, seed: int, without_logins: bool, **options: Any) -> None:
        if not (without_logins or settings.DEMO_LOGINS):
            raise CommandError(
                "These settings allow no demo accounts; add --without-logins to build the content alone."
            )
        _quieten("wagtail", "django_tasks")
        progress = Progress(self.stdout)
        try:
            outcome = build(progress)
        except (ContentError, ForeignSite) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{outcome.created} built, {outcome.updated} updated, {outcome.unchanged} unchanged."
        )
        if initiatives:
            added = generate(initiatives, seed=seed, report=progress)
            self.stdout.write(f"{added} of {initiatives} invented initiatives added.")
        if not without_logins:
            for login in demo_logins():
                self.stdout.write(f"  {login.username:<10} {login.password}  ({login.role})")


def _quieten(*names: str) -> None:
    """Keep the log of every single page out of the progress report."""
    for name in names:
        logging.getLogger(name).setLevel(logging.WARNING)
