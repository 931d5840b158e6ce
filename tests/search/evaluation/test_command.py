"""``manage.py search_relevance`` over files of an operator: figures, worst queries, mistakes, no trace."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from cms.published.models import Node
from cms.published.revision import current_revision
from search.models import IndexedDocument
from tests.factories.pages import NewsPageFactory

pytestmark = pytest.mark.django_db

DOCUMENTS = (
    {"id": "a", "kind": "NEWS", "title": "Brücke gesperrt", "summary": "Die Elbbrücke ist bis Mai zu."},
    {"id": "b", "kind": "PAGE", "title": "Fähre fährt öfter", "body": "Solange die Brücke gesperrt ist."},
    {"id": "c", "kind": "ORGANISATION", "title": "Bauhof"},
)
JUDGEMENTS = "query,id,grade\nBrücken,a,3\nBrücken,b,1\nBauhof,c,3\nKuchen,c,1\n"


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    documents, judgements = tmp_path / "documents.jsonl", tmp_path / "judgements.csv"
    documents.write_text("\n".join(json.dumps(document) for document in DOCUMENTS))
    judgements.write_text(JUDGEMENTS)
    return str(documents), str(judgements)


def run(documents: str, judgements: str) -> tuple[str, str]:
    """Return what was printed, and how far it had come in the meantime."""
    printed, progress = StringIO(), StringIO()
    arguments = ["--documents", documents, "--judgements", judgements, "--engine", "embedded"]
    call_command("search_relevance", *arguments, stdout=printed, stderr=progress)
    return printed.getvalue(), progress.getvalue()


def test_figures_and_worst_queries(files: tuple[str, str]) -> None:
    printed, _progress = run(*files)

    assert printed == (
        "engine=embedded analysis=full queries=all:3"
        " ndcg10=0.667 precision10=0.667 recall10=0.667 lowest=0.00 zero=1\n"
        "  0.00 Kuchen\n"
        "       nothing\n"
        "  1.00 Brücken\n"
        "       3 a\n"
        "       1 b\n"
        "  1.00 Bauhof\n"
        "       3 c\n"
    )


def test_progress_is_told(files: tuple[str, str]) -> None:
    assert "Indexing: 3 von 3\n" in run(*files)[1]
    assert "Asking: 3 von 3\n" in run(*files)[1]


def test_the_site_is_neither_searched_nor_touched(files: tuple[str, str]) -> None:
    # Given
    page = NewsPageFactory(title="Brücken des Landes")
    before = (current_revision(), set(IndexedDocument.objects.values_list("id", flat=True)))
    # When
    printed, _progress = run(*files)
    # Then
    assert "       3 a\n       1 b\n" in printed
    assert (current_revision(), set(IndexedDocument.objects.values_list("id", flat=True))) == before
    assert Node.objects.filter(pk=page.uuid).exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_class WHERE relpersistence = 't'")
        assert cursor.fetchone() == (0,)


def test_a_broken_line_ends_it(files: tuple[str, str]) -> None:
    documents, judgements = files
    Path(judgements).write_text(JUDGEMENTS + "Brücken,z,3\n")

    with pytest.raises(CommandError) as refusal:
        run(documents, judgements)

    assert str(refusal.value) == f'{judgements}:6: no document has the id "z"'


def test_both_files_belong_together(files: tuple[str, str]) -> None:
    with pytest.raises(CommandError, match="--documents and --judgements belong together"):
        call_command("search_relevance", "--documents", files[0])


def test_without_files_there_has_to_be_a_demo_site() -> None:
    with pytest.raises(CommandError, match="holds no demo site; manage"):
        call_command("search_relevance", "--engine", "embedded", stdout=StringIO(), stderr=StringIO())
