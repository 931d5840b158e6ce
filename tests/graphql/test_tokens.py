"""Tokens are counted as graphql-core reads them, whatever the document."""

from time import process_time

import pytest
from graphql import Lexer, Source, TokenKind

from cms.graphql.tokens import tokens
from tools.contract.operations import operations

CONTRACT = [operation.body for operation in operations()]
SAMPLES = [
    "",
    "{ a }",
    "query Q($a: [Int!]! = [-1, 2.5e-3]) @live { ... on T { b: c(d: $a) @skip(if: true) } }",
    '{ a(b: "{ # \\" }", c: "") } # "comment" { }\n{ d }',
    '{ a(b: """ "text" \\""" { # } """, c: """""") }',
    "{ a(b: [1-1-1, 1.5e3-2, 0.5]) }",
    "{ a,,, b\r\n#\n}",
    "subscription S { a & b | c }",
]
UNENDED = ['"' + '\\"' * 8_000, '"""' + '\\"""' * 4_000, '"' * 16_383, '"""' * 5_000 + '"', "é" * 16_000]


@pytest.mark.parametrize("source", [*SAMPLES, *CONTRACT])
def test_as_many_as_are_read(source: str) -> None:
    assert tokens(source) == _read(source)


def _read(source: str) -> int:
    lexer, found = Lexer(Source(source)), 0
    while lexer.advance().kind is not TokenKind.EOF:
        found += 1
    return found


@pytest.mark.parametrize("source", [*UNENDED, "!" * 16_384, "#\n" * 8_000])
def test_nothing_is_looked_at_twice(source: str) -> None:
    began = process_time()
    tokens(source)
    assert process_time() - began < 0.025
