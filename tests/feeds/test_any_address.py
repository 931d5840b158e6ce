"""Whatever an address says: an answer, or a refusal that names what is wrong, and never a failure."""

from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.embeds.asking import OWN
from cms.embeds.kinds import KINDS as EMBEDS
from cms.feeds.formats import FORMATS
from cms.feeds.kinds import KINDS
from cms.published.parameters import FILTERS, SHARED

from .client import get

pytestmark = pytest.mark.django_db

PATHS = (
    *(f"/feeds/v1/{kind}.{extension}" for kind in KINDS for extension in FORMATS),
    *(f"/feeds/v1/{kind}" for kind in KINDS),
    *(f"/embed/frame/{kind}" for kind in EMBEDS),
    *("/embed/docs", "/oembed", "/open-data/catalog.ttl", "/sitemap.xml"),
)
NAMES = (*FILTERS, *SHARED, *OWN, "dialect", "id", "url", "maxwidth", "kind", "nobody")
VALUES = (
    *("", "1", "0", "-1", "100", "101", "9" * 30, "٣", "1e3", " 5 ", "true"),
    *("DE-NW", "DE-XX", "NETWORK", "today", "2026-02-30", "9999-12-31", "0001-01-01"),
    *("de", "en", "a,b,,c", "%", "\\", "'; --", "<b>", "ß" * 201, "ffee00", "#00506b"),
    *("http://[", "https://www.example.org/", "37eeb07c-805d-5919-ac51-a759b5cb62d5", "../x"),
)
values = st.sampled_from(VALUES) | st.text(max_size=30)
questions = st.lists(st.tuples(st.sampled_from(NAMES), values), max_size=5)


@settings(
    max_examples=400,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.sampled_from(PATHS), questions)
def test_no_address_is_a_failure(path: str, question: list[tuple[str, str]]) -> None:
    address = f"{path}?{urlencode(question, errors='surrogatepass')}"

    response = get(address)

    assert response.status_code in (200, 400, 404), address
    if response.status_code == 400 and not path.startswith("/embed/"):
        assert response["Content-Type"] == "application/problem+json"
        assert response.json().get("parameter") in {name for name, _ in question} | {"url"}, address
