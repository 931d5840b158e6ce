"""The GraphQL interfaces that grapple gives to our types instead of its own."""

from typing import Any

import graphene
from grapple.registry import registry


class Node(graphene.Interface):
    """Anything with a lifelong identity: pages, vocabulary, organisations, images, documents."""

    id = graphene.ID(required=True, description="UUID that survives renaming, moving and translation.")

    @classmethod
    def resolve_type(cls, instance: Any, info: Any) -> Any:  # noqa: ARG003
        return registry.class_models[type(instance)]


class PageInterface(graphene.Interface):
    """A published page (Seite): everything that has a route of its own."""

    id = graphene.ID(required=True, description="UUID that survives renaming, moving and translation.")
    title = graphene.String(required=True)
    slug = graphene.String(required=True)
    path = graphene.String(
        required=True, description="Frontend route, unique per site, with a trailing slash."
    )
    locale = graphene.String(required=True, description="BCP 47 language tag: de, de-simple or en.")
    summary = graphene.String(description="At most 300 characters of plain text (Kurzbeschreibung).")

    @classmethod
    def resolve_type(cls, instance: Any, info: Any) -> Any:  # noqa: ARG003
        return registry.pages[type(instance)]
