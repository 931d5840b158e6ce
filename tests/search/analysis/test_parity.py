"""Our tokens are those of a real Elasticsearch: terms, positions and offsets, for all five chains.

Over every word and text of the demo site, every pair list, persons in every spelling, and noise.
"""

import random
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

import pytest
import yaml
from elasticsearch import Elasticsearch

from cms.demo.source import CONTENT
from search.analysis import (
    Token,
    elasticsearch_analysis,
    exact_tokens,
    index_tokens,
    listed_parts,
    prefix_tokens,
    query_tokens,
    suggest_tokens,
)
from search.evaluation.pairs import PAIRS

pytestmark = [pytest.mark.slow]

INDEX = "test-parity"
TEXTS_A_REQUEST = 500
FIRST = "Qq\n"
"""Stands before each text, so that a stop word at its beginning leaves a gap behind something."""
PERSONS = (
    "{}*innen",
    "{}:in",
    "{}_innen",
    "{}/-innen",
    "{}(innen)",
    "{}Innen",
    "{}/in",
    "{}*innenrat",
    "{}innen",
)
NOISE = (
    "aaeeiinnrrssttuulldhgmobcfkwvpzyxqjäöüßÄÖÜABEIN019 .,:;'’·_-*/|()½²©éçñœøı€\u00ad\u0308\u0301\u200b  "
)

LETTERS = (*range(0xA0, 0x180), *range(0x1E00, 0x1E9A), *range(0x1EA0, 0x1EFA))
"""Latin as Europe and Vietnam write it."""


@cache
def texts() -> Sequence[str]:
    files = sorted(CONTENT.rglob("*.yaml"))
    written = {text for file in files for text in strings(yaml.safe_load(file.read_text()))}
    written |= {line for file in PAIRS.glob("*.tsv") for line in file.read_text().splitlines()}
    words = {word for text in written for word in re.findall(r"\w+", text)}
    cases = {case for word in words for case in (word, word.lower(), word.upper())}
    persons = {f"{form.format(word)} {word}" for word in sorted(words)[::4] for form in PERSONS}
    letters = {f"x{chr(code)}x {chr(code)}" for code in LETTERS}
    return sorted(filter(None, written | cases | persons | letters | set(noise(4_000))))


def strings(content: object) -> Iterator[str]:
    match content:
        case str():
            yield content
        case dict():
            yield from (text for value in content.values() for text in strings(value))
        case list():
            yield from (text for value in content for text in strings(value))


def noise(count: int) -> Iterator[str]:
    letters = random.Random(20_26)
    return ("".join(letters.choices(NOISE, k=letters.randint(1, 40))) for _ in range(count))


@pytest.fixture
def server(elasticsearch: Elasticsearch) -> Iterator[Elasticsearch]:
    settings = {"number_of_replicas": 0, "analyze.max_token_count": 1_000_000}
    elasticsearch.options(ignore_status=404).indices.delete(index=INDEX)
    elasticsearch.indices.create(
        index=INDEX, settings=settings | {"analysis": elasticsearch_analysis(listed_parts())}
    )
    yield elasticsearch
    elasticsearch.indices.delete(index=INDEX)


@pytest.mark.parametrize(
    ("analyzer", "ours"),
    [
        ("german_index", lambda text: index_tokens(text, listed_parts())),
        ("german_query", query_tokens),
        ("exact", exact_tokens),
        ("suggest_index", prefix_tokens),
        ("suggest_query", suggest_tokens),
    ],
)
def test_tokens_are_those_of_elasticsearch(server: Elasticsearch, analyzer: str, ours: object) -> None:
    assert callable(ours)
    compared, different = 0, []
    for start in range(0, len(texts()), TEXTS_A_REQUEST):
        some = [FIRST + text for text in texts()[start : start + TEXTS_A_REQUEST]]
        for text, theirs in zip(some, analysed(server, analyzer, some), strict=True):
            compared += 1
            if ours(text) != theirs:
                different.append((text, theirs, ours(text)))

    assert different == []
    assert compared > 15_000


def analysed(server: Elasticsearch, analyzer: str, some: Sequence[str]) -> list[list[Token]]:
    """Return what the server makes of each text; it answers as if they were values of one field."""
    starts = [0]
    for text in some:
        starts.append(starts[-1] + len(text) + 1)
    found: list[list[Token]] = [[] for _ in some]
    for token in server.indices.analyze(index=INDEX, analyzer=analyzer, text=list(some))["tokens"]:
        text = bisect_right(starts, token["start_offset"]) - 1
        place = token["start_offset"] - starts[text], token["end_offset"] - starts[text]
        found[text].append(Token(token["token"], token["position"], *place))
    return [
        [token._replace(position=token.position - tokens[0].position) for token in tokens] for tokens in found
    ]
