"""The measures, computed by hand."""

import pytest

from search.evaluation.measures import ndcg, precision, recall

GRADES = {"best": 3, "good": 2, "edge": 1}


def test_the_best_order_has_ndcg_one() -> None:
    assert ndcg(["best", "good", "edge", "other"], GRADES) == 1.0


def test_ndcg_by_hand() -> None:
    # found: 3/1 + 0/1.585 + 7/2 = 6.5; at best: 7/1 + 3/1.585 + 1/2 = 9.3928
    assert ndcg(["good", "other", "best"], GRADES) == pytest.approx(0.69202, abs=1e-5)


def test_ndcg_knows_ten_places_only() -> None:
    others = [f"other-{number}" for number in range(9)]

    assert ndcg([*others, "best"], {"best": 3}) == pytest.approx(0.28906, abs=1e-5)  # 1 / log2(11)
    assert ndcg([*others, "other", "best"], {"best": 3}) == 0.0


def test_more_than_ten_relevant_documents_do_not_make_a_full_page_worse() -> None:
    grades = {f"key-{number}": 2 for number in range(14)}
    ranking = list(grades)

    assert ndcg(ranking, grades) == 1.0
    assert recall(ranking, grades) == 1.0


def test_nothing_found() -> None:
    assert (ndcg([], GRADES), precision([], GRADES), recall([], GRADES)) == (0.0, 0.0, 0.0)


def test_precision_counts_what_was_found() -> None:
    assert precision(["best", "other", "edge", "another"], GRADES) == 0.5
    assert precision(["best"], GRADES) == 1.0


def test_recall_counts_what_there_is() -> None:
    assert recall(["other", "best", "edge"], GRADES) == pytest.approx(2 / 3)
