"""Who else must be projected when some rows have changed.

Rows hold references, not copies, so a renamed region changes one row. Two kinds of values do
depend on other objects: lists seen from the other end (children, translations, partners), and the
addresses of pages and documents that rich text links to. One step is enough: neither kind
changes an address, and only addresses reach further.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from .models import Edge, Node
from .types import can_refer

LINKS = "links"
"""The public field in which every block with rich text lists what its links lead to."""


def targets_of(ids: Iterable[str]) -> set[tuple[str, UUID]]:
    """Return (type of the source, target) for all edges that leave ``ids``."""
    return set(Edge.objects.filter(source__in=list(ids)).values_list("source__type", "target"))


def neighbours(targets: set[tuple[str, UUID]]) -> set[UUID]:
    """Of the targets of changed rows, return those that may list the changed object in turn."""
    types = dict(Node.objects.filter(pk__in={target for _, target in targets}).values_list("pk", "type"))
    return {
        target for source_type, target in targets if target in types and can_refer(types[target], source_type)
    }


def linking_to(ids: Iterable[str]) -> set[UUID]:
    """Return the rows whose rich text links to one of ``ids``."""
    in_links = Q(field=LINKS) | Q(field__endswith=f".{LINKS}")
    return set(Edge.objects.filter(in_links, target__in=list(ids)).values_list("source", flat=True))


def referring_to(ids: Iterable[str]) -> set[UUID]:
    """Return the rows with any edge to one of ``ids``."""
    return set(Edge.objects.filter(target__in=list(ids)).values_list("source", flat=True))
