"""The frame over HTTP: what it refuses, what it tells caches and browsers."""

import gzip
import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.published.revision import next_revision
from tests.factories.pages import InitiativePageFactory
from tests.graphql.rows import row

from .asking import get, text, titles
from .rows import at, event, initiative

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("list?limit=0", "limit"),
        ("list?land=NW", "land"),
        ("list?colour=red", "colour"),
        ("list?id=1", "id"),
        ("list?accent=ffee00", "accent"),
        ("list?accent=red", "accent"),
        ("list?theme=blue", "theme"),
        ("list?heading=6", "heading"),
        ("list?format=pdf", "format"),
        ("list?from=2031-01-01", "from"),
        ("events?from=2031-02-30", "from"),
        ("initiative", "id"),
        ("initiative?id=none", "id"),
        ("initiative?id=37eeb07c-805d-5919-ac51-a759b5cb62d5&land=DE-NW", "land"),
        ("list?q=%00", "q"),
        ("list?lang=fr", "lang"),
    ],
)
def test_a_wrong_address_is_explained(path: str, named: str) -> None:
    response = get(path)

    assert response.status_code == 400
    assert f"<code>{named}</code>" in response.content.decode()
    assert "nicht richtig eingestellt" in response.content.decode()
    assert response["Cache-Control"] == "no-store"
    assert "default-src 'none'" in response["Content-Security-Policy"]


def test_a_fragment_has_no_style_and_so_takes_no_colour() -> None:
    response = get("list?format=fragment&accent=8a1538")

    assert (response.status_code, "<code>accent</code>" in response.content.decode()) == (400, True)


def test_an_initiative_that_is_not_public_is_gone() -> None:
    page = InitiativePageFactory(title="Dialog Musterstadt")
    address = f"initiative?id={page.uuid}"
    known = get(address)["ETag"]

    page.unpublish()
    response = get(address, if_none_match=known)

    assert response.status_code == 404
    assert "Dialog Musterstadt" not in response.content.decode()
    assert "Dieser Eintrag ist nicht veröffentlicht." in response.content.decode()


def test_other_objects_are_no_initiatives() -> None:
    assert get(f"initiative?id={event().id}").status_code == 404
    assert get("calendar").status_code == 404


def test_browsers_may_show_it_anywhere_and_run_nothing() -> None:
    response = get("list")

    policy = response["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "script" not in policy
    assert policy.endswith("frame-ancestors *")
    assert "X-Frame-Options" not in response
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies
    assert "Cookie" not in response["Vary"]


def test_a_page_says_where_oembed_describes_it() -> None:
    html = text("list?land=DE-NW")

    (address,) = re.findall(r'<link rel="alternate" type="application/json\+oembed" href="([^"]*)">', html)
    described = Client().get(unescape(address.removeprefix("http://testserver"))).json()
    assert 'src="http://testserver/embed/frame/list?land=DE-NW"' in described["html"]
    assert 'type="text/xml+oembed"' in html
    assert "oembed" not in text("list?format=fragment") + get("list?limit=0").content.decode()


def test_only_embeds_may_be_framed_by_strangers() -> None:
    for address in ("/embed/docs", "/graphiql/", "/admin/login/"):
        response = Client().get(address)
        framed = response.get("Content-Security-Policy", "")
        assert "frame-ancestors *" not in framed
        assert response.get("X-Frame-Options") in ("SAMEORIGIN", "DENY")


def test_what_is_known_is_not_sent_again_and_a_change_is() -> None:
    page = InitiativePageFactory(title="Dialog Musterstadt")
    first = get("list?topic=&limit=7")

    with CaptureQueriesContext(connection) as captured:
        again = get("list?limit=7", if_none_match=first["ETag"])
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert len(captured) == 1

    page.unpublish()
    changed = get("list?limit=7", if_none_match=first["ETag"])
    assert changed.status_code == 200
    assert changed["ETag"] != first["ETag"]
    assert titles(changed.content.decode()) == []


@pytest.mark.parametrize("path", ["map", "list?format=fragment", "events?theme=dark"])
@pytest.mark.parametrize("coding", ["gzip", "br"])
def test_what_is_kept_is_the_same_in_every_respect(path: str, coding: str) -> None:
    initiative(location=at(51.5, 7.4))

    made, again = (get(path, accept_encoding=coding) for _ in range(2))

    assert (again.content, again.headers) == (made.content, made.headers)


def test_a_list_costs_two_statements_however_long_it_is_and_one_until_something_is_published() -> None:
    topic = row("Topic", "Wasserstoff")
    row("SiteSettings", "", contentLicence=row("Licence", "CC BY", uri="https://example.org/by"))
    for number in range(30):
        initiative(f"Netz {number}", topics=[topic])

    counts = []
    for title in ("", "", "Netz 30"):
        if title:
            InitiativePageFactory(title=title)
        with CaptureQueriesContext(connection) as captured:
            get("map")
        counts.append(len(captured))

    assert counts == [2, 1, 2]


def test_each_coding_has_its_own_strong_validator() -> None:
    initiative()
    plain, packed = get("list"), get("list", accept_encoding="br, gzip")

    assert gzip.decompress(packed.content) == plain.content
    assert packed["Content-Encoding"] == "gzip"
    assert packed["ETag"] != plain["ETag"]
    assert not packed["ETag"].startswith("W/")
    assert get("list", accept_encoding="gzip", if_none_match=packed["ETag"]).status_code == 304
    assert "Content-Encoding" not in get("list", accept_encoding="gzip;q=0")
    assert get("list", accept_encoding="gzip;q=0.5")["Content-Encoding"] == "gzip"


def test_the_head_of_an_answer_can_be_asked_for_alone_and_nothing_else_is_answered() -> None:
    head = Client().head("/embed/frame/list")

    assert (head.status_code, head.content) == (200, b"")
    assert head["ETag"] == get("list")["ETag"]
    assert Client().post("/embed/frame/list").status_code == 405


def test_the_way_of_writing_an_address_makes_no_difference() -> None:
    addresses = ("list?type=NETWORK&limit=7", "list?limit=7&type=NETWORK&topic=")
    assert len({get(address)["ETag"] for address in addresses}) == 1


def test_the_colour_of_the_host_is_part_of_the_policy() -> None:
    plain, coloured = get("list"), get("list?accent=8a1538")

    assert ":root{--industrie-feed-accent:#8a1538}" in coloured.content.decode()
    assert plain["Content-Security-Policy"] != coloured["Content-Security-Policy"]


def test_every_change_of_the_graph_is_a_new_answer() -> None:
    before = get("list")["ETag"]
    next_revision()
    assert get("list")["ETag"] != before
