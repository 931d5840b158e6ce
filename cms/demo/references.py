"""From the names that content files use to the objects they mean."""

from typing import Any

from django.apps import apps
from django.db import models
from wagtail.models import Page

from .layout import RECORDS, identity
from .source import Entry, Written


class References:
    """Finds objects by the key of their entry, by the slug of a record, or by its official code."""

    def __init__(self, entries: list[Entry], page_models: dict[str, type[Page]]) -> None:
        self._page_models = page_models
        self._keys: dict[tuple[type[models.Model], str], str] = {}
        self._found: dict[str, models.Model] = {}
        kinds = {kind.name: kind for kind in RECORDS}
        for entry in entries:
            if kind := kinds.get(entry.folder):
                self._learn(apps.get_model(kind.model), entry, kind.aliases)

    def _learn(self, model: type[models.Model], entry: Entry, aliases: tuple[str, ...]) -> None:
        names = [entry.name, *(self._written(entry, alias) for alias in aliases)]
        for name in filter(None, names):
            if self._keys.setdefault((model, name), entry.key) != entry.key:
                raise entry.content.error(f'"{name}" already names {self._keys[model, name]}')

    @staticmethod
    def _written(entry: Entry, field: str) -> str:
        value = entry.content.fields().get(field)
        return value.text() if value else ""

    def find(self, model: type[models.Model], written: Written) -> Any:
        """Return the object that ``written`` names. Raises ``ContentError`` where there is none."""
        key = self._key(model, written.text())
        if key is None:
            raise written.error(f'unknown {model._meta.object_name} "{written.text()}"')
        if key not in self._found:
            self._found[key] = self._load(model, key, written)
        return self._found[key]

    def remember(self, key: str, instance: models.Model) -> None:
        self._found[key] = instance

    def _key(self, model: type[models.Model], name: str) -> str | None:
        if not issubclass(model, Page):
            return self._keys.get((model, name))
        known = self._page_models.get(name)
        return name if known and issubclass(known, model) else None

    def _load(self, model: type[models.Model], key: str, written: Written) -> models.Model:
        model = self._page_models.get(key, model)
        found = model._default_manager.filter(uuid=identity(key)).first()
        if found is None:
            raise written.error(f'"{written.text()}" comes later or was deleted on this site')
        return found
