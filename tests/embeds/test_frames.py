"""The frame over HTTP: what it shows, what it refuses, what it tells caches and browsers."""

import gzip
import re
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.published.families import FAMILIES
from cms.published.listing import pages
from cms.published.models import Edge, Node
from cms.published.parameters import listing_of
from cms.published.revision import next_revision
from tests.factories.media import ImageFactory
from tests.factories.pages import EventPageFactory, InitiativePageFactory
from tests.factories.snippets import ContactPointFactory, RegionFactory, StateFactory, TopicFactory
from tests.graphql.rows import row

from .nasty import EMOJI, LONG, RTL, plant
from .rows import at, event, initiative

pytestmark = pytest.mark.django_db


def get(path: str, **headers: Any) -> Any:
    return Client().get(f"/embed/frame/{path}", headers=headers)


def text(path: str) -> str:
    response = get(path)
    assert response.status_code == 200, response.content
    return str(response.content.decode())


def titles(html: str) -> list[str]:
    return re.findall(r'class="name"[^>]*><a[^>]*>([^<]*)</a>', html)


def test_a_list_shows_what_editors_published() -> None:
    land = StateFactory(name="Nordrhein-Westfalen", iso_code="DE-NW")
    topic = TopicFactory(name="Wasserstoff")
    InitiativePageFactory(
        title="Dialog Musterstadt",
        summary="Betriebe reden mit der Stadt.",
        initiative_type="DIALOGUE",
        regions=[land],
        topics=[topic],
    )
    InitiativePageFactory(title="Noch ein Entwurf", live=False)

    html = text("list")

    assert titles(html) == ["Dialog Musterstadt"]
    assert "https://www.example.org/initiativen/dialog-musterstadt/" in html
    assert "Dialog · Nordrhein-Westfalen" in html
    assert "Betriebe reden mit der Stadt." in html
    assert ">Wasserstoff</li>" in html
    assert "1 Eintrag<" in html


def test_one_initiative_shows_its_profile() -> None:
    page = InitiativePageFactory(
        title="Dialog Musterstadt",
        founded_on="2014-01-01",
        founded_precision="YEAR",
        website="https://musterstadt.example.org/",
        lead_image=ImageFactory(),
        contact_points=[ContactPointFactory(name="Geschäftsstelle", email="dialog@example.org")],
        regions=[RegionFactory(name="Kreis Muster")],
    )

    html = text(f"initiative?id={page.uuid}")

    assert titles(html) == ["Dialog Musterstadt"]
    assert re.search(r"<dt>Gegründet</dt><dd>2014</dd>", html)
    assert 'href="https://musterstadt.example.org/"' in html
    assert "Geschäftsstelle<br>dialog@example.org" in html
    assert 'src="http://testserver/media/images/' in html
    assert 'alt="Eine Werkhalle von innen"' in html
    assert "Bild: Foto: Servicestelle" in html


def test_events_say_when_and_where() -> None:
    EventPageFactory(title="Netzwerktreffen", event_status="CANCELLED")

    html = text("events")

    assert '<time datetime="2017-04-05T10:00+02:00">5. April 2017, 10:00–16:00 Uhr</time>' in html
    assert "Haus der Wirtschaft" in html
    assert ">Abgesagt</p>" in html


def test_a_calendar_begins_with_what_comes_next_and_a_look_back_with_the_latest() -> None:
    for year in (2017, 2031, 2032):
        event(f"Treffen {year}", date=f"{year}-03-18T09:00:00+00:00")

    assert titles(text("events")) == ["Treffen 2032", "Treffen 2031", "Treffen 2017"]
    assert titles(text("events?from=today")) == ["Treffen 2031", "Treffen 2032"]


def test_the_map_has_a_dot_for_each_place_and_the_list_has_everything() -> None:
    here = initiative("Hier", location=at(51.5, 7.4))
    initiative("Nebenan", location=at(51.52, 7.42))
    initiative("Fern", location=at(48.1, 11.6))
    initiative("Ohne Ort")

    html = text("map?land=")

    assert html.count("<circle") == 2
    assert f'href="#e-{str(here.id)[:8]}"' in html
    assert f'id="e-{str(here.id)[:8]}" data-entry="{str(here.id)[:8]}"' in html
    assert html.count("<path d=") == 16
    assert len(titles(html)) == 4
    assert "1 Eintrag hat keinen Ort auf der Karte." in html
    assert "GeoBasis-DE / BKG" in html


@pytest.mark.parametrize("way", ["list", "events", "initiative?id={id}", "map?format=fragment"])
def test_everything_says_where_it_comes_from_and_on_which_terms(way: str) -> None:
    terms = row("Licence", "Namensnennung 4.0", code="CC-BY-4.0", uri="https://example.org/by/4.0")
    row("SiteSettings", "", embedAttribution="Quelle: Servicestelle", contentLicence=terms)

    html = text(way.format(id=initiative().id))

    assert "<p>Quelle: Servicestelle</p>" in html
    assert re.search(
        r'Lizenz: <a href="https://example.org/by/4.0" rel="license noopener"[^>]*>Namensnennung 4.0</a>',
        html,
    )


def test_terms_without_an_address_are_named() -> None:
    row("SiteSettings", "", contentLicence=row("Licence", "Alle Rechte", uri="javascript:alert(1)"))

    assert "<p>Lizenz: Alle Rechte</p>" in text("list")


def test_the_chosen_land_is_marked_on_the_map() -> None:
    initiative(regions=[row("Region", "Bayern", isoCode="DE-BY")])
    assert text("map?land=DE-BY").count('class="chosen"') == 1


@pytest.mark.parametrize(
    "query",
    [
        "land=DE-NW",
        "region=kreis-muster",
        "topic=wasserstoff",
        "type=NETWORK",
        "level=STATE&level=REGION",
        "q=musterstadt",
        "land=DE-NW&topic=wasserstoff&limit=1&page=2",
        "lang=en",
    ],
)
def test_filters_mean_what_they_mean_in_the_api(query: str) -> None:
    land = row("Region", "Nordrhein-Westfalen", isoCode="DE-NW")
    district = row("Region", "Kreis Muster", slug="kreis-muster", parent=land)
    topic = row("Topic", "Wasserstoff", slug="wasserstoff")
    initiative("Dialog Musterstadt", regions=[district], topics=[topic])
    initiative("Netz Rhein", regions=[land], topics=[topic], level="STATE")
    initiative("Bund", initiativeType="ALLIANCE", level="FEDERAL")
    initiative("Network Rhine", locale="en")
    given = dict(part.split("=") for part in query.replace("level=STATE&", "").split("&"))

    listing = listing_of(FAMILIES["initiatives"], {name: [value] for name, value in given.items()})
    expected = [item.data["title"] for item in pages(listing)[""].items]
    if "level" in query:
        expected = ["Dialog Musterstadt", "Netz Rhein"]

    assert expected
    assert titles(text(f"list?{query}")) == expected


def test_a_frame_speaks_three_languages() -> None:
    initiative(locale="de")

    assert "Industry initiatives</h1>" in text("list?lang=en")
    assert "There are no entries for this selection at the moment." in text("list?lang=en")
    assert 'lang="de-simple"' in text("list?lang=de-simple")
    assert "Wir haben im Moment nichts gefunden." in text("list?lang=de-simple")


def test_one_initiative_comes_in_the_language_asked_for() -> None:
    german = initiative("Dialog")
    english = initiative("Dialogue", locale="en", translations=[german])
    Node.objects.filter(pk=german.pk).update(
        data={**german.data, "translations": [{"$ref": str(english.id)}]}
    )
    Edge.objects.create(source=german, field="translations", target=english.id, position=0)

    assert titles(text(f"initiative?id={german.id}&lang=en")) == ["Dialogue"]
    assert titles(text(f"initiative?id={german.id}&lang=de-simple")) == ["Dialog"]


def test_headings_fit_into_the_outline_of_the_host() -> None:
    initiative()

    assert re.search(r"<h4 class=\"title\".*<h5 class=\"name\"", text("list?heading=4"), re.S)
    assert re.search(r"<h2 class=\"title\".*<h3 class=\"name\"", text("list?format=fragment"), re.S)


def test_pages_lead_to_each_other_and_keep_the_choice() -> None:
    for title in "ABC":
        initiative(title)

    html = text("list?limit=1&page=2&type=NETWORK")

    assert titles(html) == ["B"]
    assert "Seite 2 von 3" in html
    assert re.findall(r'href="([^"]*)" target="_self" rel="(prev|next)"', html) == [
        ("http://testserver/embed/frame/list?limit=1&amp;type=NETWORK&amp;page=1", "prev"),
        ("http://testserver/embed/frame/list?limit=1&amp;type=NETWORK&amp;page=3", "next"),
    ]


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


def test_a_list_costs_two_statements_however_long_it_is_and_one_from_then_on() -> None:
    topic = row("Topic", "Wasserstoff")
    row("SiteSettings", "", contentLicence=row("Licence", "CC BY", uri="https://example.org/by"))
    for number in range(30):
        initiative(f"Netz {number}", topics=[topic])

    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as captured:
            get("map")
        counts.append(len(captured))

    assert counts == [2, 1]


def test_each_coding_has_its_own_strong_validator() -> None:
    initiative()
    plain, packed = get("list"), get("list", accept_encoding="br, gzip")

    assert gzip.decompress(packed.content) == plain.content
    assert packed["Content-Encoding"] == "gzip"
    assert packed["ETag"] != plain["ETag"]
    assert not packed["ETag"].startswith("W/")
    assert get("list", accept_encoding="gzip", if_none_match=packed["ETag"]).status_code == 304
    assert "Content-Encoding" not in get("list", accept_encoding="gzip;q=0")


def test_the_head_of_an_answer_can_be_asked_for_alone_and_nothing_else_is_answered() -> None:
    head = Client().head("/embed/frame/list")

    assert (head.status_code, head.content) == (200, b"")
    assert head["ETag"] == get("list")["ETag"]
    assert Client().post("/embed/frame/list").status_code == 405


def test_the_way_of_writing_an_address_makes_no_difference() -> None:
    addresses = ("list?type=NETWORK&limit=7", "list?limit=7&type=NETWORK&topic=")
    assert len({get(address)["ETag"] for address in addresses}) == 1


def test_nasty_content_stays_harmless_and_whole() -> None:
    plant()

    for path in ("list?limit=100", "map", "events"):
        html = text(path)
        assert "<script" not in html
        assert "<img" not in html
    html = text("list?limit=100")
    assert {LONG, RTL, EMOJI, "Ohne alles"} <= set(titles(html))
    assert "&lt;script&gt;" in html
    assert "29. Februar 2032<" in text("events")


def test_links_that_would_run_something_are_left_out() -> None:
    page = initiative(EMOJI, website="javascript:alert(1)")

    assert "javascript" not in text(f"initiative?id={page.id}")


def test_an_image_without_a_credit_is_not_shown() -> None:
    sizes = {"CARD": {"url": "/media/images/a.webp", "width": 480, "height": 300}}
    image = row("Image", "Halle", image=sizes, credit=None, alt="Eine Halle")
    page = initiative(leadImage=image)

    assert "<img" not in text(f"initiative?id={page.id}")


def test_the_colour_of_the_host_is_part_of_the_policy() -> None:
    plain, coloured = get("list"), get("list?accent=8a1538")

    assert ":root{--industrie-feed-accent:#8a1538}" in coloured.content.decode()
    assert plain["Content-Security-Policy"] != coloured["Content-Security-Policy"]


def test_every_change_of_the_graph_is_a_new_answer() -> None:
    before = get("list")["ETag"]
    next_revision()
    assert get("list")["ETag"] != before
