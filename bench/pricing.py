"""``make bench OF=pricing``: whether queries take what they are said to cost, and what the worst takes.

Asks generated documents of the site with 1,000 initiatives, then searches for the worst documents
that are still accepted; see ``docs/performance.md``.
"""

import argparse
import sys
from collections.abc import Sequence
from itertools import count
from statistics import median, quantiles

import psycopg
from graphql import GraphQLSchema, build_schema

from .asking import Asker, Measured, Refused
from .databases import PROJECT, filled
from .documents import Style, generate
from .report import put
from .server import running
from .values import Known, known_on
from .worst import worst

INITIATIVES = 1_000
FACTOR = 3.0
BEGIN, END = "<!-- figures: make bench OF=pricing ARGS=--document -->", "<!-- end of figures of pricing -->"
DOCUMENT = PROJECT / "docs" / "performance.md"
USUAL = Style(fields=(4, 50), first=(1, 10), filters=0.08, introspection=0.02)
"""Documents of the size that pages of a site ask for."""


def main(arguments: Sequence[str]) -> int:
    options = _parser().parse_args(arguments)
    schema = build_schema((PROJECT / "frontend-contract" / "schema.graphql").read_text())
    database = filled(INITIATIVES)
    with psycopg.connect(database.url) as connection, connection.cursor() as cursor:
        known = known_on(cursor)
    with running(database) as server:
        lines = figures(Asker(server), schema, known, documents=options.documents, tries=options.tries)
    print("\n".join(lines))
    if options.document:
        put(DOCUMENT, BEGIN, END, "\n".join(lines))
    return 0


def figures(asker: Asker, schema: GraphQLSchema, known: Known, *, documents: int, tries: int) -> list[str]:
    """Return all figures as a Markdown list."""
    accepted, refused = sample(asker, schema, known, documents)
    lines = [*_agreement(accepted), *_refusals(refused)]
    slowest = worst(asker, schema, known, lambda each: each.first_ms, tries=tries, seed=1)
    longest = worst(asker, schema, known, lambda each: each.bytes, tries=tries, seed=2)
    hardest = max([*slowest, *longest], key=lambda each: each.first_ms)
    return [
        *lines,
        f"* Worst accepted document of {2 * tries:,} tries for time: {_told(hardest)}.",
        f"* Worst accepted document of {tries:,} tries for length: {_told(longest[0])}.",
    ]


def sample(
    asker: Asker, schema: GraphQLSchema, known: Known, documents: int
) -> tuple[list[Measured], list[Refused]]:
    """Ask generated documents until so many of them were accepted."""
    accepted: list[Measured] = []
    refused: list[Refused] = []
    for seed in count():
        if len(accepted) == documents:
            break
        answer = asker.measured(*generate(schema, seed, known=known, style=USUAL))
        (accepted if isinstance(answer, Measured) else refused).append(answer)  # type: ignore[arg-type]
    return accepted, refused


def agreeing(documents: Sequence[Measured]) -> tuple[float, float]:
    """Return milliseconds for each point, and the share of documents within ``FACTOR`` of that.

    Of all rates, the one with which most documents agree.
    """
    rates = sorted(each.ms / each.cost for each in documents)
    return max(
        ((_share(rates, rate * factor), rate * factor) for rate in rates for factor in (1 / FACTOR, 1.0)),
    )[::-1]


def _share(rates: Sequence[float], rate: float) -> float:
    return sum(rate / FACTOR <= each <= rate * FACTOR for each in rates) / len(rates)


def _agreement(accepted: Sequence[Measured]) -> list[str]:
    rate, share = agreeing(accepted)
    costs = [each.cost for each in accepted]
    times = [each.ms for each in accepted]
    return [
        f"* Of {len(accepted)} generated documents, {share:.1%} take what they cost within a factor of "
        f"{FACTOR:.0f}, at {rate:.3f} ms for each point (server and database together).",
        f"* Their cost: {_spread(costs, 0)} points; their CPU time: {_spread(times, 1)} ms.",
    ]


def _refusals(refused: Sequence[Refused]) -> list[str]:
    if not refused:
        return []
    times, longest = [each.first_ms for each in refused], max(each.bytes for each in refused)
    return [
        f"* {len(refused)} more were refused: median {median(times):.1f} ms, at most {max(times):.1f} ms and "
        f"{longest:,} bytes."
    ]


def _spread(values: Sequence[float], digits: int) -> str:
    twentieths = quantiles(values, n=20)
    middle, high = twentieths[9], twentieths[18]
    return f"median {middle:,.{digits}f}, 95 % below {high:,.{digits}f}, most {max(values):,.{digits}f}"


def _told(found: Measured) -> str:
    return f"{found.first_ms:.0f} ms, {found.bytes / 1000:,.0f} kB at a cost of {found.cost}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.pricing", description=__doc__)
    parser.add_argument("--documents", type=int, default=500, help="accepted documents to compare")
    parser.add_argument("--tries", type=int, default=1_000, help="documents asked in each search")
    parser.add_argument("--document", action="store_true", help="write the figures into docs/performance.md")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
