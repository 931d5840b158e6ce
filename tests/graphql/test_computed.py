"""Citation and linked data: computed from rows when they are read, at the cost of one more level."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.schema_org import faults

from .client import data
from .rows import row

pytestmark = pytest.mark.django_db

CITATION = "citation { text publisher title date url identifier licence { code uri } }"
CC = "https://creativecommons.org/licenses/by/4.0/"


def site(**given):
    operator = row("Organisation", "Servicestelle", organisationType="OTHER")
    licence = row("Licence", "CC BY 4.0", code="CC-BY-4.0", uri=CC, allowsAdaptation=True)
    return row("SiteSettings", operator=operator, contentLicence=licence, feedItems=50, **given)


def initiative(title, **given):
    return row("InitiativePage", title, lastPublishedAt="2026-03-31T22:30:00+00:00", **given)


def first(query, **variables):
    (found,) = data(query, **variables)["initiatives"]["nodes"]
    return found


def test_a_page_says_how_to_cite_it():
    """Given a page published at half past midnight in Berlin, its day is the one over there."""
    site()
    page = initiative("Krefeld", path="/initiativen/krefeld/")

    assert first(f"{{ initiatives {{ nodes {{ {CITATION} }} }} }}")["citation"] == {
        "text": "Servicestelle: Krefeld. Stand: 01.04.2026. https://www.example.org/initiativen/krefeld/. "
        "Lizenz: CC-BY-4.0",
        "publisher": "Servicestelle",
        "title": "Krefeld",
        "date": "2026-04-01",
        "url": "https://www.example.org/initiativen/krefeld/",
        "identifier": f"urn:uuid:{page.id}",
        "licence": {"code": "CC-BY-4.0", "uri": CC},
    }


def test_a_work_is_cited_with_its_own_publisher_licence_and_date():
    site()
    licence = row("Licence", "BKG", code="DL-DE-BY-2.0", attribution="© GeoBasis-DE / BKG")
    publisher = row("Organisation", "Ministerium", organisationType="MINISTRY")
    study = row(
        "PublicationPage", "Study", locale="en", path="/en/study/", licence=licence, publisher=publisher
    )
    study.data["date"] = "2017-04-05"
    study.save()

    found = data(f'{{ publications(locale: "en") {{ nodes {{ {CITATION} }} }} }}')["publications"]["nodes"]

    assert found[0]["citation"]["text"] == (
        "Ministerium: Study. As of 2017-04-05. https://www.example.org/en/study/. "
        "Licence: DL-DE-BY-2.0. © GeoBasis-DE / BKG"
    )


def test_a_site_without_settings_cites_title_and_address():
    row("InitiativePage", "Krefeld", path="/k/")

    found = first(f"{{ initiatives {{ nodes {{ {CITATION} }} }} }}")["citation"]

    assert found["text"] == "Krefeld. https://www.example.org/k/"
    assert (found["publisher"], found["date"], found["licence"]) == (None, None, None)


def test_linked_data_may_stand_between_script_tags_whatever_the_title():
    initiative("</script><script>alert(1)</script> & Söhne")

    found = first("{ initiatives { nodes { jsonLd } } }")["jsonLd"]

    assert not set("<>&") & set(found)
    assert json.loads(found)["name"] == "</script><script>alert(1)</script> & Söhne"
    assert faults(json.loads(found)) == []


def test_linked_data_names_only_what_is_public():
    """Given a topic without a row, it is not mentioned, nor is its id."""
    shown, hidden = row("Topic", "Energie", slug="energie"), row("Topic", "Geheim")
    initiative("Krefeld", topics=[shown, hidden])
    hidden.delete()

    found = first("{ initiatives { nodes { jsonLd } } }")["jsonLd"]

    assert [term["name"] for term in json.loads(found)["knowsAbout"]] == ["Energie"]
    assert str(hidden.id) not in found


def test_what_is_said_of_a_page_does_not_depend_on_what_else_is_asked():
    site()
    before = row("Organisation", "Landkreis", organisationType="MUNICIPALITY")
    organisation = row(
        "Organisation", "IHK", organisationType="CHAMBER", predecessor=before, website="https://ihk.example/"
    )
    land = row("Region", "Land", kind="STATE")
    region = row("Region", "Krefeld", kind="DISTRICT", parent=land)
    membership = {"__typename": "InitiativeMembership", "role": "LEAD_OFFICE", "organisation": organisation}
    initiative("Krefeld", memberships=[membership], regions=[region])

    alone = first("{ initiatives { nodes { jsonLd } } }")["jsonLd"]
    beside = first(
        """{ initiatives(first: 1) { nodes {
        jsonLd citation { text } regions { name parent { name jsonLd } jsonLd }
        memberships { role organisation { name website predecessor { name jsonLd } jsonLd } } } } }"""
    )["jsonLd"]

    assert beside == alone
    assert json.loads(alone)["member"][0]["name"] == "IHK"


@pytest.mark.parametrize("field", ["jsonLd", "citation { text licence { name } }"])
def test_computed_fields_cost_the_same_statements_for_5_and_for_50_pages(field):
    site()
    counted = []
    for most in (5, 50):
        for number in range(most):
            topic = row("Topic", f"Thema {most}-{number}")
            row("InitiativePage", f"Initiative {most}-{number}", topics=[topic])
        with CaptureQueriesContext(
            connection,
        ) as queries:
            data(f"{{ initiatives(first: {most}) {{ nodes {{ title {field} }} }} }}")
        counted.append(len(queries))

    assert counted[0] == counted[1] <= 5
