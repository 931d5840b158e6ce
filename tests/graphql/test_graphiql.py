"""The explorer comes from this service alone."""

import re
from pathlib import Path

from django.contrib.staticfiles import finders
from django.test import Client

PAGE = "/graphiql/"


def served(name: str) -> str:
    return Path(str(finders.find(f"graphiql/{name}"))).read_text(encoding="utf-8")


def test_the_page_names_only_files_we_serve():
    response = Client().get(PAGE)

    named = re.findall(r'(?:src|href)="([^"]+)"', response.content.decode())
    assert response.status_code == 200
    assert not response.cookies
    assert [name for name in named if not name.startswith(("/static/graphiql/", "data:"))] == []
    for name in named:
        assert name.startswith("data:") or finders.find(name.removeprefix("/static/")), name


def test_style_sheets_fetch_nothing_from_elsewhere():
    for name in ("graphiql.min.css", "explorer.css"):
        assert not re.search(r"url\(['\"]?(?!data:|#)|@import", served(name))


def test_the_licences_of_what_we_copied_are_there():
    text = served("LICENSES.txt")
    for package in ("graphiql@", "react@", "react-dom@", "Fira Code", "Roboto"):
        assert package in text
