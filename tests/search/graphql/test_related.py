"""``relatedContent``: what is most like an object."""

import pytest

from tests.factories.pages import InitiativePageFactory, NewsPageFactory
from tests.factories.snippets import OrganisationFactory, TopicFactory
from tests.graphql.client import data

pytestmark = pytest.mark.django_db

RELATED = """
query Q($id: ID!, $first: Int! = 5, $locale: String) {
  relatedContent(id: $id, first: $first, locale: $locale) {
    ... on PageInterface { title } ... on Organisation { name } ... on InitiativePage { topics { name } }
  }
}"""


def titles(identity: object, **variables: object) -> list[str]:
    found = data(RELATED, id=str(identity), **variables)["relatedContent"]
    return [node.get("title") or node["name"] for node in found]


def test_what_shares_words_and_topics_comes_and_the_object_itself_does_not() -> None:
    # Given
    topic = TopicFactory(name="Wasserstoff")
    page = InitiativePageFactory(title="Wasserstoff am Rhein", topics=[topic])
    InitiativePageFactory(title="Wasserstoff an der Küste", topics=[topic])
    NewsPageFactory(title="Impressionen vom Sommerfest")
    # When
    found = titles(page.uuid)
    # Then
    assert found[0] == "Wasserstoff an der Küste"
    assert "Wasserstoff am Rhein" not in found


def test_the_language_is_that_of_the_object_unless_told() -> None:
    # Given
    english = InitiativePageFactory(title="Hydrogen on the Rhine", locale="en")
    InitiativePageFactory(title="Hydrogen at the coast", locale="en")
    InitiativePageFactory(title="Hydrogen auf Deutsch")
    record = OrganisationFactory(name="Hydrogen e. V.")
    # When, then
    assert "Hydrogen at the coast" in titles(english.uuid)
    assert "Hydrogen auf Deutsch" not in titles(english.uuid)
    assert "Hydrogen auf Deutsch" in titles(english.uuid, locale="de")
    assert "Hydrogen auf Deutsch" in titles(record.uuid)
    assert "Hydrogen at the coast" not in titles(record.uuid)


def test_it_is_cut_at_first_and_comes_with_what_it_refers_to() -> None:
    # Given
    topic = TopicFactory(name="Wasserstoff")
    pages = [InitiativePageFactory(title=f"Wasserstoff {number}", topics=[topic]) for number in range(4)]
    # When
    found = data(RELATED, id=str(pages[0].uuid), first=2)["relatedContent"]
    # Then
    assert [node["topics"] for node in found] == [[{"name": "Wasserstoff"}]] * 2


def test_nothing_leads_to_what_is_withdrawn_nor_away_from_it() -> None:
    # Given
    page, other = (InitiativePageFactory(title=f"Wasserstoff {name}") for name in ("eins", "zwei"))
    assert titles(page.uuid) == ["Wasserstoff zwei"]
    # When
    other.unpublish()
    # Then
    assert titles(page.uuid) == []
    assert titles(other.uuid) == []
