"""The page that writes the code for an embed: choose, look, copy. A GET form, so no script is needed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cms.published.filters import is_uuid
from cms.published.held import Held
from cms.published.holdings import holdings
from cms.published.models import Node
from cms.published.parameters import LONGEST_VALUE, MOST_AT_ONCE, TODAY, BadParameter, filters_of

from .asking import DEEPEST_HEADING, parameters_of, wish
from .kinds import KINDS, Kind
from .look import THEMES
from .releases import ALIAS, SCRIPT, integrity, newest
from .snippets import SANDBOX, frame_address, snippets

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "frame-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HOUSE_COLOUR = "#00506b"
MOST_OPTIONS = 2000

Options = list[tuple[str, str]]

Choice = tuple[str, str, str, Options]
"""A parameter, its label, what it is called to choose nothing, and what else there is to choose."""

_VOCABULARIES = {
    "land": ("Land", "Alle Länder"),
    "region": ("Gebiet", "Alle Gebiete"),
    "topic": ("Thema", "Alle Themen"),
    "targetGroup": ("Zielgruppe", "Alle Zielgruppen"),
    "type": ("Art", "Alle Arten"),
    "level": ("Ebene", "Alle Ebenen"),
}
"""Parameters whose values are offered to choose from: label, and what it is called to choose nothing."""

_THEME_LABELS = {"light": "Hell", "dark": "Dunkel", "auto": "Wie das Gerät der Gäste"}

_ADVICE = {
    "limit": f"Bitte geben Sie eine Zahl von 1 bis {MOST_AT_ONCE} ein.",
    "q": f"Bitte geben Sie höchstens {LONGEST_VALUE} Zeichen ein.",
    "accent": "Bitte nehmen Sie eine dunklere Farbe: auf Weiß ist ein Kontrast von 4,5:1 nötig.",
    "id": "Bitte wählen Sie eine Initiative aus der Liste.",
}
_USUAL_ADVICE = "Diesen Wert gibt es hier nicht."


@dataclass(frozen=True)
class Problem:
    """What has to be corrected before there is any code, in the words of the form."""

    name: str
    label: str
    """Of the control; empty where the form has none for it."""
    advice: str


@dataclass(frozen=True)
class Field:
    """One control of the form; without options it is a plain input of ``type``."""

    name: str
    label: str
    value: str
    options: Options | None = None
    type: str = "text"
    hint: str = ""


@require_safe
@transaction.non_atomic_requests
def generator(request: HttpRequest) -> HttpResponse:
    """Show the form with the choice that the address describes, its preview and its code."""
    given = {name: values[-1].strip() for name, values in request.GET.lists()}
    kind = KINDS.get(given.get("kind", ""), KINDS["list"])
    chosen = _chosen(kind, given)
    page = _page(kind, given)
    context = {**page, **_result(kind, chosen, [*page["what"], *page["look"]])}
    response = render(request, "embeds/generator.html", context)
    response["Content-Security-Policy"] = POLICY
    response["Cache-Control"] = "no-cache"
    return response


def _chosen(kind: Kind, given: Mapping[str, str]) -> dict[str, str]:
    """What differs from the default; an initiative is chosen by its id."""
    allowed = set(parameters_of(kind)) - {"format", "page"}
    chosen = {name: value for name, value in given.items() if name in allowed and value}
    defaults = {"lang": settings.LANGUAGE_CODE, "theme": THEMES[0], "heading": "2", "accent": HOUSE_COLOUR}
    return {name: value.removeprefix("#") for name, value in chosen.items() if defaults.get(name) != value}


def _result(kind: Kind, chosen: dict[str, str], fields: list[Field]) -> dict[str, Any]:
    try:
        wish(kind, {name: [value] for name, value in chosen.items()})
    except BadParameter as refusal:
        is_missing = kind.single and "id" not in chosen
        return {"problem": None if is_missing else _problem(refusal, fields)}
    return {
        "preview": frame_address(kind, chosen).removeprefix(settings.PUBLIC_URL),
        "snippets": snippets(kind, chosen, title=_title(chosen)),
    }


def _problem(refusal: BadParameter, fields: list[Field]) -> Problem:
    labels = {field.name: field.label for field in fields}
    return Problem(refusal.name, labels.get(refusal.name, ""), _ADVICE.get(refusal.name, _USUAL_ADVICE))


def _title(chosen: Mapping[str, str]) -> str:
    """The name of the one initiative that was chosen."""
    identity = chosen.get("id", "")
    rows = (
        Node.objects.filter(type="InitiativePage", pk=identity) if is_uuid(identity) else Node.objects.none()
    )
    return rows.values_list("title", flat=True).first() or ""


def _page(kind: Kind, given: Mapping[str, str]) -> dict[str, Any]:
    version = newest()
    return {
        "kinds": KINDS.values(),
        "kind": kind,
        "what": _what(kind, given),
        "look": _look(given),
        "sandbox": SANDBOX,
        "version": version,
        "integrity": integrity(version),
        "fixed": f"{settings.PUBLIC_URL}{reverse('embed_file', args=[version, SCRIPT])}",
        "alias": f"{settings.PUBLIC_URL}{reverse('embed_file', args=[ALIAS, SCRIPT])}",
    }


def _what(kind: Kind, given: Mapping[str, str]) -> list[Field]:
    """The controls that say what is shown."""
    if kind.single:
        chosen = given.get("id", "")
        return [Field("id", "Initiative", chosen, [("", "Bitte wählen …"), *_initiatives(given)])]
    fields = [
        Field(name, label, given.get(name, ""), [("", everything), *options])
        for name, label, everything, options in _choices(kind, given)
    ]
    return [*fields, *_searched(kind, given)]


def _choices(kind: Kind, given: Mapping[str, str]) -> list[Choice]:
    held, known = holdings(kind.family, _language(given)).held, filters_of(kind.family)
    offered = [
        (name, label, everything, _offered(held[known[name].name], name, given))
        for name, (label, everything) in _VOCABULARIES.items()
        if name in known
    ]
    return [*offered, *_period(kind)]


def _offered(held: Held, name: str, given: Mapping[str, str]) -> Options:
    """Whatever finds something in the chosen language; a choice already made stays."""
    elsewhere = _slugs_of_laender() if name == "region" else ()
    found = [
        (value, label)
        for value, label in held.labels.items()
        if value not in elsewhere and (held.found([value]) or value == given.get(name))
    ]
    return found[:MOST_OPTIONS]


def _slugs_of_laender() -> set[str]:
    """Länder have a control of their own."""
    rows = Node.objects.filter(type="Region", terms__contains=["kind:STATE"])
    return set(rows.values_list("slug", flat=True))


def _period(kind: Kind) -> list[Choice]:
    if "from" not in filters_of(kind.family):
        return []
    return [("from", "Zeitraum", "Alle, neueste zuerst", [(TODAY, "Nur kommende, nächste zuerst")])]


def _searched(kind: Kind, given: Mapping[str, str]) -> list[Field]:
    number = f"1 bis {MOST_AT_ONCE}; leer: {kind.first}."
    return [
        Field("q", "Suchwort", given.get("q", ""), hint="Bei mehreren Wörtern kommen alle vor."),
        Field("limit", "Einträge je Seite", given.get("limit", ""), type="number", hint=number),
    ]


def _look(given: Mapping[str, str]) -> list[Field]:
    headings = [(str(level), f"Überschrift {level} (h{level})") for level in range(1, DEEPEST_HEADING + 1)]
    themes = [(theme, _THEME_LABELS[theme]) for theme in THEMES]
    return [
        Field("lang", "Sprache", given.get("lang", settings.LANGUAGE_CODE), list(settings.LANGUAGES)),
        Field(
            "heading",
            "Ebene der Überschrift",
            given.get("heading", "2"),
            headings,
            hint="Passend zur Gliederung Ihrer Seite.",
        ),
        Field("theme", "Helligkeit", given.get("theme", THEMES[0]), themes),
        Field(
            "accent",
            "Farbe der Links",
            given.get("accent") or HOUSE_COLOUR,
            type="color",
            hint="Muss auf Weiß gut lesbar sein.",
        ),
    ]


def _initiatives(given: Mapping[str, str]) -> Options:
    rows = Node.objects.filter(type="InitiativePage", locale=_language(given)).order_by("sort_title", "id")
    return [(str(identity), title) for identity, title in rows.values_list("id", "title")[:MOST_OPTIONS]]


def _language(given: Mapping[str, str]) -> str:
    """The chosen language if there is content in it: whatever else is typed must not be kept in memory."""
    chosen = given.get("lang", "")
    return chosen if chosen in dict(settings.WAGTAIL_CONTENT_LANGUAGES) else settings.LANGUAGE_CODE
