"""The README promises two commands; here they are executed as they stand there."""

import json
import os
import re
import resource
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
import pytest

from tests.contract.node import installed_contract
from tests.machine import NODE

PROJECT = Path(__file__).resolve().parents[2]
PROMISED = ["make demo ARGS=--check", "make test"]


def promised_commands() -> list[str]:
    """Return the command lines of the sh blocks under the heading "Two commands"."""
    section = (PROJECT / "README.md").read_text().split("Two commands\n", 1)[1]
    section = re.split(r"^#+ ", section, maxsplit=1, flags=re.M)[0]
    blocks = re.findall(r"```sh\n(.*?)```", section, re.S)
    lines = [line.split("#")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line and not line.startswith(("git clone", "cd "))]


def execute(command: list[str], **variables: str) -> subprocess.CompletedProcess[str]:
    """Execute a line of the README in this repository."""
    return subprocess.run(
        command,
        cwd=PROJECT,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
    )


def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def test_there_are_two_commands() -> None:
    assert promised_commands() == PROMISED


def test_every_other_target_the_readme_names_exists() -> None:
    named = set(re.findall(r"`make ([a-z]+)", (PROJECT / "README.md").read_text()))
    targets = set(re.findall(r"^([a-z]+):", (PROJECT / "Makefile").read_text(), re.M))
    assert named - targets == set()


@dataclass(frozen=True)
class Built:
    """What the first command did on a machine with nothing of ours but the repository."""

    result: subprocess.CompletedProcess[str]
    surroundings: dict[str, str]
    var_dir: Path


@pytest.fixture(scope="module")
def built() -> Iterator[Built]:
    # Not below pytest's own folder: each start of another pytest closes that to all but its owner, and
    # the account of the database must be able to pass.
    with TemporaryDirectory() as place:
        clean = {"DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "", "VAR_DIR": place, "PORT": free_port()}
        yield Built(execute(promised_commands()[0].split(), **clean), clean, Path(place))


@pytest.mark.slow
def test_the_first_command_builds_the_site_and_answers(built: Built) -> None:
    assert built.result.returncode == 0, built.result.stdout + built.result.stderr
    assert "✗" not in built.result.stdout
    assert built.result.stdout.count("✓") == 8
    assert no_database_runs(built.var_dir)


@pytest.mark.slow
def test_the_demo_starts_again_in_seconds_says_where_it_is_and_ends_with_ctrl_c(built: Built) -> None:
    with running_demo(built) as demo:
        # Then it was there in a moment, and says everything that one needs to look around
        assert demo.cpu_seconds < 8 * cpu_seconds_of_a_process()
        assert "• Demo content and graph are up to date." in demo.said
        for line in (f"Admin {demo.address}/admin/", f"Embeds {demo.address}/embed/docs"):
            assert line in demo.said
        logins = json.loads((built.var_dir / "demo-logins.json").read_text())
        assert [login["role"] for login in logins] == ["Redaktion", "Freigabe", "Leitung", "Administration"]
        for login in logins:
            assert " ".join(f"{login['role']} {login['username']} {login['password']}".split()) in demo.said
        (answer,) = [line for line in demo.said if line.startswith('{"initiatives":')]
        assert json.loads(answer)["initiatives"]["totalCount"] >= 3
    # Then nobody is left when somebody pressed Ctrl-C
    assert no_database_runs(built.var_dir)
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", int(built.surroundings["PORT"]))) != 0


@pytest.mark.slow
def test_the_running_demo_keeps_the_contract(built: Built) -> None:
    contract = installed_contract()
    with running_demo(built) as demo:
        told = subprocess.run(
            [NODE.path(), "test", "--silent", "--", "--url", f"{demo.address}/graphql/"],
            cwd=contract,
            capture_output=True,
            text=True,
        )
    assert told.returncode == 0, told.stdout
    assert "✗" not in told.stdout
    assert f" hold at {demo.address}/graphql/" in told.stdout


@dataclass(frozen=True)
class Demo:
    """A site that runs, and what it said until it did; runs of blanks are one."""

    address: str
    said: list[str]
    cpu_seconds: float
    """Used by make, the demo and its processes; the database, which others use too, not counted."""


@contextmanager
def running_demo(built: Built) -> Iterator[Demo]:
    process = subprocess.Popen(
        ["make", "demo"],
        cwd=PROJECT,
        env={**os.environ, **built.surroundings},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout
    try:
        said = list(iter(lambda: _line(process), "Ctrl-C ends it."))
        yield Demo(f"http://localhost:{built.surroundings['PORT']}", said, _cpu_seconds(process.pid))
    finally:
        os.killpg(process.pid, signal.SIGINT)
        process.communicate(timeout=60)


def _line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout
    line = process.stdout.readline()
    assert line, "the demo ended"
    return " ".join(line.split())


def _cpu_seconds(pid: int) -> float:
    leader = psutil.Process(pid)
    used = [each.cpu_times() for each in (leader, *leader.children(recursive=True))]
    return sum(times.user + times.system + times.children_user + times.children_system for times in used)


def cpu_seconds_of_a_process() -> float:
    """What loading the site costs here and now: a second start does that in each of five processes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-c", "import cms.wsgi"],
        cwd=PROJECT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "cms.settings.development"},
        check=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def no_database_runs(var_dir: Path) -> bool:
    return not (var_dir / "postgres" / "postmaster.pid").exists()


@pytest.mark.slow
def test_the_second_command_runs_tests(tmp_path: Path) -> None:
    # Given the second command, when it is executed for one small file (its whole is what runs this test)
    command = promised_commands()[1]
    # Without a place of its own it would close the common one, where servers of other tests run.
    arguments = f"-q --basetemp={tmp_path / 'inner'} tests/operations/test_containers.py"
    result = execute([*command.split(), f"ARGS={arguments}"])
    # Then
    assert result.returncode == 0, result.stdout + result.stderr
    assert " passed" in result.stdout
