"""The figures as lines that people read and scripts split at blanks."""

from collections.abc import Iterable, Iterator, Sequence

from .running import Figures, Finding, worst

WORST = 8


def figures_line(engine: str, analysis: str, part: str, figures: Figures) -> str:
    """Return one line about the answers of ``engine`` to ``part`` of the queries."""
    return (
        f"engine={engine} analysis={analysis} queries={part}:{figures.queries}"
        f" ndcg10={figures.ndcg:.3f} precision10={figures.precision:.3f} recall10={figures.recall:.3f}"
        f" lowest={figures.lowest:.2f} zero={figures.zero}"
    )


def share_line(engine: str, title: str, part: str, *, good: int, all: int) -> str:  # noqa: A002
    """Return one line about how many of ``all`` were answered as they have to be."""
    return f"engine={engine} {title}={part}:{all} found={good / all:.3f} ({good})"


def worst_lines(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield the worst queries with what they found; ``!`` stands before what is not relevant."""
    for finding in worst(findings, WORST):
        yield f"  {finding.ndcg:.2f} {finding.judged.query}"
        yield from (f"       {line}" for line in _ranking(finding))


def _ranking(finding: Finding) -> Iterable[str]:
    grades = finding.judged.grades
    if not finding.ranking:
        return ["nothing"]
    return [f"{grades.get(key, '!')} {key}" for key in finding.ranking]
