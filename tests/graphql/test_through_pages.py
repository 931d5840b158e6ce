"""From the editor to the answer: what is published is read, what is withdrawn is gone."""

import pytest

from cms.pages.models import InitiativeGoal, InitiativeMembership
from tests.factories.pages import (
    ALL_FACTORIES,
    EventPageFactory,
    InitiativePageFactory,
    body,
    publish,
    site_tree,
)
from tests.factories.snippets import OrganisationFactory, RegionFactory, StateFactory, TopicFactory

from .client import data

pytestmark = pytest.mark.django_db


def test_a_published_initiative_is_in_the_very_next_answer():
    land = StateFactory(name="Nordrhein-Westfalen", iso_code="DE-NW", ags="05")
    kreis = RegionFactory(name="Krefeld", ags="05114", parent=land)
    chamber = OrganisationFactory(name="IHK Mittlerer Niederrhein")
    InitiativePageFactory(
        title="Zukunft durch Industrie",
        level="REGION",
        topics=[TopicFactory(name="Akzeptanz")],
        regions=[kreis],
        goals=[InitiativeGoal(text="Industrie erklären")],
        memberships=[InitiativeMembership(organisation=chamber, role="LEAD_OFFICE")],
        body=body(
            ("heading", {"text": "Wer wir sind", "level": "H2"}), ("rich_text", {"text": "<p>Text</p>"})
        ),
    )

    query = """{ initiatives(filter: {land: ["DE-NW"], level: [REGION]}) { totalCount nodes {
      title path level goals { text } topics { name } regions { name parent { isoCode } }
      memberships { role organisation { name } }
      body { __typename ... on HeadingBlock { text } ... on RichTextBlock { html } }
      breadcrumbs { title } } } }"""
    assert data(query)["initiatives"] == {
        "totalCount": 1,
        "nodes": [
            {
                "title": "Zukunft durch Industrie",
                "path": "/initiativen/zukunft-durch-industrie/",
                "level": "REGION",
                "goals": [{"text": "Industrie erklären"}],
                "topics": [{"name": "Akzeptanz"}],
                "regions": [{"name": "Krefeld", "parent": {"isoCode": "DE-NW"}}],
                "memberships": [
                    {"role": "LEAD_OFFICE", "organisation": {"name": "IHK Mittlerer Niederrhein"}}
                ],
                "body": [
                    {"__typename": "HeadingBlock", "text": "Wer wir sind"},
                    {"__typename": "RichTextBlock", "html": "<p>Text</p>"},
                ],
                "breadcrumbs": [{"title": "Industriedialog"}, {"title": "Initiativen"}],
            }
        ],
    }


def test_what_is_withdrawn_is_gone_everywhere():
    topic = TopicFactory(name="Energie")
    page = InitiativePageFactory(title="Eine", topics=[topic])
    query = """query ($id: ID!) { node(id: $id) { id } initiatives { totalCount nodes { title } }
      topics { nodes { initiatives { totalCount nodes { title } } } } }"""
    assert data(query, id=str(page.uuid))["initiatives"]["totalCount"] == 1

    page.unpublish()

    assert data(query, id=str(page.uuid)) == {
        "node": None,
        "initiatives": {"totalCount": 0, "nodes": []},
        "topics": {"nodes": [{"initiatives": {"totalCount": 0, "nodes": []}}]},
    }


def test_every_kind_of_page_can_be_read_by_path():
    for factory in ALL_FACTORIES:
        page = factory()
        found = data(
            "query ($path: String!) { page(path: $path) { __typename id } }", path=page.frontend_path
        )
        assert found["page"] == {"__typename": type(page).__name__, "id": str(page.uuid)}


def test_menus_follow_the_tree():
    tree = site_tree()
    for factory, shown in ((EventPageFactory, True), (InitiativePageFactory, False)):
        index = factory().get_parent().specific
        index.show_in_menus = shown
        publish(index)

    assert data("{ navigation { items { title path children { title } } } }")["navigation"]["items"] == [
        {"title": "Veranstaltungen", "path": "/veranstaltungen/", "children": []}
    ]
    assert data('{ page(path: "/") { title } }')["page"] == {"title": tree.home.title}
