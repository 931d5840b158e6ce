"""Asks the Nu HTML checker about pages and fragments."""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

from django.test import Client

from tests.machine import JAVA
from tests.npm import installed

from .hosts import JUDGES, host_page

NEWER_THAN_THE_CHECKER = ".*CSS: .*(container-type|@container).*"
"""Container queries, which every browser of the element's baseline knows."""


def faults(addresses: Iterable[str], folder: Path) -> list[tuple[str, str]]:
    """Return what the checker calls an error, by the number of its page; fragments stand in one of a host."""
    java, checker = JAVA.path(), installed(JUDGES) / "node_modules/vnu-jar/build/dist/vnu.jar"
    (pages := folder / "pages").mkdir()
    for number, address in enumerate(addresses):
        html = Client().get(address).content.decode()
        page = host_page(html) if "format=fragment" in address else html
        (pages / f"{number:02}.html").write_text(page)
    told = subprocess.run(
        [java, "-jar", checker, "--format", "json", "--filterpattern", NEWER_THAN_THE_CHECKER, pages],
        capture_output=True,
        text=True,
    )
    messages = json.loads(told.stderr)["messages"]
    return [(note["url"][-7:], note["message"]) for note in messages if note["type"] == "error"]
