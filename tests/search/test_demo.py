"""The demo site brings its synonyms along, and leaves alone what its editors made of them."""

from collections import Counter
from pathlib import Path

import pytest

from cms.demo.build import build
from cms.demo.progress import silent
from cms.demo.source import CONTENT, ContentError, read_records
from search.models import SynonymSet
from tests.demo.content import clear_site, write_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def root(tmp_path: Path) -> Path:
    clear_site()
    root = write_site(tmp_path)
    _write(root, "azubi: {words: [Azubi, Lehrling]}")
    return root


def test_synonyms_are_built_with_the_site(root: Path) -> None:
    outcome = build(silent, root=root)

    assert [each.words for each in SynonymSet.objects.all()] == [["Azubi", "Lehrling"]]
    assert outcome.created == 6


def test_what_an_editor_changed_survives_the_next_run(root: Path) -> None:
    build(silent, root=root)
    SynonymSet.objects.update(words=["Azubi", "Auszubildende"])

    outcome = build(silent, root=root)

    assert [each.words for each in SynonymSet.objects.all()] == [["Azubi", "Auszubildende"]]
    assert outcome.unchanged == 6


def test_a_changed_file_replaces_the_sets_that_share_a_word(root: Path) -> None:
    build(silent, root=root)
    SynonymSet.objects.create(words=["Büro", "Amt"])
    _write(root, "azubi: {words: [Azubi, Lehrling, Auszubildende]}")

    build(silent, root=root)

    assert sorted(each.words for each in SynonymSet.objects.all()) == [
        ["Azubi", "Lehrling", "Auszubildende"],
        ["Büro", "Amt"],
    ]


def test_a_mistake_is_named_with_file_and_line(root: Path) -> None:
    _write(root, "# Wörter\nazubi: {word: [Azubi, Lehrling]}")

    with pytest.raises(ContentError, match=r'content/search/synonyms\.yaml:2: expected the field "words"'):
        build(silent, root=root)


def test_no_word_of_the_demo_site_stands_in_two_sets() -> None:
    sets = [
        [word.text() for word in entry.content.fields()["words"].items()]
        for entry in read_records(CONTENT / "search" / "synonyms.yaml")
    ]
    words = Counter(word.casefold() for each in sets for word in each)

    assert len(sets) >= 35
    assert max(words.values()) == 1


def _write(root: Path, line: str) -> None:
    (root / "search").mkdir(exist_ok=True)
    (root / "search" / "synonyms.yaml").write_text(line)
