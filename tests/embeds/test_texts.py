"""Every word is there in every language, and German words are those of the editors."""

import pytest

from cms.embeds.texts import WORDS, counted
from cms.pages.choices import InitiativeLevel
from cms.pages.event_choices import AttendanceMode, EventStatus, EventType
from cms.pages.initiative_choices import InitiativeStatus, InitiativeType

ENUMS = (InitiativeLevel, InitiativeStatus, InitiativeType, EventType, EventStatus, AttendanceMode)


@pytest.mark.parametrize("language", WORDS)
def test_no_language_lacks_a_word(language: str) -> None:
    assert WORDS[language].keys() == WORDS["de"].keys()
    for enum in ENUMS:
        assert {f"{enum.__name__}.{value}" for value in enum.values} <= WORDS[language].keys()


def test_german_words_are_those_of_the_editors() -> None:
    for enum in ENUMS:
        for value, label in enum.choices:
            assert WORDS["de"][f"{enum.__name__}.{value}"] in (label, "")


def test_numbers_agree_with_their_nouns() -> None:
    assert [counted(WORDS["de"], "many", number) for number in (1, 2)] == ["1 Eintrag", "2 Einträge"]
