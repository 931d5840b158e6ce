"""Asking for feeds as a stranger would."""

import io
import json
import re
from typing import Any
from zipfile import ZipFile

from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from .judges import parsed

Response = Any


def get(address: str, **headers: str) -> Response:
    """Return the answer to a GET; ``headers`` are named with underscores."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Client().get(address, headers=named)


def content(address: str) -> bytes:
    response = get(address)
    assert response.status_code == 200, response.content
    return bytes(response.content)


def ids(address: str) -> list[str]:
    """Return the ids of all entries of a JSON feed, in order, without their scheme."""
    return [item["id"].removeprefix("urn:uuid:") for item in json.loads(content(address))["items"]]


def titles(address: str) -> list[str]:
    return [entry.title for entry in parsed(content(address)).entries]


def readable(answer: Response) -> str:
    """The text of an answer; that of a workbook lies inside an archive."""
    if not answer.content.startswith(b"PK"):
        return str(answer.content.decode())
    with ZipFile(io.BytesIO(answer.content)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist()).decode()


def problem(address: str) -> dict[str, Any]:
    """Return the problem that an address is refused with."""
    response: HttpResponse = get(address)
    assert response.status_code == 400, (address, response.status_code)
    assert response["Content-Type"] == "application/problem+json"
    told: dict[str, Any] = json.loads(response.content)
    return told


def links(response: Response) -> dict[str, str]:
    """Return the addresses of the ``Link`` header by relation, without our host."""
    found = re.findall(r'<([^>]*)>; rel="([a-z]+)"', response["Link"])
    return {relation: url.removeprefix(settings.PUBLIC_URL) for url, relation in found}
