"""Reading for many objects at once what projecting them one by one would read for each."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import ForeignKey, ManyToManyField, ManyToOneRel, Model, prefetch_related_objects

from cms.fields.identity import Identified
from cms.pages.base import PublicPage


def gather(instances: Sequence[Model]) -> None:
    """Fetch every relation that the public answers of ``instances`` show, one statement for each.

    The instances must be as they are in the database: drafts keep relations in memory.
    """
    by_model: dict[type[Model], list[Any]] = defaultdict(list)
    for instance in instances:
        by_model[type(instance)].append(instance)
    for model, members in by_model.items():
        prefetch_related_objects(members, *public_relations(model))
        if issubclass(model, PublicPage):
            model.gather(members)


@cache
def public_relations(model: type[Model]) -> tuple[str, ...]:
    """The relations behind the public fields of ``model`` and of its parts, as Django's lookups."""
    return tuple(_relations(model))


def _relations(model: type[Model]) -> Iterator[str]:
    for declaration in getattr(model, "graphql_fields", ()):
        source = declaration()[0].field_source
        relation = _relation(model, source)
        if isinstance(relation, ForeignKey | ManyToManyField | ManyToOneRel):
            yield source
        if isinstance(relation, ManyToOneRel) and not issubclass(relation.related_model, Identified):
            yield from (f"{source}__{inner}" for inner in _relations(relation.related_model))


def _relation(model: type[Model], source: str) -> Any:
    """The column or relation called ``source``, or ``None`` for a property, method or block."""
    try:
        return model._meta.get_field(source)
    except FieldDoesNotExist:
        return None
