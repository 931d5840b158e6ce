"""Propose parts of compounds for search/analysis/parts.txt, from the words of the demo site or of others.

``python -m tools.word_parts --words /usr/share/dict/ngerman [TEXT …]``; the list is Debian's wngerman.
Every long word is divided where both sides are words that begin or end many others (the geometric mean
decides, as in Koehn and Knight 2003), then its sides again; what stands in between is proposed as well
(Dialogstruktur beside Dialog and Struktur). A person reads the proposals before they go into the list.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import sqrt
from pathlib import Path

from search.analysis import listed_parts
from search.analysis.compounds import LINKS
from search.analysis.token_filters import LONGEST_PART, SHORTEST_PART

CONTENT = Path(__file__).resolve().parents[1] / "cms" / "demo" / "content"
SHORTEST_COMPOUND = 8
PRODUCTIVE = 6
"""In how many words a part has to stand, at the beginning or at the end."""
_ENDINGS = ("es", "en", "er", "n", "s", "e")


class Lexicon:
    """Words, and how many others each of them begins or ends."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = set(words)
        self._begun, self._ended = Counter[str](), Counter[str]()
        for word in self._words:
            for place in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
                self._begun[word[:place]] += 1
                self._ended[word[place:]] += 1

    def weight(self, word: str) -> int:
        """Return in how many words ``word`` stands at an end; 0 where it is none itself."""
        return self._begun[word] + self._ended[word] if word in self._words else 0

    def bare(self, word: str) -> str:
        """Return ``word`` without the ending of its plural or case, where that makes more words."""
        bases = [word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)]
        return max([word, *bases], key=self.weight)

    def divided(self, word: str) -> tuple[str, str] | None:
        """Return the two words of which ``word`` most likely consists."""
        ways = [
            (sqrt(self.weight(left) * self.weight(right)), left, right)
            for place in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
            for right in [word[place:]]
            for left in self._before(word[:place])
            if min(self.weight(left), self.weight(right)) >= PRODUCTIVE
        ]
        return max(ways)[1:] if ways else None

    def _before(self, beginning: str) -> Iterator[str]:
        """Return ``beginning`` without each linking element."""
        for link in LINKS:
            if beginning.endswith(link):
                yield beginning.removesuffix(link)


def parts_of(word: str, lexicon: Lexicon) -> Iterator[str]:
    """Return every part of ``word`` from the largest to the smallest."""
    sides = lexicon.divided(word) if len(word) >= SHORTEST_COMPOUND else None
    for side in sides or ():
        bare = lexicon.bare(side)
        if SHORTEST_PART <= len(bare) <= LONGEST_PART:
            yield bare
        yield from parts_of(side, lexicon)


def vocabulary(texts: Iterable[str]) -> set[str]:
    """Return the words of ``texts`` in lower case."""
    return {word.lower() for text in texts for word in re.findall("[A-Za-zÄÖÜäöüß]{4,}", text)}


def nouns(word_list: str) -> set[str]:
    """Return the nouns of a German word list: what it writes with a capital, and only the first letter."""
    return {word.lower() for word in re.findall("^[A-ZÄÖÜ][a-zäöüß]{3,}$", word_list, re.MULTILINE)}


def proposals(words: set[str], known: set[str]) -> dict[str, list[str]]:
    """Return new parts, each with the words that consist of it, the most useful first."""
    lexicon = Lexicon(words | known)
    found: dict[str, list[str]] = {}
    for word in sorted(words):
        for part in dict.fromkeys(parts_of(word, lexicon)):
            found.setdefault(part, []).append(word)
    new = {part: examples for part, examples in found.items() if part not in listed_parts()}
    return dict(sorted(new.items(), key=lambda item: (-len(item[1]), item[0])))


def main(arguments: Sequence[str]) -> int:
    """Print proposals; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.word_parts", description=__doc__)
    parser.add_argument("--words", type=Path, help="a German word list, one word on a line")
    parser.add_argument("texts", type=Path, nargs="*", help="texts to read instead of the demo site's")
    options = parser.parse_args(arguments)
    files = options.texts or sorted(CONTENT.rglob("*.yaml"))
    known = nouns(options.words.read_text(encoding="utf-8")) if options.words else set()
    for part, examples in proposals(vocabulary(map(Path.read_text, files)), known).items():
        print(f"{part:<24}{len(examples):>4}  {' '.join(examples[:6])}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
