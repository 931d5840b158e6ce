"""The menu of one language, from the rows of the pages that editors show in menus."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from wagtail.models import Page

from .models import Node

_STEP = Page.steplen
_SECTION_DEPTH = 3
"""Depth of a section in Wagtail's tree: below the root and the home page of its language."""


@dataclass
class MenuItem:
    """One entry of a menu; entries below it are its page's children."""

    title: str
    path: str
    children: list["MenuItem"] = field(default_factory=list)


def menu(locale: str) -> list[MenuItem]:
    """Return the sections of the site with their pages, in the order of the page tree."""
    rows = Node.objects.filter(in_menu=True, locale=locale).exclude(path="").order_by("tree_path")
    return _nested(rows.values_list("tree_path", "title", "path"))


def _nested(rows: Iterable[tuple[str, str, str]]) -> list[MenuItem]:
    """A page below one that is not in the menu is not in the menu either."""
    sections: list[MenuItem] = []
    items: dict[str, MenuItem] = {}
    for tree_path, title, path in rows:
        parent = items.get(tree_path[:-_STEP])
        if parent is None and len(tree_path) != _SECTION_DEPTH * _STEP:
            continue
        items[tree_path] = MenuItem(title, path)
        (parent.children if parent else sections).append(items[tree_path])
    return sections
