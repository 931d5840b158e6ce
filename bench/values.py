"""Random values for the arguments and variables of generated documents."""

import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNonNull,
    get_named_type,
)

from cms.published.families import FAMILIES

Known = Mapping[str, Sequence[str]]
"""Texts that exist, by the argument or the field of a filter they are for: ``topics``, ``event.slug``."""

EXAMPLES: Known = {
    "locale": ("de",),
    "query": ("energie", "bündnis für industrie"),
    "prefix": ("ener", "industrie im d"),
    "land": ("DE-NW", "DE-BY"),
    "path": ("/",),
    "id": ("00000000-0000-4000-8000-000000000000",),
    "ids": ("00000000-0000-4000-8000-000000000000",),
    "name": ("InitiativePage", "PageInterface", "InitiativeFilter", "ImagePreset", "Nothing"),
}
"""What is sensible on any site."""

_SCALARS: Mapping[str, Any] = {
    "Date": "2015-06-01",
    "DateTime": "2020-06-01T12:00:00+00:00",
    "Float": 1.5,
    "latitude": 51.2,
    "longitude": 8.5,
    "radiusKm": 120.0,
    "south": 47.0,
    "west": 5.5,
    "north": 55.0,
    "east": 15.5,
}


@dataclass(frozen=True)
class Variable:
    """One variable of a document; where it is not ``given``, its default serves."""

    name: str
    declaration: str
    value: Any
    given: bool


class Values:
    """Makes values that fit a type, and remembers which of them became variables."""

    def __init__(self, chance: random.Random, known: Known, first: tuple[int, int], filters: float) -> None:
        self.variables: list[Variable] = []
        self._chance = chance
        self._known = known
        self._first = first
        self._filters = filters

    def of(self, given: GraphQLInputType, name: str, *, within: str = "") -> Any:
        """Return a value, as JSON has it, for the argument ``name`` of a field or a part of it."""
        plain: GraphQLInputType = given.of_type if isinstance(given, GraphQLNonNull) else given
        match plain:
            case GraphQLList():
                return [self.of(plain.of_type, name) for _ in range(self._chance.choice((1, 1, 2)))]
            case GraphQLEnumType():
                return self._chance.choice(list(plain.values))
            case GraphQLInputObjectType():
                return self._object(plain)
        return self._scalar(str(plain), name, within)

    def variable(self, value: Any, declared: GraphQLInputType) -> str:
        """Return the name of a new variable of this value."""
        name = f"v{len(self.variables) + 1}"
        declaration = f"${name}: {declared}"
        given = self._chance.random() < 0.7
        if not given or self._chance.random() < 0.3:
            declaration += f" = {literal(value, declared)}"
        self.variables.append(Variable(name, declaration, value, given))
        return name

    def _object(self, given: GraphQLInputObjectType) -> dict[str, Any]:
        names = [name for name, each in given.fields.items() if isinstance(each.type, GraphQLNonNull)]
        optional = [name for name in given.fields if name not in names]
        if optional:
            names.append(self._chance.choice(optional))
            names += [name for name in optional if self._chance.random() < self._filters / 3]
        return {name: self.of(given.fields[name].type, name) for name in dict.fromkeys(names)}

    def _scalar(self, type_name: str, name: str, within: str) -> Any:
        if type_name == "Boolean":
            return self._chance.random() < 0.5
        if type_name == "Int":
            return self._chance.randint(*self._first)
        if type_name in ("String", "ID"):
            known = self._known.get(f"{within}.{name}") or self._known.get(name)
            return self._chance.choice(known or ("unknown",))
        return _SCALARS.get(name, _SCALARS.get(type_name))


def literal(value: Any, given: GraphQLInputType) -> str:
    """Return ``value`` as a document writes it."""
    if isinstance(value, list):
        return f"[{', '.join(literal(member, given) for member in value)}]"
    named = get_named_type(given)
    if isinstance(value, dict) and isinstance(named, GraphQLInputObjectType):
        fields = (f"{name}: {literal(member, named.fields[name].type)}" for name, member in value.items())
        return f"{{{', '.join(fields)}}}"
    return str(value) if isinstance(named, GraphQLEnumType) else json.dumps(value, ensure_ascii=False)


def known_on(site: Any) -> Known:
    """Return values that exist on a site; ``site`` is a cursor of its database."""
    return {**EXAMPLES, **{name: _column(site, statement) for name, statement in _statements().items()}}


_VOCABULARY = {
    "topics": "Topic",
    "regions": "Region",
    "targetGroups": "TargetGroup",
    "organisations": "Organisation",
    "series": "EventSeries",
    "dialogueFormats": "DialogueFormat",
    "initiatives": "InitiativePage",
    "criteria": "GoodPracticeCriterion",
}


def _statements() -> Mapping[str, str]:
    """Ids are random, so the first of them are spread over everything."""
    singles = {family.single_name: family.type for family in FAMILIES.values() if family.single_name}
    return {
        "id": "SELECT id::text FROM published_node ORDER BY id LIMIT 200",
        "ids": "SELECT id::text FROM published_node ORDER BY id LIMIT 200",
        "path": "SELECT path FROM published_node WHERE path <> '' ORDER BY id LIMIT 200",
        **{name: _of_type("slug", type_name) for name, type_name in _VOCABULARY.items()},
        **{
            f"{name}.{key}": _of_type(column, type_name)
            for name, type_name in singles.items()
            for key, column in (("slug", "slug"), ("path", "path"), ("id", "id::text"))
        },
    }


def _of_type(column: str, type_name: str | None) -> str:
    return (
        f"SELECT {column} FROM published_node WHERE type = '{type_name}' AND locale IN ('', 'de')"
        " ORDER BY id LIMIT 100"
    )


def _column(site: Any, statement: str) -> Sequence[str]:
    site.execute(statement)
    return [row[0] for row in site.fetchall()]
