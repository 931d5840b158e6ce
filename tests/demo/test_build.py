"""Content files become pages; a mistake in one is pointed at by file and line and leaves nothing behind."""

from pathlib import Path

import pytest
from wagtail.models import Page, PageViewRestriction, Revision

from cms.demo.build import ForeignSite, build
from cms.demo.layout import identity
from cms.demo.models import BuiltEntry
from cms.demo.progress import silent
from cms.demo.source import ContentError
from cms.pages.models import HomePage, InitiativePage
from cms.published.models import Node
from cms.snippets.models import Topic

from .content import INITIATIVE, clear_site, write_site

pytestmark = pytest.mark.django_db
in_an_empty_database = pytest.mark.usefixtures("_no_site")


@pytest.fixture
def _no_site(db: None) -> None:
    clear_site()


@in_an_empty_database
def test_files_become_published_pages(tmp_path: Path) -> None:
    root = write_site(tmp_path)

    outcome = build(silent, root=root)

    initiative = InitiativePage.objects.get(uuid=identity("initiatives/musterland"))
    assert (outcome.created, outcome.updated, outcome.unchanged) == (5, 0, 0)
    assert (initiative.title, initiative.slug, initiative.live) == ("Bündnis Musterland", "musterland", True)
    assert initiative.external_id == "demo:initiatives/musterland"
    assert [goal.text for goal in initiative.goals.all()] == ["Miteinander reden"]
    assert [topic.slug for topic in initiative.topics.all()] == ["wasserstoff"]
    assert initiative.body[1].value["text"].source == (
        f'<p>Siehe <a linktype="page" id="{HomePage.objects.get().pk}">Start</a> und <b>mehr</b>.</p>'
    )
    assert Node.objects.get(pk=initiative.uuid).path == "/initiativen/musterland/"


@in_an_empty_database
def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    root = write_site(tmp_path)
    build(silent, root=root)
    before = list(Revision.objects.order_by("pk").values_list("pk", flat=True))
    rows = dict(Node.objects.values_list("pk", "revision"))

    outcome = build(silent, root=root)

    assert (outcome.created, outcome.updated, outcome.unchanged) == (0, 0, 5)
    assert list(Revision.objects.order_by("pk").values_list("pk", flat=True)) == before
    assert dict(Node.objects.values_list("pk", "revision")) == rows


@in_an_empty_database
def test_only_a_changed_file_is_built_again(tmp_path: Path) -> None:
    root = write_site(tmp_path)
    build(silent, root=root)
    write_site(tmp_path, musterland=INITIATIVE.replace("Bündnis Musterland", "Bündnis Neuland"))

    outcome = build(silent, root=root)

    initiative = InitiativePage.objects.get()
    assert (outcome.created, outcome.updated, outcome.unchanged) == (0, 1, 4)
    assert (initiative.title, initiative.goals.count()) == ("Bündnis Neuland", 1)
    assert Node.objects.get(pk=initiative.uuid).title == "Bündnis Neuland"


@in_an_empty_database
def test_what_an_editor_changed_survives_the_next_run(tmp_path: Path) -> None:
    root = write_site(tmp_path)
    build(silent, root=root)
    initiative = InitiativePage.objects.get()
    initiative.title = "Von Hand geändert"
    initiative.save_revision().publish()

    build(silent, root=root)

    assert InitiativePage.objects.get().title == "Von Hand geändert"


def test_another_website_is_left_alone(tmp_path: Path) -> None:
    with pytest.raises(ForeignSite):
        build(silent, root=write_site(tmp_path))

    assert not InitiativePage.objects.exists()


@in_an_empty_database
@pytest.mark.parametrize(
    ("spoilt", "message"),
    [
        (INITIATIVE + "foo: 1\n", 'content/initiatives/musterland.yaml:10: unknown field "foo"'),
        (INITIATIVE.replace("level: STATE", "level: CITY"), "content/initiatives/musterland.yaml:2: level: "),
        (INITIATIVE + "latitude: 10\nlongitude: 10\n", "content/initiatives/musterland.yaml:10: latitude: "),
    ],
)
def test_a_mistake_leaves_nothing_behind(tmp_path: Path, spoilt: str, message: str) -> None:
    root = write_site(tmp_path, musterland=spoilt)

    with pytest.raises(ContentError) as failure:
        build(silent, root=root)

    assert str(failure.value).startswith(message)
    assert not BuiltEntry.objects.exists()
    assert not HomePage.objects.exists()
    assert not Topic.objects.exists()


@in_an_empty_database
def test_hidden_states(tmp_path: Path) -> None:
    root = write_site(tmp_path)
    hidden = root / "hidden"
    hidden.mkdir()
    states = {
        "entwurf": "state: draft",
        "geplant": "state: scheduled\ngo_live_at: 2099-01-01",
        "abgelaufen": "state: expired",
        "zurueckgezogen": "state: unpublished",
        "kennwort": "restriction: {password: sesam}",
        "anmeldung": "restriction: login",
        "gruppe": "restriction: {groups: [Redaktion]}",
    }
    for name, state in states.items():
        (hidden / f"{name}.yaml").write_text(
            f"type: StandardPage\nunder: home/start\ntitle: {name}\n{state}\n"
        )

    build(silent, root=root)

    live = {name: Page.objects.get(slug=name).live for name in states}
    assert [name for name, is_live in live.items() if is_live] == ["kennwort", "anmeldung", "gruppe"]
    assert Page.objects.get(slug="geplant").approved_schedule
    assert Page.objects.get(slug="abgelaufen").expired
    assert sorted(PageViewRestriction.objects.values_list("restriction_type", flat=True)) == [
        "groups",
        "login",
        "password",
    ]
    assert not Node.objects.filter(slug__in=states).exists()


@in_an_empty_database
def test_a_translation_takes_from_its_original_what_it_does_not_say(tmp_path: Path) -> None:
    root = write_site(tmp_path)
    (root / "home" / "start.en.yaml").write_text("title: Home\nslug: home\n")
    (root / "sections" / "initiativen.en.yaml").write_text("title: Initiatives\nslug: initiatives\n")
    (root / "initiatives" / "musterland.en.yaml").write_text("title: Alliance\nslug: alliance\n")

    build(silent, root=root)

    german, english = InitiativePage.objects.order_by("pk")
    assert german.get_translations().get().pk == english.pk
    assert english.frontend_path == "/en/initiatives/alliance/"
    assert (english.level, english.goals.get().text) == ("STATE", "Miteinander reden")
