"""What the editing form does: drafts may be incomplete, addresses never collide, rules speak German."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, streamfield

from cms.pages import models as pages
from cms.pages.models import InitiativePage, StandardPage, ToolboxItemPage
from tests.factories.media import ImageFactory
from tests.factories.pages import InitiativePageFactory, SiteTree, ToolboxItemPageFactory, publish, site_tree
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree() -> SiteTree:
    return site_tree()


def form_of(page: Page, data: dict[str, Any], *, draft: bool) -> Any:
    """Return the bound editing form of ``page``; ``data`` overrides what the empty form would send."""
    parent = page.get_parent() if page.pk else site_tree().parent_of(type(page))
    form_class = page.get_edit_handler().get_form_class()
    user = UserFactory(is_superuser=True)
    shown = form_class(instance=page, parent_page=parent, for_user=user)
    sent = {**_unchanged(shown), **data}
    form = form_class(sent, instance=page, parent_page=parent, for_user=user)
    if draft:
        form.defer_required_fields()
    return form


def _unchanged(form: Any) -> dict[str, Any]:
    fields = {name: form[name].value() for name in form.fields}
    sent = {name: value for name, value in fields.items() if value not in (None, "", False, [])}
    sent.pop("body", None)
    streams = nested_form_data({"body": {"count": 0}} if "body" in fields else {})
    formsets: dict[str, Any] = {}
    for name, formset in form.formsets.items():
        formsets |= {f"{formset.prefix}-{key}": 0 for key in ("TOTAL_FORMS", "INITIAL_FORMS")}
        del name
    return {**sent, **streams, **formsets}


def test_a_draft_needs_nothing_but_a_title(tree: SiteTree) -> None:
    form = form_of(InitiativePage(), {"title": "Neues Bündnis", "slug": "neu"}, draft=True)

    assert form.is_valid(), form.errors


def test_publishing_asks_for_what_is_required(tree: SiteTree) -> None:
    form = form_of(InitiativePage(), {"title": "Neues Bündnis", "slug": "neu"}, draft=False)

    assert not form.is_valid()
    assert form.errors == {"level": ["Dieses Feld muss ausgefüllt werden."]}


def test_publish_rules_stand_beside_their_fields(tree: SiteTree) -> None:
    image = ImageFactory(title="Halle", alt_text="", credit="")
    data = {"title": "Neu", "slug": "neu", "level": "STATE", "lead_image": image.pk}

    assert form_of(InitiativePage(), data, draft=True).is_valid()
    refused = form_of(InitiativePage(), data, draft=False)

    assert not refused.is_valid()
    assert refused.errors == {
        "lead_image": [
            "Dem Bild „Halle“ fehlt der Alternativtext.",
            "Dem Bild „Halle“ fehlt der Bildnachweis.",
        ]
    }


def test_publish_rules_about_rows_are_said_above_the_form(tree: SiteTree) -> None:
    data = {"title": "Vorlage", "slug": "vorlage", "resource_type": "TEMPLATE", "adaptable": True}

    form = form_of(ToolboxItemPage(), data, draft=False)

    assert not form.is_valid()
    assert form.errors == {
        "licence": ["Wer anpassen darf, braucht eine Lizenz, die Bearbeitung erlaubt."],
        "__all__": ["Wer anpassen darf, braucht eine bearbeitbare Vorlage unter den Dateien."],
    }


def test_everything_the_text_lacks_is_said_at_once(tree: SiteTree) -> None:
    film = {"title": "Film", "file": "", "url": "", "poster": "", "captions": "", "transcript": ""}
    text = nested_form_data({"body": streamfield([("video", film)])})

    form = form_of(StandardPage(), {"title": "Neu", "slug": "neu", **text}, draft=False)

    assert not form.is_valid()
    assert form.errors == {
        "body": [
            "Ein Film braucht eine eigene Datei oder eine Adresse. "
            "Ein Film braucht Untertitel oder eine Abschrift."
        ]
    }


def test_a_live_page_may_be_saved_as_an_incomplete_draft() -> None:
    page = ToolboxItemPageFactory()

    assert form_of(page, {"adaptable": True, "resource_type": ""}, draft=True).is_valid()
    assert not form_of(page, {"adaptable": True, "resource_type": ""}, draft=False).is_valid()


def test_a_new_page_takes_the_next_free_address() -> None:
    title = "In|du|strie – Gemeinsam. Zukunft. Leben."
    taken = InitiativePageFactory(title=title)

    form = form_of(InitiativePage(), {"title": title, "slug": taken.slug}, draft=True)

    assert form.is_valid(), form.errors
    assert form.cleaned_data["slug"] == "industrie-gemeinsam-zukunft-leben-2"


def test_a_new_page_without_an_address_gets_one_from_its_title(tree: SiteTree) -> None:
    form = form_of(InitiativePage(), {"title": "Größe zählt", "slug": ""}, draft=True)

    assert form.is_valid(), form.errors
    assert form.cleaned_data["slug"] == "groesse-zaehlt"


def test_an_address_is_spelled_out_whatever_the_browser_proposed(tree: SiteTree) -> None:
    form = form_of(InitiativePage(), {"title": "Größe zählt", "slug": "größe-zählt"}, draft=True)

    assert form.is_valid(), form.errors
    assert form.cleaned_data["slug"] == "groesse-zaehlt"


def test_several_phases_are_chosen_with_checkboxes(tree: SiteTree) -> None:
    data = {"title": "Leitfaden", "slug": "leitfaden", "phase": ["FOUNDING", "EVALUATION"]}

    form = form_of(ToolboxItemPage(), data, draft=True)

    assert form.is_valid(), form.errors
    assert form.save(commit=False).phase == ["FOUNDING", "EVALUATION"]


def test_an_unknown_phase_is_refused(tree: SiteTree) -> None:
    form = form_of(ToolboxItemPage(), {"title": "L", "slug": "l", "phase": ["ENDE"]}, draft=True)

    assert not form.is_valid()
    assert list(form.errors) == ["phase"]


def test_an_existing_page_is_told_when_an_address_is_taken() -> None:
    taken, page = InitiativePageFactory(title="Erste"), InitiativePageFactory(title="Zweite")

    form = form_of(page, {"slug": taken.slug}, draft=True)

    assert not form.is_valid()
    assert list(form.errors) == ["slug"]


def test_coordinates_are_checked_even_in_drafts(tree: SiteTree) -> None:
    data = {"title": "Neu", "slug": "neu", "latitude": "12.5", "longitude": "8"}

    form = form_of(InitiativePage(), data, draft=True)

    assert not form.is_valid()
    assert form.errors == {"latitude": ["Diese Breite liegt nicht in Deutschland (47.2 bis 55.1)."]}


@pytest.mark.parametrize(
    "page_type",
    [model for model in vars(pages).values() if isinstance(model, type) and issubclass(model, Page)],
)
def test_the_editor_of_every_type_opens(page_type: type[Page], client: Client, tree: SiteTree) -> None:
    client.force_login(UserFactory(is_superuser=True))
    parent = tree.parent_of(page_type)
    if page_type is pages.HomePage:
        parent = Page.get_first_root_node()
    name = page_type._meta.model_name

    answer = client.get(f"/admin/pages/add/pages/{name}/{parent.pk}/")

    assert answer.status_code == 200
    assert "Einordnung" in answer.content.decode()


def test_an_editor_stores_a_draft_over_http(client: Client, tree: SiteTree) -> None:
    client.force_login(UserFactory(is_superuser=True))
    parent = tree.parent_of(InitiativePage)
    form_class = InitiativePage.get_edit_handler().get_form_class()
    empty = _unchanged(form_class(instance=InitiativePage(), parent_page=parent))
    sent = {**empty, "title": "Über Tage", "slug": "", "comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0}

    answer = client.post(f"/admin/pages/add/pages/initiativepage/{parent.pk}/", sent)

    stored = InitiativePage.objects.get(title="Über Tage")
    assert answer.status_code == 302
    assert (stored.live, stored.slug, stored.level) == (False, "ueber-tage", "")
    assert publish(InitiativePageFactory(title="Über Tage")).slug == "ueber-tage-2"
