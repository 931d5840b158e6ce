"""From an object to its record: what the graph stores of it and finds it by.

Nothing here decides whether an object may be seen (``visibility``) or writes anything (``store``), so a
draft is projected just the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Model
from graphene.utils.str_converters import to_snake_case
from grapple.registry import registry

from .folding import sort_key
from .gathering import gather
from .projectors import FieldFailed, Json, projector
from .references import Reference, references
from .terms import terms


class ProjectionFailed(Exception):
    """An object cannot be published as it is; the message is German and meant for editors."""

    def __init__(self, instance: Model, field_path: str) -> None:
        self.field_path = field_path
        super().__init__(
            f"„{instance}“ konnte nicht veröffentlicht werden: "
            f"Das Feld „{_label(instance, field_path)}“ enthält einen Wert, der sich nicht ausgeben lässt. "
            "Es wurde nichts geändert. Bitte prüfen Sie das Feld oder wenden Sie sich an die Technik."
        )


@dataclass(frozen=True)
class Record:
    """One object as the graph stores it; the fields bear the names of ``Node``'s columns."""

    id: str
    type: str
    source_model: str
    source_pk: str
    data: Json
    locale: str = ""
    path: str = ""
    slug: str = ""
    title: str = ""
    sort_title: str = ""
    date: datetime | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    latitude: float | None = None
    longitude: float | None = None
    in_menu: bool = False
    tree_path: str = ""
    terms: list[str] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)


def project(instance: Model) -> Record:
    """Return the record of ``instance`` as it is in memory. Raises ``ProjectionFailed``."""
    type_name = type_name_of(type(instance))
    try:
        data = projector(type_name)(instance)
    except FieldFailed as failure:
        raise ProjectionFailed(instance, str(failure)) from failure.__cause__
    return Record(
        id=data["id"],
        type=type_name,
        source_model=instance._meta.label_lower,
        source_pk=str(instance.pk),
        data=data,
        terms=sorted(set(terms(type_name, data))),
        references=list(references(data)),
        in_menu=getattr(instance, "show_in_menus", False),
        tree_path=_tree_path(instance),
        **_columns(data),
    )


def project_all(instances: Sequence[Model]) -> list[Record]:
    """Return the records of ``instances``, as the database holds them. Raises ``ProjectionFailed``."""
    gather(instances)
    return [project(instance) for instance in instances]


def type_name_of(model: type[Model]) -> str:
    return str(registry.class_models[model]._meta.name)


def _label(instance: Model, field_path: str) -> str:
    """What the editor calls the field, where it has a form field of its own."""
    name = to_snake_case(field_path.partition(".")[0])
    columns = {
        column.name: column for column in instance._meta.get_fields() if hasattr(column, "verbose_name")
    }
    return str(columns[name].verbose_name) if name in columns else field_path


def _tree_path(instance: Model) -> str:
    """Wagtail's materialised path of a page; collections and region trees order nothing here."""
    return getattr(instance, "path", "") if hasattr(instance, "url_path") else ""


def _columns(data: Json) -> Json:
    title = data.get("title") or data.get("name") or ""
    starts_at, ends_at = _moment(data.get("startsAt")), _moment(data.get("endsAt"))
    place = data.get("location") or {}
    return {
        "title": title,
        "sort_title": sort_key(title),
        "locale": data.get("locale") or "",
        "path": data.get("path") or "",
        "slug": data.get("slug") or "",
        "starts_at": starts_at,
        "ends_at": ends_at,
        "date": _moment(data.get("date")) or starts_at or _moment(data.get("firstPublishedAt")),
        "latitude": place.get("latitude"),
        "longitude": place.get("longitude"),
    }


def _moment(text: str | None) -> datetime | None:
    """A GraphQL date or date-time as an instant; a date is its midnight in the site's time zone."""
    if not text:
        return None
    if "T" in text:
        return datetime.fromisoformat(text)
    return datetime.combine(date.fromisoformat(text), time(), ZoneInfo(settings.TIME_ZONE))
