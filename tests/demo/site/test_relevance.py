"""How good the search of the demo site is, and the bars below which nobody may take it."""

from collections.abc import Iterator

import pytest

from cms.demo.progress import silent
from search.engines import Engine
from search.evaluation.corpus import demo_corpus
from search.evaluation.gold import expectations, judged_queries, misspelt_queries
from search.evaluation.running import Finding, Names, ask, broken, figures, surviving
from search.evaluation.scratch import embedded_index

pytestmark = pytest.mark.django_db

LOWEST_NDCG, LOWEST_OF_ONE, LOWEST_TYPOS = 0.90, 0.4, 0.85


@pytest.fixture(scope="module")
def names() -> Names:
    return demo_corpus()[1]


@pytest.fixture(scope="module")
def engine(_demo_site: None) -> Iterator[Engine]:
    with embedded_index(demo_corpus()[0], silent) as engine:
        yield engine


@pytest.fixture(scope="module")
def findings(engine: Engine, names: Names) -> list[Finding]:
    return ask(engine, judged_queries(), names, silent, "")


@pytest.mark.parametrize("held_out", [False, True], ids=["training", "held-out"])
def test_the_best_stands_first(findings: list[Finding], held_out: bool) -> None:
    found = figures([each for each in findings if each.judged.held_out is held_out])

    assert found.ndcg >= LOWEST_NDCG
    assert found.zero == 0


def test_no_query_is_answered_badly(findings: list[Finding]) -> None:
    assert [each.judged.query for each in findings if each.ndcg < LOWEST_OF_ONE] == []


def test_most_typos_are_forgiven(engine: Engine, names: Names) -> None:
    kept = surviving(engine, misspelt_queries(), names)

    assert len(kept) / len(misspelt_queries()) >= LOWEST_TYPOS


def test_what_is_certainly_looked_for_is_among_the_first_three(engine: Engine, names: Names) -> None:
    assert broken(engine, expectations(), names) == []
