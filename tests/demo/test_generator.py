"""Invented initiatives: as many as wanted, equal for equal seeds, and visible like any other."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from wagtail.models import Page

from cms.demo.build import build
from cms.demo.generator import generate
from cms.demo.layout import identity
from cms.demo.progress import silent
from cms.pages.models import InitiativeIndexPage, InitiativePage
from cms.published.models import Edge, Node

from .content import clear_site, write_site

pytestmark = pytest.mark.django_db

TOPICS = "".join(f"thema-{n}: {{name: Thema {n}}}\n" for n in range(5))
TARGET_GROUPS = "".join(f"gruppe-{n}: {{name: Gruppe {n}}}\n" for n in range(4))
STATES = "".join(f"land-{n:02}: {{name: Land {n}, kind: STATE, ags: '{n:02}'}}\n" for n in (1, 5))
DISTRICTS = "ags,name,designation,nuts,latitude,longitude\n" + "".join(
    f"{land}{n:03},Kreis {land}{n},Kreis,DEA{n:02},51.5,7.5\n" for land in ("01", "05") for n in range(1, 13)
)


@pytest.fixture
def _small_site(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The small site with what invented initiatives refer to."""
    root = write_site(tmp_path, topics=TOPICS, musterland="title: Muster\nlevel: STATE\n")
    records = root / "records"
    (records / "target_groups.yaml").write_text(TARGET_GROUPS)
    (records / "regions.yaml").write_text(STATES)
    (records / "kreise.csv").write_text(DISTRICTS)
    (records / "images.yaml").write_text(
        'hafen: {title: Hafen, drawing: mark, colours: ["#000000", "#777777", "#ffffff"], alt_text: Balken}\n'
    )
    monkeypatch.setattr("cms.demo.generator.CONTENT", root)
    clear_site()
    build(silent, root=root)


def _facts() -> list[tuple[Any, ...]]:
    """Everything an invented initiative says, without keys that the database gave."""
    return [
        (
            page.uuid,
            page.title,
            page.slug,
            page.level,
            page.latitude,
            [goal.text for goal in page.goals.all()],
            [(member.organisation.slug, member.role) for member in page.memberships.all()],
            sorted(topic.slug for topic in page.topics.all()),
            sorted(contact.slug for contact in page.contact_points.all()),
            page.body.get_prep_value(),
        )
        for page in InitiativePage.objects.filter(external_id__startswith="generated:").order_by(
            "external_id"
        )
    ]


@pytest.mark.usefixtures("_small_site")
def test_equal_seeds_invent_equal_initiatives() -> None:
    assert generate(12, seed=1, report=silent) == 12
    first = _facts()
    clear = InitiativePage.objects.filter(external_id__startswith="generated:")
    for page in clear:
        page.delete()

    assert generate(7, seed=1, report=silent) == 7
    assert generate(12, seed=1, report=silent) == 5

    assert _facts() == first
    assert generate(12, seed=1, report=silent) == 0


@pytest.mark.usefixtures("_small_site")
def test_other_seeds_invent_other_initiatives() -> None:
    generate(5, seed=1, report=silent)
    generate(5, seed=2, report=silent)

    assert len({fact[0] for fact in _facts()}) == 10


@pytest.mark.usefixtures("_small_site")
def test_invented_initiatives_are_whole_and_public() -> None:
    generate(20, seed=3, report=silent)

    section = InitiativeIndexPage.objects.get(uuid=identity("sections/initiativen"))
    invented = InitiativePage.objects.filter(external_id__startswith="generated:3:")
    rows = Node.objects.filter(pk__in=invented.values("uuid"))
    assert (section.numchild, rows.count()) == (21, 20)
    assert Page.find_problems() == ([], [], [], [], [])
    assert all(row.path == f"/initiativen/{row.slug}/" for row in rows)
    assert Counter(Edge.objects.filter(source__in=rows).values_list("field", flat=True))["leadImage"] == 20
    for page in invented:
        page.full_clean()
        assert page.publication_errors() == {}
        assert page.topics.exists()
        assert page.goals.count() >= 2
