"""Redirects as rows: the old address in ``slug``, the target cut to an id like any other reference."""

from uuid import NAMESPACE_URL, uuid5

from django.db.models import QuerySet
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from . import store
from .projection import Record
from .references import Reference
from .revision import lock_graph

TYPE = "Redirect"


def refresh(redirect: Redirect) -> None:
    """Write the row of one redirect."""
    lock_graph()
    store.save([record(redirect)])


def refresh_below(page: Page) -> None:
    """Write the rows of all redirects to ``page`` and its subtree; Wagtail creates them without a signal."""
    lock_graph()
    inside = Page.objects.filter(path__startswith=Page.objects.values_list("path", flat=True).get(pk=page.pk))
    store.save([record(redirect) for redirect in public_redirects().filter(redirect_page__in=inside)])


def forget(redirect: Redirect) -> None:
    """Withdraw the row of a deleted redirect."""
    lock_graph()
    store.withdraw([identity(redirect)])


def public_redirects() -> "QuerySet[Redirect]":
    return Redirect.objects.select_related("redirect_page").order_by("pk")


def record(redirect: Redirect) -> Record:
    """``data``: path, permanent, and either link (an address) or page (a reference)."""
    page = redirect.redirect_page.specific if redirect.redirect_page else None
    target = {"$ref": str(page.uuid)} if page else None
    data = {
        "__typename": TYPE,
        "path": redirect.old_path,
        "permanent": redirect.is_permanent,
        "link": redirect.redirect_link or None,
        "page": target,
    }
    return Record(
        id=identity(redirect),
        type=TYPE,
        source_model=redirect._meta.label_lower,
        source_pk=str(redirect.pk),
        data=data,
        slug=redirect.old_path,
        references=[Reference("page", target["$ref"], 0)] if target else [],
    )


def identity(redirect: Redirect) -> str:
    """Redirects have no UUID of their own; this one follows from the primary key."""
    return str(uuid5(NAMESPACE_URL, f"redirect:{redirect.pk}"))
