"""``manage.py demo_content``: what it says, whom it lets in, and when it refuses."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import CommandError, call_command

from cms.demo.build import Outcome, build
from cms.demo.logins import demo_logins

from .content import clear_site, write_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def small_site(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Path:
    """Let the command build the small site, with its notes in a directory of its own."""
    root = write_site(tmp_path)

    def build_small(report: Any) -> Outcome:
        return build(report, root=root)

    monkeypatch.setattr("cms.demo.management.commands.demo_content.build", build_small)
    settings.VAR_DIR = tmp_path / "var"
    clear_site()
    return root


def _run(**options: Any) -> list[str]:
    out = StringIO()
    call_command("demo_content", stdout=out, **options)
    return out.getvalue().splitlines()


def test_it_says_what_it_does_and_how_to_log_in(small_site: Path) -> None:
    lines = _run()

    assert lines[:6] == [
        "  Stammdaten und Dateien: 1 von 2",
        "  Stammdaten und Dateien: 2 von 2",
        "  Seiten: 1 von 3",
        "  Seiten: 2 von 3",
        "  Seiten: 3 von 3",
        "5 built, 0 updated, 0 unchanged.",
    ]
    assert [line.split()[0] for line in lines[6:]] == ["redaktion", "freigabe", "leitung", "admin"]
    assert _run()[0] == "0 built, 0 updated, 5 unchanged."


def test_each_role_has_an_account_that_works(small_site: Path, settings: Any) -> None:
    logins = demo_logins()

    for login in logins:
        user = authenticate(username=login.username, password=login.password)
        assert user is not None
        roles = [group.name for group in get_user_model().objects.get(pk=user.pk).groups.all()]
        assert (roles or ["Administration"]) == [login.role]
    assert demo_logins() == logins
    notes = settings.VAR_DIR / "demo-logins.json"
    assert notes.stat().st_mode & 0o777 == 0o600
    assert len(json.loads(notes.read_text())) == 4


def test_a_password_that_was_changed_by_hand_is_not_reset(small_site: Path) -> None:
    demo_logins()
    admin = get_user_model().objects.get(username="admin")
    admin.set_password("eigenes Kennwort")
    admin.save()

    demo_logins()

    assert authenticate(username="admin", password="eigenes Kennwort") == admin


def test_production_gets_content_but_never_accounts(small_site: Path, settings: Any) -> None:
    settings.DEMO_LOGINS = False

    with pytest.raises(CommandError, match="--without-logins"):
        _run()
    _run(without_logins=True)

    assert not get_user_model().objects.filter(username="admin").exists()


def test_a_mistake_ends_the_command_with_one_line(small_site: Path) -> None:
    (small_site / "initiatives" / "musterland.yaml").write_text("title: X\nfoo: 1\n")

    with pytest.raises(CommandError) as failure:
        _run()

    assert str(failure.value) == 'content/initiatives/musterland.yaml:2: unknown field "foo"'
