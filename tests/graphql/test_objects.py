"""Single objects, and what they refer to."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from .client import data, error
from .rows import row

pytestmark = pytest.mark.django_db


def test_one_initiative_by_each_of_its_keys():
    node = row("InitiativePage", "Krefeld", slug="krefeld", path="/initiativen/krefeld/")
    row("InitiativePage", "Krefeld (en)", slug="krefeld", path="/en/initiatives/krefeld/", locale="en")

    found = data(
        """query ($id: ID!) {
          id: initiative(id: $id) { title }
          slug: initiative(slug: "krefeld") { title }
          english: initiative(slug: "krefeld", locale: "en") { title }
          path: initiative(path: "/initiativen/krefeld/") { title }
          typed: page(path: "initiativen/krefeld") { __typename title ... on InitiativePage { level } }
          node: node(id: $id) { __typename id ... on InitiativePage { title } ... on Region { name } }
        }""",
        id=str(node.id),
    )

    assert found == {
        "id": {"title": "Krefeld"},
        "slug": {"title": "Krefeld"},
        "english": {"title": "Krefeld (en)"},
        "path": {"title": "Krefeld"},
        "typed": {"__typename": "InitiativePage", "title": "Krefeld", "level": None},
        "node": {"__typename": "InitiativePage", "id": str(node.id), "title": "Krefeld"},
    }


@pytest.mark.parametrize(
    "field",
    [
        'initiative(slug: "gibt-es-nicht") { title }',
        'initiative(id: "keine-uuid") { title }',
        'initiative(id: "00000000-0000-4000-8000-000000000000") { title }',
        'initiative(path: "/nichts/") { title }',
        'node(id: "00000000-0000-4000-8000-000000000000") { id }',
        'node(id: "12") { id }',
        'page(path: "/nichts/") { id }',
        'region(slug: "nirgends") { name }',
        "legalPage(kind: IMPRINT) { title }",
        'redirect(path: "/alt/") { target }',
        "siteSettings { id }",
    ],
)
def test_what_nobody_knows_is_null_without_an_error(field):
    assert data(f"{{ found: {field} }}") == {"found": None}


def test_an_id_of_another_type_is_null():
    topic = row("Topic", "Energie")

    query = (
        "query ($id: ID!) { initiative(id: $id) { title } page(id: $id) { title } topic(id: $id) { name } }"
    )
    assert data(query, id=str(topic.id)) == {"initiative": None, "page": None, "topic": {"name": "Energie"}}


@pytest.mark.parametrize("arguments", ["", '(slug: "a", path: "/a/")', '(locale: "de")'])
def test_exactly_one_key_is_needed(arguments):
    found = error(f"{{ initiative{arguments} {{ title }} }}")
    assert found["extensions"]["code"] == "BAD_USER_INPUT"
    assert found["path"] == ["initiative"]


def test_references_resolve_to_what_is_public():
    topic = row("Topic", "Energie")
    gone = uuid4()
    organisation = row("Organisation", "Handelskammer")
    initiative = row(
        "InitiativePage",
        "Eine",
        topics=[topic, gone],
        leadImage=gone,
        memberships=[
            {"__typename": "InitiativeMembership", "role": "FUNDER", "organisation": organisation},
            {"__typename": "InitiativeMembership", "role": "MEMBER", "organisation": gone},
        ],
    )

    query = """query ($id: ID!) { initiative(id: $id) {
      topics { name } leadImage { alt } memberships { role organisation { name } }
    } }"""
    assert data(query, id=str(initiative.id))["initiative"] == {
        "topics": [{"name": "Energie"}],
        "leadImage": None,
        "memberships": [
            {"role": "FUNDER", "organisation": {"name": "Handelskammer"}},
            {"role": "MEMBER", "organisation": None},
        ],
    }


def test_one_field_under_two_names_with_different_wishes():
    federation = row("Region", "Bund", kind="FEDERATION")
    land = row("Region", "Land", kind="STATE", parent=federation)
    initiative = row("InitiativePage", "Eine", regions=[land, federation])

    query = """query ($id: ID!) { initiative(id: $id) {
      names: regions { name }
      parents: regions { parent { name parent { name } } }
      ...More
    } }
    fragment More on InitiativePage { regions { kind ... on Region { parent { kind } } } }"""
    assert data(query, id=str(initiative.id))["initiative"] == {
        "names": [{"name": "Land"}, {"name": "Bund"}],
        "parents": [{"parent": {"name": "Bund", "parent": None}}, {"parent": None}],
        "regions": [
            {"kind": "STATE", "parent": {"kind": "FEDERATION"}},
            {"kind": "FEDERATION", "parent": None},
        ],
    }


def test_circles_of_references_end_where_the_query_ends():
    first = row("InitiativePage", "Erste")
    second = row("InitiativePage", "Zweite", relatedInitiatives=[_related(first)])
    first.data["relatedInitiatives"] = [{**_related(second), "initiative": {"$ref": str(second.id)}}]
    first.save()

    query = """query ($id: ID!) { initiative(id: $id) { title relatedInitiatives { initiative {
      title relatedInitiatives { initiative { title } } } } } }"""
    assert data(query, id=str(first.id))["initiative"] == {
        "title": "Erste",
        "relatedInitiatives": [
            {"initiative": {"title": "Zweite", "relatedInitiatives": [{"initiative": {"title": "Erste"}}]}}
        ],
    }


def _related(initiative):
    return {"__typename": "RelatedInitiative", "kind": "PARTNER", "initiative": initiative}


def test_presets_and_skipped_fields():
    rendition = {
        "__typename": "ImageRendition",
        "url": "/media/a.webp",
        "width": 10,
        "height": 5,
        "srcSet": "",
    }
    image = row("Image", "", alt="Ein Bild", image={"CARD": rendition, "HERO": None})

    query = """query ($id: ID!, $no: Boolean!) { node(id: $id) { ... on Image {
      alt image(preset: CARD) { url width } hero: image(preset: HERO) { url } credit @skip(if: $no)
    } } }"""
    assert data(query, id=str(image.id), no=True)["node"] == {
        "alt": "Ein Bild",
        "image": {"url": "/media/a.webp", "width": 10},
        "hero": None,
    }


LISTED = """{ initiatives(first: 50) { totalCount nodes {
  title regions { name } topics { name } contactPoints { name } } } }"""


@pytest.mark.parametrize(
    ("query", "statements"),
    [
        ("{ initiatives(first: 50) { nodes { title } } }", 1),
        ("{ initiatives(first: 50) { totalCount } }", 1),
        ("{ initiatives(first: 50) { nodes { title } totalCount } }", 1),
        (LISTED, 2),
        ("{ initiatives(first: 50) { nodes { regions { parent { parent { name } } } } } }", 4),
        ("{ topics(first: 50) { nodes { initiatives(first: 5) { nodes { title } } } } }", 2),
        (
            """{ topics(first: 50) { nodes {
                 initiatives(first: 3) { totalCount nodes { title topics { name } } } } } }""",
            3,
        ),
        (
            "{ initiatives(first: 50) { nodes { logo { alt } topics { initiatives { totalCount } } } } }",
            3,
        ),
        (
            """{ topics(first: 50) { nodes { name initiatives(first: 2) {
                 totalCount edges { cursor node { title regions { parent { slug } } } } } } } }""",
            4,
        ),
        (
            """{ initiatives(first: 50) { nodes { topics { name }
                 events(first: 2) { nodes { title } } news(first: 2) { totalCount } } } }""",
            3,
        ),
    ],
)
def test_the_number_of_statements_does_not_grow_with_the_rows(query, statements):
    """One for the revision, one for each level."""
    federation = row("Region", "Bund", kind="FEDERATION")
    for rows in (5, 45):
        for number in range(rows):
            land = row("Region", f"Land {number}", parent=federation)
            region = row("Region", f"Kreis {number}", parent=land)
            topic, contact = row("Topic", f"Thema {number}"), row("ContactPoint", f"Stelle {number}")
            row("InitiativePage", f"I {number}", regions=[region], topics=[topic], contactPoints=[contact])
        with CaptureQueriesContext(connection) as captured:
            data(query)
        assert len(captured) == 1 + statements
