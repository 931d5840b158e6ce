"""Hits that were published anew since their engine read them: what is shown of them comes from their rows.

The engine's own pieces of text may hold what was taken out since. A hit that has nothing of the query any
more, in its words or in the names of what it refers to, is none.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ..documents import Document, documents
from ..highlighting import highlights, is_found
from ..interpretation import interpret
from ..language import language
from ..query import Request
from ..stale_hits import Counts, stale_hits
from .reading import Shown


def refreshed(shown: Sequence[Shown], request: Request) -> Sequence[Shown]:
    """Return ``shown`` without any text that is not public now."""
    stale = [each.hit.id for each in shown if _is_stale(each)]
    if not stale:
        return shown
    kept = list(_renewed(shown, documents(stale), request))
    unmatched = len(shown) - len(kept)
    stale_hits.add(Counts(changed=len(stale) - unmatched, unmatched=unmatched))
    return kept


def _is_stale(each: Shown) -> bool:
    return each.hit.revision not in (None, each.row.revision)


def _renewed(shown: Sequence[Shown], current: Mapping[str, Document], request: Request) -> Iterator[Shown]:
    known = language()
    asked = interpret(request.listing.query or "", known)
    for each in shown:
        document = current.get(each.hit.id)
        if not _is_stale(each):
            yield each
        elif document and (asked.says_nothing or is_found(document, asked, known)):
            texts = highlights(document, asked, known) if request.highlights else {}
            yield each._replace(hit=replace(each.hit, highlights=texts))
