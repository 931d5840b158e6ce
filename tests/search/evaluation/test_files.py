"""Files of operators: what is read, and how a mistake is pointed at."""

import json
from pathlib import Path

import pytest

from search.evaluation.files import Text, UnusableFile, read_documents, read_judgements
from search.evaluation.gold import Judged


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    return tmp_path / "documents.jsonl"


@pytest.fixture
def judgements(tmp_path: Path) -> Path:
    return tmp_path / "judgements.csv"


def test_documents(documents: Path) -> None:
    lines = [
        {"id": "a", "kind": "NEWS", "title": "Brücke gesperrt", "summary": "Bis Mai.", "body": "Umleitung."},
        {"id": "b", "kind": "ORGANISATION", "title": "Bauhof"},
        {"id": "c", "kind": "PAGE", "title": "Road works", "locale": "en"},
    ]
    documents.write_text("\n\n".join(json.dumps(line) for line in lines))

    assert read_documents(documents) == [
        Text("a", "NewsPage", "Brücke gesperrt", "Bis Mai.", "Umleitung."),
        Text("b", "Organisation", "Bauhof"),
        Text("c", "StandardPage", "Road works", locale="en"),
    ]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{", "this is no JSON: Expecting property name enclosed in double quotes at character 2"),
        ("[]", "expected an object with id, kind and title"),
        ('{"id": "b", "kind": "NEWS"}', '"title" is missing'),
        ('{"id": "b", "kind": "NEWS", "title": 7}', '"title" is not a text'),
        ('{"id": "b", "kind": "NEWS", "title": "B", "text": "C"}', 'unknown field "text"'),
        ('{"id": "a", "kind": "NEWS", "title": "B"}', 'the id "a" is taken by an earlier line'),
    ],
)
def test_a_broken_line_is_named(documents: Path, line: str, complaint: str) -> None:
    documents.write_text('{"id": "a", "kind": "NEWS", "title": "A"}\n' + line)

    with pytest.raises(UnusableFile) as refusal:
        read_documents(documents)

    assert str(refusal.value) == f"{documents}:2: {complaint}"


def test_an_unknown_kind_is_answered_with_the_known_ones(documents: Path) -> None:
    documents.write_text('{"id": "a", "kind": "BLOG", "title": "A"}')

    with pytest.raises(UnusableFile, match=r'documents\.jsonl:1: unknown kind "BLOG"; there are INITIATIVE'):
        read_documents(documents)


def test_judgements(judgements: Path) -> None:
    judgements.write_text("query,id,grade\nBrücke,a,3\nBauhof,b,2\nBrücke,b,1\nKuchen,a,0\n")

    assert read_judgements(judgements, {"a": 1, "b": 1}) == [
        Judged("Brücke", {"a": 3, "b": 1}),
        Judged("Bauhof", {"b": 2}),
    ]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("Brücke,z,3", 'no document has the id "z"'),
        ("Brücke,a,4", 'a grade is a number from 0 to 3, not "4"'),
        ("Brücke,a,drei", 'a grade is a number from 0 to 3, not "drei"'),
        (",a,3", "the query is empty"),
        ("Brücke,a", "expected 3 columns"),
    ],
)
def test_a_broken_judgement_is_named(judgements: Path, line: str, complaint: str) -> None:
    judgements.write_text(f"query,id,grade\nBrücke,a,3\n{line}\n")

    with pytest.raises(UnusableFile) as refusal:
        read_judgements(judgements, {"a": 1})

    assert str(refusal.value) == f"{judgements}:3: {complaint}"


def test_a_missing_column_is_named(judgements: Path) -> None:
    judgements.write_text("query;id;grade\nBrücke;a;3\n")

    with pytest.raises(UnusableFile, match=r'judgements\.csv:1: the column "query" is missing'):
        read_judgements(judgements, {})


def test_a_missing_file_is_named(documents: Path) -> None:
    with pytest.raises(UnusableFile, match=r"documents\.jsonl: .*No such file"):
        read_documents(documents)
