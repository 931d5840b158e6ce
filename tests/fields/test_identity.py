import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from wagtail.models import Page

from cms.fields.identity import Identified
from tests.factories.snippets import TopicFactory

pytestmark = pytest.mark.django_db


def test_an_identity_stays_when_everything_else_changes() -> None:
    topic = TopicFactory(name="Energie")
    identity = topic.uuid

    topic.name, topic.slug = "Klima", "klima"
    topic.save()
    topic.refresh_from_db()

    assert topic.uuid == identity


def test_two_objects_cannot_share_an_identity() -> None:
    topic = TopicFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        TopicFactory(uuid=topic.uuid)


def test_a_copied_page_gets_an_identity_of_its_own() -> None:
    pages = [
        model for model in apps.get_models() if issubclass(model, Page) and issubclass(model, Identified)
    ]

    assert [model for model in pages if "uuid" not in model.exclude_fields_in_copy] == []
