"""The code a webmaster copies, one piece for each way of embedding."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from shlex import quote
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.html import escape

from .kinds import KINDS, Kind
from .releases import SCRIPT, STYLE, integrity, newest
from .texts import WORDS

_ATTRIBUTES = {"id": "uuid", "targetGroup": "target-group"}
_NOT_OF_THE_ELEMENT = ("accent", "page")
_COLOUR = "industrie-farbe.css"
SANDBOX = "allow-popups allow-popups-to-escape-sandbox"


@dataclass(frozen=True)
class Snippet:
    """Code with what to do with it, and what a strict page has to allow (Content-Security-Policy).

    Where such a page forbids styles inside of it, ``style`` belongs into its style sheet.
    """

    name: str
    title: str
    advice: str
    code: str
    policy: str
    style: str = ""


def frame_address(kind: Kind, chosen: Mapping[str, str], **more: str) -> str:
    """Return where the frame of this choice lies."""
    query = urlencode(sorted({**chosen, **more}.items()))
    path = reverse("embed_frame", args=[kind.name])
    return f"{settings.PUBLIC_URL}{path}{'?' if query else ''}{query}"


def snippets(kind: Kind, chosen: Mapping[str, str], *, title: str = "") -> list[Snippet]:
    """Return all four ways to embed ``kind`` with the chosen parameters; ``title`` names what is shown."""
    title = title or WORDS[chosen.get("lang") or settings.LANGUAGE_CODE][kind.name]
    return [
        _element(kind, chosen, title),
        _iframe(kind, chosen, title),
        _oembed(kind, chosen),
        _pull(kind, chosen),
    ]


def _element(kind: Kind, chosen: Mapping[str, str], title: str) -> Snippet:
    version = newest()
    given = {name: value for name, value in chosen.items() if name not in _NOT_OF_THE_ELEMENT}
    attributes = "".join(f' {_ATTRIBUTES.get(name, name)}="{escape(value)}"' for name, value in given.items())
    style = _coloured("industrie-feed", chosen)
    inline = f"<style>{style}</style>\n" if style else ""
    code = (
        f'<script type="module" src="{_file(version, SCRIPT)}"\n'
        f'  integrity="{integrity(version)}" crossorigin="anonymous"></script>\n'
        f"{inline}"
        f'<industrie-feed kind="{kind.name}"{attributes}>\n'
        f'  <a href="{escape(frame_address(kind, chosen))}">{escape(title)}</a>\n'
        "</industrie-feed>"
    )
    images = f"; img-src {_origin()}" if kind.single else ""
    return Snippet(
        "element",
        "Als Element der Seite (empfohlen)",
        "Fügt sich in Ihre Seite ein, ohne Rahmen und feste Höhe. Ohne JavaScript bleibt der Link stehen.",
        code,
        f"script-src {_origin()}; connect-src {_origin()}{images}",
        style,
    )


def _iframe(kind: Kind, chosen: Mapping[str, str], title: str) -> Snippet:
    code = (
        f'<iframe src="{escape(frame_address(kind, chosen))}"\n'
        f'  title="{escape(title)}" width="100%" height="{kind.height}" loading="lazy"\n'
        f'  referrerpolicy="no-referrer" sandbox="{SANDBOX}" style="border: 0"></iframe>'
    )
    return Snippet(
        "iframe",
        "Als Rahmen (iframe)",
        "Braucht kein JavaScript. Die Höhe legen Sie fest; was länger ist, lässt sich im Rahmen rollen.",
        code,
        f"frame-src {_origin()}",
        f'iframe[src^="{_frames()}"] {{ border: 0 }}',
    )


def _oembed(kind: Kind, chosen: Mapping[str, str]) -> Snippet:
    return Snippet(
        "oembed",
        "Als Adresse (oEmbed)",
        "Redaktionssysteme wie WordPress oder TYPO3 machen aus dieser Adresse von selbst einen Rahmen; dazu"
        f" muss dort {settings.PUBLIC_URL}/oembed als Anbieter eingetragen sein.",
        frame_address(kind, chosen),
        f"frame-src {_origin()}",
        f'iframe[src^="{_frames()}"] {{ border: 0; max-width: 100% }}',
    )


def _pull(kind: Kind, chosen: Mapping[str, str]) -> Snippet:
    shown = {name: value for name, value in chosen.items() if name != "accent"}
    page = quote(frame_address(kind, {**shown, "format": "fragment"}))
    file, style = f"industrie-{kind.name}.html", _coloured(":root", chosen)
    code = (
        f"curl --fail --silent --show-error --output {file} \\\n  {page}\n"
        f"curl --fail --silent --show-error --output {STYLE} \\\n  {_file(newest(), STYLE)}"
    )
    if style:
        code += f"\necho {quote(style)} > {_COLOUR}"
    styles = f"{STYLE} und danach {_COLOUR}" if style else STYLE
    return Snippet(
        "pull",
        "Beim Bauen der Seite abholen",
        "Ihr Server holt das fertige HTML und liefert es selbst aus: Die Adressen Ihrer Gäste erreichen uns"
        " nie (nur das Bild einer einzelnen Initiative käme noch von hier)."
        f" Fügen Sie {file} dort ein, wo es stehen soll, und binden Sie {styles} als Stylesheet ein.",
        code,
        f"img-src {_origin()}" if kind.single else "",
    )


def _coloured(selector: str, chosen: Mapping[str, str]) -> str:
    """Return the rule that gives the chosen colour; nothing where none was chosen."""
    accent = chosen.get("accent", "").removeprefix("#")
    return f"{selector} {{ --industrie-feed-accent: #{accent} }}" if accent else ""


def _frames() -> str:
    """Return how the addresses of all frames begin."""
    return frame_address(KINDS["list"], {}).removesuffix("list")


def _file(version: str, name: str) -> str:
    return f"{settings.PUBLIC_URL}{reverse('embed_file', args=[version, name])}"


def _origin() -> str:
    found = re.match("https?://[^/]+", settings.PUBLIC_URL)
    return found[0] if found else settings.PUBLIC_URL
