"""Asking the endpoint as a stranger would."""

from typing import Any

from django.test import Client


def ask(query: str, /, **variables: Any) -> dict[str, Any]:
    """Return the whole response body of a POST."""
    response = Client().post(
        "/graphql/", {"query": query, "variables": variables}, content_type="application/json"
    )
    assert response.status_code == 200, response.content
    body: dict[str, Any] = response.json()
    return body


def data(query: str, /, **variables: Any) -> dict[str, Any]:
    """Return the data of an answer without errors."""
    body = ask(query, **variables)
    assert "errors" not in body, body["errors"]
    found: dict[str, Any] = body["data"]
    return found


def error(query: str, /, **variables: Any) -> dict[str, Any]:
    """Return the only error of an answer."""
    (found,) = ask(query, **variables)["errors"]
    return dict(found)


def titles(query: str, name: str, /, **variables: Any) -> list[str]:
    """Return the titles (or names) of one root list."""
    return [node.get("title") or node["name"] for node in data(query, **variables)[name]["nodes"]]
