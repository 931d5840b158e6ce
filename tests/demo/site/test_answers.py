"""The same rows, asked as a stranger asks: one GraphQL query each, exact answers."""

import pytest

from cms.published.models import Node
from cms.published.projection import type_name_of
from cms.published.rebuild import public_now
from cms.published.types import node_models
from tests.graphql.client import data
from tests.published.everything import answer_of

pytestmark = pytest.mark.django_db


def test_every_object_of_the_site_answers_as_grapple_does() -> None:
    compared = 0
    for model in node_models():
        rows = {str(row.pk): row.data for row in Node.objects.filter(type=type_name_of(model))}
        for instance in public_now(model):
            assert rows.pop(str(instance.uuid)) == answer_of(instance, type_name_of(model)), instance
            compared += 1
        assert rows == {}, model

    assert compared >= 600


def test_f01_the_list_counts_every_initiative_and_no_draft() -> None:
    found = data("{ initiatives(first: 100) { totalCount nodes { title } } }")["initiatives"]

    assert found["totalCount"] == len(found["nodes"]) == 36
    assert not [node for node in found["nodes"] if "Entwurf" in node["title"]]


def test_f03_to_f05_the_programme_with_levels_and_partners() -> None:
    (programme,) = data(
        """{ programmes { nodes { title start end commissioner { name } contractors { name }
            modelRegions { level region { name } initiative { title } } } } }"""
    )["programmes"]["nodes"]

    assert (programme["start"], programme["end"]) == ("2017-01-01", "2017-12-31")
    assert len(programme["contractors"]) == 3
    assert {(entry["region"]["name"], entry["level"]) for entry in programme["modelRegions"]} == {
        ("Baden-Württemberg", "STATE"),
        ("Thüringen", "STATE"),
        ("Nord-Westfalen", "REGION"),
        ("Krefeld", "REGION"),
        ("Mittelrhein", "REGION"),
        ("Frankfurt am Main", "MUNICIPALITY"),
    }
    assert all(entry["initiative"] for entry in programme["modelRegions"])


def test_f10_a_topic_finds_what_its_subtopics_find() -> None:
    parent, child = data(
        """{ all: initiatives(filter: {topics: ["energie"]}) { totalCount }
             part: initiatives(filter: {topics: ["wasserstoff"]}) { totalCount } }"""
    ).values()

    assert parent["totalCount"] >= child["totalCount"] >= 5


def test_f13_partners_name_each_other() -> None:
    nodes = data("{ initiatives(first: 100) { nodes { id relatedInitiatives { initiative { id } } } } }")
    pairs = {
        (node["id"], related["initiative"]["id"])
        for node in nodes["initiatives"]["nodes"]
        for related in node["relatedInitiatives"]
    }

    assert len(pairs) >= 4
    assert {(second, first) for first, second in pairs} == pairs


def test_f16_f17_stories_are_assessed_by_current_criteria() -> None:
    stories = data(
        "{ goodPractices { nodes { title assessments { criterion { name } rating rationale } } } }"
    )

    for story in stories["goodPractices"]["nodes"]:
        assert story["assessments"], story["title"]
        assert all(entry["criterion"] and entry["rationale"] for entry in story["assessments"])


def test_f20_f21_formats_lead_to_events_and_tools() -> None:
    formats = data(
        """{ dialogueFormats { nodes { slug events(first: 5) { nodes { title } }
            toolboxItems(first: 5) { nodes { title } } } } }"""
    )["dialogueFormats"]["nodes"]

    assert all(found["events"]["nodes"] for found in formats)
    assert [found["slug"] for found in formats if found["toolboxItems"]["nodes"]]


def test_f22_to_f25_the_third_meeting_in_one_query() -> None:
    (meeting,) = data(
        """{ events(filter: {series: ["treffen-regionaler-industriebuendnisse"], from: "2017-01-01"}) {
            nodes { title startsAt seriesNumber series { name } host { name } venue { name }
                talks { kind title presentations { document {
                    title url mediaType byteSize pages language } } } } } }"""
    )["events"]["nodes"]
    documents = [entry["document"] for talk in meeting["talks"] for entry in talk["presentations"]]

    assert (meeting["seriesNumber"], meeting["startsAt"][:10]) == (3, "2017-04-05")
    assert [talk["kind"] for talk in meeting["talks"]] == ["GREETING", "TALK", "TALK"]
    assert len(documents) == 6
    assert all(document["url"].startswith("/documents/") for document in documents)
    assert all(document["pages"] >= 2 and document["byteSize"] > 500 for document in documents)


def test_f27_to_f33_adaptable_tools_can_be_adapted() -> None:
    tools = data(
        """{ toolboxItems(filter: {adaptable: true}, first: 100) { totalCount nodes { title
            licence { code allowsAdaptation } files { variant document { url } } } } }"""
    )["toolboxItems"]["nodes"]

    assert tools
    for tool in tools:
        assert tool["licence"]["allowsAdaptation"], tool["title"]
        assert "EDITABLE_SOURCE" in [file["variant"] for file in tool["files"]], tool["title"]


def test_f34_to_f37_press_and_advice() -> None:
    answers = data(
        """{ news(filter: {kind: [PRESS_RELEASE]}) { nodes { kind dateline pressContact { email } } }
             serviceOffers(filter: {cost: [FREE], coverage: [NATIONWIDE]}) {
                nodes { contact { email } } } }"""
    )

    assert len(answers["news"]["nodes"]) == 3
    assert "beratung@servicestelle.example.org" in [
        offer["contact"]["email"] for offer in answers["serviceOffers"]["nodes"] if offer["contact"]
    ]


def test_f44_f46_f51_imprint_places_and_languages() -> None:
    answers = data(
        """{ legalPage(kind: IMPRINT) { path }
             states: regions(filter: {kind: [STATE]}, first: 50) { totalCount }
             near: initiatives(near: {latitude: 50.94, longitude: 6.96, radiusKm: 10}) { nodes { slug } }
             northwest: initiatives(filter: {regions: ["nord-westfalen"]}) { nodes { slug } }
             english: initiatives(locale: "en") { nodes { title translations { locale } } } }"""
    )

    assert answers["legalPage"]["path"].startswith("/")
    assert answers["states"]["totalCount"] == 16
    assert "in-du-strie-koeln" in [node["slug"] for node in answers["near"]["nodes"]]
    assert "in-du-strie-nord-westfalen" in [node["slug"] for node in answers["northwest"]["nodes"]]
    (english,) = answers["english"]["nodes"]
    assert {page["locale"] for page in english["translations"]} == {"de", "de-simple"}
