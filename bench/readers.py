"""What feeds and embeds cost: made anew, given again, and confirmed to a client that holds them.

``make bench OF=readers`` serves the smallest database of ``make bench`` as that does, and prints its table.
"""

from dataclasses import replace

from .cases import Cases, Request, cases
from .databases import filled
from .measuring import Bench, measure
from .report import table
from .server import running

INITIATIVES = 1_000
ROUNDS = 25
ADDRESSES = {
    "atom_100": "/feeds/v1/initiatives.atom?limit=100",
    "rss_100": "/feeds/v1/initiatives.rss?limit=100",
    "json_100": "/feeds/v1/initiatives.json?limit=100",
    "calendar": "/feeds/v1/events.ics",
    "frame_list": "/embed/frame/list",
    "frame_map": "/embed/frame/map",
}
# What stands beside list_50 must answer the same, so the bench asks for all three before it begins.
_MEASURES = ("empty_view", "one_statement", "graphql_core", "list_50")


def main() -> None:
    database = filled(INITIATIVES)
    with running(database) as server:
        print(table(measure([Bench(INITIATIVES, server, _cases(database.url))], rounds=ROUNDS)))


def _cases(database_url: str) -> Cases:
    measures = cases(database_url)
    asked = {name: Request(address) for name, address in ADDRESSES.items()}
    return {
        **{name: measures[name] for name in _MEASURES},
        **{name: [request] for name, request in asked.items()},
        **{f"{name} kept": [replace(request, remembered=True)] for name, request in asked.items()},
        **{
            f"{name} known": [replace(request, remembered=True, held=True)] for name, request in asked.items()
        },
    }


if __name__ == "__main__":
    main()
