"""When an event takes place, in words."""

import pytest

from cms.embeds.moments import day_in_words, moment_of


def spoken(language: str = "de", **given: object) -> str:
    event = {"startsAt": None, "endsAt": None, "allDay": False, "timezone": "Europe/Berlin", **given}
    moment = moment_of(event, language)
    assert moment
    return moment.words


@pytest.mark.parametrize(
    ("language", "given", "words"),
    [
        ("de", {"startsAt": "2031-03-18T09:00:00+00:00"}, "18. März 2031, 10:00 Uhr"),
        (
            "de",
            {"startsAt": "2031-07-18T08:00:00+00:00", "endsAt": "2031-07-18T10:30:00+00:00"},
            "18. Juli 2031, 10:00–12:30 Uhr",
        ),
        (
            "en",
            {"startsAt": "2031-07-18T08:00:00+00:00", "endsAt": "2031-07-18T10:30:00+00:00"},
            "18 July 2031, 10:00–12:30",
        ),
        (
            "de",
            {"startsAt": "2031-05-03T00:00:00+02:00", "endsAt": "2031-05-05T00:00:00+02:00", "allDay": True},
            "3. bis 5. Mai 2031",
        ),
        (
            "de",
            {"startsAt": "2031-12-31T22:00:00+00:00", "endsAt": "2032-01-01T01:00:00+00:00"},
            "31. Dezember 2031 bis 1. Januar 2032, 23:00 Uhr",
        ),
        ("de", {"startsAt": "2032-02-29T00:00:00+01:00", "allDay": True}, "29. Februar 2032"),
        (
            "de",
            {"startsAt": "2031-03-18T09:00:00+00:00", "timezone": "Europe/Lisbon"},
            "18. März 2031, 09:00 Uhr (Europe/Lisbon)",
        ),
        ("de-simple", {"startsAt": "2031-03-18T09:00:00+00:00"}, "18. März 2031, 10:00 Uhr"),
    ],
)
def test_an_event_says_when_it_is(language: str, given: dict[str, object], words: str) -> None:
    assert spoken(language, **given) == words


def test_the_hour_that_summer_takes_is_not_shown() -> None:
    assert spoken(startsAt="2031-03-30T00:30:00+00:00", endsAt="2031-03-30T01:30:00+00:00") == (
        "30. März 2031, 01:30–03:30 Uhr"
    )


def test_nobody_knows_when() -> None:
    assert (
        moment_of({"startsAt": None, "endsAt": None, "allDay": False, "timezone": "Europe/Berlin"}, "de")
        is None
    )


def test_a_day_is_told_as_exactly_as_it_is_known() -> None:
    told = [day_in_words("2014-03-01", precision, "de") for precision in ("YEAR", "MONTH", "DAY", None)]
    assert told == ["2014", "März 2014", "1. März 2014", "1. März 2014"]
