"""Builds the demo site from its content files: all of it or, after a mistake, nothing.

Each entry is built once and again only when its file changes. Between the two, the site belongs to
its editors: what they change or delete stays changed or deleted.
"""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.dispatch import Signal
from wagtail.models import Locale, Site

from cms.pages.models import HomePage
from cms.published.events import rebuilt_afterwards

from .layout import PAGES, RECORDS, identity
from .models import BuiltEntry
from .pages import PageFiles, build_page, create_draft, replace_welcome_page
from .records import build_collections, build_record, build_redirect, build_settings
from .references import References
from .source import CONTENT, Entry, read_districts, read_folder, read_records

Report = Callable[[str, int, int], None]

site_building = Signal()
"""Sent within the transaction once the site is built, with ``root``, the folder of content, and ``ledger``.
Whatever builds upon this room adds what the folder holds for it; a failure ends the transaction."""


class ForeignSite(Exception):
    """The database holds a website that is not the demo site; it is left alone."""


@dataclass
class Outcome:
    """How many entries were built anew, built again, and left as they were."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0


@dataclass
class Ledger:
    """Remembers which content has been built."""

    known: dict[str, str] = field(
        default_factory=lambda: dict(BuiltEntry.objects.values_list("key", "fingerprint"))
    )
    outcome: Outcome = field(default_factory=Outcome)

    def is_built(self, key: str, fingerprint: str) -> bool:
        if self.known.get(key) != fingerprint:
            return False
        self.outcome.unchanged += 1
        return True

    def note(self, key: str, fingerprint: str) -> None:
        if key in self.known:
            self.outcome.updated += 1
        else:
            self.outcome.created += 1
        BuiltEntry.objects.update_or_create(key=key, defaults={"fingerprint": fingerprint})


@transaction.atomic
def build(report: Report, *, root: Path = CONTENT) -> Outcome:
    """Build whatever is new or changed.

    Raises ``ContentError`` or ``ForeignSite``; then nothing has happened.
    """
    _refuse_foreign_site()
    languages = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    for code in languages:
        Locale.objects.get_or_create(language_code=code)
    records = _read_records(root)
    files = PageFiles(_read_pages(root), languages=languages)
    references = References(records, files.models())
    ledger = Ledger()
    with nullcontext() if ledger.known else rebuilt_afterwards():
        _build_records(records, references, ledger, report, root)
        _build_pages(files, references, ledger, report)
        _build_settings(references, ledger, root)
        site_building.send(sender=None, root=root, ledger=ledger)
    return ledger.outcome


def _refuse_foreign_site() -> None:
    ours = identity("home/start")
    homes = HomePage.objects.filter(depth=2)
    if homes.exists() and not homes.filter(uuid=ours).exists():
        raise ForeignSite("This database holds another website; the demo site needs a database of its own.")


def _read_records(root: Path) -> list[Entry]:
    folder = root / "records"
    return [
        entry
        for kind in RECORDS
        for entry in (
            read_districts(folder / "kreise.csv", root=root)
            if kind.name == "kreise"
            else read_records(folder / f"{kind.name}.yaml", root=root)
        )
    ]


def _read_pages(root: Path) -> list[Entry]:
    return [entry for kind in PAGES for entry in read_folder(root / kind.name, root=root)]


def _build_records(
    entries: list[Entry], references: References, ledger: Ledger, report: Report, root: Path
) -> None:
    collections = build_collections(read_records(root / "records" / "collections.yaml", root=root))
    pending = [entry for entry in entries if not ledger.is_built(entry.key, entry.fingerprint)]
    for number, entry in enumerate(pending, start=1):
        build_record(entry, references, collections)
        ledger.note(entry.key, entry.fingerprint)
        report("Stammdaten und Dateien", number, len(pending))


def _build_pages(files: PageFiles, references: References, ledger: Ledger, report: Report) -> None:
    pending = [
        entry for entry in files.top_down() if not ledger.is_built(entry.key, files.fingerprint(entry))
    ]
    drafts = []
    for entry in pending:
        drafts.append(create_draft(entry, files, references))
        references.remember(entry.key, drafts[-1])
        if entry.key == "home/start":
            replace_welcome_page(drafts[-1])
    for number, (entry, draft) in enumerate(zip(pending, drafts, strict=True), start=1):
        build_page(entry, draft, files.fields(entry), references)
        ledger.note(entry.key, files.fingerprint(entry))
        report("Seiten", number, len(pending))


def _build_settings(references: References, ledger: Ledger, root: Path) -> None:
    """Build what belongs to the site itself, once its pages exist."""
    folder = root / "records"
    site = Site.objects.get(is_default_site=True)
    for name, build_one in (("redirects", build_redirect), ("site_settings", build_settings)):
        for entry in read_records(folder / f"{name}.yaml", root=root):
            if not ledger.is_built(entry.key, entry.fingerprint):
                build_one(entry, references, site)
                ledger.note(entry.key, entry.fingerprint)
