"""GraphQL over HTTP, as the audits of npm's ``graphql-http`` judge the running server."""

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

from tests.machine import NODE

AUDITS = Path(__file__).parent / "http_audits"


@pytest.fixture(scope="module")
def installed() -> Path:
    """The audits and what they need, installed outside of the repository and kept between runs."""
    NODE.path()
    lock = (AUDITS / "package-lock.json").read_bytes()
    place = settings.VAR_DIR / f"http-audits-{hashlib.sha256(lock).hexdigest()[:12]}"
    if not (place / "node_modules").exists():
        shutil.copytree(AUDITS, place, dirs_exist_ok=True)
        subprocess.run(
            [NODE.path(), "ci", "--no-audit", "--no-fund", "--ignore-scripts"], cwd=place, check=True
        )
    shutil.copy(AUDITS / "audit.mjs", place)
    return place


def test_every_audit_is_content(live_server, installed):
    told = subprocess.run(
        ["node", "audit.mjs", f"{live_server.url}/graphql/"],
        cwd=installed,
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    )
    verdicts = json.loads(told.stdout)

    assert len(verdicts) == 61
    assert [verdict for verdict in verdicts if verdict["status"] != "ok"] == []
