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

LINKS = ("links", "documents")
"""The public fields in which every block with rich text lists what its links lead to."""

ANCESTORS = "breadcrumbs"
"""The one kind of reference that no page answers: ancestors do not list what is below them."""


def targets_of(ids: Iterable[str]) -> set[tuple[str, UUID]]:
    """Return (type of the source, target) for the edges that leave ``ids``, those to ancestors apart."""
    edges = Edge.objects.filter(source__in=list(ids)).exclude(field=ANCESTORS)
    return set(edges.values_list("source__type", "target"))


def neighbours(targets: set[tuple[str, UUID]]) -> set[UUID]:
    """Of the targets of changed rows, return those that may list the changed object in turn."""
    types = dict(Node.objects.filter(pk__in={target for _, target in targets}).values_list("pk", "type"))
    return {
        target for source_type, target in targets if target in types and can_refer(types[target], source_type)
    }


def linking_to(ids: Iterable[str]) -> set[UUID]:
    """Return the rows whose rich text links to one of ``ids``."""
    linking = Q(pk__in=[])
    for name in LINKS:
        linking |= Q(field__endswith=f".{name}")
    return set(Edge.objects.filter(linking, target__in=list(ids)).values_list("source", flat=True))


def referring_to(ids: Iterable[str]) -> set[UUID]:
    """Return the rows with any edge to one of ``ids``."""
    return set(Edge.objects.filter(target__in=list(ids)).values_list("source", flat=True))
