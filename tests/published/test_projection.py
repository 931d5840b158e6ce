"""What a page's row holds, and what becomes of values that depend on other objects."""

import datetime
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Revision

from cms.pages.models import InitiativePage, InitiativeRelation
from cms.published.audit import check
from cms.published.models import Edge, Node
from cms.published.projection import ProjectionFailed, project
from cms.published.revision import current_revision
from cms.published.schedule import run_due
from tests.factories.media import ImageFactory
from tests.factories.pages import InitiativePageFactory, StandardPageFactory, body, publish, site_tree
from tests.factories.snippets import RegionFactory, TopicFactory

pytestmark = pytest.mark.django_db


def row(page: Any) -> Node:
    return Node.objects.get(pk=page.uuid)


def is_published(page: Any) -> bool:
    return Node.objects.filter(pk=page.uuid).exists()


def linking(target: Page) -> Any:
    html = f'<p>Siehe <a linktype="page" id="{target.pk}">dort</a></p>'
    return StandardPageFactory(body=body(("rich_text", {"text": html})))


def html_of(page: Any) -> str:
    return row(page).data["body"][0]["html"]


def test_a_page_has_columns_terms_data_and_edges() -> None:
    topic, region = TopicFactory(), RegionFactory()
    image = ImageFactory(alt_text="Ein Werk", credit="Foto: Amt")
    page = InitiativePageFactory(
        title="In|du|strie Köln",
        level="REGION",
        founded_on=datetime.date(2011, 1, 1),
        latitude=50.957,
        longitude=6.955,
        lead_image=image,
        topics=[topic],
        regions=[region],
    )

    held = row(page)

    assert (held.type, held.locale, held.path) == ("InitiativePage", "de", "/initiativen/industrie-koeln/")
    assert (held.title, held.sort_title) == ("In|du|strie Köln", "industrie koln")
    assert (held.latitude, held.longitude) == (50.957, 6.955)
    assert held.date == page.first_published_at
    assert "level:REGION" in held.terms
    assert "freshness.state:STALE" in held.terms
    assert held.data["foundedOn"] == "2011-01-01"
    assert held.data["topics"] == [{"$ref": str(topic.uuid)}]
    assert held.data["mission"] is None
    assert set(Edge.objects.filter(source=page.uuid).values_list("field", "target")) == {
        ("topics", topic.uuid),
        ("regions", region.uuid),
        ("leadImage", image.uuid),
        ("breadcrumbs", site_tree().home.uuid),
        ("breadcrumbs", page.get_parent().specific.uuid),
    }


def test_nothing_but_public_fields_is_stored() -> None:
    page = InitiativePageFactory(confirmed_by="Geschäftsstelle, intern", confirmed_at=timezone.now())

    assert "intern" not in str(row(page).data)


def test_a_draft_is_projected_but_not_stored() -> None:
    page = InitiativePageFactory(title="Öffentlich")
    page.title = "Entwurf"
    page.save_revision()

    assert project(page.get_latest_revision_as_object()).title == "Entwurf"
    assert row(page).title == "Öffentlich"


def test_partners_list_each_other() -> None:
    second = InitiativePageFactory()
    first = InitiativePageFactory(relations=[InitiativeRelation(other=second, kind="COOPERATION")])
    assert row(second).data["relatedInitiatives"][0]["initiative"] == {"$ref": str(first.uuid)}

    first.relations = []
    publish(first)

    assert row(second).data["relatedInitiatives"] == []
    assert check().count() == 0


def test_a_link_in_rich_text_follows_its_target() -> None:
    target = InitiativePageFactory(title="Ziel")
    page = linking(target)
    assert 'href="/initiativen/ziel/"' in html_of(page)

    target.slug = "neues-ziel"
    target = publish(target)
    assert 'href="/initiativen/neues-ziel/"' in html_of(page)

    target.unpublish()
    assert "neues-ziel" not in html_of(page)
    assert "dort" in html_of(page)

    publish(InitiativePage.objects.get(pk=target.pk))
    assert 'href="/initiativen/neues-ziel/"' in html_of(page)
    assert check().count() == 0


def test_a_new_slug_takes_the_whole_subtree_along() -> None:
    page = InitiativePageFactory(title="Blatt")
    index = page.get_parent().specific

    index.slug = "verzeichnis"
    publish(index)

    assert row(page).path == "/verzeichnis/blatt/"
    assert row(page).data["path"] == "/verzeichnis/blatt/"


def test_two_pages_may_trade_their_addresses() -> None:
    first, second = InitiativePageFactory(title="Eins"), InitiativePageFactory(title="Zwei")

    first.slug = "drei"
    first = publish(first)
    second.slug = "eins"
    second = publish(second)
    first.slug = "zwei"
    publish(first)

    assert row(first).path == "/initiativen/zwei/"
    assert row(second).path == "/initiativen/eins/"


def test_a_failing_projection_changes_nothing_and_names_the_field() -> None:
    page = InitiativePageFactory(title="Vorher")
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="login")
    InitiativePage.objects.filter(pk=page.pk).update(level="NIRGENDS")
    before = current_revision()

    with pytest.raises(ProjectionFailed) as failure, transaction.atomic():
        restriction.delete()

    assert "„Vorher“ konnte nicht veröffentlicht werden: Das Feld „Ebene“" in str(failure.value)
    assert PageViewRestriction.objects.filter(pk=restriction.pk).exists()
    assert current_revision() == before
    assert not is_published(page)


def test_the_clock_publishes_and_expires() -> None:
    now = timezone.now()
    coming = InitiativePageFactory(live=False, title="Bald")
    coming.go_live_at = now + datetime.timedelta(minutes=5)
    coming.save_revision().publish()
    ending = InitiativePageFactory(title="Endet")
    Page.objects.filter(pk=ending.pk).update(expire_at=now - datetime.timedelta(minutes=1))
    assert (is_published(coming), is_published(ending)) == (False, True)

    _turn_the_clock(coming, now - datetime.timedelta(minutes=1))
    assert run_due() == 2

    assert (is_published(coming), is_published(ending)) == (True, False)
    assert check().count() == 0


def test_what_cannot_expire_or_age_holds_up_nothing_else(caplog: pytest.LogCaptureFixture) -> None:
    held, free = InitiativePageFactory(title="Bleibt"), InitiativePageFactory(title="Geht")
    broken = InitiativePageFactory(
        title="Defekt",
        confirmed_at=timezone.now() - datetime.timedelta(days=10),
        relations=[InitiativeRelation(other=held, kind="COOPERATION")],
    )
    old = _confirmed_two_years_ago(row(broken).data)
    Node.objects.filter(pk=broken.uuid).update(
        data={**old, "freshness": {**old["freshness"], "state": "DUE"}}
    )
    InitiativePage.objects.filter(pk=broken.pk).update(level="NIRGENDS")
    for number, page in enumerate((held, free), start=1):
        moment = timezone.now() - datetime.timedelta(hours=3 - number)
        Page.objects.filter(pk=page.pk).update(expire_at=moment)

    assert run_due() == 1

    assert (is_published(held), is_published(free)) == (True, False)
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == [
        "A scheduled withdrawal failed; the next pass tries again.",
        "A scheduled ageing failed; the next pass tries again.",
    ]


def _turn_the_clock(page: InitiativePage, moment: datetime.datetime) -> None:
    """Let the time for which ``page`` was scheduled have come."""
    revision = Revision.objects.get(pk=page.latest_revision_id)
    revision.content["go_live_at"] = moment.isoformat()
    revision.approved_go_live_at = moment
    revision.save()


def test_a_profile_ages_without_an_edit() -> None:
    page = InitiativePageFactory(confirmed_at=timezone.now() - datetime.timedelta(days=10))
    assert row(page).data["freshness"]["state"] == "FRESH"

    Node.objects.filter(pk=page.uuid).update(data=_confirmed_two_years_ago(row(page).data))
    InitiativePage.objects.filter(pk=page.pk).update(
        confirmed_at=timezone.now() - datetime.timedelta(days=730)
    )
    assert run_due() == 1

    assert row(page).data["freshness"]["state"] == "STALE"


def _confirmed_two_years_ago(data: dict[str, Any]) -> dict[str, Any]:
    long_ago = (timezone.now() - datetime.timedelta(days=730)).isoformat()
    return {**data, "freshness": {**data["freshness"], "confirmedAt": long_ago}}
