"""How good the search is over the demo site and what lies in its way; ``docs/search.md`` has the figures.

Elasticsearch is judged where one can be had; where none can, one line says so and the embedded engine is
judged alone.
"""

import subprocess
import sys
from collections.abc import Sequence

from tools.elasticsearch import NoElasticsearch, elasticsearch
from tools.supervisor import StopRequested, listen_for_stop_signals

from .databases import filled


def main(arguments: Sequence[str]) -> int:
    """Print the figures of all engines; return the exit status."""
    listen_for_stop_signals()
    try:
        judge(arguments)
    except subprocess.CalledProcessError as failure:
        return failure.returncode
    except StopRequested:
        print("Stopped.", file=sys.stderr)
        return 1
    return 0


def judge(arguments: Sequence[str]) -> None:
    """Run ``manage.py search_relevance`` over a database with the demo site alone, projected as it is now."""
    database = filled(0)
    database.manage("published_rebuild")
    try:
        with elasticsearch(_say) as url:
            database.with_variables(ELASTICSEARCH_URL=url).manage("search_relevance", *arguments)
    except NoElasticsearch as reason:
        _say(f"ELASTICSEARCH NOT JUDGED: {reason}")
        database.manage("search_relevance", *arguments)


def _say(message: str) -> None:
    print(f"• {message}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
