"""A small site with everything that makes counting hard, made by dice that always fall alike.

Topics and regions in trees, compositions, two languages with equal slugs, references to what is not
public, regions whose keys are another one's slug, objects without a value and with many.
"""

import random
from typing import Any
from uuid import uuid4

from cms.published.models import Node
from tests.graphql.rows import row

WORDS = ("Bund", "Netz", "Rat")


def establish(dice: random.Random, *, initiatives: int = 60) -> None:
    """Store the site."""
    topics, regions, groups = _topics(), _regions(), [row("TargetGroup", f"Gruppe {n}") for n in range(3)]
    organisations = [
        row("Organisation", f"Haus {n}", organisationType=kind)
        for n, kind in enumerate(("CHAMBER", "CHAMBER", "UNION", "COMPANY", "MINISTRY"))
    ]
    formats = [row("DialogueFormat", f"Format {n}") for n in range(3)]
    series = [row("EventSeries", f"Reihe {n}") for n in range(2)]
    shared = {"topics": topics, "regions": regions, "targetGroups": groups}
    pages = [_initiative(dice, number, shared, organisations) for number in range(initiatives)]
    for number in range(30):
        _event(dice, number, shared, {"series": series, "formats": formats, "pages": pages})
        _tool(dice, number, shared, formats)


def _topics() -> list[Node]:
    top = row("Topic", "Klima", slug="klima")
    middle = row("Topic", "Energie", slug="energie", parent=top)
    lonely = row("Topic", "Dialog", slug="dialog")
    return [
        *(top, middle, lonely),
        row("Topic", "Wasserstoff", slug="wasserstoff", parent=middle),
        row("Topic", "Wind", slug="wind", parent=middle),
        row("Topic", "Ohne Eltern", slug="waise", parent=uuid4()),
        row("Topic", "Von niemandem", slug="unbenutzt"),
    ]


def _regions() -> list[Node]:
    bund = _region("Deutschland", "deutschland", "FEDERATION", isoCode="DE")
    west = _region("Westland", "westland", "STATE", isoCode="DE-WE", ags="05", parent=bund)
    east = _region("Ostland", "ostland", "STATE", isoCode="DE-OS", ags="06", parent=bund)
    north = _region("Nordland", "nordland", "STATE", isoCode="DE-NO", ags="07", parent=bund)
    # The district that is a Land as well shares its code; another one's slug is the key of a Land.
    city = _region("Nordland (Stadt)", "nordland-stadt", "DISTRICT", isoCode="DE-NO", parent=bund)
    odd = _region("Kreis 06", "06", "DISTRICT", ags="05999", parent=west)
    districts = [
        _region(f"Kreis {n}", f"kreis-{n}", "DISTRICT", ags=f"0500{n}", parent=parent)
        for n, parent in enumerate((west, west, east, north))
    ]
    across = _region("Über Grenzen", "ueber-grenzen", "COMPOSITION", members=[districts[1], districts[2]])
    within = _region("Im Westen", "im-westen", "COMPOSITION", members=[districts[0], odd])
    return [bund, west, east, north, city, odd, *districts, across, within]


def _region(name: str, slug: str, kind: str, **given: Any) -> Node:
    return row("Region", name, slug=slug, kind=kind, **{"isoCode": None, "ags": None, **given})


def _some(dice: random.Random, stock: list[Node], most: int) -> list[Any]:
    """A few of ``stock``, and sometimes one that is not public."""
    chosen: list[Any] = dice.sample(stock, dice.randint(0, min(most, len(stock))))
    return [*chosen, uuid4()] if dice.random() < 0.2 else chosen


def _shared(dice: random.Random, shared: dict[str, list[Node]]) -> dict[str, Any]:
    return {
        "topics": _some(dice, shared["topics"][:-1], 3),
        "regions": _some(dice, shared["regions"], 2),
        "targetGroups": _some(dice, shared["targetGroups"], 2),
        "locale": dice.choice(("de", "de", "de", "en")),
    }


def _initiative(
    dice: random.Random, number: int, shared: dict[str, list[Node]], organisations: list[Node]
) -> Node:
    given = _shared(dice, shared)
    # Both languages know initiatives of one slug.
    return row(
        "InitiativePage",
        f"{dice.choice(WORDS)} {dice.choice(WORDS)} {number}",
        slug=f"i-{number // 2}" if number % 7 == 0 else f"i-{number}-{given['locale']}",
        path=f"/i/{number}/",
        level=dice.choice(("STATE", "REGION", "MUNICIPALITY")),
        status=dice.choice(("ACTIVE", "ACTIVE", "ENDED")),
        initiativeType=dice.choice(("ALLIANCE", "NETWORK", None)),
        meetingFrequency=dice.choice(("MONTHLY", "YEARLY", "UNKNOWN")),
        cooperationIntensity=dice.choice(("EXCHANGE", "UNKNOWN")),
        foundedOn=dice.choice((None, "2010-01-01", "2015-06-30", "2020-12-31")),
        profileAsOf=dice.choice((None, "2024-02-29", "2025-12-31")),
        memberships=[{"role": "MEMBER", "organisation": each} for each in _some(dice, organisations, 3)],
        goals=[
            {"text": "Ziel", "kind": kind}
            for kind in dice.sample(("DIALOGUE", "LOCATION", None), dice.randint(0, 2))
        ],
        outreachChannels=[
            {"kind": kind} for kind in dice.sample(("PRESS", "EVENTS", "SCHOOLS"), dice.randint(0, 2))
        ],
        **given,
    )


def _event(
    dice: random.Random, number: int, shared: dict[str, list[Node]], others: dict[str, list[Node]]
) -> Node:
    return row(
        "EventPage",
        f"{dice.choice(WORDS)} {number}",
        eventType=dice.choice(("WEBINAR", "REGIONAL")),
        series=dice.choice((None, *others["series"])),
        dialogueFormats=_some(dice, others["formats"], 2),
        talks=[{"kind": "TALK", "initiative": each} for each in _some(dice, others["pages"], 2)],
        **_shared(dice, shared),
    )


def _tool(dice: random.Random, number: int, shared: dict[str, list[Node]], formats: list[Node]) -> Node:
    return row(
        "ToolboxItemPage",
        f"{dice.choice(WORDS)} {number}",
        resourceType=dice.choice(("GUIDE", "CHECKLIST")),
        phase=dice.sample(("PREPARATION", "FOUNDING", "EVALUATION"), dice.randint(0, 2)),
        adaptable=dice.choice((True, False)),
        relatedFormats=_some(dice, formats, 2),
        **_shared(dice, shared),
    )
