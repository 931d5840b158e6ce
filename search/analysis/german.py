"""German spelling and endings, letter by letter as Lucene treats them.

``normalised`` is Lucene's GermanNormalizationFilter, ``light_stem`` the light stemmer for German by Jacques
Savoy (UniNE).
"""

_UMLAUTS = {"ä": "a", "ö": "o", "ü": "u"}
_ACCENTS = str.maketrans("äàáâöòóôïìíîüùúû", "aaaaooooiiiiuuuu")
_BEFORE_S_OR_ST = frozenset("bdfghklmnt")


def normalised(word: str) -> str:
    """Return ``word`` with ä, ae → a; ö, oe → o; ü, ue → u, except where ue follows a vowel or q; ß → ss."""
    letters: list[str] = []
    takes_e = after_vowel = False
    for letter in word:
        if letter == "e" and takes_e:
            takes_e, after_vowel = False, True
            continue
        letters.append("ss" if letter == "ß" else _UMLAUTS.get(letter, letter))
        takes_e = letter in "ao" or (letter == "u" and not (takes_e or after_vowel))
        after_vowel = letter in "eiqyäöü" or (letter == "u" and not takes_e)
    return "".join(letters)


def light_stem(word: str) -> str:
    """Return ``word`` without accents and without the endings of declension and comparison."""
    return _without_comparison(_without_declension(word.translate(_ACCENTS)))


def _without_declension(word: str) -> str:
    if len(word) > 5 and word.endswith("ern"):
        return word[:-3]
    if len(word) > 4 and word.endswith(("em", "en", "er", "es")):
        return word[:-2]
    if len(word) > 3 and (word[-1] == "e" or (word[-1] == "s" and word[-2] in _BEFORE_S_OR_ST)):
        return word[:-1]
    return word


def _without_comparison(word: str) -> str:
    if len(word) > 5 and word.endswith("est"):
        return word[:-3]
    if len(word) > 4 and word.endswith(("er", "en")):
        return word[:-2]
    if len(word) > 4 and word.endswith("st") and word[-3] in _BEFORE_S_OR_ST:
        return word[:-2]
    return word
