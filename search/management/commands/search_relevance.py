"""``manage.py search_relevance``: how good the search is, by the repository's judgements or by one's own."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.demo.progress import Progress
from search.engines import EngineUnavailable
from search.evaluation.corpus import NoDemoSite, corpus, demo_corpus
from search.evaluation.evaluating import Corpus, file_figures, gold_figures, pair_figures
from search.evaluation.files import UnusableFile, read_documents, read_judgements
from search.evaluation.indices import INDICES, available
from search.evaluation.running import Report


class Command(BaseCommand):
    help = "Says how good the search is: over the demo site, or over documents and judgements of your own."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--documents", type=Path, help="JSON lines: id, kind, title, summary, body")
        parser.add_argument("--judgements", type=Path, help="CSV: query, id, grade (0 to 3)")
        parser.add_argument("--engine", choices=sorted(INDICES), help="one engine; otherwise all there are")

    def handle(self, *args: Any, documents: Path | None, judgements: Path | None, **options: Any) -> None:
        if bool(documents) != bool(judgements):
            raise CommandError("--documents and --judgements belong together.")
        report = Progress(self.stderr)
        try:
            if documents is None:
                self._write(pair_figures())
            for engine in [options["engine"]] if options["engine"] else available():
                self._write(_lines(engine, documents, judgements, report))
        except (UnusableFile, NoDemoSite, EngineUnavailable) as error:
            raise CommandError(str(error)) from error

    def _write(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.stdout.write(line)


def _lines(engine: str, documents: Path | None, judgements: Path | None, report: Report) -> Iterator[str]:
    if documents is None or judgements is None:
        return gold_figures(engine, INDICES[engine], Corpus(*demo_corpus()), report)
    texts = read_documents(documents)
    judged = read_judgements(judgements, {text.id: text for text in texts})
    return file_figures(engine, INDICES[engine], Corpus(*corpus(texts)), judged, report)
