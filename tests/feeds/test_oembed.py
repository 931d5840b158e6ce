"""oEmbed: from an address to what shows it."""

import json
from typing import Any
from urllib.parse import quote, urlencode
from xml.etree import ElementTree

import pytest
from django.conf import settings

from tests.factories.pages import InitiativePageFactory, NewsPageFactory

from .client import content, get, problem

pytestmark = pytest.mark.django_db


def told(url: str, **more: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(content(f"/oembed?{urlencode({'url': url, **more})}"))
    return found


def test_an_initiative_becomes_a_sandboxed_frame() -> None:
    page = InitiativePageFactory(title='Bündnis "A" <b>')

    answers = [
        told(f"{settings.FRONTEND_URL}{page.frontend_path}"),
        told(f"{settings.FRONTEND_URL}{page.frontend_path.rstrip('/')}"),
        told(f"{settings.PUBLIC_URL}/ansicht{page.frontend_path}?utm=1#top"),
        told(f"{settings.PUBLIC_URL}/embed/frame/initiative?id={page.uuid}&lang=de"),
    ]

    assert [answer["title"] for answer in answers] == ['Bündnis "A" <b>'] * 4
    assert {(answer["type"], answer["version"], answer["cache_age"]) for answer in answers} == {
        ("rich", "1.0", 300)
    }
    frame = f"{settings.PUBLIC_URL}/embed/frame/initiative?id={page.uuid}&amp;lang=de"
    assert all(
        f'<iframe src="{frame}" title="Bündnis &quot;A&quot; &lt;b&gt;"' in each["html"] for each in answers
    )
    assert 'sandbox="allow-popups allow-popups-to-escape-sandbox"' in answers[0]["html"]


def test_no_answer_is_larger_than_asked_for() -> None:
    url = f"{settings.PUBLIC_URL}/embed/frame/map?land=DE-NW&level=STATE"

    small = told(url, maxwidth=320, maxheight=200)

    assert (small["width"], small["height"], small["title"]) == (
        *(320, 200),
        "Industriedialog: Karte der Initiativen",
    )
    assert 'width="320" height="200"' in small["html"]
    assert "/embed/frame/map?land=DE-NW&amp;level=STATE" in small["html"]
    assert (told(url)["width"], told(url)["height"]) == (600, 760)


def test_any_other_page_is_a_link_with_its_title() -> None:
    page = NewsPageFactory(title="Meldung")

    answer = told(f"{settings.FRONTEND_URL}{page.frontend_path}")

    assert (answer["type"], answer["title"], "html" in answer) == ("link", "Meldung", False)


def test_xml_says_the_same() -> None:
    url = quote(f"{settings.PUBLIC_URL}/embed/frame/list", safe="")
    response = get(f"/oembed?url={url}&format=xml")

    read = {member.tag: member.text for member in ElementTree.fromstring(response.content)}
    assert response["Content-Type"] == "text/xml; charset=utf-8"
    assert read == {
        name: str(value) for name, value in told(f"{settings.PUBLIC_URL}/embed/frame/list").items()
    }


def test_what_is_not_public_or_not_ours_is_not_found() -> None:
    draft = InitiativePageFactory(live=False)
    for url in (
        f"{settings.FRONTEND_URL}{draft.frontend_path}",
        f"{settings.PUBLIC_URL}/embed/frame/initiative?id={draft.uuid}",
        f"{settings.PUBLIC_URL}/embed/frame/initiative?id=abc",
        f"{settings.PUBLIC_URL}/embed/frame/initiative?id=urn:uuid:{draft.uuid}",
        f"{settings.PUBLIC_URL}/embed/frame/secret",
        f"{settings.FRONTEND_URL}/a%00b/",
        "https://example.org/initiativen/",
        "http://[kaputt",
        "javascript:alert(1)",
    ):
        response = get(f"/oembed?url={quote(url, safe='')}")
        assert response.status_code in (400, 404), url
        assert response["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("", "url"),
        ("url=x&format=yaml", "format"),
        ("url=x&maxwidth=-1", "maxwidth"),
        ("url=x&callback=f", "callback"),
    ],
)
def test_whatever_is_wrong_is_named(query: str, parameter: str) -> None:
    assert problem(f"/oembed?{query}")["parameter"] == parameter


def test_pages_here_say_where_they_are_described() -> None:
    response = get("/ansicht/initiativen/")

    described = quote(f"{settings.PUBLIC_URL}/ansicht/initiativen/", safe="")
    assert (
        f'/oembed?format=json&url={described}>; rel="alternate"; type="application/json+oembed"'
        in response["Link"]
    )
    assert "Link" not in get("/ansicht/?token=geheim")
