"""Translations: a tree of their own, and the knowledge of what was translated."""

import pytest
from wagtail.models import Locale

from cms.pages.models import StandardPage
from tests.factories.pages import InitiativePageFactory, StandardPageFactory, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def original() -> StandardPage:
    return StandardPageFactory(title="Mitmachen")


def translated(original: StandardPage, *, live: bool = True) -> StandardPage:
    return StandardPageFactory(
        locale="de-simple", title="Machen Sie mit", translation_key=original.translation_key, live=live
    )


def test_a_translation_that_follows_its_original_is_up_to_date(original: StandardPage) -> None:
    translation = translated(original)

    assert translation.source_revision == original.live_revision_id
    assert not translation.is_outdated


def test_a_translation_turns_stale_when_its_original_changes(original: StandardPage) -> None:
    translation = translated(original)

    publish(original)

    assert StandardPage.objects.get(pk=translation.pk).is_outdated


def test_publishing_the_translation_anew_makes_it_fresh(original: StandardPage) -> None:
    translation = translated(original)
    publish(original)

    assert not publish(translation).is_outdated


def test_saving_the_translation_as_a_draft_does_not(original: StandardPage) -> None:
    translation = translated(original)
    publish(original)

    translation.save_revision()

    assert StandardPage.objects.get(pk=translation.pk).is_outdated


def test_an_original_is_never_outdated_nor_is_a_translation_without_one(original: StandardPage) -> None:
    assert not original.is_outdated
    assert not StandardPageFactory(locale="en", title="Only in English").is_outdated


def test_a_withdrawn_original_leaves_its_translation_as_it_was(original: StandardPage) -> None:
    translation = translated(original)

    original.unpublish()

    assert not StandardPage.objects.get(pk=translation.pk).is_outdated


def test_wagtails_own_translation_is_another_object_in_another_tree() -> None:
    initiative = InitiativePageFactory(title="Bündnis")
    english, _created = Locale.objects.get_or_create(language_code="en")

    draft = initiative.copy_for_translation(english, copy_parents=True)

    assert not draft.live
    assert draft.uuid != initiative.uuid
    assert draft.frontend_path == "/en/initiativen/buendnis/"
    assert list(initiative.get_translations()) == [draft]
    assert initiative.other_locales() == []
