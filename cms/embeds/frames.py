"""The embed frame: a whole page, or the fragment of one, complete without a script."""

import base64
import hashlib
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from cms.published.outlines import ATTRIBUTION
from cms.published.parameters import BadParameter, canonical
from cms.published.repeatable import repeatable
from cms.published.representations import Content, is_held, not_modified, representation
from cms.published.revision import revision_at_start
from cms.published.snapshot import NotPublished

from .asking import Wish, wish
from .kinds import KINDS, Kind
from .maps import HEIGHT, WIDTH, laender, markers
from .releases import stylesheet
from .showing import Shown, count_of, show_list, show_profile
from .texts import WORDS, counted
from .version import version_of

HTML = "text/html; charset=utf-8"
HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
    "X-Content-Type-Options": "nosniff",
}


@require_safe
@xframe_options_exempt
@transaction.non_atomic_requests
def frame(request: HttpRequest, kind: str) -> HttpResponse:
    """Answer for one kind of embed, whatever the address says."""
    if kind not in KINDS:
        raise Http404
    given = dict(request.GET.lists())
    try:
        return _answered(request, wish(KINDS[kind], given), canonical(given))
    except BadParameter as refusal:
        return _refused(KINDS[kind], refusal, fragment=given.get("format") == ["fragment"])


def fragment_of(asked: Wish, address: str) -> str:
    """Return the HTML that all ways of embedding show. Raises ``NotPublished``."""
    shown = show_profile(asked) if asked.kind.single else show_list(asked)
    context = {**_common(asked), "shown": shown}
    if isinstance(shown, Shown):
        context |= _list_context(asked, shown, address)
    return render_to_string("embeds/fragment.html", context).strip()


def _answered(request: HttpRequest, asked: Wish, query: str) -> HttpResponse:
    """Days go by without a change of any row, and some addresses ask for today."""
    revision = revision_at_start()
    version = version_of(request.path, query, revision, timezone.localdate(), settings.FRONTEND_URL)
    if is_held(request, version):
        return _with_headers(repeatable(not_modified(request, version), revision), asked)
    address = _address(request.path, query)
    try:
        response = representation(request, version, lambda: _content(asked, address))
    except NotPublished:
        return _said(asked, "gone", "gone_hint", status=404)
    return _with_headers(repeatable(response, revision), asked)


def _with_headers(response: HttpResponse, asked: Wish) -> HttpResponse:
    policy = {} if asked.fragment else {"Content-Security-Policy": _policy(asked)}
    for name, value in (HEADERS | policy).items():
        response[name] = value
    return response


def _content(asked: Wish, address: str) -> Content:
    fragment = fragment_of(asked, address)
    html = fragment if asked.fragment else _document(asked, fragment, address)
    return Content(html.encode(), HTML)


def _refused(kind: Kind, refusal: BadParameter, *, fragment: bool) -> HttpResponse:
    asked = wish(kind, {"format": ["fragment" if fragment else "page"], **_least(kind)})
    return _said(asked, "problem", "hint", status=400, refusal=refusal)


def _least(kind: Kind) -> dict[str, list[str]]:
    return {"id": ["00000000-0000-0000-0000-000000000000"]} if kind.single else {}


def _said(
    asked: Wish, message: str, hint: str, *, status: int, refusal: BadParameter | None = None
) -> HttpResponse:
    """A friendly page in the place of an embed; nobody keeps it."""
    words = WORDS[asked.language]
    context = {**_common(asked), "message": words[message], "hint": words[hint], "refusal": refusal}
    fragment = render_to_string("embeds/problem.html", context).strip()
    content = fragment if asked.fragment else _document(asked, fragment)
    response = HttpResponse(content, content_type=HTML, status=status, headers={"Cache-Control": "no-store"})
    return _with_headers(response, asked)


def _common(asked: Wish) -> dict[str, Any]:
    return {
        "kind": asked.kind.name,
        "words": WORDS[asked.language],
        "title": WORDS[asked.language][asked.kind.name],
        "language": asked.language,
        "theme": asked.look.theme,
        "heading": asked.heading,
        "below": asked.heading + 1,
        "is_page": not asked.fragment,
        "generator": f"{settings.PUBLIC_URL}{reverse('embed_docs')}",
    }


def _list_context(asked: Wish, shown: Shown, address: str) -> dict[str, Any]:
    words = WORDS[asked.language]
    context: dict[str, Any] = {
        "count": count_of(shown, words),
        "page": words["page"].format(asked.page, shown.pages) if shown.pages > 1 else "",
        "previous": _numbered(address, asked.page - 1) if asked.page > 1 else "",
        "next": _numbered(address, asked.page + 1) if asked.page < shown.pages else "",
    }
    if asked.kind.name == "map":
        unplaced = sum(entry.place is None for entry in shown.entries)
        context |= {
            "size": (WIDTH, HEIGHT),
            "laender": laender(),
            "chosen": asked.listing.filters.get("land") or [],
            "attribution": ATTRIBUTION,
            "markers": markers(shown.entries),
            "unplaced": counted(words, "unplaced", unplaced) if unplaced else "",
        }
    return context


def _address(path: str, query: str) -> str:
    return f"{settings.PUBLIC_URL}{path}{f'?{query}' if query else ''}"


def _numbered(address: str, page: int) -> str:
    """The same address for another page."""
    path, _, query = address.partition("?")
    others = [pair for pair in query.split("&") if pair and not pair.startswith("page=")]
    return f"{path}?{'&'.join([*others, f'page={page}'])}"


def _document(asked: Wish, fragment: str, address: str = "") -> str:
    """Return a page around a fragment; one with an ``address`` says where oEmbed describes it."""
    described = _described(address) if address else {}
    context = {**_common(asked), "fragment": fragment, "style": _style(asked), "described": described}
    return render_to_string("embeds/frame.html", context)


def _described(address: str) -> dict[str, str]:
    endpoint = f"{settings.PUBLIC_URL}{reverse('oembed')}"
    return {
        f"{kind}+oembed": f"{endpoint}?{urlencode({'format': spelling, 'url': address})}"
        for spelling, kind in (("json", "application/json"), ("xml", "text/xml"))
    }


def _style(asked: Wish) -> str:
    return f"{stylesheet()}{asked.look.css}"


def _policy(asked: Wish) -> str:
    """Nothing may run or load here but one known style and images of this service."""
    digest = base64.b64encode(hashlib.sha256(_style(asked).encode()).digest()).decode()
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src 'sha256-{digest}'",
            f"img-src {settings.PUBLIC_URL}",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors *",
        )
    )
