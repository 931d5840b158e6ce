"""Elasticsearch for tests and demo: found in a fixed order, started, and ended with its owner."""

import hashlib
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import psutil
import pytest

from tests.machine import ELASTICSEARCH
from tools.elasticsearch.archive import Archive, Unobtainable, download, unpacked, verify
from tools.elasticsearch.asking import answers

PROJECT = Path(__file__).resolve().parents[2]

DOCKER = """#!{python}
import http.server, os, pathlib, sys
here = pathlib.Path({here!r})
match sys.argv[1]:
    case "version":
        print("29.0")
    case "run":
        (here / "asked").write_text(" ".join(sys.argv[2:]))

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200)
                self.end_headers()
                self.wfile.write(b'{{"version": 1}}')

        server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
        (here / "port").write_text(f"127.0.0.1:{{server.server_port}}")
        import threading
        threading.Thread(target=server.serve_forever, daemon=True).start()
        sys.stdin.read()
        (here / "ended").touch()
    case "port":
        print((here / "port").read_text() if (here / "port").exists() else sys.exit(1))
"""
MAVEN = """#!{python}
import pathlib, sys, time
sys.argv.pop(0)
repository = next(word for word in sys.argv if "repo.local" in word).partition("=")[2]
file = pathlib.Path(repository, "org/example/parcel/1/parcel-1.zip")
file.parent.mkdir(parents=True)
file.with_suffix(".part").write_bytes(b"x" * 3_000_000)
time.sleep(0.5)
file.with_suffix(".part").rename(file)
"""
SILENT_MAVEN = "#!/bin/sh\necho '[ERROR] Could not transfer artifact'\nexit 1\n"


def program(folder: Path, name: str, text: str) -> None:
    """Put a program called ``name`` into ``folder``."""
    path = folder / name
    path.write_text(text.format(python=sys.executable, here=str(folder)) if "{" in text else text)
    path.chmod(0o755)


def launch(path: str, folder: Path, **variables: str) -> subprocess.Popen[str]:
    """Start the command line with nothing but ``variables`` around it."""
    return subprocess.Popen(
        [sys.executable, "-m", "tools.elasticsearch"],
        cwd=PROJECT,
        env={"PATH": path, "VAR_DIR": str(folder / "var"), "HOME": str(folder), **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def eventually(condition: object, seconds: float = 20) -> bool:
    deadline = time.monotonic() + seconds
    assert callable(condition)
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.05)
    return bool(condition())


def test_where_nothing_is_installed_one_sentence_says_what_would_help(tmp_path: Path) -> None:
    # Given a machine without Docker, Maven and Java, when asked
    process = launch(str(tmp_path), tmp_path)
    # Then
    assert process.communicate(timeout=30) == (
        "",
        "No Elasticsearch: install Maven and Java 17 (on Debian: apt-get install maven default-jre-headless)"
        " or Docker, or set ELASTICSEARCH_URL\n",
    )
    assert process.returncode == 1


def test_a_named_one_that_does_not_answer_is_not_replaced_in_silence(tmp_path: Path) -> None:
    process = launch(os.environ["PATH"], tmp_path, ELASTICSEARCH_URL="http://127.0.0.1:9")
    assert process.communicate(timeout=30)[1] == (
        "No Elasticsearch: nothing answers at ELASTICSEARCH_URL; start it there, or unset the variable\n"
    )


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_docker_runs_the_pinned_image_until_its_owner_ends(tmp_path: Path, number: signal.Signals) -> None:
    # Given a Docker
    program(tmp_path, "docker", DOCKER)
    process = launch(f"{tmp_path}:{os.environ['PATH']}", tmp_path)
    assert process.stdout is not None
    url = process.stdout.readline().strip()
    # Then the container answers
    assert answers(url)
    assert "docker.elastic.co/elasticsearch/elasticsearch:8.19.8" in (tmp_path / "asked").read_text()
    # When its owner ends, however
    process.send_signal(number)
    process.communicate(timeout=30)
    # Then its input ends, and it with it
    assert eventually((tmp_path / "ended").exists)
    assert eventually(lambda: not answers(url))


def parcel(folder: Path) -> tuple[Path, Archive]:
    """A repository with an archive like the real one, and what is known of it."""
    archive = Archive("org.example", "parcel", "1", 1000, "")
    file = archive.within(folder)
    file.parent.mkdir(parents=True)
    with zipfile.ZipFile(file, "w") as writer:
        writer.writestr("parcel-1/elasticsearch/lib/a.jar", "a")
        writer.writestr("parcel-1/elasticsearch/../../escaped", "b")
        writer.writestr("parcel-1/web/index.html", "c")
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    return file, Archive("org.example", "parcel", "1", 1000, digest)


def test_only_elasticsearch_is_unpacked_and_only_once(tmp_path: Path) -> None:
    # Given
    file, archive = parcel(tmp_path / "m2")
    said: list[str] = []
    # When unpacked twice
    home = unpacked(tmp_path / "cache", tmp_path / "m2", said.append, archive)
    file.unlink()
    again = unpacked(tmp_path / "cache", tmp_path / "m2", said.append, archive)
    # Then
    assert again == home
    assert [str(path.relative_to(home)) for path in home.rglob("*") if path.is_file()] == ["lib/a.jar"]
    assert not list(tmp_path.rglob("escaped"))
    assert said == ["Elasticsearch: verifying and unpacking …"]


def test_another_archive_than_the_known_one_is_removed(tmp_path: Path) -> None:
    file, archive = parcel(tmp_path)
    file.write_bytes(b"something else")
    with pytest.raises(Unobtainable, match="was not the archive that is expected"):
        verify(file, archive)
    assert not file.exists()


def test_a_download_tells_how_far_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Given a Maven that takes its time
    program(tmp_path, "mvn", MAVEN)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr("tools.elasticsearch.archive.TOLD_EVERY", 0.1)
    said: list[str] = []
    # When
    download(Archive("org.example", "parcel", "1", 3_000_000, ""), tmp_path / "m2", said.append)
    # Then
    assert said[:2] == [
        "Elasticsearch: downloading 3 MB from Maven Central, only once …",
        "Elasticsearch: 3 of 3 MB …",
    ]


def test_a_download_that_fails_ends_with_what_maven_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, "mvn", SILENT_MAVEN)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    with pytest.raises(Unobtainable, match=r"parcel:1:zip: \[ERROR\] Could not transfer artifact"):
        download(Archive("org.example", "parcel", "1", 1, ""), tmp_path / "m2", print)


SHARER = """
import sys
from tools.elasticsearch.sharing import shared
with shared(lambda message: None) as url:
    print(url, flush=True)
    sys.stdin.read()
"""


def sharer(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", SHARER],
        cwd=PROJECT,
        env={**os.environ, "VAR_DIR": str(folder), "ELASTICSEARCH_URL": ""},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.slow
def test_processes_share_one_and_the_last_to_go_ends_it(tmp_path: Path) -> None:
    # Given two processes that start together
    ELASTICSEARCH.path()
    users = [sharer(tmp_path), sharer(tmp_path)]
    urls = [user.stdout.readline().strip() for user in users if user.stdout]
    # Then they have the same one
    assert urls[0] == urls[1]
    assert answers(urls[0])
    # When the first ends and is followed by another one, it is still there
    users[0].communicate(timeout=10)
    late = sharer(tmp_path)
    assert late.stdout
    assert late.stdout.readline().strip() == urls[0]
    # When all have been killed, it is gone
    for user in (users[1], late):
        user.kill()
        user.communicate()
    assert eventually(lambda: not answers(urls[0]))
    assert eventually(lambda: not servers_in(tmp_path))


def servers_in(folder: Path) -> list[psutil.Process]:
    return [
        process
        for process in psutil.process_iter(["cmdline"])
        if any(str(folder) in word for word in process.info["cmdline"] or ())
    ]
