"""What is missing is found, named and counted, and gone from the report once it is there."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from cms.editorial.gaps.lacks import lacks_in
from cms.editorial.gaps.reports import REPORTS
from cms.pages.models import InitiativeRelation, ModelRegion
from cms.users.models import User
from tests.factories.media import DocumentFactory, ImageFactory, pdf
from tests.factories.pages import EventPageFactory, InitiativePageFactory, ProgrammePageFactory, body
from tests.factories.snippets import ContactPointFactory, RegionFactory, TopicFactory
from tests.graphql.client import data

pytestmark = pytest.mark.django_db

LogIn = Callable[[User], Client]
BY_CODE = {report.code: report for report in REPORTS}


def gaps(code: str) -> dict[str, list[str]]:
    report = BY_CODE[code]
    return {str(getattr(row, "title", row)): lacks_in(row, report.lacks) for row in report.rows()}


def complete(title: str, **given: object) -> None:
    InitiativePageFactory(
        **{
            "title": title,
            "latitude": 51.5,
            "longitude": 7.4,
            "contact_points": [ContactPointFactory()],
            "topics": [TopicFactory(), TopicFactory()],
            "lead_image": ImageFactory(),
            "meeting_frequency": "YEARLY",
            "confirmed_at": timezone.now() - timedelta(days=360),
        }
        | given
    )


def test_initiatives_lack_what_their_profile_does_not_say() -> None:
    complete("Vollständig")
    complete("Ohne Thema", topics=[])
    complete("Lange her", confirmed_at=timezone.now() - timedelta(days=366))
    InitiativePageFactory(title="Nur ein Name")
    InitiativePageFactory(title="Entwurf", live=False)

    assert gaps("initiatives") == {
        "Lange her": ["Bestätigung in den letzten 12 Monaten"],
        "Nur ein Name": [lack.label for lack in BY_CODE["initiatives"].lacks],
        "Ohne Thema": ["Thema"],
    }


def test_an_initiative_is_unconfirmed_when_the_api_says_so() -> None:
    for days in (364, 365, 547, 549):
        complete(f"Vor {days} Tagen", confirmed_at=timezone.now() - timedelta(days=days))

    nodes = data("{ initiatives { nodes { title freshness { state } } } }")["initiatives"]["nodes"]

    assert set(gaps("initiatives")) == {
        node["title"] for node in nodes if node["freshness"]["state"] != "FRESH"
    }


def test_model_regions_lack_an_event_until_one_of_theirs_is_public() -> None:
    held, planned = EventPageFactory(), EventPageFactory(live=False)
    names = {"Krefeld": [held, planned], "Thüringen": [planned], "Rhein-Mosel": []}
    regions = [ModelRegion(region=RegionFactory(name=name), events=events) for name, events in names.items()]
    ProgrammePageFactory(model_regions=regions)

    assert gaps("model-regions") == {
        name: ["Öffentliche Veranstaltung"] for name in ("Thüringen", "Rhein-Mosel")
    }


def test_pages_that_refer_to_what_is_not_public_are_found() -> None:
    public, hidden = InitiativePageFactory(title="Da"), InitiativePageFactory(title="Verborgen")
    for target in (public, hidden):
        link = f'<p><a linktype="page" id="{target.pk}">weiter</a></p>'
        InitiativePageFactory(title=f"Zu {target.title}", body=body(("rich_text", {"text": link})))
    InitiativePageFactory(title="Verbunden", relations=[InitiativeRelation(other=hidden, kind="COOPERATION")])
    hidden.unpublish()

    assert set(gaps("links")) == {"Zu Verborgen", "Verbunden"}


def test_images_lack_alternative_text_or_credit() -> None:
    ImageFactory(title="Vollständig")
    ImageFactory(title="Schmuck", alt_text="", is_decorative=True)
    ImageFactory(title="Ohne alles", alt_text="", credit="")

    assert gaps("images") == {"Ohne alles": ["Alternativtext", "Bildnachweis"]}


def test_documents_lack_what_reading_aloud_needs() -> None:
    DocumentFactory(title="Karg")
    good = pdf(title="Leitfaden", language="de", tagged=True)
    DocumentFactory(title="Gut", file=ContentFile(good, name="gut.pdf"))
    DocumentFactory(title="Tabelle", file=ContentFile(b"a;b\n1;2\n", name="tabelle.csv"))

    assert gaps("documents") == {"Karg": ["Lesestruktur", "Titel in der Datei", "Sprache in der Datei"]}


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.code)
def test_every_editor_finds_every_report(report, writer: User, logged_in: LogIn) -> None:  # type: ignore[no-untyped-def]
    client = logged_in(writer)
    address = reverse(report.url_name)

    assert address in client.get(reverse("wagtailadmin_home")).content.decode()
    assert report.title in client.get(address).content.decode()
    assert client.get(reverse(f"{report.url_name}_results")).status_code == 200
    assert Client().get(address).status_code == 302


def test_the_dashboard_counts_what_is_missing(writer: User, logged_in: LogIn) -> None:
    client, dashboard = logged_in(writer), reverse("wagtailadmin_home")
    complete("Vollständig")
    assert "Was noch fehlt" not in client.get(dashboard).content.decode()

    complete("Ohne Thema", topics=[])
    complete("Ohne Bild", lead_image=None)

    page = client.get(dashboard).content.decode()
    assert f'<a href="{reverse("gaps_initiatives")}">Lücken in Profilen</a>: 2</li>' in page
    assert "Bilder ohne Angaben</a>" not in page


def test_a_report_is_filtered_and_leads_to_the_form(writer: User, logged_in: LogIn) -> None:
    complete("Ohne Thema", topics=[])
    complete("Ohne Bild", lead_image=None)
    client, address = logged_in(writer), reverse("gaps_initiatives")

    page = client.get(address, {"lack": "lacks_image"})

    (row,) = page.context["object_list"]
    assert (row.title, row.shown_lacks) == ("Ohne Bild", "Titelbild")
    assert reverse("wagtailadmin_pages:edit", args=[row.pk]) in page.content.decode()
    assert len(client.get(address).context["object_list"]) == 2


def test_a_report_goes_along_as_a_table(writer: User, logged_in: LogIn) -> None:
    ProgrammePageFactory(model_regions=[ModelRegion(region=RegionFactory(name="Krefeld"))])
    client, address = logged_in(writer), reverse("gaps_model-regions")

    told = b"".join(client.get(address, {"export": "csv"}).streaming_content).decode()  # type: ignore[attr-defined]
    sheet = b"".join(client.get(address, {"export": "xlsx"}).streaming_content)  # type: ignore[attr-defined]

    assert told.splitlines() == ["Modellregion,Es fehlt", "Krefeld,Öffentliche Veranstaltung"]
    rows = load_workbook(ContentFile(sheet)).active.iter_rows(values_only=True)  # type: ignore[union-attr]
    assert list(rows)[1] == ("Krefeld", "Öffentliche Veranstaltung")
