"""The addresses of feeds: each view puts a question together and hands on what others made of it."""

from collections.abc import Sequence
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from cms.published.headers import UNREADABLE
from cms.published.representations import Content
from cms.published.revision import Change, first_statement, last_change
from cms.published.snapshot import NotPublished, list_snapshot, single_snapshot

from .asking import Wish, identity_of, refuse_parameters, version_of, wish
from .calendars import FOLLOW, READ, calendar_of
from .directory import index, opml
from .entries import title_of, unread
from .feed import Feed
from .formats import FORMATS, Format, formats_of
from .kinds import KINDS, Kind
from .places import outlines
from .responses import NotAcceptable, Version, answer, given, public
from .site import feed_state

CHARSET = "; charset=utf-8"


@public
def feed(request: HttpRequest, kind: str, extension: str = "") -> HttpResponse:
    """One page of a list in one format; without an extension, in the one the client likes best."""
    if kind not in KINDS or (extension and not (extension in FORMATS and FORMATS[extension].fits(kind))):
        raise NotPublished
    chosen = FORMATS[extension] if extension else _negotiated(request, kind)
    state = first_statement(feed_state)
    asked = wish(
        KINDS[kind],
        _path(kind, chosen),
        given(request),
        order=chosen.order,
        first=chosen.first or state.size,
        dialects=chosen.dialects,
    )
    return answer(
        request,
        _version(asked, chosen, state.change, negotiated=not extension),
        lambda: _content(asked, chosen, state.change),
    )


@public
def event(request: HttpRequest, identity: UUID) -> HttpResponse:
    """One event as a calendar of its own."""
    refuse_parameters(request.GET)
    change = first_statement(last_change)
    found = single_snapshot(str(identity), ["EventPage"], follow=FOLLOW, unread=unread("EventPage", READ))
    if not found.items:
        raise NotPublished
    url = f"{settings.PUBLIC_URL}{request.path}"
    name = title_of(found.items[0].data)
    return answer(
        request,
        Version(version_of(change.revision, request.path), *change),
        lambda: Content(
            calendar_of(found.items, found.site, name=name, url=url),
            f"text/calendar{CHARSET}",
            {"Content-Disposition": f'inline; filename="{identity}.ics"'},
        ),
    )


@public
def feed_index(request: HttpRequest) -> HttpResponse:
    """What there is to subscribe to, and with which parameters."""
    refuse_parameters(request.GET)
    return answer(request, Version(version_of(0, request.path)), lambda: Content(index(), "application/json"))


@public
def feed_opml(request: HttpRequest) -> HttpResponse:
    """All feeds for a feed reader to import."""
    refuse_parameters(request.GET)
    return answer(
        request,
        Version(version_of(0, request.path)),
        lambda: Content(opml(), f"text/x-opml{CHARSET}"),
    )


@public
def regions(request: HttpRequest) -> HttpResponse:
    """The outlines of the Länder."""
    refuse_parameters(request.GET)
    return answer(
        request,
        Version(version_of(0, request.path, len(outlines()))),
        lambda: Content(outlines(), "application/geo+json"),
    )


def _negotiated(request: HttpRequest, kind: str) -> Format:
    offered = {each.media_type: each for each in formats_of(kind)}
    chosen = _preferred(request, [*offered, "application/json", "application/xml", "text/xml"])
    named = {"application/json": "application/feed+json"}.get(chosen or "", "application/rss+xml")
    if chosen is None:
        raise NotAcceptable(f"This list comes as {', '.join(offered)}.")
    return offered.get(chosen) or offered[named]


def _preferred(request: HttpRequest, media_types: Sequence[str]) -> str | None:
    try:
        return request.get_preferred_type(media_types)
    except UNREADABLE as error:
        raise NotAcceptable("The Accept header has parameters that cannot be read.") from error


def _path(kind: str, chosen: Format) -> str:
    return f"/feeds/v1/{kind}.{chosen.extension}"


def _version(asked: Wish, chosen: Format, change: Change, *, negotiated: bool) -> Version:
    """What moves with the calendar has no date of its last change."""
    return Version(
        version_of(change.revision, chosen.extension, *identity_of(asked)),
        change.revision,
        None if asked.moves else change.changed_at,
        feed_state,
        {"Content-Language": asked.listing.locale},
        ("Accept",) if negotiated else (),
    )


def _content(asked: Wish, chosen: Format, change: Change) -> Content:
    family = asked.kind.family
    snapshot = list_snapshot(
        asked.listing,
        follow=chosen.follow,
        unread=unread(family.type or "", chosen.read),
        total=chosen.counts,
    )
    read = Feed(asked, snapshot, change.changed_at or timezone.now())
    return Content(chosen.write(read), _media_type(chosen), _headers(read, chosen))


def _media_type(chosen: Format) -> str:
    is_text = chosen.media_type.startswith("text/") or chosen.media_type.endswith("+xml")
    return f"{chosen.media_type}{CHARSET}" if is_text else chosen.media_type


def _headers(read: Feed, chosen: Format) -> dict[str, str]:
    links = {"canonical": read.url, **read.other_pages}
    told = ", ".join(f'<{url}>; rel="{relation}"' for relation, url in links.items())
    kind: Kind = read.wish.kind
    named = {"Content-Disposition": f'attachment; filename="{kind.name}.{chosen.extension}"'}
    return {"Link": told, **(named if chosen.download else {})}
