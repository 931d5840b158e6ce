"""Colours: read, measured, refused."""

import pytest

from cms.embeds.look import Look, contrast_on_white, look_of
from cms.published.parameters import BadParameter


def test_a_colour_is_read_with_or_without_its_hash() -> None:
    assert look_of({"accent": ["#8A1538"], "theme": ["dark"]}) == Look("dark", "8a1538")


@pytest.mark.parametrize(("colour", "ratio"), [("000000", 21.0), ("ffffff", 1.0), ("767676", 4.54)])
def test_contrast_is_measured_as_the_guidelines_say(colour: str, ratio: float) -> None:
    assert contrast_on_white(colour) == pytest.approx(ratio, abs=0.05)


@pytest.mark.parametrize("colour", ["777777", "ffee00", "fff", "red", "00506b;}", "gggggg"])
def test_what_nobody_could_read_is_refused(colour: str) -> None:
    with pytest.raises(BadParameter):
        look_of({"accent": [colour]})
