"""The element's files: what is released is what the source builds, small, and never changes again."""

import base64
import filecmp
import gzip
import hashlib
import json
import re
import subprocess
from pathlib import Path

import pytest
from django.test import Client
from faker import Faker

from cms.embeds import releases
from cms.embeds.releases import RELEASED, SCRIPT, STYLE, integrity, newest, versions
from tests.graphql.rows import row
from tests.npm import installed

from .rows import at, initiative

SOURCE = RELEASED.parent / "element"
SCRIPT_LIMIT, MAP_LIMIT = 6_000, 25_000

# A released version is never built again: pages all over the country rely on its bytes.
FROZEN = {
    "1.0.0": "sha384-olp87pyByyw7EAqNJeFTzwNHkiHDfnD5HNjRwv2y+2CHzEUamPpzocMutmSp3Th/",
    "1.0.1": "sha384-K5I9gtP+ScXwnzg/6IzfS/dYDHRE2MuwnSf/YaWOGGS8jzaSJd/Q1bTvlax3AS+l",
}


def test_the_newest_version_is_what_the_source_builds(tmp_path: Path) -> None:
    place = installed(SOURCE)
    subprocess.run(["npx", "tsc", "--noEmit"], cwd=place, check=True, capture_output=True)
    subprocess.run(["node", "build.mjs", str(tmp_path)], cwd=place, check=True)

    for name in (SCRIPT, STYLE):
        assert filecmp.cmp(tmp_path / name, RELEASED / newest() / name, shallow=False), (
            f"{name} is not what cms/embeds/element builds: raise the version, `npm ci && npm run build`."
        )
    assert json.loads((SOURCE / "package.json").read_text())["version"] == newest()


def test_a_released_version_has_not_changed() -> None:
    assert {version: integrity(version) for version in versions()} == FROZEN


@pytest.mark.django_db
def test_lists_and_maps_stay_light_on_the_wire() -> None:
    # Given a full map, every place and every word on it another one
    words = Faker("de_DE")
    words.seed_instance(2017)
    topics = [row("Topic", words.bs().title()) for _ in range(16)]
    regions = [row("Region", words.city()) for _ in range(60)]
    for number in range(100):
        initiative(
            f"{words.company()} {words.city()}",
            summary=words.text(140),
            location=at(47.5 + number % 10 * 0.7, 6.5 + number // 10 * 0.8),
            regions=[regions[number % 60]],
            topics=[topics[number % 16], topics[number % 7]],
        )

    # When a browser asks for what the element needs
    script, shown = (
        Client().get(address, headers={"accept-encoding": "gzip"})
        for address in (f"/embed/{newest()}/{SCRIPT}", "/embed/frame/map?format=fragment")
    )

    # Then that is what it costs
    assert {script["Content-Encoding"], shown["Content-Encoding"]} == {"gzip"}
    assert len(script.content) <= SCRIPT_LIMIT
    assert len(script.content) + len(shown.content) <= MAP_LIMIT


@pytest.mark.parametrize("name", [SCRIPT, STYLE])
def test_each_coding_of_a_file_has_its_own_validator(name: str) -> None:
    address = f"/embed/{newest()}/{name}"
    plain, packed = (Client().get(address, headers={"accept-encoding": coding}) for coding in ("br", "gzip"))

    assert gzip.decompress(packed.content) == plain.content
    assert ("Content-Encoding" in plain, packed["Vary"]) == (False, "Accept-Encoding")
    assert packed["ETag"] != plain["ETag"]
    for known in (plain, packed):
        assert Client().get(address, headers={"if-none-match": f'"x", {known["ETag"]}'}).status_code == 304


def test_a_version_is_for_good_and_the_alias_follows_the_newest() -> None:
    fixed = Client().get(f"/embed/{newest()}/{SCRIPT}")
    alias = Client().get(f"/embed/v1/{SCRIPT}")

    assert fixed.content == alias.content
    assert fixed["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "max-age=3600" in alias["Cache-Control"]
    assert fixed["Content-Type"] == "text/javascript; charset=utf-8"
    assert fixed["Access-Control-Allow-Origin"] == "*"
    assert not fixed.cookies
    assert Client().get(f"/embed/v1/{SCRIPT}", headers={"if-none-match": alias["ETag"]}).status_code == 304


@pytest.mark.parametrize(
    "path", ["9.9.9/industrie-feed.js", "v2/industrie-feed.js", "1.0.0/package.json", "../x", "v1/..%2Fx"]
)
def test_nothing_else_is_delivered(path: str) -> None:
    assert Client().get(f"/embed/{path}").status_code == 404


def test_the_integrity_is_that_of_the_bytes() -> None:
    digest = hashlib.sha384((RELEASED / newest() / SCRIPT).read_bytes()).digest()
    assert integrity(newest()) == f"sha384-{base64.b64encode(digest).decode()}"


def test_versions_are_counted_not_spelled(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("1.9.0", "1.10.0", "2.0.0"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(releases, "RELEASED", tmp_path)
    versions.cache_clear()
    try:
        assert versions() == ("1.9.0", "1.10.0", "2.0.0")
        assert newest() == "1.10.0"
    finally:
        versions.cache_clear()


def test_the_element_keeps_nothing_and_asks_nobody_else() -> None:
    code = (RELEASED / newest() / SCRIPT).read_text()
    assert not re.search(r"document\.cookie|localStorage|sessionStorage|indexedDB|sendBeacon|eval\(", code)
    assert not re.findall(r"https?://(?!www\.w3\.org)", code)
