"""Asking an address whether Elasticsearch answers there, with nothing but the standard library."""

import json
from base64 import b64encode
from http.client import HTTPException
from urllib.error import URLError
from urllib.parse import unquote, urlsplit
from urllib.request import Request, urlopen

SECONDS = 5


def answers(url: str) -> bool:
    """Return whether an Elasticsearch that can be used answers at ``url``; a starting one says 503."""
    try:
        with urlopen(_request(url), timeout=SECONDS) as response:
            return "version" in json.load(response)
    except (URLError, HTTPException, ConnectionError, TimeoutError, ValueError):
        return False


def _request(url: str) -> Request:
    """A user and a password in the address become the header that they stand for."""
    parts = urlsplit(url)
    request = Request(parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl())
    if parts.username:
        secret = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        request.add_header("Authorization", f"Basic {b64encode(secret.encode()).decode()}")
    return request
