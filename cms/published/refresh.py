"""Bringing rows in line with the objects they stand for, in the transaction that changed the objects.

Whatever an event hands over is read from the database again: an instance in memory may carry a
draft.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from uuid import UUID

from django.apps import apps
from django.db.models import Model, QuerySet
from wagtail.models import Collection, Page

from cms.pages.visibility import public_pages

from . import fanout, store
from .models import Node
from .projection import Record, project_all
from .revision import lock_graph
from .types import node_models
from .visibility import file_models, in_collection, public_objects

BATCH = 100


def refresh_object(instance: Model) -> None:
    """Project or withdraw one snippet, file or setting."""
    lock_graph()
    model = type(instance)
    _refresh(public_objects(model).filter(pk=instance.pk), _rows(model, [instance.pk]))


def refresh_page(page: Page) -> None:
    """Project or withdraw one page; its subtree too where that gained, lost or changed its route."""
    lock_graph()
    public = public_pages().filter(pk=page.pk).first()
    if public and _page_rows([page.pk]).filter(path=public.specific.frontend_path).exists():
        _refresh([public.specific], _page_rows([page.pk]))
    else:
        refresh_subtree(page)


def refresh_subtree(page: Page) -> None:
    """Project every public page at or below ``page`` and withdraw every other."""
    lock_graph()
    inside = Page.objects.filter(path__startswith=Page.objects.values_list("path", flat=True).get(pk=page.pk))
    public = public_pages().filter(pk__in=inside.values("pk")).order_by("path")
    _refresh(_specific(public), _page_rows(list(inside.values_list("pk", flat=True))))


def realign_tree() -> None:
    """Take over Wagtail's order of pages: moving one page renumbers its siblings."""
    lock_graph()
    store.realign_tree()


def refresh_collection(collection: Collection) -> None:
    """Project or withdraw every file in ``collection`` and the collections below it."""
    lock_graph()
    for model in file_models(node_models()):
        files = in_collection(model, collection)
        held = _rows(model, list(files.values_list("pk", flat=True)))
        _refresh(public_objects(model).filter(pk__in=files.values("pk")), held)


def forget(model: type[Model], pk: int) -> None:
    """Withdraw the row of a deleted object and project anew whatever referred to it."""
    lock_graph()
    rows = _page_rows([pk]) if model is Page else _rows(model, [pk])
    ids = [str(row) for row in rows.values_list("pk", flat=True)]
    referring = fanout.referring_to(ids)
    store.withdraw(ids)
    reproject(referring)


def reproject(ids: Iterable[UUID]) -> None:
    """Project the objects behind existing rows once more."""
    pks: dict[str, list[str]] = {}
    for label, pk in Node.objects.filter(pk__in=list(ids)).values_list("source_model", "source_pk"):
        pks.setdefault(label, []).append(pk)
    for label, listed in pks.items():
        for batch in batched(public_objects(apps.get_model(label)).filter(pk__in=listed)):
            store.save(project_all(batch))


def batched(objects: Iterable[Model]) -> Iterator[tuple[Model, ...]]:
    """Cut ``objects`` into pieces that fit into one statement and little memory."""
    remaining = iter(objects)
    while batch := tuple(islice(remaining, BATCH)):
        yield batch


def _refresh(public: Iterable[Model], held: "QuerySet[Node]") -> None:
    """Write ``public``, withdraw the rest of ``held``, then project whoever depends on either."""
    addresses = {str(row): path or url for row, path, url in held.values_list("pk", "path", "data__url")}
    before = fanout.targets_of(addresses)
    hidden = set(addresses)
    changed: set[str] = set()
    moved: set[str] = set()
    for batch in batched(public):
        records = project_all(batch)
        hidden -= {record.id for record in records}
        changed |= set(store.save(records))
        moved |= _moved(records, addresses)
    gone = set(store.withdraw(hidden))
    _follow(before, changed, moved | gone)


def _moved(records: Sequence[Record], addresses: dict[str, str | None]) -> set[str]:
    """Those of ``records`` whose address changed: a page's route, a document's download."""
    return {
        record.id for record in records if addresses.get(record.id) != (record.path or record.data.get("url"))
    }


def _follow(before: set[tuple[str, UUID]], changed: set[str], moved: set[str]) -> None:
    """Project the neighbours of changed rows and the rich text that links to moved ones."""
    dependent = fanout.linking_to(moved)
    if changed or moved:
        dependent |= fanout.neighbours(before | fanout.targets_of(changed))
    reproject(dependent - {UUID(row) for row in changed})


def _specific(pages: "QuerySet[Page]") -> Iterator[Model]:
    for batch in batched(pages.iterator(chunk_size=BATCH)):
        yield from Page.objects.filter(pk__in=[page.pk for page in batch]).order_by("path").specific()


def _rows(model: type[Model], pks: Sequence[int]) -> "QuerySet[Node]":
    return Node.objects.filter(source_model=model._meta.label_lower, source_pk__in=[str(pk) for pk in pks])


def _page_rows(pks: Sequence[int]) -> "QuerySet[Node]":
    return Node.objects.exclude(tree_path="").filter(source_pk__in=[str(pk) for pk in pks])
