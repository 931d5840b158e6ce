"""Gathered or not, an object has the same answer; gathered, many cost as many statements as a few."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.pages.initiative_children import InitiativeGoal, InitiativeMembership, InitiativeRelation
from cms.pages.models import InitiativePage
from cms.published.gathering import public_relations
from cms.published.projection import project, project_all
from tests.factories.pages import InitiativePageFactory, NewsPageFactory, publish, site_tree
from tests.factories.snippets import (
    ContactPointFactory,
    OrganisationFactory,
    RegionFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


def initiative(**kwargs: Any) -> InitiativePage:
    """An initiative with something in every kind of relation."""
    page: InitiativePage = InitiativePageFactory(
        goals=[InitiativeGoal(text="Fachkräfte gewinnen")],
        memberships=[InitiativeMembership(organisation=OrganisationFactory(), role="MEMBER")],
        topics=[TopicFactory(), TopicFactory()],
        regions=[RegionFactory()],
        contact_points=[ContactPointFactory()],
        **kwargs,
    )
    return page


def stored(*pages: InitiativePage) -> list[InitiativePage]:
    return list(InitiativePage.objects.filter(pk__in=[page.pk for page in pages]).order_by("pk"))


def test_gathered_objects_have_the_same_records() -> None:
    # Given initiatives that are related in both directions and translated
    first, second = initiative(), initiative()
    third = initiative(relations=[InitiativeRelation(other=first, kind="SUCCESSOR")])
    english = publish(first.copy_for_translation(site_tree("en").home.locale, copy_parents=True))
    # When projected together and one by one
    together = project_all(stored(first, second, third, english))
    alone = [project(page) for page in stored(first, second, third, english)]
    # Then
    assert together == alone
    assert [found["kind"] for found in together[0].data["relatedInitiatives"]] == ["PREDECESSOR"]
    assert together[0].data["translations"] == [{"$ref": str(english.uuid)}]
    assert len(together[0].data["breadcrumbs"]) == 2


def test_statements_do_not_grow_with_the_number_of_objects() -> None:
    # Given
    pages = stored(*(initiative() for _ in range(8)))
    project_all(pages[:1])
    # When
    with CaptureQueriesContext(connection) as for_two:
        project_all(stored(*pages[:2]))
    with CaptureQueriesContext(connection) as for_eight:
        project_all(stored(*pages))
    # Then
    assert len(for_eight) == len(for_two)


def test_objects_of_several_types_are_gathered_at_once() -> None:
    # Given
    objects = [initiative(), NewsPageFactory(), RegionFactory()]
    # When
    records = project_all(objects)
    # Then
    assert [record.type for record in records] == ["InitiativePage", "NewsPage", "Region"]


def test_relations_follow_from_the_public_fields() -> None:
    relations = public_relations(InitiativePage)

    assert {"topics", "lead_image", "goals", "memberships", "memberships__organisation"} <= set(relations)
    assert "title" not in relations
    assert "relations" not in relations
