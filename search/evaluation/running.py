"""Asks an engine for what has been judged, and sums up how well it answered."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from cms.published.listing import Listing
from search.engines import Engine, EngineUnavailable
from search.family import RELEVANCE, SEARCH
from search.query import Outcome, Request

from .gold import Expected, Judged, Misspelt
from .measures import PLACES, ndcg, precision, recall

Names = Mapping[str, str]
"""The key of a document by the id under which it is found."""
Report = Callable[[str, int, int], None]

PATIENCE = 60.0
PAUSE = 0.5
"""Seconds: how long an engine may be silent, and between two questions in the meantime."""

FIRST = 3
"""Among how many the one document has to be that a query is certainly after."""


@dataclass(frozen=True)
class Finding:
    """What one judged query found, best first."""

    judged: Judged
    ranking: tuple[str, ...]

    @property
    def ndcg(self) -> float:
        return ndcg(self.ranking, self.judged.grades)


@dataclass(frozen=True)
class Figures:
    """How good the answers to several queries are, on average."""

    queries: int
    ndcg: float
    precision: float
    recall: float
    lowest: float
    zero: int
    """Queries that found nothing at all."""


def ask(engine: Engine, queries: Sequence[Judged], names: Names, report: Report, title: str) -> list[Finding]:
    """Ask every query and return what was found."""
    findings = []
    for number, judged in enumerate(queries, start=1):
        findings.append(Finding(judged, ranking(engine, judged.query, judged.locale, names)))
        report(title, number, len(queries))
    return findings


def ranking(engine: Engine, query: str, locale: str, names: Names) -> tuple[str, ...]:
    """Return the keys of the first page of hits."""
    listing = Listing(SEARCH, RELEVANCE, first=PLACES, query=query, locale=locale)
    outcome = _patiently(engine, Request(listing, total=False))
    return tuple(names[hit.id] for hit in outcome.hits)


def _patiently(engine: Engine, request: Request) -> Outcome:
    """Ask until there is an answer: a reader would get it from another engine, a figure may not.

    Raises ``EngineUnavailable`` where there is none for a while.
    """
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return engine.search(request)
        except EngineUnavailable:
            if time.monotonic() > deadline:
                raise
        time.sleep(PAUSE)


def figures(findings: Sequence[Finding]) -> Figures:
    """Return the averages over ``findings``, of which there is at least one."""
    pairs = [(each.ranking, each.judged.grades) for each in findings]
    return Figures(
        queries=len(findings),
        ndcg=fmean(ndcg(*pair) for pair in pairs),
        precision=fmean(precision(*pair) for pair in pairs),
        recall=fmean(recall(*pair) for pair in pairs),
        lowest=min(ndcg(*pair) for pair in pairs),
        zero=sum(not ranking for ranking, _grades in pairs),
    )


def worst(findings: Sequence[Finding], count: int) -> list[Finding]:
    """Return the ``count`` findings furthest from the best possible order, the worst first."""
    return sorted(findings, key=lambda finding: finding.ndcg)[:count]


def surviving(engine: Engine, typos: Sequence[Misspelt], names: Names) -> list[Misspelt]:
    """Return the misspelt queries that find on their first page what was meant."""
    return [each for each in typos if each.key in ranking(engine, each.query, "de", names)]


def broken(engine: Engine, expectations: Sequence[Expected], names: Names) -> list[Expected]:
    """Return the expectations whose document is not among the first three."""
    return [
        each
        for each in expectations
        if each.key not in ranking(engine, each.query, each.locale, names)[:FIRST]
    ]
