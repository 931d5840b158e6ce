"""Write the published schema where frontend developers find it."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cms.graphql.published_schema import published_sdl


class Command(BaseCommand):
    """``manage.py graphql_schema [--check]``."""

    help = "Writes frontend-contract/schema.graphql; with --check, only says whether it is up to date."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="change nothing, fail when the file is stale"
        )

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        path: Path = settings.PROJECT_DIR / "frontend-contract" / "schema.graphql"
        sdl = published_sdl()
        if path.exists() and path.read_text(encoding="utf-8") == sdl:
            self.stdout.write(f"{path.name} is up to date.")
            return
        if check:
            raise CommandError(f"{path.name} is stale: run make contract and commit the result.")
        path.parent.mkdir(exist_ok=True)
        path.write_text(sdl, encoding="utf-8")
        self.stdout.write(f"{path.name} has been written.")
