"""The digest of the program: another one with everything that may change an answer, and with nothing else."""

from pathlib import Path

import pytest

from cms.published.program import digest_of


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("cms/code.py", "search/analysis/synonyms.txt", "cms/published/data/laender.geojson"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("before")
    return tmp_path


@pytest.mark.parametrize(
    "name", ["cms/code.py", "search/analysis/synonyms.txt", "cms/published/data/laender.geojson"]
)
def test_code_words_and_outlines_are_the_program(project: Path, name: str) -> None:
    before = digest_of(project)

    (project / name).write_text("after")

    assert digest_of(project) != before


@pytest.mark.parametrize("name", ["cms/code.pyc", "cms/demo/content/news/a.yaml", "tests/test_code.py"])
def test_what_no_answer_reads_is_not(project: Path, name: str) -> None:
    before = digest_of(project)

    path = project / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("anything")

    assert digest_of(project) == before
