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

Known = Mapping[str, Sequence[str]]
"""Texts that exist, by the name of the argument or the field of a filter they are for."""

EXAMPLES: Known = {
    "locale": ("de",),
    "query": ("energie", "bündnis für industrie"),
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

    def of(self, given: GraphQLInputType, name: str) -> Any:
        """Return a value, as JSON has it, for the argument or field ``name``."""
        plain: GraphQLInputType = given.of_type if isinstance(given, GraphQLNonNull) else given
        match plain:
            case GraphQLList():
                return [self.of(plain.of_type, name) for _ in range(self._chance.choice((1, 1, 2)))]
            case GraphQLEnumType():
                return self._chance.choice(list(plain.values))
            case GraphQLInputObjectType():
                return self._object(plain)
        return self._scalar(str(plain), name)

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

    def _scalar(self, type_name: str, name: str) -> Any:
        if type_name == "Boolean":
            return self._chance.random() < 0.5
        if type_name == "Int":
            return self._chance.randint(*self._first)
        if type_name in ("String", "ID"):
            return self._chance.choice(self._known.get(name) or ("unknown",))
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
    return {**EXAMPLES, **{name: _column(site, statement) for name, statement in _STORED.items()}}


_STORED = {
    **{
        name: f"SELECT {column} FROM published_node WHERE {column}::text <> '' ORDER BY id LIMIT 200"
        for name, column in {"id": "id::text", "ids": "id::text", "path": "path", "slug": "slug"}.items()
    },
    **{
        name: f"SELECT slug FROM published_node WHERE type = '{type_name}' ORDER BY id LIMIT 100"
        for name, type_name in {
            "topics": "Topic",
            "regions": "Region",
            "targetGroups": "TargetGroup",
            "organisations": "Organisation",
            "series": "EventSeries",
            "dialogueFormats": "DialogueFormat",
            "initiatives": "InitiativePage",
            "criteria": "GoodPracticeCriterion",
        }.items()
    },
}
"""Ids are random, so the first of them are spread over everything."""


def _column(site: Any, statement: str) -> Sequence[str]:
    site.execute(statement)
    return [row[0] for row in site.fetchall()]
