"""What a new schema may change of a released one, and from when on.

Whatever could break a frontend that compiles against the released schema is a violation: what is gone, what
may be null now or must be given now, and values of enums that nobody has a branch for. A field, argument or
value may go once it was deprecated and the date in its reason has passed.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from graphql import (
    DangerousChangeType,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    find_breaking_changes,
    find_dangerous_changes,
    get_named_type,
)

NOTICE = timedelta(days=90)
_DATE = re.compile(r"removed after (\d{4}-\d{2}-\d{2})")
_HARMLESS = {DangerousChangeType.OPTIONAL_ARG_ADDED, DangerousChangeType.OPTIONAL_INPUT_FIELD_ADDED}


def violations(released: GraphQLSchema, current: GraphQLSchema, today: date) -> list[str]:
    """Return what a frontend that compiles against ``released`` would notice, one sentence each."""
    dangerous = (
        change.description
        for change in find_dangerous_changes(released, current)
        if change.type not in _HARMLESS
    )
    return [*breaking(released, current, today), *dangerous, *_tightened(released, current)]


def breaking(released: GraphQLSchema, current: GraphQLSchema, today: date) -> list[str]:
    """Return what not even a new release may change."""
    over = {name for name, reason in deprecations(released).items() if _is_over(reason, today)}
    allowed = {form for name in over for form in _forms(name)} | set(_orphans(released, over))
    found = find_breaking_changes(released, current)
    return [change.description for change in found if change.description not in allowed]


def deprecations(schema: GraphQLSchema) -> dict[str, str]:
    """Return the reasons of everything deprecated by its name: ``Type.field``, ``Type.field(argument)``."""
    return {name: reason for name, reason in _members(schema) if reason is not None}


def wrong_notices(released: GraphQLSchema, current: GraphQLSchema, today: date) -> list[str]:
    """Return deprecations that promise too little on the day they are released, or less than before."""
    before = deprecations(released)
    wrong = []
    for name, reason in deprecations(current).items():
        earliest = removal_date(before[name]) if name in before else today + NOTICE
        found = removal_date(reason)
        if found is None or (earliest is not None and found < earliest):
            wrong.append(f'{name} must say "removed after" {earliest} or later: {reason}')
    return wrong


def removal_date(reason: str) -> date | None:
    """Return the day that a reason names, after which the member may go."""
    found = _DATE.search(reason)
    return date.fromisoformat(found[1]) if found else None


def _is_over(reason: str, today: date) -> bool:
    day = removal_date(reason)
    return day is not None and day < today


def _forms(name: str) -> Iterator[str]:
    """How graphql-core says that a member is gone; it tells nothing but sentences."""
    owner, _, member = name.partition(".")
    field, _, argument = name.rstrip(")").partition("(")
    yield f"{name} was removed."
    yield f"{member} was removed from enum type {owner}."
    yield f"{field} arg {argument} was removed."


def _orphans(schema: GraphQLSchema, gone: set[str]) -> Iterator[str]:
    """Types to which nothing led but fields that are gone."""
    users: dict[str, set[str]] = {}
    for name, field in _fields(schema):
        users.setdefault(get_named_type(field.type).name, set()).add(name)
    return (f"{name} was removed." for name, fields in users.items() if fields <= gone)


def _tightened(released: GraphQLSchema, current: GraphQLSchema) -> Iterator[str]:
    """Values that can no longer be null: safe to read, yet the generated types of a frontend change."""
    for name, field in _fields(released):
        owner, _, member = name.partition(".")
        now = getattr(current.type_map.get(owner), "fields", {}).get(member)
        before = str(field.type)
        if now is not None and str(now.type) != before and str(now.type).replace("!", "") == before:
            yield f"{name} changed type from {before} to {now.type}."


def _fields(schema: GraphQLSchema) -> Iterator[tuple[str, GraphQLField]]:
    for owner in _named(schema).values():
        if isinstance(owner, GraphQLObjectType | GraphQLInterfaceType):
            yield from ((f"{owner.name}.{name}", field) for name, field in owner.fields.items())


def _members(schema: GraphQLSchema) -> Iterator[tuple[str, str | None]]:
    for name, field in _fields(schema):
        yield name, field.deprecation_reason
        for argument, value in field.args.items():
            yield f"{name}({argument})", value.deprecation_reason
    for owner in _named(schema).values():
        if isinstance(owner, GraphQLInputObjectType):
            for name, given in owner.fields.items():
                yield f"{owner.name}.{name}", given.deprecation_reason
        if isinstance(owner, GraphQLEnumType):
            for name, choice in owner.values.items():
                yield f"{owner.name}.{name}", choice.deprecation_reason


def _named(schema: GraphQLSchema) -> Mapping[str, object]:
    return {name: named for name, named in schema.type_map.items() if not name.startswith("__")}
