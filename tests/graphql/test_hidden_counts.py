"""Counts are a way out as well: what is withdrawn is no bucket, no group and in no number, at once."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from cms.pages.models import InitiativeMembership
from cms.published.schedule import run_due
from tests.factories.pages import InitiativePageFactory, NewsPageFactory
from tests.factories.snippets import OrganisationFactory, TopicFactory

from .client import data

pytestmark = pytest.mark.django_db

COUNTS = """{
    news { facets(fields: [INITIATIVES]) { buckets { value label count } missing } }
    initiatives { facets(fields: [LEVEL, TOPICS, ORGANISATIONS, MEMBER_TYPES]) {
        field buckets { value label count } missing } }
    initiativeStatistics(groupBy: [LEVEL]) { total n unknown groups { key count }
        figures(dimensions: [TOPICS, MEMBER_TYPES]) { n unknown groups { key label count } } }
}"""
SECRET = "geheim"


def expire(page: Page) -> None:
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    run_due()


def restrict(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


WITHDRAWALS: dict[str, Callable[[Any], object]] = {
    "unpublished": lambda page: page.unpublish(),
    "expired": expire,
    "restricted": restrict,
    "deleted": lambda page: page.delete(),
}


@pytest.mark.parametrize("way", WITHDRAWALS)
def test_a_withdrawn_initiative_is_counted_nowhere(way: str) -> None:
    # Given an initiative that news refer to, with a topic and a member of its own
    hidden = InitiativePageFactory(
        title="Geheim",
        slug=SECRET,
        level="STATE",
        topics=[TopicFactory(name="Fern", slug="fern")],
        memberships=[InitiativeMembership(organisation=OrganisationFactory(organisation_type="UNION"))],
    )
    InitiativePageFactory(title="Offen", slug="offen", level="REGION")
    NewsPageFactory(related_initiatives=[hidden])
    shown = data(COUNTS)
    assert shown["news"]["facets"] == [
        {"buckets": [{"value": SECRET, "label": "Geheim", "count": 1}], "missing": 0}
    ]
    assert shown["initiativeStatistics"]["groups"] == [
        {"key": "STATE", "count": 1},
        {"key": "REGION", "count": 1},
    ]
    # When
    WITHDRAWALS[way](hidden)
    # Then
    found = data(COUNTS)
    assert SECRET not in str(found).lower()
    assert found["news"]["facets"] == [{"buckets": [], "missing": 1}]
    assert found["initiatives"]["facets"] == [
        {"field": "level", "buckets": [{"value": "REGION", "label": "Region", "count": 1}], "missing": 0},
        *(
            {"field": name, "buckets": [], "missing": 1}
            for name in ("topics", "organisations", "memberTypes")
        ),
    ]
    assert found["initiativeStatistics"] == {
        "total": 1,
        "n": 1,
        "unknown": 0,
        "groups": [{"key": "REGION", "count": 1}],
        "figures": [{"n": 0, "unknown": 1, "groups": []}] * 2,
    }


def test_a_draft_counts_for_nothing() -> None:
    live = InitiativePageFactory(level="REGION", topics=[TopicFactory(name="Offen", slug="offen")])
    live.topics = [TopicFactory(name="Geheim", slug=SECRET)]
    live.level = "STATE"
    live.save_revision()
    InitiativePageFactory(live=False, level="FEDERAL")

    found = data(COUNTS)

    assert SECRET not in str(found).lower()
    assert found["initiativeStatistics"]["groups"] == [{"key": "REGION", "count": 1}]
    assert [group["key"] for group in found["initiativeStatistics"]["figures"][0]["groups"]] == ["offen"]


def test_a_deleted_topic_and_a_renamed_organisation_leave_no_name_behind() -> None:
    topic, organisation = TopicFactory(name="Geheim", slug=SECRET), OrganisationFactory(name="Geheim & Co.")
    InitiativePageFactory(topics=[topic], memberships=[InitiativeMembership(organisation=organisation)])
    assert SECRET in str(data(COUNTS)).lower()

    topic.delete()
    organisation.name, organisation.slug = "Offen", "offen"
    organisation.save()

    found = data(COUNTS)
    assert SECRET not in str(found).lower()
    assert found["initiatives"]["facets"][1] == {"field": "topics", "buckets": [], "missing": 1}
    assert found["initiatives"]["facets"][2]["buckets"] == [{"value": "offen", "label": "Offen", "count": 1}]
