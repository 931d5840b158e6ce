"""What one request may ask for at most: every limit in one table, and the checks before anything runs.

Documents are checked before they are validated: validation takes longer with every pair of fields
of one name, and a fragment may stand for more than fits into a document.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graphql import DocumentNode, OperationDefinitionNode

from cms.published.reading import MOST_ROWS

from .errors import LimitExceeded
from .shapes import Shape, Shapes, most_repeated


@dataclass(frozen=True)
class Limit:
    """A limit as errors name it, and what it counts."""

    name: str
    allowed: int
    meaning: str

    def check(self, actual: int) -> None:
        """Raise ``LimitExceeded`` where more is asked for than allowed."""
        if actual > self.allowed:
            raise self.exceeded(actual)

    def exceeded(self, actual: int | None = None) -> LimitExceeded:
        """The refusal; ``actual`` is ``None`` where nobody counted to the end."""
        return LimitExceeded(self.name, None if actual is None else min(actual, _COUNTED), self.allowed)


_COUNTED = 1_000_000_000
"""Larger figures are not told: fragments can stand for numbers of a hundred digits."""

SOURCE = Limit("source length", 16_384, "Characters of a document.")
TOKENS = Limit("tokens", 1_000, "Words, names, values and signs of a document, as the parser reads them.")
DEPTH = Limit("depth", 10, "Levels of fields; introspection does not count.")
FIELDS = Limit("fields", 1_000, "Fields; those of a fragment count wherever it is spread.")
ROOT_FIELDS = Limit("root fields", 20, "Fields at the top of an operation, through fragments too.")
ALIASES = Limit("aliases", 30, "Fields under another name; those of a fragment count wherever it is spread.")
DIRECTIVES = Limit("directives", 30, "Directives; those of a fragment count wherever it is spread.")
REPETITIONS = Limit("repetitions", 30, "Fields of one response name at one place, through fragments too.")
COST = Limit("cost", 1_000, "What the operation costs with its variables; see `extensions.cost`.")
VARIABLE_DEPTH = Limit("variable depth", 10, "Levels of lists and objects in the value of a variable.")
BODY = Limit("body", 16_384, "Bytes of a request's body, or of its query string.")
PAGE = Limit("page", 100, "Members of a list that are given at once (`first`).")
TEXT = Limit("text", 500, "Characters of a text in an argument.")
SEARCHED = Limit("searched text", 200, "Characters of `query`, the words that a list is searched for.")
PAGED = Limit("searched hits", 10_000, "Hits of a search that cursors lead through, from the first on.")
VALUES = Limit("values", 100, "Values of a list in an argument.")
ROWS = Limit("rows", MOST_ROWS, "Objects that an answer could hold if all its lists were full.")

LIMITS = (
    *(SOURCE, TOKENS, DEPTH, FIELDS, ROOT_FIELDS, ALIASES, DIRECTIVES, REPETITIONS),
    *(COST, VARIABLE_DEPTH, BODY, PAGE, TEXT, SEARCHED, PAGED, VALUES, ROWS),
)


def check_document(tree: DocumentNode) -> Shapes:
    """Refuse operations and fragments beyond the limits, and return their shapes.

    Fragments that contain themselves or do not exist are left to validation.
    """
    shapes = Shapes(tree)
    definitions = list(shapes.definitions())
    for definition, shape in definitions:
        _check_shape(shape)
        if isinstance(definition, OperationDefinitionNode):
            ROOT_FIELDS.check(shape.top)
    for definition, _shape in definitions if not shapes.broken else ():
        REPETITIONS.check(most_repeated(definition.selection_set, shapes.fragments))
    return shapes


def _check_shape(shape: Shape) -> None:
    for limit, actual in (
        (DEPTH, shape.depth),
        (FIELDS, shape.fields),
        (ALIASES, shape.aliases),
        (DIRECTIVES, shape.directives),
    ):
        limit.check(actual)


def check_cost(cost: int) -> None:
    """Refuse operations that cost too much, with the figures that answers come with."""
    if cost > COST.allowed:
        refusal = COST.exceeded(cost)
        refusal.extensions = {**(refusal.extensions or {}), **report(cost)}
        raise refusal


def report(cost: int) -> dict[str, Any]:
    """What ``extensions`` say about a cost."""
    return {"cost": {"requested": cost, "limit": COST.allowed}}


def check_variables(variables: Mapping[str, Any]) -> None:
    """Refuse variables nested more than ``VARIABLE_DEPTH`` levels, naming the variable."""
    for name, value in variables.items():
        depth = _depth(value)
        if depth > VARIABLE_DEPTH.allowed:
            refusal = VARIABLE_DEPTH.exceeded(depth)
            refusal.extensions = {**(refusal.extensions or {}), "argument": f"${name}"}
            raise refusal


def _depth(value: Any) -> int:
    level, depth = [value], 0
    while level := [member for item in level for member in _members(item)]:
        depth += 1
    return depth


def _members(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
