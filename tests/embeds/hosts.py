"""Pages of other people: HTML in which an embed stands, and what a browser must not find there."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.npm import installed

JUDGES = Path(__file__).parent / "judges"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "EN-301-549", "best-practice"]

_STORED = """async () => [
  document.cookie, ...Object.keys(localStorage), ...Object.keys(sessionStorage),
  ...(await indexedDB.databases()).map((base) => base.name), ...(await caches.keys()),
].filter(Boolean)"""
_JUDGED = """async (tags) => {
  const result = await axe.run({ include: [["body"]] }, { runOnly: tags, iframes: false, pingWaitTime: 0 });
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
}"""


_STYLE = """<style>
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: #222; background: #fff }
header { padding: .8rem 1.5rem; background: #8a1538; color: #fff }
header p { margin: 0; font-weight: 700 }
main { padding: 1rem 1.5rem }
</style>"""
_PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>Kammer Musterstadt</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
{head}</head><body><header><p>Kammer Musterstadt</p></header><main><h1>Industrie vor Ort</h1>
{embed}</main></body></html>"""


def host_page(embed: str, *, head: str = _STYLE, language: str = "de") -> str:
    """A page of a chamber with one embed in its text."""
    return _PAGE.format(embed=embed, head=head, language=language)


def violations(page: Page) -> list[str]:
    """What axe finds in the page, and in each of its frames."""
    return [*_judged(page), *(found for frame in _frames_alone(page) for found in _judged(frame))]


def overflow(page: Page) -> int:
    """By how many pixels the page, or one of its frames, is wider than its window."""
    return max(_overflow(page), *map(_overflow, _frames_alone(page)), 0)


def _frames_alone(page: Page) -> Iterator[Page]:
    """Each frame as a page of its own width: in a frame without scripts, no judge can be heard."""
    for frame in page.frames[1:]:
        box = frame.frame_element().bounding_box() or {"width": 0, "height": 0}
        alone = page.context.new_page()
        alone.set_viewport_size({"width": round(box["width"]), "height": round(box["height"])})
        alone.goto(frame.url)
        yield alone
        alone.close()


def _judged(page: Page) -> Any:
    """The page's own policy may let no script in, so axe comes through the debugger."""
    page.evaluate((installed(JUDGES) / "node_modules/axe-core/axe.min.js").read_text())
    return page.evaluate(_JUDGED, AXE_TAGS)


def _overflow(page: Page) -> int:
    return int(page.evaluate("document.scrollingElement.scrollWidth - innerWidth"))


def stored(page: Page) -> list[str]:
    """What the page and its frames keep in the browser; sandboxed frames cannot keep anything."""
    return [*map(str, page.context.cookies()), *page.evaluate(_STORED)]
