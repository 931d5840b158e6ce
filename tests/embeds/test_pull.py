"""The documented script fetches what the frames show, without anything that would call us again."""

import re
import shlex
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from cms.embeds.kinds import KINDS
from cms.embeds.snippets import snippets

from .rows import at, event, initiative

EXAMPLE = Path(__file__).resolve().parents[2] / "docs/examples/pull_embeds.py"

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_example_fetches_embeds_and_their_style(live_server, settings, tmp_path: Path) -> None:
    settings.PUBLIC_URL = live_server.url
    initiative("Dialog Musterstadt", location=at(51.5, 7.4))
    event("Netzwerktreffen", date="2031-03-18T09:00:00+00:00")

    command = [sys.executable, EXAMPLE, live_server.url, tmp_path, "map?limit=5", "events?from=today"]
    subprocess.run(command, check=True)

    html = (tmp_path / "map.html").read_text()
    assert html.startswith('<section class="industrie-feed"')
    assert "Dialog Musterstadt" in html
    assert "Netzwerktreffen" in (tmp_path / "events.html").read_text()
    assert ".industrie-feed" in (tmp_path / "industrie-feed.css").read_text()
    assert not re.search(r"<(script|img|iframe|link)", html)


def test_what_cannot_be_fetched_stays_as_it_was(live_server, tmp_path: Path) -> None:
    (tmp_path / "list.html").write_text("alt")

    told = subprocess.run(
        [sys.executable, EXAMPLE, live_server.url, tmp_path, "list?limit=0"], capture_output=True, text=True
    )

    assert told.returncode == 1
    assert "HTTP Error 400" in told.stderr
    assert (tmp_path / "list.html").read_text() == "alt"


def test_the_commands_of_the_generator_fetch_what_a_page_needs(live_server, settings, tmp_path: Path) -> None:
    settings.PUBLIC_URL = live_server.url
    initiative("Dialog Musterstadt")
    code = snippets(KINDS["list"], {"accent": "8a1538", "theme": "dark"})[3].code

    subprocess.run(["sh", "-c", code], cwd=tmp_path, check=True)

    names = ("list.html", "feed.css", "farbe.css")
    fragment, style, colour = ((tmp_path / f"industrie-{name}").read_text() for name in names)
    assert "Dialog Musterstadt" in fragment
    assert 'data-theme="dark"' in fragment
    assert style.startswith(":host{")
    assert colour == ":root { --industrie-feed-accent: #8a1538 }\n"


def test_the_commands_of_the_generator_name_what_is_there(live_server, settings) -> None:
    settings.PUBLIC_URL = live_server.url
    initiative("Dialog Musterstadt")
    code = snippets(KINDS["list"], {"q": "dialog & mehr"})[3].code

    commands = [shlex.split(line) for line in code.replace("\\\n", " ").splitlines()]

    assert [command[:-1] for command in commands] == [
        ["curl", "--fail", "--silent", "--show-error", "--output", name]
        for name in ("industrie-list.html", "industrie-feed.css")
    ]
    fragment, style = (urlopen(command[-1], timeout=30).read().decode() for command in commands)
    assert fragment.startswith('<section class="industrie-feed"')
    assert style.startswith(":host{")
