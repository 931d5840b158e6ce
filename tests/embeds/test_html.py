"""Every page and fragment is valid HTML, as the Nu HTML checker sees it."""

import json
import subprocess
from pathlib import Path

import pytest
from django.test import Client

from tests.embeds.hosts import JUDGES, host_page
from tests.factories.media import ImageFactory
from tests.factories.pages import InitiativePageFactory
from tests.machine import JAVA
from tests.npm import installed

from .nasty import plant

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PAGES = (
    "/embed/frame/list?limit=100",
    "/embed/frame/list?limit=2&page=2&lang=en&theme=dark&accent=8a1538",
    "/embed/frame/list?lang=de-simple",
    "/embed/frame/list?limit=0",
    "/embed/frame/map?land=DE-BY",
    "/embed/frame/events",
    "/embed/frame/initiative?id={id}",
    "/embed/docs",
    "/embed/docs?kind=initiative&id={id}",
    "/embed/docs?kind=events&limit=0",
)
NEWER_THAN_THE_CHECKER = ".*CSS: .*(container-type|@container).*"
"""Container queries, which every browser of the element's baseline knows."""

FRAGMENTS = ("/embed/frame/map?format=fragment", "/embed/frame/initiative?format=fragment&id={id}")


def test_every_page_is_valid(tmp_path: Path) -> None:
    # Given content of every kind of trouble, and an initiative with everything
    java, checker = JAVA.path(), installed(JUDGES) / "node_modules/vnu-jar/build/dist/vnu.jar"
    (pages := tmp_path / "pages").mkdir()
    plant()
    identity = InitiativePageFactory(lead_image=ImageFactory(), website="https://example.org/").uuid
    # When every page is written down, and every fragment in a page of its host
    for number, address in enumerate((*PAGES, *FRAGMENTS)):
        html = Client().get(address.format(id=identity)).content.decode()
        page = host_page(html) if address in FRAGMENTS else html
        (pages / f"{number:02}.html").write_text(page)
    told = subprocess.run(
        [java, "-jar", checker, "--format", "json", "--filterpattern", NEWER_THAN_THE_CHECKER, pages],
        capture_output=True,
        text=True,
    )
    # Then the checker finds no error
    messages = json.loads(told.stderr)["messages"]
    errors = [(note["url"][-7:], note["message"]) for note in messages if note["type"] == "error"]
    assert errors == []
