"""A memory that strangers cannot fill: bounded by the length of what it is asked, not by the number."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Generic, TypeVar

from cms.published.memory import Memory

Result = TypeVar("Result")


class Remembered(Generic[Result]):
    """A function of text whose latest results are kept while their texts together stay below a length."""

    def __init__(self, function: Callable[[str], Result], *, most_characters: int) -> None:
        update_wrapper(self, function)
        self._function = function
        self._kept: Memory[Result] = Memory(most_characters, overhead=0)

    def __call__(self, text: str) -> Result:
        result = self._kept.find(text)
        if result is None:
            result = self._function(text)
            self._kept.keep(text, result, len(text))
        return result

    def __contains__(self, text: str) -> bool:
        return text in self._kept

    def __len__(self) -> int:
        return len(self._kept)
