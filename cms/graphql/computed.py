"""Fields that rows do not hold: computed from a row, and the site's own, when they are read.

They would change with too many other rows to be stored (a renamed organisation would change every
page it runs), and are cheap to compute from what one more level of references brings.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import DocumentNode, GraphQLResolveInfo, InterfaceTypeDefinitionNode, ObjectTypeDefinitionNode

from cms.published import citation, json_ld
from cms.published.needs import Needs

Row = dict[str, Any]

SHARED = """
"How to cite a page (Zitierempfehlung)."
type Citation {
  "Ready to print, in the language of the page."
  text: String!
  "Who publishes it, otherwise who runs the site."
  publisher: String
  title: String!
  "The date it bears, otherwise the day of its last publication."
  date: Date
  "Address on the frontend; it changes when the page moves."
  url: String!
  "URN of the page: it survives renaming, moving and a change of the address."
  identifier: String!
  "Licence of the page, otherwise that of the site's contents. Null where the content may only be read."
  licence: Licence
}
"""


@dataclass(frozen=True)
class Computed:
    """One computed field of every type that is, or implements, ``interface``."""

    name: str
    interface: str
    type: str
    description: str
    needs: Needs
    reads: Callable[[frozenset[str]], Iterable[str]]
    """Of all stored field names, those it is computed from."""
    compute: Callable[[Row, Row | None], Any]

    def resolve(self, source: Row, info: GraphQLResolveInfo) -> Any:
        return self.compute(source, info.context.site)

    def sdl(self, owner: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode) -> str:
        kind = "type" if isinstance(owner, ObjectTypeDefinitionNode) else "interface"
        field = f'"{self.description}"\n  {self.name}: {self.type}'
        return f"extend {kind} {owner.name.value} {{\n  {field}\n}}\n"


COMPUTED: Mapping[str, Computed] = {
    field.name: field
    for field in (
        Computed(
            "citation",
            "PageInterface",
            "Citation!",
            "How to cite the page (Zitierempfehlung).",
            citation.NEEDS,
            lambda stored: citation.READ,
            citation.citation,
        ),
        Computed(
            "jsonLd",
            "Node",
            "String!",
            "The object in the words of schema.org (JSON-LD), safe to stand between script tags as it is.",
            json_ld.NEEDS,
            lambda stored: stored - json_ld.NEVER_READ,
            lambda data, site: json_ld.as_script(json_ld.json_ld(data, site)),
        ),
    )
}


def computed_fields(public: DocumentNode) -> Iterator[tuple[str, Computed, str]]:
    """Every type of ``public`` with each computed field it gets, and the SDL that adds it."""
    for owner in public.definitions:
        if isinstance(owner, ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode):
            names = {owner.name.value, *(interface.name.value for interface in owner.interfaces)}
            for field in COMPUTED.values():
                if field.interface in names:
                    yield owner.name.value, field, field.sdl(owner)


def read_by(mentioned: Iterable[str], stored: frozenset[str]) -> set[str]:
    """Return the stored fields that the computed ones among ``mentioned`` are computed from."""
    return {name for field in mentioned if field in COMPUTED for name in COMPUTED[field].reads(stored)}
