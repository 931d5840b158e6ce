import pytest

from cms.fields.slugs import free_slug, german_slug
from cms.snippets.models import Topic
from tests.factories.snippets import TopicFactory


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Größe für Straßen", "groesse-fuer-strassen"),
        ("In|du|strie – Gemeinsam. Zukunft. Leben.", "industrie-gemeinsam-zukunft-leben"),
        ("ÄÖÜẞ", "aeoeuess"),
        ("Café & Dialog", "cafe-dialog"),
        ("  –  ", ""),
        ("東京", ""),
    ],
)
def test_german_spelling(text: str, slug: str) -> None:
    assert german_slug(text) == slug


def test_a_long_name_is_cut_without_a_trailing_hyphen() -> None:
    assert german_slug("abc defgh", max_length=4) == "abc"


@pytest.mark.django_db
def test_taken_slugs_are_counted_on() -> None:
    TopicFactory(slug="energie")
    TopicFactory(slug="energie-2")

    assert free_slug("energie", Topic.objects.all()) == "energie-3"
    assert free_slug("klima", Topic.objects.all()) == "klima"


@pytest.mark.django_db
def test_the_number_fits_into_the_longest_slug() -> None:
    TopicFactory(slug="abcdef")

    assert free_slug("abcdef", Topic.objects.all(), max_length=6) == "abcd-2"
