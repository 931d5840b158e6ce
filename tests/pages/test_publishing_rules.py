"""Publishing wants everything, in German; a draft may lack whatever it likes."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from cms.pages.models import GoodPracticeAssessment, GoodPracticeImage, ToolboxFile
from tests.factories.media import DocumentFactory, ImageFactory, LicenceFactory
from tests.factories.pages import (
    EventPageFactory,
    GoodPracticePageFactory,
    InitiativePageFactory,
    ProgrammePageFactory,
    StandardPageFactory,
    ToolboxItemPageFactory,
    body,
    publish,
)
from tests.factories.snippets import GoodPracticeCriterionFactory

pytestmark = pytest.mark.django_db

BARE_IMAGE = ["Dem Bild „Halle“ fehlt der Alternativtext.", "Dem Bild „Halle“ fehlt der Bildnachweis."]


def bare_image() -> Any:
    return ImageFactory(title="Halle", alt_text="", credit="")


def refusal_of(page: Any) -> dict[str, list[str]]:
    """Return why ``page``, a draft, may not go live; the draft itself must have been stored."""
    assert page.pk is not None
    with pytest.raises(ValidationError) as refusal:
        publish(page)
    page.refresh_from_db()
    assert not page.live
    return refusal.value.message_dict


@pytest.mark.parametrize("field", ["lead_image", "logo"])
def test_pictures_need_alternative_text_and_credit(field: str) -> None:
    draft = InitiativePageFactory(live=False, **{field: bare_image()})

    assert refusal_of(draft) == {field: BARE_IMAGE}


def test_pictures_in_the_text_need_them_too() -> None:
    draft = StandardPageFactory(live=False, body=body(("image", {"image": bare_image().pk})))

    assert refusal_of(draft) == {"body": BARE_IMAGE}


def test_pictures_of_a_story_need_them_too() -> None:
    draft = GoodPracticePageFactory(live=False, gallery=[GoodPracticeImage(image=bare_image())])

    assert refusal_of(draft) == {"gallery": BARE_IMAGE}


def test_decorative_pictures_only_need_credit() -> None:
    image = ImageFactory(title="Muster", alt_text="", is_decorative=True)

    assert InitiativePageFactory(lead_image=image).live


def test_assessments_need_a_rationale() -> None:
    criterion = GoodPracticeCriterionFactory(name="Übertragbarkeit")
    assessment = GoodPracticeAssessment(criterion=criterion, rating="FULFILLED", rationale=" ")
    draft = GoodPracticePageFactory(live=False, assessments=[assessment])

    assert refusal_of(draft) == {"assessments": ["Der Bewertung „Übertragbarkeit“ fehlt die Begründung."]}


def test_an_adaptable_tool_needs_an_editable_file_and_a_licence_that_allows_it() -> None:
    closed = LicenceFactory(allows_adaptation=False)
    pdf = ToolboxFile(variant="ACCESSIBLE_PDF", document=DocumentFactory())
    draft = ToolboxItemPageFactory(live=False, adaptable=True, licence=closed, files=[pdf])

    assert refusal_of(draft) == {
        "licence": ["Wer anpassen darf, braucht eine Lizenz, die Bearbeitung erlaubt."],
        "files": ["Wer anpassen darf, braucht eine bearbeitbare Vorlage unter den Dateien."],
    }


def test_an_adaptable_tool_with_both_is_published() -> None:
    source = ToolboxFile(variant="EDITABLE_SOURCE", document=DocumentFactory())

    assert ToolboxItemPageFactory(adaptable=True, licence=LicenceFactory(), files=[source]).live


def test_a_survey_tool_needs_a_privacy_note() -> None:
    draft = ToolboxItemPageFactory(live=False, resource_type="SURVEY_TOOL")

    assert refusal_of(draft) == {"privacy_note": ["Ein Umfragewerkzeug braucht einen Datenschutzhinweis."]}


@pytest.mark.parametrize("words", ["captions", "transcript"])
def test_a_trailer_needs_captions_or_a_transcript(words: str) -> None:
    draft = ToolboxItemPageFactory(live=False, resource_type="TRAILER")
    assert refusal_of(draft) == {"transcript": ["Ein Trailer braucht Untertitel oder eine Abschrift."]}

    setattr(draft, words, DocumentFactory() if words == "captions" else "Man sieht eine Werkhalle.")

    assert publish(draft).live


def test_an_event_ends_after_it_starts() -> None:
    draft = EventPageFactory(live=False, ends_at=datetime.datetime(2017, 4, 5, 7, 0, tzinfo=datetime.UTC))

    assert refusal_of(draft) == {"ends_at": ["Das Ende liegt vor dem Beginn."]}


def test_an_event_needs_a_place_unless_it_is_online() -> None:
    draft = EventPageFactory(live=False, venue_name="")
    assert refusal_of(draft) == {"venue_name": ["Wo findet die Veranstaltung statt?"]}

    draft.attendance_mode = "ONLINE"

    assert publish(draft).live


def test_an_event_needs_a_start() -> None:
    draft = EventPageFactory(live=False, starts_at=None, ends_at=None)

    with pytest.raises(ValidationError) as refusal:
        publish(draft)

    assert list(refusal.value.message_dict) == ["starts_at"]


def test_a_programme_ends_after_it_starts() -> None:
    draft = ProgrammePageFactory(live=False, end=datetime.date(2016, 12, 31))

    assert refusal_of(draft) == {"end": ["Das Ende liegt vor dem Beginn."]}
