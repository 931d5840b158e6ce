"""A feed before it takes a format: who speaks, which objects, where the other pages are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.conf import settings

from cms.published.addresses import web_address
from cms.published.listing import Item
from cms.published.snapshot import Snapshot

from .asking import Wish
from .entries import Entry, entry_of
from .texts import local, one_line

Json = dict[str, Any]


@dataclass(frozen=True)
class Feed:
    """One page of one list, read once."""

    wish: Wish
    snapshot: Snapshot
    changed_at: datetime

    @property
    def language(self) -> str:
        return self.wish.listing.locale

    @property
    def title(self) -> str:
        name = one_line(self.snapshot.site.get("feedTitle")) or settings.WAGTAIL_SITE_NAME
        return f"{name}: {self.wish.kind.titles[self.language]}"

    @property
    def description(self) -> str:
        return self.wish.kind.descriptions[self.language]

    @property
    def home(self) -> str:
        return f"{settings.FRONTEND_URL}/"

    @property
    def url(self) -> str:
        return self.wish.url()

    @property
    def publisher(self) -> str:
        """Who is responsible for the whole."""
        operator = self.snapshot.site.get("operator") or {}
        return one_line(operator.get("name")) or settings.WAGTAIL_SITE_NAME

    @property
    def publisher_url(self) -> str:
        return web_address((self.snapshot.site.get("operator") or {}).get("website"))

    @cached_property
    def other_pages(self) -> Mapping[str, str]:
        return self.wish.other_pages(has_next=self.snapshot.has_next)

    @property
    def items(self) -> list[Item]:
        return self.snapshot.items

    @cached_property
    def entries(self) -> list[Entry]:
        return [entry_of(item, self.snapshot.site) for item in self.snapshot.items]

    @property
    def updated(self) -> datetime:
        """The last change of any entry; of the graph where there is none."""
        return max((entry.updated for entry in self.entries), default=local(self.changed_at))
