"""What filters let through to the database."""

from uuid import UUID

import pytest
from django.db import connection

from cms.published.filters import is_uuid

IDENTITY = UUID("7385f3e9-1187-4139-a7cb-e1e3e020fa4b")


@pytest.mark.django_db
@pytest.mark.parametrize("text", [str(IDENTITY), str(IDENTITY).upper(), IDENTITY.hex])
def test_spellings_that_the_database_takes(text: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::uuid", [text])

        assert is_uuid(text)
        assert cursor.fetchone() == (IDENTITY,)


@pytest.mark.parametrize(
    "text", [f"urn:uuid:{IDENTITY}", f" {IDENTITY}", f"{IDENTITY}\n", "abc", "", "٣" * 32]
)
def test_spellings_that_the_database_refuses(text: str) -> None:
    assert not is_uuid(text)
