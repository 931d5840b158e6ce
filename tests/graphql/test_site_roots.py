"""Settings, navigation, legal pages, redirects and the sitemap."""

import pytest

from cms.published.models import Node

from .client import data, error
from .rows import row

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_else_is_public(db):
    """Other tests may have left the site's home page behind."""
    Node.objects.all().delete()


def test_site_settings():
    ministry = row("Organisation", "Ministerium")
    row("SiteSettings", "", ministry=ministry, operator=None, newsletterUrl="https://example.org/newsletter")

    assert data("{ siteSettings { ministry { name } operator { name } newsletterUrl } }")["siteSettings"] == {
        "ministry": {"name": "Ministerium"},
        "operator": None,
        "newsletterUrl": "https://example.org/newsletter",
    }


def test_navigation_is_the_menu_pages_of_one_language_as_a_tree():
    def page(title, tree_path, *, in_menu=True, locale="de"):
        row("StandardPage", title, tree_path=tree_path, in_menu=in_menu, locale=locale, path=f"/{title}/")

    page("Start", "00010001")
    page("B-Initiativen", "000100010001")
    page("A-Aktuelles", "000100010002")
    page("Unter Aktuelles", "0001000100020001")
    page("Versteckt", "000100010003", in_menu=False)
    page("Unter Verstecktem", "0001000100030001")
    page("English", "000100020001", locale="en")

    query = """query ($locale: String) {
      navigation(locale: $locale) { items { title path children { title path } } } }"""
    assert data(query)["navigation"]["items"] == [
        {"title": "B-Initiativen", "path": "/B-Initiativen/", "children": []},
        {
            "title": "A-Aktuelles",
            "path": "/A-Aktuelles/",
            "children": [{"title": "Unter Aktuelles", "path": "/Unter Aktuelles/"}],
        },
    ]
    assert data(query, locale="en")["navigation"]["items"] == [
        {"title": "English", "path": "/English/", "children": []}
    ]


def test_legal_pages_by_kind_and_language():
    row("LegalPage", "Impressum", kind="IMPRINT")
    row("LegalPage", "Datenschutz", kind="PRIVACY")
    row("LegalPage", "Imprint", kind="IMPRINT", locale="en")

    query = "query ($l: String) { legalPage(kind: IMPRINT, locale: $l) { title kind } }"
    assert data(query)["legalPage"] == {"title": "Impressum", "kind": "IMPRINT"}
    assert data(query, l="en")["legalPage"] == {"title": "Imprint", "kind": "IMPRINT"}
    assert data(query, l="de-simple")["legalPage"] is None


def redirect(old_path, **given):
    row("Redirect", slug=old_path, permanent=given.pop("permanent", True), **given)


def test_redirects_lead_to_public_pages_and_other_sites():
    page = row("StandardPage", "Neu", path="/neu/")
    redirect("/alt", page=page, link=None)
    redirect("/fort", page=None, link="https://example.org/", permanent=False)
    redirect("/geheim", page=row("Topic", "Ohne Seite"), link=None)

    query = "query ($path: String!) { redirect(path: $path) { target permanent } }"
    assert data(query, path="/alt/")["redirect"] == {"target": "/neu/", "permanent": True}
    assert data(query, path="alt")["redirect"] == {"target": "/neu/", "permanent": True}
    assert data(query, path="/fort")["redirect"] == {"target": "https://example.org/", "permanent": False}
    assert data(query, path="/geheim/")["redirect"] is None
    assert data(query, path="/nie/")["redirect"] is None


def test_a_redirect_is_no_object_of_its_own():
    redirect("/alt", page=None, link="https://example.org/")
    identity = str(Node.objects.get(type="Redirect").pk)
    query = "query ($id: ID!) { node(id: $id) { id } page(id: $id) { id } }"
    assert data(query, id=identity) == {"node": None, "page": None}


def test_the_sitemap_lists_what_may_be_indexed_and_can_be_continued():
    row("StandardPage", "B", path="/b/", noIndex=False, modified_at="2026-02-01T00:00:00Z")
    row("StandardPage", "A", path="/a/", noIndex=False, modified_at="2026-01-01T00:00:00Z")
    row(
        "InitiativePage",
        "English",
        path="/en/c/",
        locale="en",
        noIndex=False,
        modified_at="2026-03-01T00:00:00Z",
    )
    row("StandardPage", "Verborgen", path="/x/", noIndex=True)
    row("Topic", "Ohne Pfad")

    query = """query ($since: DateTime, $after: String) {
      sitemapEntries(since: $since, first: 2, after: $after) {
        totalCount nodes { path locale lastModified } pageInfo { hasNextPage endCursor } } }"""
    first = data(query)["sitemapEntries"]
    second = data(query, after=first["pageInfo"]["endCursor"])["sitemapEntries"]

    assert first["nodes"] == [
        {"path": "/a/", "locale": "de", "lastModified": "2026-01-01T00:00:00+00:00"},
        {"path": "/b/", "locale": "de", "lastModified": "2026-02-01T00:00:00+00:00"},
    ]
    assert first["totalCount"] == 3
    assert second["nodes"] == [
        {"path": "/en/c/", "locale": "en", "lastModified": "2026-03-01T00:00:00+00:00"}
    ]
    since = data(query, since="2026-02-01T00:00:00Z")["sitemapEntries"]
    assert [entry["path"] for entry in since["nodes"]] == ["/b/", "/en/c/"]


def test_an_instant_needs_a_time_zone():
    found = error('{ sitemapEntries(since: "2026-02-01") { totalCount } }')
    assert found["extensions"]["argument"] == "since"
