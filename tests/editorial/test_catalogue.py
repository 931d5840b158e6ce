"""The few German words that Wagtail's own catalogue lacks."""

import ast
import gettext
import re
from pathlib import Path

import pytest
from django.utils import translation

FOLDER = Path(__file__).resolve().parents[2] / "cms/editorial/locale/de/LC_MESSAGES"


def messages() -> dict[str, str]:
    pairs = re.findall(r'^msgid (".*")\nmsgstr (".*")$', (FOLDER / "django.po").read_text(), re.MULTILINE)
    return {ast.literal_eval(message): ast.literal_eval(words) for message, words in pairs}


def test_the_compiled_catalogue_is_the_written_one() -> None:
    with (FOLDER / "django.mo").open("rb") as compiled:
        catalogue = gettext.GNUTranslations(compiled)
    written = messages()
    del written[""]
    assert {message: catalogue.gettext(message) for message in written} == written
    assert len(catalogue._catalog) == len(written) + 1


@pytest.mark.parametrize("message", sorted(message for message in messages() if message))
def test_german_keeps_the_placeholders(message: str) -> None:
    placeholders = re.compile(r"%\(\w+\)s")
    assert placeholders.findall(messages()[message]) == placeholders.findall(message)


def test_the_admin_uses_it() -> None:
    with translation.override("de"):
        assert translation.gettext("Currently idle") == "Gerade nicht aktiv"
