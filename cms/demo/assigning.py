"""Puts written values into the fields of a model, whatever the model: the models say what fits."""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from modelcluster.fields import ParentalKey
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from .prose import rich_text
from .references import References
from .source import ContentError, Written
from .streams import stream

PAGE_FIELDS = {"title", "slug", "seo_title", "search_description", "show_in_menus"}


def fill(instance: models.Model, fields: Mapping[str, Written], references: References) -> None:
    """Assign every written field. Raises ``ContentError`` at the first that does not fit."""
    for name, written in fields.items():
        field = _field(instance, name, written)
        if isinstance(field, models.ManyToOneRel):
            setattr(instance, name, _children(field, written, references))
        else:
            setattr(instance, name, _value(field, written, references))


def check(instance: models.Model, fields: Mapping[str, Written], fallback: Written) -> None:
    """Let the model judge itself; its complaint is reported at the line of the field it is about.

    What must be unique is left to ``References``, which knows all files, and to the database.
    """
    try:
        instance.full_clean(validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        raise complaint(error, fields, fallback) from error


def complaint(error: ValidationError, fields: Mapping[str, Written], fallback: Written) -> ContentError:
    """Return a model's complaint as one about a line of the content file."""
    messages = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    name, texts = next(iter(messages.items()))
    label = f"{name}: " if name and name != "__all__" else ""
    return fields.get(name, fallback).error(label + " ".join(texts))


def _field(instance: models.Model, name: str, written: Written) -> Any:
    try:
        field = instance._meta.get_field(name)
    except FieldDoesNotExist:
        field = None
    if isinstance(field, models.ManyToOneRel) and isinstance(field.field, ParentalKey):
        return field
    if isinstance(field, models.Field) and field.editable and _is_ours(instance, field):
        return field
    raise written.error(f'unknown field "{name}"')


def _is_ours(instance: models.Model, field: models.Field) -> bool:
    """Wagtail's own columns (path, live, owner …) are none of a content file's business."""
    if not isinstance(instance, Page):
        return not isinstance(field, ParentalKey)
    return field.name in PAGE_FIELDS or field.model is not Page


def _value(field: Any, written: Written, references: References) -> Any:
    match field:
        case StreamField():
            return stream(field, written, references)
        case RichTextField():
            return rich_text(written, references)
        case models.ManyToManyField():
            return [references.find(field.related_model, item) for item in written.items()]
        case models.ForeignKey():
            return references.find(field.related_model, written) if written.text() else None
        case ArrayField():
            return [item.text() for item in written.items()]
        case models.TextField() if written.is_list:
            return "\n".join(item.text() for item in written.items())
        case models.DateTimeField():
            return moment(written)
    return _scalar(field, written)


def _scalar(field: models.Field, written: Written) -> Any:
    text = written.text()
    if isinstance(field, models.CharField | models.TextField):
        return text
    if not text:
        return None
    try:
        return field.to_python(text.title() if isinstance(field, models.BooleanField) else text)
    except ValidationError as error:
        raise written.error(f"{field.name}: {' '.join(error.messages)}") from error


def moment(written: Written) -> datetime | None:
    """Read a day (its first moment) or a time of day, both in the time of Germany."""
    text = written.text()
    if not text:
        return None
    try:
        day = parse_date(text)
        found = datetime.combine(day, time()) if day else parse_datetime(text)
    except ValueError as error:
        raise written.error(f'"{text}" is no date: {error}') from error
    if found is None:
        raise written.error(f'"{text}" is neither a date nor a time of day')
    return found if timezone.is_aware(found) else timezone.make_aware(found)


def _children(relation: Any, written: Written, references: References) -> list[models.Model]:
    return [
        _child(relation.related_model, item, position, references)
        for position, item in enumerate(written.items())
    ]


def _child(
    model: type[models.Model], written: Written, position: int, references: References
) -> models.Model:
    """Build one dependent object. A bare value goes to the only field that must not be blank."""
    child = model(sort_order=position)
    bare = written.is_text or written.is_list
    fields = {_main_field(model, written): written} if bare else written.fields()
    fill(child, fields, references)
    owner = next(field.name for field in model._meta.get_fields() if isinstance(field, ParentalKey))
    try:
        child.full_clean(exclude=[owner])
    except ValidationError as error:
        raise complaint(error, fields, written) from error
    return child


def _main_field(model: type[models.Model], written: Written) -> str:
    required = [
        field.name
        for field in model._meta.fields
        if field.editable
        and not field.blank
        and not field.has_default()
        and not isinstance(field, ParentalKey)
    ]
    if len(required) != 1:
        raise written.error(f"expected fields: {', '.join(required)}")
    return required[0]
