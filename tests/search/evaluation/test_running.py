"""Queries are asked of a real index, and what they find is summed up; figures computed by hand."""

from collections.abc import Iterator
from typing import cast

import pytest

from cms.demo.progress import silent
from search.engines import Engine, EngineUnavailable
from search.evaluation import running
from search.evaluation.corpus import corpus
from search.evaluation.evaluating import analyses
from search.evaluation.files import Text
from search.evaluation.gold import Expected, Judged, Misspelt
from search.evaluation.report import figures_line, share_line, worst_lines
from search.evaluation.running import Finding, ask, broken, figures, surviving, worst
from search.evaluation.scratch import embedded_index
from search.query import Outcome, Request

pytestmark = pytest.mark.django_db

TEXTS = (
    Text("bridge", "NewsPage", "Brücke gesperrt", "Die Elbbrücke ist bis Mai zu."),
    Text("ferry", "NewsPage", "Fähre fährt öfter", "Solange die Brücke gesperrt ist."),
    Text("depot", "Organisation", "Bauhof"),
    Text("road", "StandardPage", "Bridge closed", locale="en"),
)
BRIDGE = Judged("Brücken", {"bridge": 3, "ferry": 1})
DEPOT = Judged("Bauhof", {"depot": 3, "road": 2})
NOTHING = Judged("Kuchen", {"depot": 1})


@pytest.fixture
def names() -> dict[str, str]:
    return corpus(TEXTS)[1]


@pytest.fixture
def engine() -> Iterator[Engine]:
    with embedded_index(corpus(TEXTS)[0], silent) as engine:
        yield engine


def test_a_ranking_has_the_keys_of_the_judgements_best_first(engine: Engine, names: dict[str, str]) -> None:
    assert ask(engine, [BRIDGE, DEPOT, NOTHING], names, silent, "Asking") == [
        Finding(BRIDGE, ("bridge", "ferry")),
        Finding(DEPOT, ("depot",)),
        Finding(NOTHING, ()),
    ]


def test_a_query_asks_in_its_language(engine: Engine, names: dict[str, str]) -> None:
    german, english = Judged("bridge", {"road": 3}), Judged("bridge", {"road": 3}, locale="en")

    found = ask(engine, [german, english], names, silent, "Asking")

    assert [finding.ranking for finding in found] == [(), ("road",)]


@pytest.mark.parametrize(("analysis", "found"), [("full", set()), ("standard", {"bridge", "ferry"})])
def test_an_analysis_counts_for_what_is_written_and_for_what_is_asked(
    names: dict[str, str], analysis: str, found: set[str]
) -> None:
    stop_word = Judged("die", {"bridge": 1})

    with analyses()[analysis].applied(), embedded_index(corpus(TEXTS)[0], silent) as engine:
        (finding,) = ask(engine, [stop_word], names, silent, "Asking")

    assert set(finding.ranking) == found


def test_figures_are_averages() -> None:
    findings = [
        Finding(BRIDGE, ("bridge", "ferry")),
        Finding(DEPOT, ("other", "depot")),
        Finding(NOTHING, ()),
    ]
    # depot: 7 / log2(3) of at best 7 + 3 / log2(3), which is 4.4165 of 8.8928
    found = figures(findings)

    assert (found.queries, found.zero, found.lowest) == (3, 1, 0.0)
    assert found.ndcg == pytest.approx((1 + 0.49664 + 0) / 3, abs=1e-5)
    assert found.precision == pytest.approx((1 + 0.5 + 0) / 3)
    assert found.recall == pytest.approx((1 + 0.5 + 0) / 3)
    assert figures_line("embedded", "full", "all", found) == (
        "engine=embedded analysis=full queries=all:3"
        " ndcg10=0.499 precision10=0.500 recall10=0.500 lowest=0.00 zero=1"
    )


def test_the_worst_come_first_with_what_they_found() -> None:
    findings = [Finding(BRIDGE, ("bridge", "ferry")), Finding(NOTHING, ()), Finding(DEPOT, ("x", "depot"))]

    assert worst(findings, 2) == [findings[1], findings[2]]
    assert list(worst_lines(findings[1:])) == [
        "  0.00 Kuchen",
        "       nothing",
        "  0.50 Bauhof",
        "       ! x",
        "       3 depot",
    ]


def test_typos_survive_where_what_was_meant_is_found(engine: Engine, names: dict[str, str]) -> None:
    lost = Misspelt("Kuchn", "Kuchen", "depot")
    kept = Misspelt("Brücke", "Brücke", "bridge")

    assert surviving(engine, [lost, kept], names) == [kept]
    assert share_line("embedded", "typos", "all", good=1, all=2) == (
        "engine=embedded typos=all:2 found=0.500 (1)"
    )


def test_an_expectation_breaks_where_its_document_is_not_among_the_first(
    engine: Engine, names: dict[str, str]
) -> None:
    met, missed = Expected("Brücke", "ferry"), Expected("Bauhof", "bridge")

    assert broken(engine, [met, missed], names) == [missed]


class Hesitant:
    """The embedded engine, after it could not answer for a while."""

    def __init__(self, engine: Engine, *, silent_for: int) -> None:
        self._engine, self._left = engine, silent_for

    def search(self, request: Request) -> Outcome:
        self._left -= 1
        if self._left >= 0:
            raise EngineUnavailable
        return self._engine.search(request)


def test_an_engine_that_is_silent_for_a_moment_is_asked_again(
    engine: Engine, names: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "PAUSE", 0.0)
    hesitant = cast(Engine, Hesitant(engine, silent_for=2))

    assert ask(hesitant, [DEPOT], names, silent, "Asking") == [Finding(DEPOT, ("depot",))]


def test_one_that_stays_silent_has_no_figures(
    engine: Engine, names: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "PATIENCE", 0.0)
    hesitant = cast(Engine, Hesitant(engine, silent_for=2))

    with pytest.raises(EngineUnavailable):
        ask(hesitant, [DEPOT], names, silent, "Asking")
