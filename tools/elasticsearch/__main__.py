"""The command line: print the address of an Elasticsearch and keep it until Ctrl-C."""

import argparse
import sys
import time
from collections.abc import Sequence

from cms.settings.environment import InvalidEnvironment
from tools.supervisor import StopRequested, listen_for_stop_signals

from .provision import NoElasticsearch, elasticsearch
from .sharing import keep


def main(arguments: Sequence[str]) -> int:
    """Keep an Elasticsearch; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.elasticsearch", description=__doc__)
    parser.add_argument("--keep", action="store_true", help="keep one for whoever shares it, then end")
    options = parser.parse_args(arguments)
    listen_for_stop_signals()
    try:
        return keep() if options.keep else wait()
    except StopRequested:
        return 0
    except (NoElasticsearch, InvalidEnvironment) as reason:
        print(f"No Elasticsearch: {reason}", file=sys.stderr)
        return 1


def wait() -> int:
    """Print the address and wait for the signal to end."""
    with elasticsearch(lambda message: print(message, file=sys.stderr, flush=True)) as url:
        print(url, flush=True)
        while True:
            time.sleep(3600)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
