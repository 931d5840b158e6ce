"""The generator without a browser: what it offers, what its code says, what it refuses."""

import re
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.embeds.kinds import KINDS
from cms.embeds.releases import integrity, newest
from cms.embeds.snippets import snippets
from cms.pages.models import InitiativePage
from cms.published.holdings import forget
from tests.factories.pages import EventPageFactory, InitiativePageFactory, NewsPageFactory
from tests.factories.snippets import (
    CompositionFactory,
    RegionFactory,
    StateFactory,
    TargetGroupFactory,
    TopicFactory,
)
from tests.factories.users import UserFactory

from .nasty import SCRIPT
from .rows import initiative

pytestmark = pytest.mark.django_db


def page(query: str = "") -> Any:
    return Client().get(f"/embed/docs?{query}")


def codes(query: str) -> dict[str, str]:
    found = re.findall(r'<code id="code-(\w+)">(.*?)</code>', page(query).content.decode(), re.S)
    return {name: unescape(code) for name, code in found}


def offered(name: str, query: str = "") -> list[str]:
    control = re.search(rf'<select[^>]*name="{name}".*?</select>', page(query).content.decode(), re.S)
    assert control
    return [value for value in re.findall(r'<option value="([^"]*)"', control[0]) if value]


def test_it_offers_what_is_public() -> None:
    land = StateFactory(name="Nordrhein-Westfalen", iso_code="DE-NW")
    topic = TopicFactory(name="Wasserstoff", slug="wasserstoff")
    district = RegionFactory(name="Kreis Muster", slug="kreis-muster", parent=land)
    InitiativePageFactory(regions=[district], topics=[topic], initiative_type="NETWORK")
    EventPageFactory(event_type="WEBINAR")

    html = page().content.decode()

    assert '<option value="DE-NW">Nordrhein-Westfalen</option>' in html
    assert '<option value="kreis-muster">Kreis Muster</option>' in html
    assert '<option value="wasserstoff">Wasserstoff</option>' in html
    assert '<option value="NETWORK">Netzwerk</option>' in html
    assert '<option value="WEBINAR">' not in html
    assert '<option value="WEBINAR">Webinar</option>' in page("kind=events").content.decode()


def test_it_offers_only_districts_that_lead_to_something() -> None:
    # Given a district with an initiative, what consists of it, and one with an event alone
    state = StateFactory(name="Thüringen", iso_code="DE-TH")
    named = RegionFactory(name="Kreis Eins", slug="kreis-eins", parent=state)
    CompositionFactory(name="Revier", slug="revier", members=[named])
    empty = RegionFactory(name="Kreis Leer", slug="kreis-leer", parent=state)
    InitiativePageFactory(regions=[named])
    EventPageFactory(regions=[empty])

    # Then
    assert offered("region") == ["kreis-eins", "revier"]
    assert offered("region", "kind=events") == ["kreis-leer"]
    assert offered("region", "lang=en") == []
    # And what was chosen is not forgotten
    assert offered("region", "region=kreis-leer") == ["kreis-eins", "kreis-leer", "revier"]


def test_it_offers_nothing_else_that_leads_to_nothing() -> None:
    # Given two of everything, and an initiative and an event that have but the first of them
    laender = [StateFactory(name=name, iso_code=code) for name, code in (("A", "DE-TH"), ("B", "DE-NW"))]
    parent = TopicFactory(slug="energie")
    topics = [TopicFactory(slug="wasserstoff", parent=parent), TopicFactory(slug="fehlt", parent=parent)]
    groups = [TargetGroupFactory(slug=slug) for slug in ("kammern", "niemand")]
    first = {"regions": laender[:1], "topics": topics[:1], "target_groups": groups[:1]}
    InitiativePageFactory(**first, initiative_type="NETWORK", level="STATE")
    EventPageFactory(**first, event_type="WEBINAR")

    # Then only those are offered, and whatever stands for them
    shared = {"land": ["DE-TH"], "topic": ["energie", "wasserstoff"], "targetGroup": ["kammern"]}
    for query, own in (
        ("kind=list", {"type": ["NETWORK"], "level": ["STATE"]}),
        ("kind=events", {"type": ["WEBINAR"]}),
    ):
        for name, values in {**shared, **own}.items():
            assert sorted(offered(name, query)) == values, (query, name)
    # And what was chosen is not forgotten
    assert sorted(offered("land", "land=DE-NW")) == ["DE-NW", "DE-TH"]
    assert sorted(offered("type", "type=ALLIANCE")) == ["ALLIANCE", "NETWORK"]


def test_choices_cost_the_same_however_many_there_are() -> None:
    def statements() -> int:
        forget()
        with CaptureQueriesContext(connection) as captured:
            page()
        return len(captured)

    def publish() -> None:
        InitiativePageFactory(
            regions=[RegionFactory()], topics=[TopicFactory()], target_groups=[TargetGroupFactory()]
        )

    publish()
    few = statements()
    for _ in range(5):
        publish()

    assert statements() == few


def test_the_code_says_what_was_chosen_and_no_defaults() -> None:
    code = codes("kind=map&land=DE-NW&targetGroup=kammern&lang=de&theme=light&heading=2&accent=%2300506b&q=")

    assert code["element"] == (
        f'<script type="module" src="http://testserver/embed/{newest()}/industrie-feed.js"\n'
        f'  integrity="{integrity(newest())}" crossorigin="anonymous"></script>\n'
        '<industrie-feed kind="map" land="DE-NW" target-group="kammern">\n'
        '  <a href="http://testserver/embed/frame/map?land=DE-NW&amp;targetGroup=kammern">'
        "Karte der Industrieinitiativen</a>\n"
        "</industrie-feed>"
    )
    assert code["oembed"] == "http://testserver/embed/frame/map?land=DE-NW&targetGroup=kammern"
    assert 'src="http://testserver/embed/frame/map?land=DE-NW&amp;targetGroup=kammern"' in code["iframe"]
    assert (
        "'http://testserver/embed/frame/map?format=fragment&land=DE-NW&targetGroup=kammern'" in code["pull"]
    )


def test_a_colour_of_ones_own_becomes_a_custom_property() -> None:
    assert (
        "<style>industrie-feed { --industrie-feed-accent: #8a1538 }</style>"
        in codes("accent=%238a1538")["element"]
    )


@pytest.mark.parametrize("query", ["land=NRW", "limit=0", "accent=%23ffee00", "kind=initiative&id=none"])
def test_a_bad_choice_is_named_and_gets_no_code(query: str) -> None:
    html = page(query).content.decode()

    assert 'role="alert"' in html
    assert "<iframe" not in html


def test_a_problem_is_told_in_the_words_of_the_form() -> None:
    html = page("limit=500").content.decode()

    assert (
        '<a href="#feld-limit">Einträge je Seite</a>: Bitte geben Sie eine Zahl von 1 bis 100 ein.</p>'
        in html
    )
    assert 'value="500" aria-invalid="true"' in html
    assert html.count("aria-invalid") == 1
    assert "<code>initiative</code>: Diesen Wert" in page("kind=events&initiative=%00").content.decode()
    assert page("kind=initiative&lang=%00").status_code == 200


def test_the_code_of_one_initiative_names_it() -> None:
    shown = InitiativePageFactory(title="Dialog & Co")

    code = codes(f"kind=initiative&id={shown.uuid}")

    assert ">Dialog &amp; Co</a>" in code["element"]
    assert 'title="Dialog &amp; Co"' in code["iframe"]


def test_an_initiative_has_to_be_chosen_first() -> None:
    html = page("kind=initiative").content.decode()

    assert "Bitte wählen Sie zuerst eine Initiative." in html
    assert 'role="alert"' not in html


def test_nothing_that_is_typed_or_published_gets_out_of_its_place() -> None:
    initiative(SCRIPT)

    for query in ("kind=initiative", "q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&kind=%3Cscript%3E"):
        assert page(query).content.decode().count("<script") == 1
    assert "&quot;&gt;&lt;script&gt;" in codes("q=%22%3E%3Cscript%3E")["element"]


@pytest.mark.parametrize("value", ["it's; rm -rf /", "$(reboot)", "`reboot`"])
def test_a_shell_runs_nothing_that_was_typed(value: str) -> None:
    code = snippets(KINDS["list"], {"q": value})[3].code
    assert not set("$`;") & set(code)


def test_its_policy_lets_only_our_own_files_in() -> None:
    response = page()

    assert response["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")
    assert "unsafe" not in response["Content-Security-Policy"]
    assert not response.cookies


def test_editors_find_it_at_public_initiatives_alone() -> None:
    client = Client()
    client.force_login(UserFactory(role="Redaktion"))
    public: InitiativePage = InitiativePageFactory()
    address = f"/embed/docs?kind=initiative&amp;id={public.uuid}"

    assert address in client.get(f"/admin/pages/{public.pk}/edit/").content.decode()
    for other in (InitiativePageFactory(live=False), NewsPageFactory()):
        assert "/embed/docs" not in client.get(f"/admin/pages/{other.pk}/edit/").content.decode()
