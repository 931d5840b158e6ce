"""How good the search of the demo site is, and the bars below which nobody may take it."""

from collections.abc import Iterator

import pytest
from django.test import override_settings

from cms.demo.progress import silent
from search.engines import Engine
from search.evaluation.corpus import demo_corpus
from search.evaluation.gold import expectations, judged_queries, misspelt_queries
from search.evaluation.indices import INDICES
from search.evaluation.running import Finding, Names, ask, broken, figures, surviving

pytestmark = pytest.mark.django_db

LOWEST_NDCG = {
    ("embedded", "training"): 0.90,
    ("embedded", "held-out"): 0.90,
    ("elastic", "training"): 0.92,
    ("elastic", "held-out"): 0.91,
}
LOWEST_OF_ONE, LOWEST_TYPOS = 0.4, 0.85


@pytest.fixture(scope="module")
def names() -> Names:
    return demo_corpus()[1]


@pytest.fixture(scope="module", params=list(INDICES))
def engine(request: pytest.FixtureRequest, _demo_site: None) -> Iterator[Engine]:
    url = request.getfixturevalue("elasticsearch_url") if request.param == "elastic" else ""
    with override_settings(ELASTICSEARCH_URL=url), INDICES[request.param](demo_corpus()[0], silent) as engine:
        yield engine


@pytest.fixture(scope="module")
def findings(engine: Engine, names: Names) -> list[Finding]:
    return ask(engine, judged_queries(), names, silent, "")


@pytest.mark.parametrize(("part", "held_out"), [("training", False), ("held-out", True)])
def test_the_best_stands_first(findings: list[Finding], engine: Engine, part: str, held_out: bool) -> None:
    found = figures([each for each in findings if each.judged.held_out is held_out])

    assert found.ndcg >= LOWEST_NDCG[engine.name, part]
    assert found.zero == 0


def test_no_query_is_answered_badly(findings: list[Finding]) -> None:
    assert [each.judged.query for each in findings if each.ndcg < LOWEST_OF_ONE] == []


def test_most_typos_are_forgiven(engine: Engine, names: Names) -> None:
    kept = surviving(engine, misspelt_queries(), names)

    assert len(kept) / len(misspelt_queries()) >= LOWEST_TYPOS


def test_what_is_certainly_looked_for_is_among_the_first_three(engine: Engine, names: Names) -> None:
    assert broken(engine, expectations(), names) == []
