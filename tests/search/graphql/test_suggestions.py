"""``searchSuggest``: what titles and names lead to while somebody types."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.pages import InitiativePageFactory, NewsPageFactory
from tests.factories.snippets import OrganisationFactory
from tests.graphql.client import data

pytestmark = pytest.mark.django_db

SUGGEST = """
query Q($prefix: String!, $kinds: [SearchKind!], $first: Int! = 8, $locale: String) {
  searchSuggest(prefix: $prefix, kinds: $kinds, first: $first, locale: $locale) {
    title kind node { __typename ... on InitiativePage { path topics { name } } }
  }
}"""


def titles(prefix: str, **variables: Any) -> set[str]:
    return {each["title"] for each in data(SUGGEST, prefix=prefix, **variables)["searchSuggest"]}


def test_titles_and_names_come_with_their_kind_and_object() -> None:
    # Given
    page = InitiativePageFactory(title="Wasserstoff am Rhein", slug="wasserstoff")
    OrganisationFactory(name="Verein Wasserstoff")
    # When
    found = data(SUGGEST, prefix="wassers")["searchSuggest"]
    # Then
    assert {(each["title"], each["kind"], each["node"]["__typename"]) for each in found} == {
        ("Wasserstoff am Rhein", "INITIATIVE", "InitiativePage"),
        ("Verein Wasserstoff", "ORGANISATION", "Organisation"),
    }
    (node,) = (each["node"] for each in found if each["kind"] == "INITIATIVE")
    assert node == {"__typename": "InitiativePage", "path": page.frontend_path, "topics": []}


def test_kinds_languages_and_first_restrict_them() -> None:
    # Given
    InitiativePageFactory(title="Dialog eins")
    InitiativePageFactory(title="Dialogue two", locale="en")
    NewsPageFactory(title="Dialog drei")
    OrganisationFactory(name="Dialog vier")
    # When, then
    assert titles("dial") == {"Dialog eins", "Dialog drei", "Dialog vier"}
    assert titles("dial", locale="en") == {"Dialogue two", "Dialog vier"}
    assert titles("dial", kinds=["NEWS", "ORGANISATION"]) == {"Dialog drei", "Dialog vier"}
    assert titles("dial", kinds=[]) == titles("dial")
    assert len(titles("dial", first=2)) == 2


def test_what_is_withdrawn_is_suggested_no_more() -> None:
    page = InitiativePageFactory(title="Dialog")
    assert titles("dia") == {"Dialog"}
    page.unpublish()
    assert titles("dia") == set()


def test_titles_are_those_of_the_rows_whatever_is_selected() -> None:
    # Given
    OrganisationFactory(name="Dialog e. V.")
    # When, then
    found = data('{ searchSuggest(prefix: "dia") { title } }')["searchSuggest"]
    assert found == [{"title": "Dialog e. V."}]


def test_the_number_of_statements_does_not_grow() -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as captured:
            data('{ searchSuggest(prefix: "dia", first: 100) { title node { id } } }')
        return len(captured)

    InitiativePageFactory(title="Dialog")
    few = statements()
    for number in range(5):
        InitiativePageFactory(title=f"Dialog {number}")
    assert statements() == few <= 4
