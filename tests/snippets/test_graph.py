"""Saving a record is publishing it: the very next reader sees it, and what depends on it."""

import datetime

import pytest

from cms.published.models import Node
from tests.factories.snippets import (
    CompositionFactory,
    OrganisationNameFactory,
    PersonFactory,
    RegionFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


def test_a_person_vanishes_with_the_consent_and_returns_with_it() -> None:
    person = PersonFactory()
    assert Node.objects.filter(pk=person.uuid).exists()

    person.consent_withdrawn_on = datetime.date(2025, 5, 1)
    person.save()
    assert not Node.objects.filter(pk=person.uuid).exists()

    person.consent_withdrawn_on = None
    person.save()
    assert Node.objects.filter(pk=person.uuid).exists()


def test_a_topic_learns_of_its_children() -> None:
    energy, climate = TopicFactory(name="Energie"), TopicFactory(name="Klima")
    grids = TopicFactory(name="Netze", parent=energy)
    assert _children(energy) == [str(grids.uuid)]

    grids.parent = climate
    grids.save()
    assert (_children(energy), _children(climate)) == ([], [str(grids.uuid)])

    grids.delete()
    assert _children(climate) == []


def test_a_composition_learns_of_its_members() -> None:
    borken, coesfeld = RegionFactory(name="Borken"), RegionFactory(name="Coesfeld")
    composition = CompositionFactory(members=[borken])

    composition.members.add(coesfeld)
    composition.save()

    members = Node.objects.get(pk=composition.uuid).data["members"]
    assert members == [{"$ref": str(borken.uuid)}, {"$ref": str(coesfeld.uuid)}]


def test_another_name_is_part_of_the_organisation() -> None:
    name = OrganisationNameFactory(name="Alter Name")

    names = Node.objects.get(pk=name.organisation.uuid).data["alternateNames"]
    assert [entry["name"] for entry in names] == ["Alter Name"]


def _children(topic: object) -> list[str]:
    return [child["$ref"] for child in Node.objects.get(pk=topic.uuid).data["children"]]  # type: ignore[attr-defined]
