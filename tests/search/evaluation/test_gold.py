"""The gold data: complete, readable, about documents that exist, and free of persons."""

from collections import Counter

import pytest

from cms.demo.source import CONTENT, read_folder, read_records
from search.evaluation.gold import (
    distractors,
    expectations,
    is_held_out,
    judged_queries,
    misspelt_queries,
)

RECORDS = ("organisations", "dialogue_formats", "event_series")
SUBJECTS = {
    *("names", "compounds", "gendered forms", "spelling", "synonyms", "abbreviations", "topics", "places"),
    *("questions", "stop words", "english", "plain language"),
}


@pytest.fixture(scope="module")
def keys() -> set[str]:
    """Everything that a judgement may name."""
    pages = {
        entry.key
        for folder in CONTENT.iterdir()
        if folder.is_dir() and folder.name not in ("records", "hidden")
        for entry in read_folder(folder, root=CONTENT)
    }
    records = {
        entry.key
        for name in RECORDS
        for entry in read_records(CONTENT / "records" / f"{name}.yaml", root=CONTENT)
    }
    return pages | records | {document["id"] for document in distractors()}


def test_there_is_enough_of_everything() -> None:
    assert len(judged_queries()) >= 90
    assert len(distractors()) >= 200
    assert len(misspelt_queries()) >= 60
    assert len(expectations()) >= 40
    assert {judged.about for judged in judged_queries()} == SUBJECTS


def test_judgements_name_documents_that_exist(keys: set[str]) -> None:
    judged = {key for query in judged_queries() for key in query.grades}
    others = {each.key for each in (*misspelt_queries(), *expectations())}

    assert judged - keys == set()
    assert others - keys == set()


def test_grades_are_one_to_three() -> None:
    assert {grade for query in judged_queries() for grade in query.grades.values()} == {1, 2, 3}
    assert all(query.grades for query in judged_queries())


def test_no_query_is_judged_twice() -> None:
    queries = Counter((query.locale, query.query) for query in judged_queries())

    assert max(queries.values()) == 1


def test_about_a_third_is_held_out() -> None:
    for each in (judged_queries(), misspelt_queries()):
        share = sum(query.held_out for query in each) / len(each)

        assert 0.28 <= share <= 0.4


def test_what_is_held_out_depends_on_the_words_of_a_query_alone() -> None:
    assert is_held_out("HyCologne")
    assert is_held_out("gute Beispiele")
    assert not is_held_out("Wasserstoff")


def test_a_typo_is_never_what_was_meant() -> None:
    assert [each.query for each in misspelt_queries() if each.query == each.meant] == []


def test_distractors_are_complete_and_unique() -> None:
    documents = distractors()

    assert len({document["id"] for document in documents}) == len(documents)
    assert len({document["title"] for document in documents}) == len(documents)
    assert all(document["summary"] and document["body"] for document in documents)
