"""Asking for a frame as a browser on a foreign page does."""

import re
from typing import Any

from django.test import Client


def get(path: str, **headers: Any) -> Any:
    return Client().get(f"/embed/frame/{path}", headers=headers)


def text(path: str) -> str:
    response = get(path)
    assert response.status_code == 200, response.content
    return str(response.content.decode())


def titles(html: str) -> list[str]:
    return re.findall(r'class="name"[^>]*><a[^>]*>([^<]*)</a>', html)
