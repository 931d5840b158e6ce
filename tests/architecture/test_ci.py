"""CI runs what the README promises, and lets no absence pass for a success."""

import os
import subprocess
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
RUN = PROJECT / ".ci/run"
REQUIRED = "$REQUIRE_BROWSER$REQUIRE_NODE$REQUIRE_JUDGES$REQUIRE_ELASTICSEARCH"


def test_ci_runs_every_step_in_order_and_lets_nothing_be_absent(tmp_path: Path) -> None:
    # Given a clone in which make and python3 only write down what they were asked
    (tmp_path / ".ci").mkdir()
    (tmp_path / ".ci/run").write_bytes(RUN.read_bytes())
    (tmp_path / "README.md").write_bytes((PROJECT / "README.md").read_bytes())
    programs = tmp_path / "programs"
    programs.mkdir()
    for name, script in {
        "make": f'echo "make $* PORT=${{PORT-}} REQUIRED={REQUIRED}" >>calls',
        "python3": "echo 4711",
        **dict.fromkeys(("chromium", "npm", "java", "mvn", "jing", "dpkg"), "true"),
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
        "make check PORT= REQUIRED=1111",
        "make demo ARGS=--check PORT=4711 REQUIRED=1111",
        "make test PORT= REQUIRED=1111",
    ]


def test_the_script_can_be_executed() -> None:
    assert os.access(RUN, os.X_OK)
    assert RUN.read_text().startswith("#!/usr/bin/env bash\n")
