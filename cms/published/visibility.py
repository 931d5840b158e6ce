"""The one rule of who may be seen now: pages by ``cms.pages``, files by their collection, records always.

A model with a condition of its own (a person's consent, an image's credit) has a manager with a method
``public``.
"""

from typing import Any

from django.db.models import Model, Q, QuerySet
from wagtail.models import Collection, CollectionViewRestriction, Page

from cms.pages.visibility import public_pages


def public_objects(model: type[Model]) -> QuerySet[Any]:
    """Return the objects of ``model`` that are public now."""
    if issubclass(model, Page):
        return public_pages(model).order_by("pk")
    objects = model._default_manager.order_by("pk")
    if hasattr(objects, "public"):
        objects = objects.public()
    return objects.exclude(_inside(restricted_collections())) if _in_collections(model) else objects


def restricted_collections() -> list[str]:
    """Return the tree paths of the collections that are private by themselves."""
    return list(CollectionViewRestriction.objects.values_list("collection__path", flat=True))


def in_collection(model: type[Model], collection: Collection) -> QuerySet[Any]:
    """Return the files of ``model`` in ``collection`` or below it.

    Its path is read again: collections are kept in the order of their names, so a new one renumbers others.
    """
    path = Collection.objects.values_list("path", flat=True).get(pk=collection.pk)
    return model._default_manager.filter(_inside([path])).order_by("pk")


def file_models(models: tuple[type[Model], ...]) -> list[type[Model]]:
    """Return those of ``models`` whose objects lie in collections."""
    return [model for model in models if _in_collections(model)]


def _in_collections(model: type[Model]) -> bool:
    return any(column.name == "collection" for column in model._meta.fields)


def _inside(paths: list[str]) -> Q:
    inside = Q(pk__in=[])
    for path in paths:
        inside |= Q(collection__path__startswith=path)
    return inside
