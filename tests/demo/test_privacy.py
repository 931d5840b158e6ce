"""No content file names a private person: no personal mail address, no mobile number, no seed's name."""

import re
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from cms.demo.source import CONTENT
from cms.snippets.validation import validate_office_phone, validate_role_mail

FILES = sorted(path for path in CONTENT.rglob("*") if path.is_file())
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
TELEPHONE = re.compile(r"(?:\+49|\b0)[\d\s()/-]{7,}\d")
MOBILE = re.compile(r"(?:\+49\s*|\b0)\(?1[567]\d\)?[\s/-]*\d{3}")
TITLED_NAME = re.compile(r"\b(?:Herr|Frau|Dr\.|Prof\.)\s+[A-ZÄÖÜ]")


def _found(pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    return [(path.name, hit) for path in FILES for hit in pattern.findall(path.read_text(encoding="utf-8"))]


def test_there_are_files_to_check() -> None:
    assert len(FILES) > 100


def test_mail_addresses_belong_to_functions() -> None:
    for name, address in _found(MAIL):
        try:
            validate_role_mail(address)
        except ValidationError as error:
            pytest.fail(f"{name}: {error.messages}")
        assert address.endswith(("example.org", "@n3tzwerk.org")), f"{name}: {address}"


def test_telephone_numbers_belong_to_offices() -> None:
    for name, number in _found(TELEPHONE):
        if not name.endswith(".csv"):
            validate_office_phone(number)
    assert _found(MOBILE) == []


def test_nobody_is_addressed_by_name() -> None:
    assert _found(TITLED_NAME) == []


@pytest.mark.parametrize(
    "text", ["vorname.nachname@firma.de", "0170 1234567", "+49 170 1234567", "Dr. Muster"]
)
def test_the_checks_catch_what_they_should(text: str) -> None:
    caught = [pattern for pattern in (MAIL, MOBILE, TITLED_NAME) if pattern.search(text)]

    assert caught
    if "@" in text:
        with pytest.raises(ValidationError):
            validate_role_mail(text)


def test_pages_are_no_copies_of_each_other(tmp_path: Path) -> None:
    """Every page says something of its own: no summary occurs twice."""
    summaries = [
        line for path in FILES for line in re.findall(r"^summary: (.*)$", path.read_text(), re.MULTILINE)
    ]

    assert len(summaries) == len(set(summaries))
