"""What editors see of the records: every list, every form, and the German menu that leads to them."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse
from wagtail.models import Site
from wagtail.snippets.models import get_snippet_models

from cms.snippets.models import Organisation, Region, SiteSettings, Topic
from tests.factories.media import LicenceFactory
from tests.factories.snippets import (
    CompetitionFactory,
    CompositionFactory,
    ContactPointFactory,
    DialogueFormatFactory,
    EventSeriesFactory,
    GoodPracticeCriterionFactory,
    OrganisationFactory,
    PersonFactory,
    RegionFactory,
    StateFactory,
    TargetGroupFactory,
    TopicFactory,
)
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db

FACTORIES = [
    CompetitionFactory,
    ContactPointFactory,
    DialogueFormatFactory,
    EventSeriesFactory,
    GoodPracticeCriterionFactory,
    LicenceFactory,
    OrganisationFactory,
    PersonFactory,
    RegionFactory,
    TargetGroupFactory,
    TopicFactory,
]


@pytest.fixture
def approver(client: Client) -> Client:
    client.force_login(UserFactory(role="Freigabe"))
    return client


@pytest.mark.parametrize("factory", FACTORIES, ids=lambda factory: factory._meta.model.__name__)
def test_each_record_is_listed_found_and_opened(approver: Client, factory: type) -> None:
    record = factory(name="Wasserstoff und Stahl")
    views = factory._meta.model.snippet_viewset  # type: ignore[attr-defined]

    listed = approver.get(reverse(views.get_url_name("list")), {"q": "Wassersto"})
    opened = approver.get(reverse(views.get_url_name("edit"), args=[record.pk]))
    added = approver.get(reverse(views.get_url_name("add")))

    shown = record.code if hasattr(record, "code") else "Wasserstoff und Stahl"
    assert shown in listed.content.decode()
    assert (opened.status_code, added.status_code) == (200, 200)
    assert "Wasserstoff und Stahl" in opened.content.decode()


def test_every_record_has_an_entry_in_the_menu(approver: Client) -> None:
    page = approver.get(reverse("wagtailadmin_home")).content.decode()

    assert "Stammdaten" in page
    others = ("graphql", "search")
    records = [model for model in get_snippet_models() if model._meta.app_label not in others]
    assert len(records) == len(FACTORIES)


def test_editors_may_look_but_not_change(client: Client) -> None:
    client.force_login(UserFactory(role="Redaktion"))
    topic = TopicFactory()
    views = Topic.snippet_viewset

    assert client.get(reverse(views.get_url_name("list"))).status_code == 200
    assert client.get(reverse(views.get_url_name("edit"), args=[topic.pk])).status_code == 302
    assert client.get(reverse(views.get_url_name("add"))).status_code == 302


def test_regions_are_filtered_by_kind(approver: Client) -> None:
    StateFactory(name="Bayern")
    RegionFactory(name="Altötting")

    answer = approver.get(reverse(Region.snippet_viewset.get_url_name("list")), {"kind": "STATE"})

    assert [region.name for region in answer.context["object_list"]] == ["Bayern"]


def test_a_composition_is_entered_with_its_members(approver: Client) -> None:
    borken = RegionFactory(name="Borken")

    approver.post(
        reverse(Region.snippet_viewset.get_url_name("add")),
        {"name": "Nord-Westfalen", "kind": "COMPOSITION", "members": [borken.pk], "slug": ""},
    )

    region = Region.objects.get(name="Nord-Westfalen")
    assert list(region.members.all()) == [borken]
    assert region.slug == "nord-westfalen"


def test_members_of_a_district_are_refused_in_the_form(approver: Client) -> None:
    borken = RegionFactory(name="Borken")

    answer = approver.post(
        reverse(Region.snippet_viewset.get_url_name("add")),
        {"name": "Nord-Westfalen", "kind": "DISTRICT", "members": [borken.pk], "slug": ""},
    )

    assert "Nur ein freier Zusammenschluss besteht aus anderen Gebieten." in answer.content.decode()
    assert not Region.objects.filter(name="Nord-Westfalen").exists()


def test_the_chosen_members_stand_first_below_a_search_field(approver: Client) -> None:
    RegionFactory(name="Ahrweiler")
    composition = CompositionFactory(name="Zusammenschluss", members=[RegionFactory(name="Zwickau")])

    page = approver.get(
        reverse(Region.snippet_viewset.get_url_name("edit"), args=[composition.pk])
    ).content.decode()

    choices = page[page.index('id="id_members"') :]
    assert choices.index("Zwickau") < choices.index("Ahrweiler")
    assert choices.count("Zwickau") == 1
    assert "snippets/filtered_checkboxes.js" in page


def test_regions_of_one_name_are_told_apart() -> None:
    land = StateFactory.build(name="Hamburg", ags="02")
    city = RegionFactory.build(name="Hamburg", ags="02000")

    assert [str(land), str(city), str(RegionFactory.build(name="Ruhr"))] == [
        "Hamburg (Land)",
        "Hamburg (02000)",
        "Ruhr",
    ]


def test_a_composition_becomes_a_district_once_its_members_are_gone(approver: Client) -> None:
    composition = CompositionFactory(name="Borken", members=[RegionFactory()])
    address = reverse(Region.snippet_viewset.get_url_name("edit"), args=[composition.pk])
    entry = {"name": "Borken", "kind": "DISTRICT", "slug": "borken"}

    approver.post(address, entry)

    composition = Region.objects.get(pk=composition.pk)
    assert (composition.kind, list(composition.members.all())) == ("DISTRICT", [])


def test_an_organisation_is_entered_with_its_former_name(approver: Client) -> None:
    approver.post(
        reverse(Organisation.snippet_viewset.get_url_name("add")),
        {
            "name": "Ministerium",
            "organisation_type": "MINISTRY",
            "alternate_names-TOTAL_FORMS": "1",
            "alternate_names-INITIAL_FORMS": "0",
            "alternate_names-MIN_NUM_FORMS": "0",
            "alternate_names-MAX_NUM_FORMS": "1000",
            "alternate_names-0-name": "Altes Ministerium",
            "alternate_names-0-valid_to": "2021-12-07",
            "alternate_names-0-ORDER": "1",
        },
    )

    organisation = Organisation.objects.get(name="Ministerium")
    assert [str(name) for name in organisation.alternate_names.all()] == ["Altes Ministerium"]


def test_synonyms_are_entered_with_commas(approver: Client) -> None:
    approver.post(
        reverse(Topic.snippet_viewset.get_url_name("add")),
        {"name": "Energie", "synonyms": "Strom, Wärme", "slug": ""},
    )

    assert Topic.objects.get(name="Energie").synonyms == ["Strom", "Wärme"]


@pytest.mark.parametrize(("role", "status"), [("Freigabe", 302), ("Leitung", 200)])
def test_only_management_changes_the_settings(client: Client, role: str, status: int) -> None:
    client.force_login(UserFactory(role=role))
    site = Site.objects.get(is_default_site=True)

    answer = client.get(reverse("wagtailsettings:edit", args=["snippets", "sitesettings", site.pk]))

    assert answer.status_code == status


def test_the_settings_carry_an_identity_from_the_start() -> None:
    settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))

    assert SiteSettings.objects.get().uuid == settings.uuid
    assert ContentType.objects.get_for_model(settings).name == "Angaben zum Angebot"
