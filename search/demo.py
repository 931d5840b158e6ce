"""What the demo site knows about its language: synonyms, written down beside its content."""

from pathlib import Path
from typing import Any

from cms.demo.build import Ledger, site_building
from cms.demo.source import Entry, read_records

from .models import SynonymSet


def listen() -> None:
    """Build the synonyms whenever the demo site is built."""
    site_building.connect(_build, dispatch_uid="search.demo")


def _build(*, root: Path, ledger: Ledger, **_signal: Any) -> None:
    for entry in read_records(root / "search" / "synonyms.yaml", root=root):
        if not ledger.is_built(entry.key, entry.fingerprint):
            _write(entry)
            ledger.note(entry.key, entry.fingerprint)


def _write(entry: Entry) -> None:
    """Put the set in the place of those that already have one of its words."""
    words = _words(entry)
    SynonymSet.objects.filter(words__overlap=words).delete()
    SynonymSet.objects.create(words=words)


def _words(entry: Entry) -> list[str]:
    fields = entry.content.fields()
    if set(fields) != {"words"}:
        raise entry.content.error('expected the field "words" and no other')
    return [word.text() for word in fields["words"].items()]
