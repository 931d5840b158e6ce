"""GraphQL over HTTP, as the audits of npm's ``graphql-http`` judge the running server."""

import json
import subprocess
from pathlib import Path

from tests.npm import installed

AUDITS = Path(__file__).parent / "http_audits"


def test_every_audit_is_content(live_server):
    told = subprocess.run(
        ["node", "audit.mjs", f"{live_server.url}/graphql/"],
        cwd=installed(AUDITS),
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    )
    verdicts = json.loads(told.stdout)

    assert len(verdicts) == 61
    assert [verdict for verdict in verdicts if verdict["status"] != "ok"] == []
