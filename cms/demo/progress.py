"""Says how far a long task has come: one line that grows on a terminal, one line a tenth elsewhere."""

from typing import Any


class Progress:
    """Call it with a title, the number of finished steps and their total; ``out`` is a text stream."""

    def __init__(self, out: Any) -> None:
        self._out = out
        self._on_terminal = out.isatty()

    def __call__(self, title: str, done: int, total: int) -> None:
        if self._on_terminal:
            end = "\n" if done == total else ""
            self._out.write(f"\r  {title}: {done} von {total}{end}")
        elif done == total or done * 10 // total > (done - 1) * 10 // total:
            self._out.write(f"  {title}: {done} von {total}\n")
        self._out.flush()


def silent(_title: str, _done: int, _total: int) -> None:
    """Report nothing."""
