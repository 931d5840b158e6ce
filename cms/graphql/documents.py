"""Documents: parsed, validated and measured once, then remembered."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from math import ceil
from typing import Any, cast

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLInterfaceType,
    GraphQLSyntaxError,
    KnownFragmentNamesRule,
    NoFragmentCyclesRule,
    OperationDefinitionNode,
    OperationType,
    parse,
    specified_rules,
    validate,
)
from graphql.language import FieldNode, Visitor, visit

from .compiled.plans import Plans
from .computed import read_by
from .cost import Given, Price, Pricing, at
from .errors import Code, LimitExceeded, QueryError
from .limits import DEPTH, SOURCE, TOKENS, check_document
from .locating import naming_argument
from .published_schema import published_schema
from .remembering import Remembered
from .tokens import tokens

_MOST_REMEMBERED = 200_000
"""Characters of source. A document and its plan take some 250 bytes for each, so this is about 50 MB."""
_MOST_ERRORS = 5
_TOO_MANY, _TOO_DEEP = "Document contains more than", "nested too deeply"
"""The parser's own words for limits, which it reports like any other syntax error."""
_WHY_BROKEN = (NoFragmentCyclesRule, KnownFragmentNamesRule)
"""Enough for documents that cannot be written out; the other rules could take long for them."""
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
    prices: Mapping[str, Price]
    """What its queries cost, by name."""

    @cached_property
    def plans(self) -> Plans:
        """How its operations are executed."""
        return Plans(published_schema(), self.tree)

    def operation(self, name: str | None) -> OperationDefinitionNode:
        """Return the operation to run. Raises ``Refused``."""
        chosen = [node for node in _operations(self.tree) if name in (None, _name(node))]
        if len(chosen) == 1:
            return chosen[0]
        problem = 'The document needs exactly one operation, or "operationName" must name one of them.'
        raise Refused([QueryError(problem, Code.OPERATION_NOT_FOUND)], Code.OPERATION_NOT_FOUND)

    def cost(self, operation: OperationDefinitionNode, variables: Mapping[str, Any]) -> int:
        """Return what a query costs with coerced ``variables``, rounded up."""
        return ceil(at(self.prices[_name(operation)], Given(variables)))


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
        return Refused([DEPTH.exceeded()], Code.LIMIT_EXCEEDED)


_remembered = Remembered(_examined, most_characters=_MOST_REMEMBERED)


def is_remembered(source: str) -> bool:
    """Tell whether ``document`` will answer from memory."""
    return source in _remembered


def _examine(source: str) -> Document:
    SOURCE.check(len(source))
    tree = _parsed(source)
    broken = check_document(tree).broken
    errors = validate(
        published_schema(),
        tree,
        _WHY_BROKEN if broken else specified_rules,
        max_errors=_MOST_ERRORS,
        hide_suggestions=True,
    )
    if errors:
        raise Refused([naming_argument(error, tree) for error in errors], Code.GRAPHQL_VALIDATION_FAILED)
    return Document(tree, tuple(sorted(_unread(_mentioned(tree)))), _prices(tree))


def _prices(tree: DocumentNode) -> Mapping[str, Price]:
    pricing = Pricing(published_schema(), tree)
    queries = [node for node in _operations(tree) if node.operation is OperationType.QUERY]
    return {_name(node): pricing.operation(node) for node in queries}


def _operations(tree: DocumentNode) -> list[OperationDefinitionNode]:
    return [node for node in tree.definitions if isinstance(node, OperationDefinitionNode)]


def _name(operation: OperationDefinitionNode) -> str:
    return operation.name.value if operation.name else ""


def _parsed(source: str) -> DocumentNode:
    try:
        return parse(source, max_lexical_tokens=TOKENS.allowed)
    except GraphQLSyntaxError as error:
        if _TOO_MANY in error.message:
            raise TOKENS.exceeded(tokens(source)) from error
        if _TOO_DEEP in error.message:
            raise DEPTH.exceeded() from error
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
