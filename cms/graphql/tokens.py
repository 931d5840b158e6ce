"""How many tokens a document has, for refusals: the parser stops at the first one too many."""

import re

_TOKEN = re.compile(
    r"""
    \#[^\n\r]*                              # a comment is none
    | (   "{3} (?: \\"{3} | [^"] | "(?!"") )* (?:"{3})?
        | " (?: \\[^\n\r] | [^"\\\n\r] )* "?
        | [_A-Za-z]\w* | -?\d+(?:\.\d+)?(?:[eE][+-]?\d+)? | \.{3} | [!$&()\[\]{}:=@|] )
    """,
    re.VERBOSE | re.ASCII,
)
"""A text that nobody ends is one token up to where it breaks off: so nothing is ever looked at twice."""


def tokens(source: str) -> int:
    """Return how many tokens ``source`` has, ten times as fast as they could be read."""
    return sum(1 for found in _TOKEN.finditer(source) if found[1])
