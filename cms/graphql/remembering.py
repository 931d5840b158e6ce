"""A memory that strangers cannot fill: bounded by the length of what it is asked, not by the number."""

from collections import OrderedDict
from collections.abc import Callable
from functools import update_wrapper
from threading import Lock
from typing import Generic, TypeVar

Result = TypeVar("Result")


class Remembered(Generic[Result]):
    """A function of text whose latest results are kept while their texts together stay below a length."""

    def __init__(self, function: Callable[[str], Result], *, most_characters: int) -> None:
        update_wrapper(self, function)
        self._function = function
        self._most = most_characters
        self._kept: OrderedDict[str, Result] = OrderedDict()
        self._characters = 0
        self._lock = Lock()

    def __call__(self, text: str) -> Result:
        with self._lock:
            if text in self._kept:
                self._kept.move_to_end(text)
                return self._kept[text]
        result = self._function(text)
        with self._lock:
            self._keep(text, result)
        return result

    def __contains__(self, text: str) -> bool:
        return text in self._kept

    def __len__(self) -> int:
        return len(self._kept)

    def _keep(self, text: str, result: Result) -> None:
        if text not in self._kept:
            self._kept[text] = result
            self._characters += len(text)
        while self._characters > self._most:
            forgotten, _result = self._kept.popitem(last=False)
            self._characters -= len(forgotten)
