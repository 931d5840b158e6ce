"""The embedded engine: PostgreSQL alone, over our own tokens, never out of date.

It is one condition and one order more on the lists of the graph; filters, facets, distances and cursors are
those of every other list.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache

from cms.published.facets import Counting, Facet
from cms.published.listing import ROOT, Item, Listing, Page, Wanted, pages
from cms.published.orders import RELEVANCE
from cms.published.revision import last_change
from cms.published.types import public_fields

from ...analysis import Language
from ...family import TYPES
from ...highlighting import highlights
from ...interpretation import Interpretation, interpret
from ...language import language
from ...query import Bounds, Cluster, Hit, Outcome, Request, Spelling, Suggestion
from ...spelling import corrections
from ...wording import texts_of
from ..second_try import ENOUGH, MOST_CORRECTIONS, widened
from .clustering import clusters_of
from .matcher import ranked
from .relating import related_to
from .suggesting import suggestions


class EmbeddedEngine:
    """PostgreSQL."""

    name = "embedded"

    def search(self, request: Request) -> Outcome:
        """Return what ``request`` finds; where that is next to nothing, also what it probably meant."""
        current = language()
        asked = interpret(request.listing.query or "", current)
        listing = _matched(request.listing, asked)
        page, spelling = _page(listing, request), None
        if listing.matching and page.total < ENOUGH:
            others = corrections(asked.text, most=MOST_CORRECTIONS)
            wider = widened(asked, others, current, found=page.total)
            if request.spelling:
                spelling = _spelling(request, others, current, found=page.total)
            if wider.variants != asked.variants:
                listing = replace(listing, matching=ranked(wider))
                page = _page(listing, request)
        return Outcome(
            hits=[_hit(item, request, asked, current) for item in page.items],
            has_next=page.has_next,
            total=page.total if request.total else 0,
            facets=_facets(listing, request.facets),
            spelling=spelling,
        )

    def suggest(self, prefix: str, *, kinds: Sequence[str], locale: str, first: int) -> Sequence[Suggestion]:
        """Return objects with title words that begin as ``prefix`` does, those that begin with it first."""
        return suggestions(prefix, kinds or TYPES, locale, first)

    def clusters(self, request: Request, bounds: Bounds, zoom: int) -> Sequence[Cluster]:
        """Return where the objects of ``request`` lie, the largest clusters first."""
        asked = interpret(request.listing.query or "", language())
        return clusters_of(_matched(request.listing, asked), bounds, zoom)

    def related(self, identity: str, *, locale: str, first: int) -> Sequence[str]:
        """Return objects that share rare words and references with this one."""
        return related_to(identity, locale, first)

    def indexed_through(self) -> datetime | None:
        """The index commits together with the rows."""
        return last_change().changed_at


def _matched(listing: Listing, asked: Interpretation) -> Listing:
    """A query without any word is none."""
    if not asked.exact:
        return replace(listing, query=None)
    return replace(listing, matching=ranked(asked))


def _page(listing: Listing, request: Request) -> Page:
    unread = () if request.highlights else _all_fields()
    total = request.total or listing.matching is not None
    (found,) = pages([Wanted(listing, rows=request.rows, total=total)], unread)
    return found[ROOT]


def _hit(item: Item, request: Request, asked: Interpretation, current: Language) -> Hit:
    scored = request.listing.order is RELEVANCE and isinstance(item.key, float)
    return Hit(
        id=item.id,
        type=item.data["__typename"],
        key=item.key,
        score=float(item.key) if scored else 0.0,  # type: ignore[arg-type]
        distance_km=item.distance_km,
        highlights=highlights(texts_of(item.data), asked, current) if request.highlights else {},
    )


def _facets(listing: Listing, names: Sequence[str]) -> Sequence[Facet]:
    return Counting(listing).facets(ROOT, names) if names else ()


def _spelling(request: Request, others: Sequence[str], current: Language, *, found: int) -> Spelling | None:
    """Return the first of ``others`` that finds more than the query itself."""
    for other in others:
        listing = replace(request.listing, after=None, matching=ranked(interpret(other, current)))
        (sized,) = pages([Wanted(listing, rows=False, total=True)])
        if sized[ROOT].total > found:
            return Spelling(other, sized[ROOT].total)
    return None


@cache
def _all_fields() -> tuple[str, ...]:
    """Where only the places of rows are wanted, nothing of their content is."""
    return tuple(sorted({name for type_name in TYPES for name in public_fields(type_name)}))
