"""What the demo site must be able to answer: the seeds' concepts, row by row (F01 to F54)."""

from collections import Counter
from datetime import date
from typing import Any

import pytest
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction, Revision, Site

from cms.demo.build import build
from cms.demo.models import BuiltEntry
from cms.demo.progress import silent
from cms.media.models import Document
from cms.media.models.images import missing_for_publication
from cms.pages import models as pages
from cms.pages.toolbox import ToolboxResourceType
from cms.pages.visibility import public_pages
from cms.published.audit import Drift, check
from cms.published.models import Node
from cms.snippets.models import (
    DialogueFormat,
    GoodPracticeCriterion,
    Organisation,
    Region,
    SiteSettings,
    Topic,
)

pytestmark = pytest.mark.django_db

MODEL_REGIONS = {
    "Baden-Württemberg": ("STATE", "Industriedialog Baden-Württemberg"),
    "Frankfurt am Main": ("MUNICIPALITY", "Kompetenzzentrum Industrie der Stadt Frankfurt am Main"),
    "Nord-Westfalen": ("REGION", "In|du|strie – Gemeinsam. Zukunft. Leben."),
    "Krefeld": ("REGION", "Zukunft durch Industrie – Initiative Krefeld"),
    "Thüringen": ("STATE", "Bündnis für Industrie"),
    "Mittelrhein": ("REGION", "Industriedialog Rhein-Mosel"),
}


def _public(model: type[Page], language: str = "de") -> Any:
    return model.objects.filter(pk__in=public_pages().values("pk"), locale__language_code=language)


def _titles(found: Any) -> set[str]:
    return set(found.values_list("title", flat=True))


def test_f01_more_than_thirty_initiatives_and_no_draft() -> None:
    initiatives = _public(pages.InitiativePage)

    assert initiatives.count() == 36
    assert not initiatives.filter(title__contains="Entwurf").exists()
    assert Counter(initiatives.values_list("level", flat=True)) == {
        "FEDERAL": 1,
        "STATE": 7,
        "REGION": 26,
        "MUNICIPALITY": 2,
    }


def test_f03_levels_of_the_model_regions() -> None:
    model_regions = pages.ModelRegion.objects.filter(page__live=True)

    assert set(model_regions.filter(level="STATE").values_list("region__name", flat=True)) == {
        "Baden-Württemberg",
        "Thüringen",
    }
    assert [entry.region.name for entry in model_regions.filter(level="MUNICIPALITY")] == [
        "Frankfurt am Main"
    ]


def test_f04_f05_the_programme_of_2017_has_exactly_six_model_regions() -> None:
    programme = pages.ProgrammePage.objects.get()

    assert (programme.start, programme.end) == (date(2017, 1, 1), date(2017, 12, 31))
    assert programme.commissioner == Organisation.objects.get(slug="bundeswirtschaftsministerium")
    assert {organisation.name for organisation in programme.contractors.all()} == {
        "N3tzwerk Zukunft der Industrie e. V.",
        "Prognos AG",
        "Operation Apps GmbH",
    }
    assert {
        entry.region.name: (entry.level, entry.initiative.official_name)
        for entry in programme.model_regions.all()
    } == MODEL_REGIONS


def test_f06_to_f09_typed_facts_are_there_to_be_counted() -> None:
    initiatives = _public(pages.InitiativePage)

    assert Counter(initiatives.values_list("meeting_frequency", flat=True)) == {
        "UNKNOWN": 33,
        "QUARTERLY": 1,
        "MONTHLY": 1,
        "IRREGULAR": 1,
    }
    assert pages.InitiativeMembership.objects.filter(organisation__organisation_type="CHAMBER").count() >= 12
    assert pages.InitiativeGoal.objects.filter(page__in=initiatives).count() >= 20


def test_f10_a_topic_has_subtopics_that_are_in_use() -> None:
    children = Topic.objects.get(slug="energie").children.all()

    assert {child.slug for child in children} == {"energieeffizienz", "wasserstoff"}
    assert _public(pages.InitiativePage).filter(topics__in=children).distinct().count() >= 6


def test_f13_relations_show_on_both_sides() -> None:
    for initiative in _public(pages.InitiativePage):
        for related in initiative.related_initiatives:
            assert initiative in [back.initiative for back in related.initiative.related_initiatives]
    krefeld = pages.InitiativePage.objects.get(slug="zukunft-durch-industrie-initiative-krefeld")
    assert [(related.kind, related.initiative.slug) for related in krefeld.related_initiatives] == [
        ("SAME_BRAND", "zukunft-durch-industrie-duesseldorf")
    ]


def test_f14_public_contact_is_a_function() -> None:
    with_contact = _public(pages.InitiativePage).filter(contact_points__isnull=False).distinct()

    assert with_contact.count() >= 10


def test_f16_criteria_are_versioned_and_ordered() -> None:
    current = GoodPracticeCriterion.objects.filter(valid_to=None)
    carrier = current.get(slug="traegerschaft")

    assert [criterion.position for criterion in current] == [1, 2, 3, 4, 5]
    assert (carrier.version, carrier.replaces and carrier.replaces.version) == (2, 1)


def test_f17_each_story_has_an_assessment_with_a_rationale() -> None:
    stories = _public(pages.GoodPracticePage)

    assert stories.count() >= 4
    for story in stories:
        assert story.assessments.exists(), story.title
        assert all(assessment.rationale for assessment in story.assessments.all())


def test_f20_f21_each_format_has_events_and_each_model_region_a_dialogue() -> None:
    for dialogue_format in DialogueFormat.objects.all():
        assert _public(pages.EventPage).filter(dialogue_formats=dialogue_format).exists(), (
            dialogue_format.name
        )
    for entry in pages.ModelRegion.objects.all():
        events = list(entry.events.all())
        assert [event.event_type for event in events] == ["DIALOGUE"], entry.region.name
        assert all(event.dialogue_formats.exists() for event in events)
    assert pages.ToolboxItemPage.objects.filter(related_formats__slug="welt-cafe").exists()


def test_f22_to_f25_the_third_meeting() -> None:
    meeting = _public(pages.EventPage).get(
        series__slug="treffen-regionaler-industriebuendnisse", series_number=3
    )
    documents = [entry.document for talk in meeting.talks.all() for entry in talk.presentations.all()]

    assert timezone.localdate(meeting.starts_at) == date(2017, 4, 5)
    assert (meeting.host.short_name, meeting.venue_name) == ("DIHK", "Haus der Deutschen Wirtschaft, Berlin")
    assert Counter(meeting.talks.values_list("kind", flat=True)) == {"GREETING": 1, "TALK": 2}
    assert len(documents) == 6
    assert Counter(document.media_type for document in documents) == {
        "application/pdf": 4,
        "application/vnd.oasis.opendocument.presentation": 2,
    }
    assert all(document.file_size > 500 and document.pages >= 2 for document in documents)
    assert not any("_" in document.title for document in documents)


def test_f27_to_f33_one_tool_of_each_kind_and_all_of_them_fit_to_be_used() -> None:
    tools = _public(pages.ToolboxItemPage)

    assert set(tools.values_list("resource_type", flat=True)) == set(ToolboxResourceType.values)
    for tool in tools.filter(adaptable=True):
        assert tool.licence.allows_adaptation, tool.title
        assert tool.files.filter(variant="EDITABLE_SOURCE").exists(), tool.title
    assert all(tool.privacy_note for tool in tools.filter(resource_type="SURVEY_TOOL"))
    assert all(tool.captions and tool.transcript for tool in tools.filter(resource_type="TRAILER"))
    assert {"de", "en"} <= set(pages.ToolboxFile.objects.values_list("language", flat=True))


def test_f34_to_f36_news_of_every_kind() -> None:
    news = _public(pages.NewsPage)
    first = news.get(date=date(2017, 1, 16))

    assert Counter(news.values_list("kind", flat=True)) == {
        "NEWS": 4,
        "PRESS_RELEASE": 3,
        "CALL": 1,
        "NEWSLETTER": 1,
    }
    assert (first.kind, first.dateline, first.press_contact.email) == (
        "PRESS_RELEASE",
        "Berlin",
        "info@n3tzwerk.org",
    )
    assert SiteSettings.for_site(Site.objects.get()).newsletter_url.startswith("https://")


def test_f37_advice_is_free_and_nationwide() -> None:
    offer = _public(pages.ServiceOfferPage).get(slug="beratung-und-coaching")

    assert (offer.cost, offer.coverage) == ("FREE", "NATIONWIDE")
    assert offer.contact.email == "beratung@servicestelle.example.org"
    assert offer.target_groups.count() == 2


def test_f42_f44_f45_participation_and_legal_pages() -> None:
    assert _public(pages.StandardPage).filter(slug="mitmachen").exists()
    assert set(_public(pages.LegalPage).values_list("kind", flat=True)) >= {
        "IMPRINT",
        "PRIVACY",
        "ACCESSIBILITY",
        "IMAGE_CREDITS",
    }
    for page in public_pages().specific():
        if page.lead_image:
            assert missing_for_publication(page.lead_image) == []


def test_f46_places_are_known_except_where_they_are_not() -> None:
    initiatives = _public(pages.InitiativePage)
    placed = initiatives.exclude(latitude=None)

    assert "industry@work" in _titles(initiatives.filter(latitude=None))
    assert placed.count() >= 30
    assert not placed.filter(location_precision="").exists()


def test_f51_three_languages() -> None:
    home = pages.HomePage.objects.get(locale__language_code="de")

    assert {page.language_tag for page in home.other_locales()} == {"de-simple", "en"}
    assert _titles(_public(pages.InitiativePage, "en")) == {"Industry Dialogue Baden-Württemberg"}
    assert _titles(_public(pages.InitiativePage, "de-simple")) == {"Industrie-Dialog Baden-Württemberg"}


def test_regions_form_a_tree_with_free_compositions_across_it() -> None:
    assert Counter(Region.objects.values_list("kind", flat=True)) == {
        "FEDERATION": 1,
        "STATE": 16,
        "DISTRICT": 400,
        "COMPOSITION": 12,
    }
    assert {region.ags for region in Region.objects.get(slug="nord-westfalen").members.all()} == {
        "05512", "05513", "05515", "05554", "05558", "05562", "05566", "05570",
    }  # fmt: skip
    revier = Region.objects.get(slug="mitteldeutsches-revier").members.all()
    assert {region.parent.iso_code for region in revier} == {"DE-SN", "DE-ST", "DE-TH"}
    assert Region.objects.get(ags="05513").parent.iso_code == "DE-NW"


def test_two_initiatives_of_one_brand_have_their_own_addresses() -> None:
    brand = _public(pages.InitiativePage).filter(official_name="In|du|strie – Gemeinsam. Zukunft. Leben.")

    assert {page.slug for page in brand} == {"in-du-strie-nord-westfalen", "in-du-strie-koeln"}
    dialogue = pages.InitiativePage.objects.get(slug="industriedialog-baden-wuerttemberg")
    assert "Industrieperspektive BaWü 2025" in dialogue.alternate_name_list


def test_what_is_hidden_says_so_and_stays_hidden() -> None:
    hidden = Page.objects.filter(title__startswith="Entwurf")

    assert hidden.count() == 10
    assert not public_pages().filter(pk__in=hidden).exists()
    assert Counter(PageViewRestriction.objects.values_list("restriction_type", flat=True)) == {
        "groups": 1,
        "password": 1,
        "login": 1,
    }
    assert Document.objects.filter(title__startswith="Entwurf").count() == 2
    assert not Node.objects.filter(title__startswith="Entwurf").exists()
    assert not Node.objects.filter(data__icontains="Entwurf ").exclude(title__contains="Baustein").exists()


def test_old_addresses_lead_to_pages() -> None:
    leading = {
        redirect.old_path: (redirect.redirect_page.slug, redirect.is_permanent)
        for redirect in Redirect.objects.select_related("redirect_page")
    }

    assert leading == {
        "/industrieinitiativen": ("initiativen", True),
        "/treffen/3": ("drittes-treffen-regionaler-industriebuendnisse", True),
        "/mitmachen-2021": ("mitmachen", False),
    }


def test_every_entry_says_that_it_belongs_to_the_demo() -> None:
    assert not Page.objects.filter(depth__gt=1).exclude(pk__in=_marked()).exists()


def _marked() -> list[int]:
    return [
        page.pk
        for page in Page.objects.filter(depth__gt=1).specific()
        if page.external_id.startswith("demo:")
    ]


def test_the_graph_agrees_with_the_site() -> None:
    assert check() == Drift()


def test_a_second_run_changes_nothing() -> None:
    before = (Revision.objects.count(), Page.objects.count(), Document.objects.count(), Node.objects.count())
    entries = BuiltEntry.objects.count()

    outcome = build(silent)

    assert (outcome.created, outcome.updated, outcome.unchanged) == (0, 0, entries)
    assert (
        Revision.objects.count(),
        Page.objects.count(),
        Document.objects.count(),
        Node.objects.count(),
    ) == before
