"""Shows the figures of the leak matrix at the end of every run, even when all tests pass."""

from typing import Any

FIGURES = "leak matrix"


def show_figures(terminalreporter: Any) -> None:
    """Reports carry the figures, so they arrive from parallel workers too."""
    for reports in list(terminalreporter.stats.values()):
        for report in reports:
            for name, figures in getattr(report, "user_properties", ()):
                if name == FIGURES and getattr(report, "when", "") == "call":
                    terminalreporter.write_line(figures)
