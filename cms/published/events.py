"""What happens in Wagtail and what it means for the graph; every receiver hands over at once.

All of it runs in the transaction of the change itself. Direct ``save()`` of a live page is no
publication in Wagtail's sense and sends nothing; ``published_check`` would report it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from modelcluster.fields import ParentalKey
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Locale,
    Page,
    PageLogEntry,
    PageViewRestriction,
    Site,
)
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from cms.media.models.images import Rendition

from . import redirects
from .fanout import referring_to
from .rebuild import rebuild
from .refresh import (
    forget,
    realign_tree,
    refresh_collection,
    refresh_object,
    refresh_page,
    refresh_subtree,
    reproject,
)
from .types import node_models

_suspended: ContextVar[bool] = ContextVar("suspended", default=False)


@contextmanager
def rebuilt_afterwards() -> Iterator[None]:
    """Ignore all events inside, then rebuild the graph once: for loading much content in bulk."""
    token = _suspended.set(True)
    try:
        yield
    finally:
        _suspended.reset(token)
    rebuild()


def listen() -> None:
    """Connect every receiver; called once, when all models are loaded."""
    page_published.connect(_page_changed)
    page_unpublished.connect(_page_changed)
    post_page_move.connect(_page_moved)
    page_slug_changed.connect(_slug_changed)
    post_save.connect(_page_saved)
    post_save.connect(_alias_created, sender=PageLogEntry)
    for restriction in (PageViewRestriction, CollectionViewRestriction):
        post_save.connect(_restriction_changed, sender=restriction)
        post_delete.connect(_restriction_changed, sender=restriction)
    for record in (Site, Locale):
        post_save.connect(_routes_changed, sender=record)
        post_delete.connect(_routes_changed, sender=record)
    post_save.connect(_redirect_changed, sender=Redirect)
    pre_delete.connect(_redirect_deleted, sender=Redirect)
    post_delete.connect(_object_deleted, sender=Page)
    post_delete.connect(_rendition_deleted, sender=Rendition)
    for model in node_models():
        if not issubclass(model, Page):
            _listen_to_record(model)
    Collection.move = _announced_move(Collection.move)


def _listen_to_record(model: type[Model]) -> None:
    post_save.connect(_record_changed, sender=model)
    post_delete.connect(_object_deleted, sender=model)
    for relation in model._meta.many_to_many:
        m2m_changed.connect(_relation_changed, sender=relation.remote_field.through)
    for related in model._meta.related_objects:
        if isinstance(related.field, ParentalKey):
            post_save.connect(_part_changed, sender=related.related_model)
            post_delete.connect(_part_changed, sender=related.related_model)


def _receiver(handle: Any) -> Any:
    """Leave out fixtures and suspended phases, and make the change and its row one transaction."""

    @wraps(handle)
    def received(**kwargs: Any) -> None:
        if not (_suspended.get() or kwargs.get("raw")):
            with transaction.atomic():
                handle(**kwargs)

    return received


@_receiver
def _page_changed(*, instance: Page, **kwargs: Any) -> None:
    refresh_page(instance)


@_receiver
def _page_moved(*, instance: Page, **kwargs: Any) -> None:
    realign_tree()
    refresh_subtree(instance)
    redirects.refresh_below(instance)


@_receiver
def _slug_changed(*, instance: Page, **kwargs: Any) -> None:
    """Runs after Wagtail's own receiver, which has created redirects from the old addresses."""
    redirects.refresh_below(instance)


@_receiver
def _page_saved(*, instance: Any, **kwargs: Any) -> None:
    """A page saved as not live must vanish, by whatever road it came here."""
    if isinstance(instance, Page) and not instance.live and not kwargs["created"]:
        refresh_page(instance)


@_receiver
def _alias_created(*, instance: PageLogEntry, **kwargs: Any) -> None:
    """Wagtail announces a new alias of a live page nowhere but in its audit log."""
    if instance.action == "wagtail.create_alias":
        refresh_page(instance.page)


@_receiver
def _restriction_changed(*, instance: Any, origin: Any = None, **kwargs: Any) -> None:
    """A restriction that goes with its page opens nothing: half of the page is gone already."""
    if origin is not None and _deleted(origin) is not type(instance):
        return
    if isinstance(instance, PageViewRestriction):
        refresh_subtree(instance.page)
    else:
        refresh_collection(instance.collection)


@_receiver
def _routes_changed(**kwargs: Any) -> None:
    """The root page or the languages changed: any route and any page's visibility may have."""
    rebuild()


@_receiver
def _redirect_changed(*, instance: Redirect, **kwargs: Any) -> None:
    redirects.refresh(instance)


@_receiver
def _redirect_deleted(*, instance: Redirect, **kwargs: Any) -> None:
    redirects.forget(instance)


@_receiver
def _record_changed(*, instance: Model, **kwargs: Any) -> None:
    refresh_object(instance)


@_receiver
def _part_changed(*, sender: type[Model], instance: Model, **kwargs: Any) -> None:
    """A child row (an alternate name, say) is part of its parent's answer."""
    for column in sender._meta.fields:
        if isinstance(column, ParentalKey):
            refresh_object(getattr(instance, column.name))


@_receiver
def _relation_changed(*, instance: Any, action: str, reverse: bool, pk_set: Any, **kwargs: Any) -> None:
    """The answer that changed is that of the owning end, whichever end was edited."""
    if action.startswith("post_"):
        if reverse:
            _owners_changed(kwargs["model"], instance, pk_set)
        else:
            refresh_object(instance)


def _owners_changed(model: type[Model], target: Any, pk_set: Any) -> None:
    """Clearing a relation from its other end names no owners; their edges do."""
    if pk_set is None:
        reproject(referring_to([str(target.uuid)]))
    for owner in model._default_manager.filter(pk__in=pk_set or ()):
        refresh_object(owner)


@_receiver
def _object_deleted(*, sender: type[Model], instance: Model, **kwargs: Any) -> None:
    forget(sender, instance.pk)


@_receiver
def _rendition_deleted(*, instance: Rendition, origin: Any, **kwargs: Any) -> None:
    """Wagtail drops the sizes of a replaced image after saving it, and the image's row names their files."""
    if _deleted(origin) is Rendition:
        refresh_object(instance.image)


def _deleted(origin: Any) -> type[Model]:
    """The class of what somebody deleted, everything else went with it."""
    model: type[Model] = origin.model if isinstance(origin, QuerySet) else type(origin)
    return model


def _announced_move(move: Any) -> Any:
    """Treebeard moves a collection with plain SQL and Wagtail sends no signal for it."""

    @wraps(move)
    def moved(self: Collection, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():
            move(self, *args, **kwargs)
            _collection_moved(instance=Collection.objects.get(pk=self.pk))

    return moved


@_receiver
def _collection_moved(*, instance: Collection) -> None:
    refresh_collection(instance)
