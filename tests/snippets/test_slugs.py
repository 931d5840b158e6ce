import pytest

from tests.factories.snippets import RegionFactory, TopicFactory

pytestmark = pytest.mark.django_db


def test_the_slug_comes_from_the_name() -> None:
    assert RegionFactory(name="Thüringen (Süd)").slug == "thueringen-sued"


def test_two_records_of_one_name_get_two_slugs() -> None:
    assert [RegionFactory(name="Rostock").slug for _ in range(3)] == ["rostock", "rostock-2", "rostock-3"]


def test_a_chosen_slug_stays_when_the_name_changes() -> None:
    topic = TopicFactory(name="Energie", slug="energiewende")

    topic.name = "Wärme"
    topic.save()

    assert topic.slug == "energiewende"


def test_a_name_without_letters_still_gets_a_slug() -> None:
    assert TopicFactory(name="???").slug == "eintrag"
