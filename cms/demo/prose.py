"""Running text in content files: paragraphs, lists, emphasis and links, and nothing else.

A paragraph with **strong** and *emphasised* words, a [page](page:news/aufruf), a
[file](document:leitlinie) and an [address](https://www.example.org/).

- a list
1. or a numbered one
"""

import re
from collections.abc import Callable

from django.utils.html import escape

from .references import References
from .source import Written

Link = Callable[[str], str]
_LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
_ITEM = re.compile(r"(?:- |\d+\. )(.*)")


def rich_text(written: Written, references: References) -> str:
    """Return the text in the form in which Wagtail stores rich text."""
    from wagtail.documents import get_document_model
    from wagtail.models import Page

    targets = {"page": Page, "document": get_document_model()}

    def open_link(target: str) -> str:
        kind, _, name = target.partition(":")
        if kind in ("https", "mailto"):
            return f'<a href="{target}">'
        if kind not in targets:
            raise written.error(f'unknown kind of link "{kind}"')
        found = references.find(targets[kind], written.as_text(name))
        return f'<a linktype="{kind}" id="{found.pk}">'

    return "".join(
        _block(block, open_link) for block in re.split(r"\n\s*\n", written.text()) if block.strip()
    )


def _block(block: str, open_link: Link) -> str:
    lines = [line.strip() for line in block.strip().splitlines()]
    items = [_ITEM.fullmatch(line) for line in lines]
    if all(items):
        tag = "ul" if lines[0].startswith("- ") else "ol"
        entries = "".join(f"<li>{_inline(item[1], open_link)}</li>" for item in items if item)
        return f"<{tag}>{entries}</{tag}>"
    return f"<p>{_inline(' '.join(lines), open_link)}</p>"


def _inline(text: str, open_link: Link) -> str:
    html = escape(text).replace("&quot;", '"').replace("&#x27;", "'")
    html = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", html)
    html = re.sub(r"\*(.+?)\*", r"<i>\1</i>", html)
    return _LINK.sub(lambda link: f"{open_link(link[2])}{link[1]}</a>", html)
