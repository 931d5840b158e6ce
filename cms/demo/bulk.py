"""Inserts thousands of pages with a handful of statements.

No signal is sent and no revision made: rebuild the graph afterwards.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.db.models.query import QuerySet
from wagtail.models import Page

PUBLISHED_AT = datetime(2026, 1, 1, 12, tzinfo=UTC)


def insert_pages(parent: Page, pages: Sequence[Page]) -> None:
    """Store new pages of one type as the last children of ``parent``, live since ``PUBLISHED_AT``."""
    model = type(pages[0])
    content_type = ContentType.objects.get_for_model(model)
    parent = Page.objects.select_for_update().get(pk=parent.pk)
    last = parent.get_last_child()
    step = Page._str2int(last.path[-Page.steplen :]) if last else 0
    for number, page in enumerate(pages, start=step + 1):
        _place(page, parent, number)
        page.content_type = content_type
    _insert_base(pages)
    query: Any = QuerySet(model)
    query._insert(pages, fields=model._meta.local_concrete_fields, using=parent._state.db)
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + len(pages))


def _place(page: Page, parent: Page, number: int) -> None:
    page.path = Page._get_path(parent.path, parent.depth + 1, number)
    page.depth = parent.depth + 1
    page.url_path = f"{parent.url_path}{page.slug}/"
    page.locale_id = parent.locale_id
    page.draft_title = page.title
    page.live, page.has_unpublished_changes = True, False
    page.first_published_at = page.last_published_at = page.latest_revision_created_at = PUBLISHED_AT


def _insert_base(pages: Sequence[Page]) -> None:
    """Store the half of each page that all page types share, and tell the other half its key."""
    columns = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    bases = [Page(**{column: getattr(page, column) for column in columns}) for page in pages]
    for page, base in zip(pages, Page.objects.bulk_create(bases), strict=True):
        page.pk = page.page_ptr_id = base.pk


def insert_relations(relations: Sequence[tuple[Model, Mapping[str, Sequence[Model]]]]) -> None:
    """Store many-to-many relations by the names of their fields."""
    rows: dict[Any, list[Any]] = defaultdict(list)
    for instance, targets_by_field in relations:
        for name, targets in targets_by_field.items():
            field: Any = instance._meta.get_field(name)
            columns = field.m2m_column_name(), field.m2m_reverse_name()
            through = field.remote_field.through
            rows[through] += [
                through(**dict(zip(columns, (instance.pk, target.pk), strict=True))) for target in targets
            ]
    for through, instances in rows.items():
        through.objects.bulk_create(instances)
