"""Records, files and settings: public when saved, gone when deleted, hidden with their collection."""

from typing import Any

import pytest
from wagtail.models import Collection, CollectionViewRestriction

from cms.published.audit import check
from cms.published.models import Edge, Node
from cms.published.revision import current_revision
from tests.factories.media import DocumentFactory, ImageFactory
from tests.factories.snippets import (
    CompositionFactory,
    OrganisationFactory,
    OrganisationNameFactory,
    RegionFactory,
    StateFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


def row(instance: Any) -> Node:
    return Node.objects.get(pk=instance.uuid)


def is_published(instance: Any) -> bool:
    return Node.objects.filter(pk=instance.uuid).exists()


def test_a_saved_region_has_a_row_with_its_public_fields_and_nothing_else() -> None:
    land = StateFactory(name="Nordrhein-Westfalen", iso_code="DE-NW", ags="05", nuts="DEA")

    held = row(land)

    assert (held.type, held.slug, held.title, held.sort_title) == (
        "Region",
        "nordrhein-westfalen",
        "Nordrhein-Westfalen",
        "nordrhein westfalen",
    )
    assert held.terms == ["kind:STATE"]
    assert held.data["isoCode"] == "DE-NW"
    assert held.data["validFrom"] is None
    assert "pk" not in held.data


def test_a_reference_is_an_id_and_an_edge() -> None:
    land = StateFactory()
    kreis = RegionFactory(parent=land)

    assert row(kreis).data["parent"] == {"$ref": str(land.uuid)}
    assert list(Edge.objects.filter(source=kreis.uuid).values_list("field", "target", "position")) == [
        ("parent", land.uuid, 0)
    ]


def test_renaming_changes_one_row() -> None:
    land = StateFactory(name="Alt")
    kreis = RegionFactory(parent=land)
    before = row(kreis).revision

    land.name = "Neu"
    land.save()

    assert row(land).title == "Neu"
    assert row(kreis).revision == before


def test_saving_without_a_change_leaves_row_and_revision_alone() -> None:
    land = StateFactory()
    before, revision = row(land), current_revision()

    land.save()

    after = row(land)
    assert (after.revision, after.modified_at) == (before.revision, before.modified_at)
    assert current_revision() == revision


def test_a_list_seen_from_the_other_end_follows_the_child() -> None:
    parent, other = TopicFactory(), TopicFactory()
    child = TopicFactory(parent=parent)
    assert row(parent).data["children"] == [{"$ref": str(child.uuid)}]

    child.parent = other
    child.save()

    assert row(parent).data["children"] == []
    assert row(other).data["children"] == [{"$ref": str(child.uuid)}]


def test_a_composition_follows_its_members_from_either_end() -> None:
    kreis = RegionFactory()
    composition = CompositionFactory(members=[kreis])
    assert row(composition).data["members"] == [{"$ref": str(kreis.uuid)}]

    kreis.compositions.clear()

    assert row(composition).data["members"] == []


def test_deleting_removes_the_row_and_what_others_say_of_it() -> None:
    parent = TopicFactory()
    child = TopicFactory(parent=parent)
    uuid = child.uuid

    child.delete()

    assert not Node.objects.filter(pk=uuid).exists()
    assert row(parent).data["children"] == []
    assert check().count() == 0


def test_a_file_vanishes_with_the_privacy_of_any_collection_above_it() -> None:
    outer = Collection.get_first_root_node().add_child(name="Außen")
    inner = outer.add_child(name="Innen")
    image, document = ImageFactory(collection=inner), DocumentFactory(collection=inner)
    assert is_published(image)
    assert is_published(document)

    restriction = CollectionViewRestriction.objects.create(collection=outer, restriction_type="login")
    assert not is_published(image)
    assert not is_published(document)

    restriction.delete()
    assert is_published(image)
    assert is_published(document)


def test_a_collection_moved_below_a_private_one_takes_its_files_along() -> None:
    root = Collection.get_first_root_node()
    private, free = root.add_child(name="Intern"), root.add_child(name="Offen")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    document = DocumentFactory(collection=free)
    assert is_published(document)

    free.move(Collection.objects.get(pk=private.pk), pos="sorted-child")

    assert not is_published(document)
    assert check().count() == 0


def test_a_child_row_is_part_of_its_parent() -> None:
    organisation = OrganisationFactory()

    name = OrganisationNameFactory(organisation=organisation, name="Früherer Name")
    assert [entry["name"] for entry in row(organisation).data["alternateNames"]] == ["Früherer Name"]

    name.delete()
    assert row(organisation).data["alternateNames"] == []


def test_an_image_is_public_only_with_a_description_and_a_credit() -> None:
    image = ImageFactory(alt_text="", credit="Foto: Amt")
    assert not is_published(image)

    image.is_decorative = True
    image.save()
    assert is_published(image)

    image.credit = " "
    image.save()
    assert not is_published(image)
    assert check().count() == 0
