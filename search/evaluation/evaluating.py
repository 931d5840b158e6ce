"""One evaluation from documents to printed lines: the repository's own, or that of somebody's files."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace

from search.analysis import Language
from search.analysis.chains import GENDER, GERMAN, leaving_out
from search.documents import Document
from search.engines import Engine
from search.language import language, speaking

from .gold import Judged, expectations, judged_queries, misspelt_queries
from .pairs import shares
from .report import figures_line, share_line, worst_lines
from .running import Finding, Names, Report, ask, broken, figures, surviving

Index = Callable[[Sequence[Document], Report], AbstractContextManager[Engine]]
"""How an engine gets an index of documents that are not the site's."""

FULL = "full"


@dataclass(frozen=True)
class Corpus:
    """What is searched, and by which keys judgements call it."""

    documents: Sequence[Document]
    names: Names


@dataclass(frozen=True)
class Analysis:
    """How words are understood: with which parts and synonyms, and without which filters."""

    language: Language
    left_out: frozenset[str] = frozenset()

    @contextmanager
    def applied(self) -> Iterator[None]:
        """Let whatever is written and asked while the block runs be understood like this."""
        with speaking(self.language), leaving_out(self.left_out):
            yield


def analyses() -> dict[str, Analysis]:
    """Return what is compared: the language as it is, without one thing that it knows, without all."""
    spoken = language()
    return {
        FULL: Analysis(spoken),
        "without-parts": Analysis(replace(spoken, parts=frozenset())),
        "without-gender": Analysis(replace(spoken), GENDER),
        "without-synonyms": Analysis(replace(spoken, synonyms=())),
        "standard": Analysis(Language(parts=frozenset()), GERMAN),
    }


def pair_figures() -> Iterator[str]:
    """Yield how many pairs of words find each other, which no engine decides."""
    for kind, share in shares(language().parts).items():
        yield share_line("none", "pairs", kind.replace(" ", "-"), good=share.good, all=share.all)


def gold_figures(name: str, index: Index, corpus: Corpus, report: Report) -> Iterator[str]:
    """Yield the figures of one engine for the gold data, once for each analysis."""
    for title, analysis in analyses().items():
        with analysis.applied(), index(corpus.documents, report) as engine:
            findings = ask(engine, judged_queries(), corpus.names, report, "Asking")
            yield from _parts(name, title, findings)
            if title == FULL:
                yield from _others(name, engine, corpus.names)
                yield from worst_lines([each for each in findings if not each.judged.held_out])


def file_figures(
    name: str, index: Index, corpus: Corpus, judged: Sequence[Judged], report: Report
) -> Iterator[str]:
    """Yield the figures of one engine for judgements that somebody brought."""
    with index(corpus.documents, report) as engine:
        findings = ask(engine, judged, corpus.names, report, "Asking")
    yield figures_line(name, FULL, "all", figures(findings))
    yield from worst_lines(findings)


def _parts(name: str, analysis: str, findings: Sequence[Finding]) -> Iterator[str]:
    for part, held_out in (("training", False), ("held-out", True)):
        chosen = [each for each in findings if each.judged.held_out is held_out]
        yield figures_line(name, analysis, part, figures(chosen))


def _others(name: str, engine: Engine, names: Names) -> Iterator[str]:
    for part, held_out in (("training", False), ("held-out", True)):
        typos = [each for each in misspelt_queries() if each.held_out is held_out]
        yield share_line(name, "typos", part, good=len(surviving(engine, typos, names)), all=len(typos))
    missed = broken(engine, expectations(), names)
    kept = len(expectations()) - len(missed)
    yield share_line(name, "expectations", "all", good=kept, all=len(expectations()))
    yield from (f"  not among the first three: {each.query} → {each.key}" for each in missed)
