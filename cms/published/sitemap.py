"""All pages that search engines may list, with nothing but their routes and dates."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from .families import SITEMAP
from .listing import Listing, Wanted, fetched, statement
from .sql import Sql


class SitemapEntry(NamedTuple):
    path: str
    modified_at: datetime


def sitemap_entries(most: int) -> Iterator[SitemapEntry]:
    """Yield the pages in the order of their paths; the list is the API's ``sitemapEntries``.

    A list is ordered by its key, here the path; what nobody selects is not read, least of all ``data``.
    """
    listing = Listing(SITEMAP, SITEMAP.orders[0], first=most)
    listed = statement(Wanted(listing))
    found = Sql(
        f"SELECT path, modified::timestamptz FROM ({listed.text})"
        " AS listed(parent, total, data, id, path, modified, distance_km)"
        " WHERE id IS NOT NULL ORDER BY path LIMIT %s",
        (*listed.parameters, most),
    )
    return (SitemapEntry(*row) for row in fetched(found))
