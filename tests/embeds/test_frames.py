"""The frame: what it shows of what is public, in the language and with the headings asked for."""

import re

import pytest

from cms.published.families import FAMILIES
from cms.published.listing import Wanted, pages
from cms.published.models import Edge, Node
from cms.published.parameters import listing_of
from tests.factories.media import ImageFactory
from tests.factories.pages import EventPageFactory, InitiativePageFactory
from tests.factories.snippets import ContactPointFactory, RegionFactory, StateFactory, TopicFactory
from tests.graphql.rows import row

from .asking import text, titles
from .nasty import EMOJI, LONG, RTL, plant
from .rows import at, event, initiative

pytestmark = pytest.mark.django_db


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
    expected = [item.data["title"] for item in pages([Wanted(listing)])[0][""].items]
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


@pytest.mark.parametrize("website", ["javascript:alert(1)", "http://[dialog", "https:///dialog", "", None])
def test_links_that_run_something_or_lead_nowhere_are_left_out(website: str | None) -> None:
    page = initiative(EMOJI, website=website)

    html = text(f"initiative?id={page.id}")

    assert EMOJI in html
    assert "Website" not in html
    assert "dialog" not in html
    assert "javascript" not in html


def test_an_image_without_a_credit_is_not_shown() -> None:
    sizes = {"CARD": {"url": "/media/images/a.webp", "width": 480, "height": 300}}
    image = row("Image", "Halle", image=sizes, credit=None, alt="Eine Halle")
    page = initiative(leadImage=image)

    assert "<img" not in text(f"initiative?id={page.id}")
