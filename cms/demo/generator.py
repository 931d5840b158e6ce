"""Invents initiatives for benchmarks: as many as wanted, plausible at a glance, equal for equal seeds.

The n-th initiative of a seed does not depend on how many are asked for, so 10,000 initiatives begin
with the same 1,000. All of them are recognisable by their ``external_id``: ``generated:<seed>:<n>``.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid5

from django.db import transaction
from wagtail.models import Page

from cms.fields.slugs import german_slug
from cms.media.models import Image
from cms.pages.choices import DatePrecision, InitiativeLevel, LocationPrecision
from cms.pages.models import (
    InitiativeGoal,
    InitiativeIndexPage,
    InitiativeMeasure,
    InitiativeMembership,
    InitiativePage,
)
from cms.published.rebuild import rebuild
from cms.snippets.models import ContactPoint, Organisation, Region, TargetGroup, Topic

from . import phrases
from .bulk import insert_pages, insert_relations
from .layout import NAMESPACE, identity
from .source import CONTENT, district_centres

BATCH = 500
Report = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Stock:
    """What an invented initiative may refer to. Ordered, so that equal dice pick equal objects."""

    districts: Sequence[Region]
    topics: Sequence[Topic]
    target_groups: Sequence[TargetGroup]
    organisations: Sequence[Organisation]
    contact_points: Sequence[ContactPoint]
    images: Sequence[Image]
    centres: dict[str, tuple[float, float]]


@dataclass
class Draft:
    """One invented page with everything that hangs on it."""

    page: InitiativePage
    children: list[Any]
    relations: dict[str, list[Any]]


def generate(count: int, *, seed: int, report: Report) -> int:
    """Add those of the first ``count`` initiatives of ``seed`` that are missing; return their number."""
    section = InitiativeIndexPage.objects.get(uuid=identity("sections/initiativen"))
    held = set(InitiativePage.objects.values_list("uuid", flat=True))
    missing = [number for number in range(1, count + 1) if _identity(seed, number) not in held]
    if not missing:
        return 0
    stock = _stock()
    for start in range(0, len(missing), BATCH):
        numbers = missing[start : start + BATCH]
        _insert(section, [invent(stock, seed=seed, number=number) for number in numbers])
        report("Erfundene Initiativen", start + len(numbers), len(missing))
    rebuild(lambda progress: report("Veröffentlichter Graph", progress.done, progress.total))
    return len(missing)


@transaction.atomic
def _insert(section: Page, drafts: list[Draft]) -> None:
    insert_pages(section, [draft.page for draft in drafts])
    insert_relations([(draft.page, draft.relations) for draft in drafts])
    for model in (InitiativeGoal, InitiativeMeasure, InitiativeMembership):
        children = [child for draft in drafts for child in draft.children if type(child) is model]
        for child in children:
            child.page_id = child.page.pk
        model.objects.bulk_create(children)


def _identity(seed: int, number: int) -> Any:
    return uuid5(NAMESPACE, f"generated/{seed}/{number}")


def _stock() -> Stock:
    districts = list(
        Region.objects.filter(kind="DISTRICT")
        .exclude(ags="")
        .select_related("parent__parent")
        .order_by("ags")
    )
    organisations = _organisations(districts)
    return Stock(
        districts=districts,
        topics=list(Topic.objects.order_by("slug")),
        target_groups=list(TargetGroup.objects.order_by("slug")),
        organisations=organisations,
        contact_points=_contact_points(organisations),
        images=list(
            Image.objects.filter(uuid__in=[identity(f"images/{name}") for name in phrases.IMAGES]).order_by(
                "title"
            )
        ),
        centres=district_centres(CONTENT / "records" / "kreise.csv"),
    )


def _organisations(districts: Sequence[Region]) -> list[Organisation]:
    """Return one invented organisation for every second district."""
    wanted = [
        Organisation(
            uuid=uuid5(NAMESPACE, f"generated/organisation/{district.ags}"),
            name=f"{phrases.BODIES[n % len(phrases.BODIES)][0]} {district.name}",
            slug=f"erfunden-organisation-{district.ags}",
            organisation_type=phrases.BODIES[n % len(phrases.BODIES)][1],
        )
        for n, district in enumerate(districts[::2])
    ]
    return _created_once(Organisation, wanted)


def _contact_points(organisations: Sequence[Organisation]) -> list[ContactPoint]:
    wanted = [
        ContactPoint(
            uuid=uuid5(NAMESPACE, f"generated/contact/{organisation.slug}"),
            name=f"Kontaktstelle {organisation.name}",
            slug=organisation.slug.replace("organisation", "kontakt"),
            role="Geschäftsstelle",
            organisation=organisation,
            email=f"kontakt@{german_slug(organisation.name)}.example.org",
            phone=f"+49 30 23125 {number:03}",
        )
        for number, organisation in enumerate(organisations)
    ]
    return _created_once(ContactPoint, wanted)


def _created_once(model: Any, wanted: list[Any]) -> list[Any]:
    model.objects.bulk_create(wanted, ignore_conflicts=True)
    return list(model.objects.filter(uuid__in=[record.uuid for record in wanted]).order_by("slug"))


def invent(stock: Stock, *, seed: int, number: int) -> Draft:
    """Return the ``number``-th initiative of ``seed``, not yet stored."""
    dice = random.Random(f"{seed}/{number}")  # noqa: S311
    level = dice.choices(InitiativeLevel.values, weights=(1, 2, 12, 6))[0]
    district = dice.choice(stock.districts)
    regions = _regions(stock, dice, level, district)
    page = _page(dice, stock, seed, number)
    page.level = level
    _name(page, dice, regions[0], seed, number)
    _locate(page, dice, stock.centres[district.ags])
    return Draft(
        page=page,
        children=_children(stock, dice, page),
        relations={
            "regions": regions,
            "topics": dice.sample(stock.topics, dice.randint(1, 3)),
            "target_groups": dice.sample(stock.target_groups, dice.randint(1, 3)),
            "contact_points": dice.sample(stock.contact_points, dice.choice((0, 1, 1, 1, 2))),
        },
    )


def _regions(stock: Stock, dice: random.Random, level: str, district: Region) -> list[Region]:
    """Return the Bund, a Land, or a district, sometimes with the next one in the official list."""
    state = district.parent
    if level == InitiativeLevel.FEDERAL and state and state.parent:
        return [state.parent]
    if level == InitiativeLevel.STATE and state:
        return [state]
    following = stock.districts[(stock.districts.index(district) + 1) % len(stock.districts)]
    return [district, following] if dice.random() < 0.2 else [district]


def _page(dice: random.Random, stock: Stock, seed: int, number: int) -> InitiativePage:
    return InitiativePage(
        uuid=_identity(seed, number),
        translation_key=uuid5(NAMESPACE, f"generated/translation/{seed}/{number}"),
        external_id=f"generated:{seed}:{number}",
        lead_image=dice.choice(stock.images),
        status=dice.choices(("ACTIVE", "FORMING", "PAUSED", "ENDED"), weights=(16, 2, 1, 1))[0],
        founded_on=date(dice.randint(1990, 2024), 1, 1),
        founded_precision=DatePrecision.YEAR,
        mission=dice.choice(phrases.MISSIONS),
        member_count=dice.choice((None, dice.randint(5, 250))),
        member_count_as_of=date(2025, 12, 31),
        meeting_frequency=dice.choice(phrases.FREQUENCIES),
        cooperation_intensity=dice.choice(phrases.INTENSITIES),
        profile_as_of=date(2025, 12, 31),
        profile_source="Erfunden für Messungen",
        confirmed_at=datetime(dice.randint(2023, 2026), dice.randint(1, 10), 1, 12, tzinfo=UTC),
    )


def _name(page: InitiativePage, dice: random.Random, region: Region, seed: int, number: int) -> None:
    """Give the page its title and whatever says that title again."""
    pattern, page.initiative_type = dice.choice(phrases.NAMES)
    page.title = pattern.format(region.name)
    page.slug = f"{german_slug(page.title)}-{seed}-{number}"
    page.summary = dice.choice(phrases.SUMMARIES).format(region.name)
    body: Any = _body(dice, page.title, seed, number)
    page.body = body


def _locate(page: InitiativePage, dice: random.Random, centre: tuple[float, float]) -> None:
    """Put the page somewhere near the middle of its district."""
    page.latitude = round(centre[0] + dice.uniform(-0.04, 0.04), 4)
    page.longitude = round(centre[1] + dice.uniform(-0.04, 0.04), 4)
    page.location_precision = LocationPrecision.MUNICIPALITY


def _body(dice: random.Random, title: str, seed: int, number: int) -> list[dict[str, Any]]:
    """Return two to four blocks in the form in which Wagtail stores them."""
    texts = dice.sample(phrases.PARAGRAPHS, dice.randint(1, 3))
    blocks = [("heading", {"text": f"Über {title}", "level": "H2"})]
    blocks += [("rich_text", {"text": f"<p>{text}</p>"}) for text in texts]
    return [
        {"type": kind, "value": value, "id": str(uuid5(NAMESPACE, f"generated/block/{seed}/{number}/{n}"))}
        for n, (kind, value) in enumerate(blocks)
    ]


def _children(stock: Stock, dice: random.Random, page: InitiativePage) -> list[Any]:
    goals = dice.sample(phrases.GOALS, dice.randint(2, 4))
    measures = dice.sample(phrases.MEASURES, dice.randint(1, 3))
    members = dice.sample(stock.organisations, dice.randint(2, 5))
    return [
        *(
            InitiativeGoal(page=page, sort_order=n, text=text, kind=kind)
            for n, (text, kind) in enumerate(goals)
        ),
        *(InitiativeMeasure(page=page, sort_order=n, text=text) for n, text in enumerate(measures)),
        *(
            InitiativeMembership(
                page=page, sort_order=n, organisation=member, role=dice.choice(phrases.ROLES)
            )
            for n, member in enumerate(members)
        ),
    ]
