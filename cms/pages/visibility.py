"""The one rule that says whether a page is public now, and the same for a document.

A page is public if it and all its ancestors are live, neither it nor an ancestor carries a view
restriction, and it lies under the home page of a site or under a translation of that home page.
Drafts, scheduled, expired and unpublished pages are not live, so the first condition covers them.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, QuerySet
from wagtail.documents.models import AbstractDocument
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction, Site


def public_pages(model: type[Page] = Page) -> QuerySet[Any]:
    """Return the public pages of one type; the rule is part of the query, so it is as fresh as the data."""
    return model._default_manager.filter(live=True).filter(
        _below_a_home(), ~_below_a_hidden_page(), ~_restricted()
    )


def is_public(page: Page) -> bool:
    """Tell whether the stored page is public, whatever unsaved changes ``page`` carries."""
    return public_pages().filter(pk=page.pk).exists()


def is_public_document(document: AbstractDocument) -> bool:
    """Tell whether neither the document's collection nor one above it is private."""
    return bool(public_documents([document]))


def public_documents(documents: Iterable[AbstractDocument]) -> list[AbstractDocument]:
    """Return those of ``documents`` that lie neither in a private collection nor below one."""
    private = tuple(CollectionViewRestriction.objects.values_list("collection__path", flat=True))
    return [document for document in documents if not document.collection.path.startswith(private)]


def _below_a_home() -> Exists:
    homes = Page.objects.filter(translation_key__in=Site.objects.values("root_page__translation_key"))
    return _above(homes, "path")


def _below_a_hidden_page() -> Exists:
    return _above(Page.objects.filter(live=False, numchild__gt=0), "path")


def _restricted() -> Exists:
    return _above(PageViewRestriction.objects.all(), "page__path")


def _above(candidates: QuerySet[Any], tree_path: str) -> Exists:
    """Tell whether one of ``candidates`` lies at the outer query's page or above it."""
    page = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    return Exists(candidates.alias(below=page).filter(below__startswith=F(tree_path)))
