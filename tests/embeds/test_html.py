"""Every page and fragment is valid HTML, as the Nu HTML checker sees it."""

from pathlib import Path

import pytest

from tests.embeds.html import faults
from tests.factories.media import ImageFactory
from tests.factories.pages import InitiativePageFactory

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
FRAGMENTS = ("/embed/frame/map?format=fragment", "/embed/frame/initiative?format=fragment&id={id}")


def test_every_page_is_valid(tmp_path: Path) -> None:
    # Given content of every kind of trouble, and an initiative with everything
    plant()
    identity = InitiativePageFactory(lead_image=ImageFactory(), website="https://example.org/").uuid
    # When every page is written down, and every fragment in a page of its host
    addresses = [address.format(id=identity) for address in (*PAGES, *FRAGMENTS)]
    # Then the checker finds no error
    assert faults(addresses, tmp_path) == []
