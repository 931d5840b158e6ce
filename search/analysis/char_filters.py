"""What happens to a text before it is divided into words; every word keeps its place in the original.

The patterns are the common subset of Python's and Java's: fixed lookbehinds, spelt out classes of letters.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

_LETTER = "A-Za-zÄÖÜäöüß"
_SMALL = "a-zäöüß"
_BEHIND_WORD = rf"(?<=[{_LETTER}]{{2}}.)"
"""Two letters before the character just read: that one comes first, because patterns that begin with a
lookbehind are many times slower."""
_WORD_ENDS = rf"(?![{_LETTER}])"
_BEHIND_PERSON = "(?:" + "|".join(f"(?<={ending}.)" for ending in ("er", "or", "eur", "ent", "ist")) + ")"
_NOT_ENGLISH = "".join(f"(?<!{word}.)" for word in ("Linked", "Plug", "Log", "Check", "Opt", "Built", "Sign"))


@dataclass(frozen=True)
class CharFilter:
    """Replaces whatever ``pattern`` matches."""

    name: str
    pattern: str
    replacement: str = ""

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    @property
    def settings(self) -> Mapping[str, str]:
        """How Elasticsearch is told."""
        return {"type": "pattern_replace", "pattern": self.pattern, "replacement": self.replacement}


INVISIBLE = CharFilter("invisible", "[\u00ad\u200b\u2060\ufeff]")
"""Soft hyphens and other places where a word may break."""

COMPOSED = tuple(
    CharFilter(f"composed_{name}", f"{letter}\u0308", umlaut)
    for name, letter, umlaut in (
        ("a", "a", "ä"),
        ("o", "o", "ö"),
        ("u", "u", "ü"),
        ("a_capital", "A", "Ä"),
        ("o_capital", "O", "Ö"),
        ("u_capital", "U", "Ü"),
    )
)
"""Umlauts that were written as a letter and a mark, as macOS names files."""

ACCENTED = (
    CharFilter("accent_on_e", "[\u0300-\u0302\u0308](?<=[eE].)"),
    CharFilter("accented_e", "[éèêë]", "e"),
    CharFilter("accented_e_capital", "[ÉÈÊË]", "E"),
)
"""Café is written Cafe as often; the stemmer would take their ends for different ones."""

GENDERED = (
    CharFilter("gender_mark", rf"[*:·’/]{_BEHIND_WORD}-?[Ii]n(?:nen)?{_WORD_ENDS}"),
    CharFilter("gender_gap", rf"_(?:{_BEHIND_WORD}[Ii]nnen|{_BEHIND_PERSON}[Ii]n){_WORD_ENDS}"),
    CharFilter("gender_brackets", rf"\({_BEHIND_WORD}-?in(?:nen)?\)"),
    CharFilter("gender_capital", rf"I(?<=[{_SMALL}]{{2}}.){_NOT_ENGLISH}n(?:nen)?{_WORD_ENDS}"),
    CharFilter("gender_mark_inside", rf"[*:·_]{_BEHIND_WORD}innen(?=[{_SMALL}])"),
    CharFilter("gender_capital_inside", rf"I(?<=[{_SMALL}]{{2}}.)nnen(?=[{_SMALL}])"),
)
"""Bürger*innen, Bürger:in, Bürger/-innen; Bürger_innen (never log_in); Bürger(innen); BürgerInnen (never
LinkedIn); Bürger*innenbeteiligung."""

JOINED = CharFilter("joined", rf"[|·](?<=[{_LETTER}].)(?=[{_LETTER}])")
"""Names that are written in pieces: In|du|strie."""

DOTTED = CharFilter("dotted", rf"[.](?<=[{_LETTER}]{{3}}.)(?=[{_LETTER}]{{2}})", " ")
"""Words that only a full stop divides, as in addresses and IN4climate.RR: each is found by itself."""

WRITTEN = (INVISIBLE, *COMPOSED, *ACCENTED, JOINED, DOTTED)
"""What is the same word, only written otherwise."""

ALL = (INVISIBLE, *COMPOSED, *ACCENTED, *GENDERED, JOINED, DOTTED)

Correction = Callable[[int], int]


def filtered(text: str, filters: Sequence[CharFilter]) -> tuple[str, list[Correction]]:
    """Return the text that is left, and what leads a place in it back to the original, last one first."""
    corrections: list[Correction] = []
    for each in filters:
        if each.compiled.search(text):
            text, correction = _replaced(text, each)
            corrections.insert(0, correction)
    return text, corrections


def _replaced(text: str, rule: CharFilter) -> tuple[str, Correction]:
    """A place right behind a replacement stands for the end of what was replaced."""
    pieces, places, shifts = [], [], []
    done = length = 0
    for match in rule.compiled.finditer(text):
        pieces += [text[done : match.start()], rule.replacement]
        length += match.start() - done + len(rule.replacement)
        done = match.end()
        places.append(length)
        shifts.append(done - length)
    return "".join([*pieces, text[done:]]), lambda place: place + _shift(place, places, shifts)


def _shift(place: int, places: Sequence[int], shifts: Sequence[int]) -> int:
    index = bisect_right(places, place)
    return shifts[index - 1] if index else 0
