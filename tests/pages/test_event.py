"""Events: the sequence that calendars rely on, talks with their slides, the venue."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from cms.pages.models import EventPage, Talk, TalkPresentation
from cms.pages.values import Location, Venue
from tests.factories.media import DocumentFactory
from tests.factories.pages import EventPageFactory, publish

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("starts_at", datetime.datetime(2017, 4, 5, 9, 0, tzinfo=datetime.UTC)),
        ("ends_at", datetime.datetime(2017, 4, 5, 15, 0, tzinfo=datetime.UTC)),
        ("venue_name", "Ludwig-Erhard-Haus"),
        ("address", "Breite Straße 29"),
        ("event_status", "CANCELLED"),
        ("attendance_mode", "HYBRID"),
    ],
)
def test_publishing_another_date_place_or_status_raises_the_sequence(field: str, value: object) -> None:
    event = EventPageFactory()
    setattr(event, field, value)

    assert publish(event).sequence == 1


def test_other_changes_leave_the_sequence_alone() -> None:
    event = EventPageFactory()
    event.title = "Drittes Treffen"

    assert publish(event).sequence == 0


def test_the_first_publication_is_sequence_zero_whatever_the_drafts_said() -> None:
    event = EventPageFactory(live=False)
    event.venue_name = "Anderswo"

    assert publish(event).sequence == 0


def test_the_sequence_never_falls_back_to_that_of_an_old_revision() -> None:
    event = EventPageFactory()
    old_revision = event.latest_revision
    event.event_status = "CANCELLED"
    publish(event)

    old_revision.publish()

    assert EventPage.objects.get(pk=event.pk).sequence == 2


def test_a_copy_starts_at_sequence_zero() -> None:
    event = EventPageFactory()
    event.venue_name = "Anderswo"
    event = publish(event)

    assert event.copy(update_attrs={"slug": "kopie"}).sequence == 0


def test_talks_carry_their_slides() -> None:
    slides = DocumentFactory(title="Folien")
    talk = Talk(
        kind="GREETING",
        title="Begrüßung",
        speakers="Geschäftsführung, DIHK\nReferatsleitung, BMWi",
        presentations=[TalkPresentation(document=slides)],
    )

    stored = EventPageFactory(talks=[talk]).talks.get()

    assert stored.speaker_list == ["Geschäftsführung, DIHK", "Referatsleitung, BMWi"]
    assert [presentation.document for presentation in stored.presentations.all()] == [slides]


def test_the_venue_has_a_name_and_a_place() -> None:
    event = EventPageFactory(venue_name="DIHK", address="Breite Straße 29\n10178 Berlin")

    assert event.venue == Venue("DIHK", Location(None, None, "", "Breite Straße 29\n10178 Berlin"))
    assert EventPageFactory(venue_name="", attendance_mode="ONLINE").venue is None


def test_an_unknown_time_zone_is_refused() -> None:
    with pytest.raises(ValidationError) as refusal:
        EventPageFactory(timezone="Europe/Bonn")

    assert refusal.value.message_dict == {
        "timezone": ["„Europe/Bonn“ ist keine bekannte Zeitzone, zum Beispiel „Europe/Berlin“."]
    }
