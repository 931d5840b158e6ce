"""What else may interest who reads this."""

from uuid import uuid4

from tests.graphql.rows import row

from .subject import Subject, titles_of


def related(subject: Subject, identity: object, **given: object) -> list[str]:
    subject.settle()
    asked = {"locale": "de", "first": 3, **given}
    return titles_of(subject.engine.related(str(identity), **asked))  # type: ignore[arg-type]


def test_objects_of_the_same_words_and_topics_are_related_and_itself_is_not(subject: Subject) -> None:
    hydrogen, noise = row("Topic", "Wasserstoff"), row("Topic", "Lärmschutz")
    page = row("InitiativePage", "Elektrolyse an der Küste", topics=[hydrogen])
    row("InitiativePage", "Elektrolyse im Hafen", topics=[hydrogen])
    row("InitiativePage", "Ruhe am Werkstor", topics=[noise])

    assert related(subject, page.id) == ["Elektrolyse im Hafen"]


def test_the_language_and_the_number_restrict(subject: Subject) -> None:
    topic = row("Topic", "Wasserstoff")
    page = row("InitiativePage", "Elektrolyse", topics=[topic])
    for number in range(4):
        row("InitiativePage", f"Elektrolyse {number}", topics=[topic])
    row("InitiativePage", "Elektrolyse abroad", topics=[topic], locale="en")

    assert len(related(subject, page.id)) == 3
    assert related(subject, page.id, locale="en") == ["Elektrolyse abroad"]


def test_what_is_not_public_has_nothing_related(subject: Subject) -> None:
    row("InitiativePage", "Elektrolyse")

    assert related(subject, uuid4()) == related(subject, "kein-schlüssel") == []
