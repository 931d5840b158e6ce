"""A mistake in a content file is named with file and line."""

from pathlib import Path

import pytest

from cms.demo.assigning import fill
from cms.demo.pages import PageFiles
from cms.demo.references import References
from cms.demo.source import ContentError, read_folder, read_records
from cms.pages.models import HomePage, InitiativePage
from cms.snippets.models import Topic

from .content import INITIATIVE, write_site

FILE = "content/initiatives/musterland.yaml"


def _fill(root: Path) -> InitiativePage:
    """Read the files below ``root`` and fill a page with them, all in memory."""
    topics = read_records(root / "records" / "topics.yaml", root=root)
    entries = [
        entry for name in ("home", "sections", "initiatives") for entry in read_folder(root / name, root=root)
    ]
    files = PageFiles(entries, languages=["de", "de-simple", "en"])
    references = References(topics, files.models())
    references.remember("home/start", HomePage(pk=7))
    references.remember("topics/wasserstoff", Topic(pk=8))
    page = InitiativePage()
    fill(page, files.fields(files.entries["initiatives/musterland"]), references)
    return page


@pytest.mark.django_db
def test_without_a_mistake_the_page_is_filled(tmp_path: Path) -> None:
    page = _fill(write_site(tmp_path))

    assert (page.title, page.level, page.goals.get().text) == (
        "Bündnis Musterland",
        "STATE",
        "Miteinander reden",
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("spoilt", "message"),
    [
        (INITIATIVE + "foo: 1\n", ':10: unknown field "foo"'),
        (INITIATIVE + "path: 1\n", ':10: unknown field "path"'),
        (INITIATIVE + "live: true\n", ':10: unknown field "live"'),
        (INITIATIVE + "level: CITY\n", ':10: the field "level" is written twice'),
        (INITIATIVE + "measures: reden\n", ":10: expected a list"),
        (INITIATIVE + "memberships: [dihk]\n", ':10: unknown Organisation "dihk"'),
        (INITIATIVE + "memberships:\n  - {role: BOSS}\n", ":11: "),
        (INITIATIVE + "awards:\n  - {year: bald, title: Preis}\n", ":11: year: "),
        (INITIATIVE + "founded_on: gestern\n", ":10: founded_on: "),
        (INITIATIVE + "confirmed_at: 2017-02-30\n", ':10: "2017-02-30" is no date: '),
        (INITIATIVE + "confirmed_at: bald\n", ':10: "bald" is neither a date nor a time of day'),
        (INITIATIVE + "member_count: viele\n", ":10: member_count: "),
        (INITIATIVE + "lead_image: hafen\n", ':10: unknown Image "hafen"'),
        (INITIATIVE.replace("[wasserstoff]", "[kohle]"), ':3: unknown Topic "kohle"'),
        (INITIATIVE.replace("[wasserstoff]", "wasserstoff"), ":3: expected a list"),
        (INITIATIVE.replace("heading: {text", "headline: {text"), ':7: unknown block "headline"'),
        (INITIATIVE.replace("{text: Ziele}", "{text: Ziele, size: 3}"), ':7: unknown field "size"'),
        (INITIATIVE.replace("{text: Ziele}", "{level: H7, text: Ziele}"), ":7: level: "),
        (INITIATIVE.replace("page:home/start", "page:home/ende"), ':8: unknown Page "home/ende"'),
        (
            INITIATIVE.replace("page:home/start", "initiative:home/start"),
            ':8: unknown kind of link "initiative"',
        ),
        (INITIATIVE + "a: {b\n", ":11: expected ',' or '}'"),
        (INITIATIVE + "type: Nonsense\n", ":10: unknown page type"),
        ("", ":1: the file is empty"),
    ],
)
def test_a_mistake_is_named_with_file_and_line(tmp_path: Path, spoilt: str, message: str) -> None:
    root = write_site(tmp_path, musterland=spoilt)

    with pytest.raises(ContentError) as failure:
        _fill(root)

    assert str(failure.value).startswith(FILE + message)
