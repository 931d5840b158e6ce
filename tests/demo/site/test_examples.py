"""The examples of the contract are what the demo site answers; ``make contract`` records them anew."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest
from django.db.models import Min
from django.test import Client

from cms.media.models import Document
from cms.pages.models import NewsPage
from tests.factories.pages import preview_token
from tools.contract.examples import Example, examples, settled
from tools.contract.operations import operations

pytestmark = pytest.mark.django_db

BUILT = "2026-01-05T09:00:00+00:00"
"""Stands for the moment at which this demo site was built."""
MOMENTS = {"firstPublishedAt", "lastPublishedAt", "lastModified"}
SIZE = 20_480
"""Stands for sizes of files, which depend on the machine's compression."""
CONSTANTS = {
    # The random part of the name of an uploaded image.
    r"(?<=/images/)[0-9a-f]{16}(?=-)": "0123456789abcdef",
    r'("date(?:Published|Modified)":")[^"]*T[^"]*': rf"\g<1>{BUILT}",
    r"(?<=Stand: )\d\d\.\d\d\.\d{4}": "05.01.2026",
    r"(?<=As of )\d{4}-\d\d-\d\d": "2026-01-05",
}
EXAMPLES = list(examples())
LARGEST_ANSWER = 64 * 1024


@cache
def first_document() -> int:
    return int(Document.objects.aggregate(first=Min("pk"))["first"])


def settle(name: str, value: Any) -> Any:
    """Replace what differs from one build of the site to the next, and nothing else."""
    if value is None:
        return None
    if name in MOMENTS:
        return BUILT
    if name == "byteSize":
        return SIZE
    return _text(value) if isinstance(value, str) else value


def _text(value: str) -> str:
    for pattern, constant in CONSTANTS.items():
        value = re.sub(pattern, constant, value)
    return re.sub(r"/documents/(\d+)/", _document_address, value)


def _document_address(found: re.Match[str]) -> str:
    return f"/documents/{int(found[1]) - first_document() + 1}/"


def variables_for(example: Example) -> Mapping[str, Any]:
    """Return the variables to ask with; only a preview needs other ones than the file shows."""
    if "previewToken" not in example.variables:
        return example.variables
    draft = NewsPage.objects.get(slug="aufruf-eintragen")
    draft.title = f"{draft.title} (Entwurf)"
    return {**example.variables, "previewToken": preview_token(draft)}


def answer_to(example: Example) -> Any:
    asked = {"documentId": example.operation, "variables": dict(variables_for(example))}
    response = Client().post("/graphql/", asked, content_type="application/json")
    body = response.json()
    assert "errors" not in body, body["errors"]
    assert len(response.content) <= LARGEST_ANSWER
    return settled(body["data"], settle)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.path.stem)
def test_the_demo_site_answers_as_recorded(example: Example, request: pytest.FixtureRequest) -> None:
    text = example.text(answer_to(example))
    if request.config.getoption("--record-examples"):
        example.path.write_text(text, encoding="utf-8")
    assert example.path.read_text(encoding="utf-8") == text, (
        f"{example.path.name} is stale: run make contract."
    )


def test_every_operation_has_an_example() -> None:
    assert {example.operation for example in EXAMPLES} == {operation.name for operation in operations()}
