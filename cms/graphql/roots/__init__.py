"""The root fields, one module per family of them.

A module offers a ``Root``: SDL that extends ``Query`` and one resolver for each of its fields. Other
rooms add theirs through the hook ``register_graphql_root``, a function without arguments that
returns a ``Root``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

HOOK = "register_graphql_root"

Resolver = Callable[..., Any]


@dataclass(frozen=True)
class Root:
    """A group of root fields, the types only they need, and the resolvers of both."""

    sdl: str
    query: Mapping[str, Resolver]
    types: Mapping[str, Mapping[str, Resolver]] = field(default_factory=dict)
