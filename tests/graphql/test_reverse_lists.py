"""Lists that lead from an object back to those that refer to it."""

import pytest

from .client import data, error
from .rows import row

pytestmark = pytest.mark.django_db


def test_each_parent_gets_its_own_page_and_total():
    energy, skills = row("Topic", "Energie"), row("Topic", "Fachkräfte")
    hydrogen = row("Topic", "Wasserstoff", parent=energy)
    for number in range(4):
        row("InitiativePage", f"Energie {number}", topics=[energy])
    row("InitiativePage", "H2", topics=[hydrogen, skills])

    query = """{ topics { nodes { name initiatives(first: 2) {
      totalCount nodes { title } pageInfo { hasNextPage } } } } }"""
    assert data(query)["topics"]["nodes"] == [
        {
            "name": "Energie",
            "initiatives": {
                "totalCount": 5,
                "nodes": [{"title": "Energie 0"}, {"title": "Energie 1"}],
                "pageInfo": {"hasNextPage": True},
            },
        },
        {
            "name": "Fachkräfte",
            "initiatives": {"totalCount": 1, "nodes": [{"title": "H2"}], "pageInfo": {"hasNextPage": False}},
        },
        {
            "name": "Wasserstoff",
            "initiatives": {"totalCount": 1, "nodes": [{"title": "H2"}], "pageInfo": {"hasNextPage": False}},
        },
    ]


def test_two_lists_under_one_parent_keep_their_arguments():
    world_cafe = row("DialogueFormat", "Welt-Café")
    row("EventPage", "Erstes", dialogueFormats=[world_cafe], date="2017-01-01T12:00:00Z")
    row("EventPage", "Zweites", dialogueFormats=[world_cafe], date="2018-01-01T12:00:00Z")
    row("ToolboxItemPage", "Leitfaden", relatedFormats=[world_cafe])

    query = """query ($day: Date) { dialogueFormats { nodes {
      old: events(filter: {to: $day}) { nodes { title } }
      new: events(first: 1) { nodes { title dialogueFormats { name } } }
      toolboxItems { totalCount }
    } } }"""
    assert data(query, day="2017-06-30")["dialogueFormats"]["nodes"] == [
        {
            "old": {"nodes": [{"title": "Erstes"}]},
            "new": {"nodes": [{"title": "Zweites", "dialogueFormats": [{"name": "Welt-Café"}]}]},
            "toolboxItems": {"totalCount": 1},
        }
    ]


def test_one_name_for_different_lists_at_different_places():
    topic = row("Topic", "Energie", slug="energie")
    other = row("Topic", "Netze", slug="netze")
    row("InitiativePage", "A", topics=[topic, other])
    row("InitiativePage", "B", topics=[topic])

    query = """{ initiatives(first: 1) { nodes {
      a: topics { name list: initiatives(first: 1) { nodes { title } } }
      b: topics { name list: initiatives(first: 2) { nodes { title } } }
    } } }"""
    (found,) = data(query)["initiatives"]["nodes"]
    assert found["a"][0] == {"name": "Energie", "list": {"nodes": [{"title": "A"}]}}
    assert found["b"][0] == {"name": "Energie", "list": {"nodes": [{"title": "A"}, {"title": "B"}]}}


def test_the_next_page_below_one_parent():
    series = row("EventSeries", "Treffen")
    for number in range(3):
        row("EventPage", f"{number}. Treffen", series=series)

    query = """query ($after: String) { eventSeries { nodes {
      events(first: 2, after: $after, orderBy: TITLE) {
        nodes { title } pageInfo { endCursor hasNextPage } } } } }"""
    (first,) = data(query)["eventSeries"]["nodes"]
    (second,) = data(query, after=first["events"]["pageInfo"]["endCursor"])["eventSeries"]["nodes"]

    assert [node["title"] for node in first["events"]["nodes"]] == ["0. Treffen", "1. Treffen"]
    assert [node["title"] for node in second["events"]["nodes"]] == ["2. Treffen"]


def test_a_region_lists_what_lies_in_it():
    land = row("Region", "Land", slug="land", kind="STATE")
    district = row("Region", "Kreis", slug="kreis", kind="DISTRICT", parent=land)
    composition = row("Region", "Verbund", slug="verbund", kind="COMPOSITION", members=[district])
    for region in (land, district, composition):
        row("InitiativePage", f"In {region.title}", regions=[region])

    query = "{ regions { nodes { name initiatives { nodes { title } } } } }"
    found = {
        region["name"]: [node["title"] for node in region["initiatives"]["nodes"]]
        for region in data(query)["regions"]["nodes"]
    }
    assert found == {
        "Land": ["In Kreis", "In Land", "In Verbund"],
        "Kreis": ["In Kreis", "In Verbund"],
        "Verbund": ["In Kreis", "In Verbund"],
    }


def test_below_a_page_lists_speak_its_language():
    english = row("InitiativePage", "English", locale="en", slug="x", path="/en/x/")
    row("NewsPage", "Deutsch", relatedInitiatives=[english])
    row("NewsPage", "News", relatedInitiatives=[english], locale="en", path="/en/news/")

    query = """{ initiatives(locale: "en", first: 5) { nodes {
      news { nodes { title } } german: news(locale: "de") { nodes { title } } } } }"""
    assert data(query)["initiatives"]["nodes"] == [
        {"news": {"nodes": [{"title": "News"}]}, "german": {"nodes": [{"title": "Deutsch"}]}}
    ]


def test_arguments_below_are_checked_too():
    row("Topic", "Energie")
    found = error("{ topics { nodes { initiatives(first: 101) { totalCount } } } }")
    assert found["message"] == 'Argument "first" must be between 1 and 100, not 101.'
