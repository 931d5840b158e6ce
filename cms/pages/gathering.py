"""Reading for many pages at once where they stand and which translations they have."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from wagtail.models import Page

from .visibility import public_pages


def ancestors_of(pages: Sequence[Page]) -> dict[int, list[Page]]:
    """Return, by primary key, the ancestors of each page from its home page to its parent."""
    wanted = {path for page in pages for path in _paths_above(page)}
    known = {found.path: found for found in Page.objects.filter(path__in=wanted).specific()}
    return {page.pk: [known[path] for path in _paths_above(page) if path in known] for page in pages}


def translations_of(pages: Sequence[Any]) -> dict[int, list[Page]]:
    """Return, by primary key, the public other languages of each of ``pages``, which are of one type.

    What is not public has no row, so its publication would have to change rows that are not its own.
    """
    siblings: dict[Any, list[Page]] = defaultdict(list)
    keys = {page.translation_key for page in pages}
    found = public_pages(type(pages[0])).filter(translation_key__in=keys)
    for sibling in found.select_related("locale").order_by("locale__language_code"):
        siblings[sibling.translation_key].append(sibling)
    return {page.pk: [one for one in siblings[page.translation_key] if one.pk != page.pk] for page in pages}


def _paths_above(page: Page) -> list[str]:
    """Tree paths of the ancestors below the root of the tree."""
    step = Page.steplen
    return [page.path[: step * depth] for depth in range(2, page.depth)]
