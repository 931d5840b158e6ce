"""Looking after records: the list of Stammdaten, and choosing many out of many."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from cms.snippets.models import Region
from cms.users.models import User
from tests.factories.snippets import RegionFactory, StateFactory

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def test_a_composition_is_put_together_from_a_long_list(
    bert: User, enter: Callable[[User], Page], picture: Callable[[Page, str], None]
) -> None:
    state = StateFactory(name="Nordrhein-Westfalen", iso_code="DE-NW", ags="05")
    for number, name in enumerate(["Borken", "Coesfeld", "Köln", "Steinfurt", "Warendorf", "Zülpich"]):
        RegionFactory(name=name, ags=f"0555{number}", parent=state)
    window = enter(bert)

    window.goto("/admin/snippets/snippets/region/")
    picture(window, "stammdaten-gebiete")
    window.goto("/admin/snippets/snippets/region/add/")
    window.get_by_role("textbox", name="Name").fill("Westmünsterland")
    window.get_by_role("combobox", name="Art").select_option("COMPOSITION")
    search = window.get_by_role("searchbox", name="Liste filtern")
    search.fill("zulp")
    expect(window.get_by_role("checkbox", name="Borken")).to_be_hidden()
    expect(window.get_by_role("checkbox", name="Zülpich")).to_be_visible()
    search.fill("")
    window.get_by_role("checkbox", name="Borken").check()
    window.get_by_role("checkbox", name="Coesfeld").check()
    picture(window, "stammdaten-zusammenschluss")
    window.get_by_role("button", name="Speichern").first.click()
    expect(window.get_by_text("Westmünsterland").first).to_be_visible()

    region = Region.objects.get(slug="westmuensterland")
    assert sorted(member.name for member in region.members.all()) == ["Borken", "Coesfeld"]
