"""Fetches embeds while a site is built, so that visitors of the site never contact the service.

    python3 pull_embeds.py https://cms.example.org build/ 'list?land=DE-NW' 'events?from=today'

Writes one HTML fragment for each embed, list.html and events.html, and the style of all of them. What cannot
be fetched stays as it was: an old list is better than none.
"""

import sys
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

service, folder = sys.argv[1].rstrip("/"), Path(sys.argv[2])
wanted = {"industrie-feed.css": f"{service}/embed/v1/industrie-feed.css"}
for embed in sys.argv[3:]:
    kind, _, query = embed.partition("?")
    wanted[f"{kind}.html"] = f"{service}/embed/frame/{kind}?format=fragment&{query}"
for name, address in wanted.items():
    try:
        with urlopen(address, timeout=30) as answer:
            (folder / name).write_bytes(answer.read())
    except URLError as error:
        sys.exit(f"{address}: {error}")
