"""CI runs what the README promises, and lets no absence pass for a success."""

import os
import subprocess
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
RUN = PROJECT / ".ci/run"


def test_ci_runs_every_step_in_order_with_a_browser(tmp_path: Path) -> None:
    # Given a clone in which make and python3 only write down what they were asked
    (tmp_path / ".ci").mkdir()
    (tmp_path / ".ci/run").write_bytes(RUN.read_bytes())
    (tmp_path / "README.md").write_bytes((PROJECT / "README.md").read_bytes())
    programs = tmp_path / "programs"
    programs.mkdir()
    for name, script in {
        "make": 'echo "make $* PORT=${PORT-} REQUIRE_BROWSER=$REQUIRE_BROWSER" >>calls',
        "python3": "echo 4711",
        "chromium": "true",
    }.items():
        (programs / name).write_text(f"#!/bin/sh\n{script}\n")
        (programs / name).chmod(0o755)
    # When CI runs there
    subprocess.run(
        ["bash", tmp_path / ".ci/run"],
        env={"PATH": f"{programs}:{os.environ['PATH']}"},
        check=True,
        stdin=subprocess.DEVNULL,
        capture_output=True,
    )
    # Then
    assert (tmp_path / "calls").read_text().splitlines() == [
        "make check PORT= REQUIRE_BROWSER=1",
        "make demo ARGS=--check PORT=4711 REQUIRE_BROWSER=1",
        "make test PORT= REQUIRE_BROWSER=1",
    ]


def test_the_script_can_be_executed() -> None:
    assert os.access(RUN, os.X_OK)
    assert RUN.read_text().startswith("#!/usr/bin/env bash\n")
