"""Documents: parsed, validated and measured once, then remembered."""

from dataclasses import dataclass
from functools import cache, cached_property
from typing import cast

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLInterfaceType,
    GraphQLSyntaxError,
    OperationDefinitionNode,
    parse,
    validate,
)
from graphql.language import FieldNode, Visitor, visit

from .compiled.plans import Plans
from .computed import read_by
from .errors import Code, LimitExceeded, QueryError
from .limits import DEEPEST_SELECTION, LONGEST_SOURCE, MOST_TOKENS, check_depth
from .locating import naming_argument
from .published_schema import published_schema
from .remembering import Remembered

_MOST_REMEMBERED = 200_000
"""Characters of source. A parsed document takes some 250 bytes for each, so this is about 50 MB."""
_MOST_ERRORS = 5
_PARSER_LIMITS = {
    "Document contains more than": ("tokens", MOST_TOKENS),
    "nested too deeply": ("nesting", DEEPEST_SELECTION),
}
"""The parser's own words for limits, which it reports like any other syntax error."""
_ALWAYS_READ = frozenset({"id", "path", "locale"})


class Refused(Exception):
    """A document that will not run."""

    def __init__(self, errors: list[GraphQLError], code: Code) -> None:
        super().__init__(code)
        self.errors = errors
        self.code = code


@dataclass(frozen=True)
class Document:
    """A document that may run."""

    tree: DocumentNode
    unread: tuple[str, ...]
    """Stored fields it does not mention, so that they need not be read."""

    @cached_property
    def plans(self) -> Plans:
        """How its operations are executed."""
        return Plans(published_schema(), self.tree)

    def operation(self, name: str | None) -> OperationDefinitionNode:
        """Return the operation to run. Raises ``Refused``."""
        operations = [node for node in self.tree.definitions if isinstance(node, OperationDefinitionNode)]
        chosen = [node for node in operations if name is None or (node.name and node.name.value == name)]
        if len(chosen) == 1:
            return chosen[0]
        problem = 'The document needs exactly one operation, or "operationName" must name one of them.'
        raise Refused([QueryError(problem, Code.OPERATION_NOT_FOUND)], Code.OPERATION_NOT_FOUND)


def document(source: str) -> Document:
    """Return the document of ``source``. Raises ``Refused``, for the same source just as fast again."""
    found = _remembered(source)
    if isinstance(found, Refused):
        raise Refused(found.errors, found.code)
    return found


def _examined(source: str) -> Document | Refused:
    try:
        return _examine(source)
    except Refused as refusal:
        return refusal
    except LimitExceeded as error:
        return Refused([error], Code.LIMIT_EXCEEDED)
    except RecursionError:
        return Refused([LimitExceeded("nesting", None, DEEPEST_SELECTION)], Code.LIMIT_EXCEEDED)


_remembered = Remembered(_examined, most_characters=_MOST_REMEMBERED)


def _examine(source: str) -> Document:
    if len(source) > LONGEST_SOURCE:
        raise LimitExceeded("source length", len(source), LONGEST_SOURCE)
    tree = _parsed(source)
    check_depth(tree)
    errors = validate(published_schema(), tree, max_errors=_MOST_ERRORS, hide_suggestions=True)
    if errors:
        raise Refused([naming_argument(error, tree) for error in errors], Code.GRAPHQL_VALIDATION_FAILED)
    return Document(tree, tuple(sorted(_unread(_mentioned(tree)))))


def _parsed(source: str) -> DocumentNode:
    try:
        return parse(source, max_lexical_tokens=MOST_TOKENS)
    except GraphQLSyntaxError as error:
        for telling, (limit, allowed) in _PARSER_LIMITS.items():
            if telling in error.message:
                raise LimitExceeded(limit, None, allowed) from error
        raise Refused([error], Code.GRAPHQL_PARSE_FAILED) from error


def _unread(mentioned: set[str]) -> frozenset[str]:
    stored = _stored_names()
    return stored - mentioned - read_by(mentioned, stored) - _ALWAYS_READ


def _mentioned(tree: DocumentNode) -> set[str]:
    names: set[str] = set()

    class Collect(Visitor):
        def enter_field(self, node: FieldNode, *_: object) -> None:
            names.add(node.name.value)

    visit(tree, Collect())
    return names


@cache
def _stored_names() -> frozenset[str]:
    """The field names of everything that has a row of its own."""
    schema = published_schema()
    node = cast(GraphQLInterfaceType, schema.type_map["Node"])
    return frozenset(name for named in schema.get_possible_types(node) for name in named.fields)
