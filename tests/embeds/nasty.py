"""Content nobody wishes for, which has to stay harmless and whole."""

from cms.published.models import Node

from .rows import at, event, initiative

LONG = "Wärmepumpenanlagenhersteller" * 370
SCRIPT = '<script>alert("1")</script>'
RTL = "مبادرة الصناعة ‮kehrt um"
EMOJI = "🏭👩🏽‍🏭 Fabrik"


def plant() -> list[Node]:
    """Store initiatives and events with every kind of trouble."""
    return [
        initiative(LONG, summary=LONG),
        initiative(SCRIPT, summary=f"{SCRIPT}]]>&amp;{{{{ x }}}}", location=at(51.5, 7.4)),
        initiative(RTL, summary=RTL, location=at(51.5, 7.4)),
        initiative(EMOJI, website="javascript:alert(1)", path='/a"><img src=x onerror=alert(1)>/'),
        initiative("Ohne alles", initiativeType=None, level=None, status=None),
        initiative("Halber Ort", location={"__typename": "Location", "latitude": 51.0, "longitude": None}),
        event(SCRIPT, allDay=True, startsAt="2032-02-29T00:00:00+01:00", endsAt="2032-02-29T23:59:00+01:00"),
        event(EMOJI, startsAt="2031-03-30T00:30:00+00:00", endsAt="2031-03-30T01:30:00+00:00"),
        event("Ohne Termin", startsAt=None, eventType=None),
        event(LONG, eventStatus="CANCELLED", venue={"__typename": "Venue", "name": LONG}),
    ]
