"""Probes: documents that take every edge of the schema, each within the limits of the endpoint."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graphql import GraphQLSchema, get_named_type
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from cms.graphql.limits import TOKENS
from cms.published.projection import type_name_of
from cms.published.redirects import identity

from . import searching
from .marks import former_path
from .schema_edges import is_connection
from .selections import Selections, tokens
from .world import Secret, World

_AT_ONCE = 30
_MARGIN = 50
_MOST_VALUES = 100


@dataclass(frozen=True)
class Probe:
    """One document. ``ways`` says for the aliases of its root fields by which argument they lead."""

    source: str
    variables: Mapping[str, Any] = field(default_factory=dict)
    ways: Mapping[str, str] = field(default_factory=dict)


class Probes:
    """Writes all probes for a world; the texts are written once, so that the endpoint knows them again."""

    def __init__(self, schema: GraphQLSchema, world: World) -> None:
        self._schema = schema
        self._select = Selections(schema)
        self._world = world

    def everything(self) -> Iterator[Probe]:
        """All anchors and secrets with all their fields, by id."""
        for model, anchors in self._world.anchors.items():
            name = type_name_of(model)
            ids = [str(anchor.uuid) for anchor in anchors]
            ids += [str(secret.id) for secret in self._world.of_type(name)]
            for some in _pieces(ids, _AT_ONCE):
                fields = " ".join(
                    f'n{place}: node(id: "{identity}") {{ ...F }}' for place, identity in enumerate(some)
                )
                ways = {f"n{place}": "id" for place in range(len(some))}
                for part in self._select.in_parts(name, TOKENS.allowed - tokens(fields) - _MARGIN):
                    yield Probe(f"{{ {fields} }} fragment F on {name} {part}", ways=ways)

    def roots(self) -> Iterator[Probe]:
        """Every root field by every argument."""
        yield from self._singles()
        for name, root in self._roots():
            if is_connection(get_named_type(root.type)) and "filter" in root.args:
                yield from self._list(name, root)
        yield from self._site()

    # Objects by what names them.

    def _singles(self) -> Iterator[Probe]:
        """Every root field that returns one object, with every key it takes."""
        for name, root in self._roots():
            named = get_named_type(root.type)
            if name not in ("page", "node") and "slug" not in root.args:
                continue
            fitting = self._world.of_type(named.name) if "slug" in root.args else self._world.pages()
            for key in ("id", "path", "slug"):
                if key in root.args:
                    yield from self._by_key(name, named.name, key, "locale" in root.args, fitting)

    def _by_key(
        self, root: str, type_name: str, key: str, localized: bool, secrets: Sequence[Secret]
    ) -> Iterator[Probe]:
        for some in _pieces(secrets, _AT_ONCE):
            fields = [
                f"k{secret.number}: {root}({_argument(secret, key, localized)}) {{ ...F }}" for secret in some
            ]
            source = f"{{ {' '.join(fields)} }} fragment F on {type_name} {self._select.leaves(type_name)}"
            yield Probe(source, ways={f"k{secret.number}": key for secret in some})

    # Lists by all that can name one of their objects.

    def _list(self, name: str, root: Any) -> Iterator[Probe]:
        connection = get_named_type(root.type)
        localized = "locale" in root.args
        for locale in ("en", "de") if localized else ("",):
            language = f', locale: "{locale}"' if locale else ""
            yield Probe(f"{{ {name}(first: 100{language}) {self._select.connection(connection.name)} }}")
        yield from self._filtered(name, root, ', locale: "en"' if localized else "")

    def _filtered(self, name: str, root: Any, language: str) -> Iterator[Probe]:
        listed = get_named_type(root.type)
        member = get_named_type(listed.fields["nodes"].type).name
        counted = (
            f"{{ __typename totalCount pageInfo {{ hasNextPage }} nodes {self._select.leaves(member)} }}"
        )
        calls = {"query": f'{name}(query: "geheim", first: 100{language})'}
        if "near" in root.args:
            centre = "{latitude: 51, longitude: 10, radiusKm: 900}"
            calls["near"] = f"{name}(near: {centre}, first: 100{language})"
        declared: Any = get_named_type(root.args["filter"].type)
        for key, value in declared.fields.items():
            if get_named_type(value.type).name in ("String", "ID"):
                calls[f"filter.{key}"] = f"{name}(filter: {{{key}: ${_variable(key)}}}, first: 100{language})"
        fields = " ".join(f"w{place}: {call} {{ ...C }}" for place, call in enumerate(calls.values()))
        source = (
            f"query Q($ids: [ID!], $keys: [String!]) {{ {fields} }} fragment C on {listed.name} {counted}"
        )
        ways = {f"w{place}": way for place, way in enumerate(calls)}
        yield Probe(_without_unused(source), self._keys(member), ways)

    def _keys(self, member: str) -> dict[str, list[str]]:
        """Everything by which a filter could name a secret of this type, or something a secret refers to."""
        records = [secret for secret in self._world.secrets.values() if not issubclass(secret.model, Page)]
        pages = [*self._world.of_type(member), *self._world.of_type("InitiativePage")]
        anchors = [anchor for anchors in self._world.anchors.values() for anchor in anchors[:1]]
        names = [secret.word for secret in (*pages, *records)] + [
            anchor.slug for anchor in anchors if _has_slug(anchor)
        ]
        codes = [anchor.iso_code for anchor in anchors if hasattr(anchor, "iso_code")]
        ids = [str(secret.id) for secret in self._world.of_type(member)]
        return {"ids": ids, "keys": list(dict.fromkeys([*codes, *names]))[:_MOST_VALUES]}

    # What a site has once.

    def _site(self) -> Iterator[Probe]:
        languages = {"de": "de", "en": "en", "simple": "de-simple"}
        menus = " ".join(
            f'{alias}: navigation(locale: "{tag}") {self._select.menu()}' for alias, tag in languages.items()
        )
        yield Probe(f"{{ {menus} }}")
        kinds = self._schema.type_map["LegalKind"].values  # type: ignore[attr-defined]
        legal = " ".join(
            f'{kind}_{alias}: legalPage(kind: {kind}, locale: "{tag}") {{ ...F }}'
            for kind in kinds
            for alias, tag in languages.items()
        )
        yield Probe(f"{{ {legal} }} fragment F on LegalPage {self._select.leaves('LegalPage')}")
        yield Probe(f"{{ siteSettings {self._select.everything('SiteSettings')} }}")
        yield from self._redirects()

    def _redirects(self) -> Iterator[Probe]:
        for some in _pieces(self._world.pages(), _AT_ONCE * 2):
            fields = " ".join(
                f'r{secret.number}: redirect(path: "{former_path(secret.number)}") {{ __typename target }}'
                for secret in some
            )
            yield Probe(f"{{ {fields} }}", ways={f"r{secret.number}": "path" for secret in some})
        for some in _pieces(list(Redirect.objects.all()), _AT_ONCE):
            fields = " ".join(f'r{one.pk}: node(id: "{identity(one)}") {{ __typename id }}' for one in some)
            yield Probe(f"{{ {fields} }}")

    def _roots(self) -> Iterable[tuple[str, Any]]:
        """All of them but the search's, which has questions of its own."""
        assert self._schema.query_type
        fields = self._schema.query_type.fields.items()
        return [(name, root) for name, root in fields if name not in searching.ROOTS]


def sitemap_probe(after: str | None) -> Probe:
    """One page of the sitemap; it has more entries than one answer may hold."""
    place, entry = "pageInfo { hasNextPage endCursor }", "{ __typename path }"
    shape = f"{{ __typename totalCount {place} nodes {entry} edges {{ node {entry} }} }}"
    source = f"query Q($after: String) {{ sitemapEntries(first: 100, after: $after) {shape} }}"
    return Probe(source, {"after": after})


def _argument(secret: Secret, key: str, localized: bool) -> str:
    value = {"id": str(secret.id), "path": secret.path, "slug": secret.word}[key]
    language = f', locale: "{secret.locale}"' if localized and key == "slug" else ""
    return f'{key}: "{value}"{language}'


def _variable(key: str) -> str:
    return "ids" if key == "ids" else "keys"


def _without_unused(source: str) -> str:
    return source if "$keys" in source.split("{", 1)[1] else source.replace(", $keys: [String!]", "")


def _has_slug(anchor: Any) -> bool:
    return bool(getattr(anchor, "slug", ""))


def _pieces(items: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    yield from (items[start : start + size] for start in range(0, len(items), size))
