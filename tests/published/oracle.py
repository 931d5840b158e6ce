"""What lists should hold, found by looking at every row: slow and obvious.

It knows the table of filters, but neither their SQL nor how facets and statistics count.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from cms.published.families import Family
from cms.published.filters import (
    Filter,
    From,
    Ids,
    Kinds,
    Laender,
    Regions,
    Related,
    RelatedTerms,
    Slugs,
    Terms,
    Until,
    Within,
)
from cms.published.models import Edge, Node


class Oracle:
    """All rows and edges, read once."""

    def __init__(self) -> None:
        self.nodes: dict[UUID, Node] = {node.id: node for node in Node.objects.all()}
        self._targets: dict[tuple[UUID, str], list[UUID]] = defaultdict(list)
        self._sources: dict[tuple[UUID, str], list[UUID]] = defaultdict(list)
        for edge in Edge.objects.all():
            self._targets[edge.source_id, edge.field].append(edge.target)
            self._sources[edge.target, edge.field].append(edge.source_id)
        self._found: dict[tuple[str, str, str], frozenset[UUID]] = {}

    def listed(
        self, family: Family, locale: str, filters: Mapping[str, Any], query: str | None = None
    ) -> set[UUID]:
        """The ids of the objects that the list holds."""
        chosen = [(choice, filters.get(choice.name)) for choice in family.filters]
        return {
            node.id
            for node in self.nodes.values()
            if node.type in (family.types or (family.type,))
            and node.locale in ({locale, ""} if family.types else {locale})
            and all(word in node.title.lower() for word in (query or "").lower().split())
            and all(
                self._fits(family, node, choice, value) for choice, value in chosen if value not in (None, [])
            )
        }

    def values(self, family: Family, choice: Filter) -> set[str]:
        """Every value that somebody could choose."""
        if isinstance(choice, Within):
            return self.values(family, choice.inner)
        if isinstance(choice, RelatedTerms):
            return set(self._terms(choice.field, self._of_type(choice.type)))
        if isinstance(choice, Laender):
            return {
                node.data["isoCode"] for node in self._of_type("Region") if "kind:STATE" in node.terms
            } - {None}
        if isinstance(choice, Related):
            return {node.slug for node in self._of_type(choice.type)}
        if isinstance(choice, Kinds):
            return {kind.name for kind in choice.kinds}
        assert isinstance(choice, Terms)
        return set(self._terms(choice.field, self._of_type(choice.type or family.type or "")))

    def has(self, family: Family, choice: Filter, value: str, node: Node) -> bool:
        """Tell whether the filter finds ``node`` by one value."""
        if isinstance(choice, Terms):
            return f"{choice.field}:{value}" in node.terms
        if isinstance(choice, Kinds):
            return any(kind.type == node.type for kind in choice.kinds if kind.name == value)
        if isinstance(choice, Within):
            return node.id in self._scope(choice.inner, value)
        assert isinstance(choice, Related)
        scope = self._scope(choice, value)
        return any(target in scope for field in choice.edges for target in self._targets[node.id, field])

    def _fits(self, family: Family, node: Node, choice: Filter, value: Any) -> bool:
        match choice:
            case Terms() | Kinds() | Related() | Within():
                values = [str(value).lower()] if isinstance(value, bool) else value
                return any(self.has(family, choice, each, node) for each in values)
            case Ids():
                return str(node.id) in value
            case Slugs():
                return node.slug in value
            case From():
                return _day(node, choice.field) >= value if _day(node, choice.field) else False
            case Until():
                return _day(node, choice.field) <= value if _day(node, choice.field) else False
        raise AssertionError(choice)

    def _scope(self, related: Related, value: str) -> frozenset[UUID]:
        key = (related.name, related.type, value)
        if key not in self._found:
            starts = {node.id for node in self._of_type(related.type) if _is_called(related, node, value)}
            self._found[key] = frozenset(self._reached(related, starts))
        return self._found[key]

    def _reached(self, related: Related, starts: set[UUID]) -> set[UUID]:
        if related.type not in ("Topic", "Region"):
            return starts
        reached = set(starts)
        pending = list(starts)
        while pending:
            here = pending.pop()
            below = {*self._sources[here, "parent"], *self._targets[here, "members"]} - reached
            reached |= below
            pending += below
        compositions = {source for here in reached for source in self._sources[here, "members"]}
        return reached | compositions

    def _of_type(self, name: str) -> Iterable[Node]:
        return (node for node in self.nodes.values() if node.type == name)

    def _terms(self, field: str, nodes: Iterable[Node]) -> Iterable[str]:
        for node in nodes:
            for term in node.terms:
                name, _, value = term.partition(":")
                if name == field:
                    yield value


def _is_called(related: Related, node: Node, value: str) -> bool:
    if isinstance(related, RelatedTerms):
        return f"{related.field}:{value}" in node.terms
    if isinstance(related, Laender):
        return bool(node.data["isoCode"] == value)
    if isinstance(related, Regions):
        return value in (node.slug, node.data["isoCode"], node.data["ags"])
    return bool(node.slug == value)


def _day(node: Node, field: str) -> date | None:
    text = node.data.get(field)
    return date.fromisoformat(text) if text else None
