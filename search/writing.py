"""Writing the embedded index, in the transaction that changes the graph: both commit together or not at all.

The graph is locked there, so there is one writer at a time. A row's own words are written when the row
changes; the names of what it refers to also when one of those changes, or anything these belong to.
"""

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from cms.published.models import Node
from cms.published.revision import lock_graph

from .analysis import Language, index_tokens, suggest_tokens
from .documents import Document, documents
from .family import TYPES
from .language import language
from .models import IndexedDocument
from .vectors import vector
from .vocabulary import forget_words, recount, words_of

BATCH = 200
_NEWS = "NewsPage"

Report = Callable[[int, int], None]
"""Told how many documents are written, and of how many."""


@dataclass(frozen=True)
class _Names:
    """What a document owes to the rows it refers to."""

    id: str
    names: str
    name_words: Sequence[str]


@dataclass(frozen=True)
class _Entry(_Names):
    """One row of the index; vectors as PostgreSQL reads them."""

    revision: int
    own: str
    exact: str
    words: Sequence[str]
    news_of: date | None


_ENTRIES = """jsonb_to_recordset(%s::jsonb) AS entry(id uuid, revision bigint, own tsvector, exact tsvector,
    words text[], news_of date, names tsvector, name_words text[])"""

_UPSERT = f"""
    INSERT INTO search_indexeddocument (id, revision, own, exact, words, news_of, names, name_words)
    SELECT id, revision, own, exact, words, news_of, names, name_words FROM {_ENTRIES}
    ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, own = excluded.own, exact = excluded.exact,
        words = excluded.words, news_of = excluded.news_of, names = excluded.names,
        name_words = excluded.name_words
"""

_RENAMED = f"""
    SELECT entry.id::text FROM {_ENTRIES} JOIN search_indexeddocument document ON document.id = entry.id
    WHERE (document.names, document.name_words) IS DISTINCT FROM (entry.names, entry.name_words)
"""

_RENAME = f"""
    UPDATE search_indexeddocument document SET names = entry.names, name_words = entry.name_words
    FROM {_ENTRIES} WHERE document.id = entry.id
"""

_COLUMNS = ("revision", "own", "exact", "words", "news_of", "names", "name_words")

_DEVIATING = f"""
    SELECT entry.id::text FROM {_ENTRIES} LEFT JOIN search_indexeddocument document ON document.id = entry.id
    WHERE ({", ".join(f"document.{name}" for name in _COLUMNS)})
        IS DISTINCT FROM ({", ".join(f"entry.{name}" for name in _COLUMNS)})
"""


def index_changes(changed: Collection[str], referring: Collection[str]) -> None:
    """Write what changed, and the names of whatever refers to it."""
    ids = sorted(changed)
    for start in range(0, len(ids), BATCH):
        write(ids[start : start + BATCH])
    rename(sorted(referring))


def write(ids: Collection[str]) -> None:
    """Bring the index of these rows up to date; rows that are gone leave it."""
    found = documents(ids)
    if gone := set(ids) - found.keys():
        recount(gone, [])
        IndexedDocument.objects.filter(pk__in=gone).delete()
    store(list(found.values()))


def store(found: Sequence[Document]) -> None:
    """Write these documents as they are."""
    if not found:
        return
    current = language()
    entries = [_entry(document, current) for document in found]
    recount([entry.id for entry in entries], [[*entry.words, *entry.name_words] for entry in entries])
    _execute(_UPSERT, entries)


def rename(ids: Sequence[str]) -> None:
    """Bring the names of these documents up to date."""
    current = language() if ids else Language(frozenset())
    for start in range(0, len(ids), BATCH):
        found = documents(ids[start : start + BATCH])
        names = [_names(document, current) for document in found.values()]
        renamed = {identity for (identity,) in _execute(_RENAMED, names)}
        if renamed:
            changed = [each for each in names if each.id in renamed]
            recount(renamed, [each.name_words for each in changed], ["name_words"])
            _execute(_RENAME, changed)


def renew(report: Report = lambda done, total: None) -> None:
    """Write the whole index anew in small transactions, while it goes on answering.

    Suggestions for misspelt words come back as their documents do.
    """
    with transaction.atomic():
        begin_renewal()
    ids = [str(identity) for identity in _searchable().order_by("pk").values_list("pk", flat=True)]
    for start in range(0, len(ids), BATCH):
        rewrite(ids[start : start + BATCH])
        report(min(start + BATCH, len(ids)), len(ids))


def begin_renewal() -> None:
    """Forget what no row has any more, and count words anew as all documents are written again."""
    lock_graph()
    forget_words()
    IndexedDocument.objects.exclude(pk__in=_searchable().values("pk")).delete()


@transaction.atomic
def rewrite(ids: Collection[str]) -> None:
    """Write these rows anew, while nobody changes them."""
    lock_graph()
    write(ids)


def deviating(ids: Collection[str]) -> set[str]:
    """Return those of ``ids`` whose entry is not what their row says, or that have only one of the two."""
    found, current = documents(ids), language()
    held = set(IndexedDocument.objects.filter(pk__in=ids).values_list("pk", flat=True))
    entries = [_entry(document, current) for document in found.values()]
    wrong = {identity for (identity,) in _execute(_DEVIATING, entries)}
    return wrong | {str(identity) for identity in held} - found.keys()


def fill_empty_index(**said: object) -> None:
    """Index what an installation published before it could be searched."""
    if not IndexedDocument.objects.exists() and _searchable().exists():
        renew()


def _searchable() -> Any:
    return Node.objects.filter(type__in=TYPES)


def _entry(document: Document, current: Language) -> _Entry:
    fields = [("A", document.title), ("B", document.summary), ("D", document.body)]
    aliases = [("B", index_tokens(name, current.parts)) for name in document.aliases]
    return _Entry(
        **asdict(_names(document, current)),
        revision=document.revision,
        own=vector([*((weight, index_tokens(text, current.parts)) for weight, text in fields), *aliases]),
        exact=vector([("A", suggest_tokens(document.title))]),
        words=words_of([document.title, document.summary, document.body, *document.aliases]),
        news_of=_day(document) if document.type == _NEWS else None,
    )


def _day(document: Document) -> date | None:
    return timezone.localdate(document.date) if document.date else None


def _names(document: Document, current: Language) -> _Names:
    tokens = [("C", index_tokens(name, current.parts)) for name in document.names]
    return _Names(document.id, vector(tokens), words_of(document.names))


def _execute(statement: str, entries: Sequence[_Names]) -> list[tuple[Any, ...]]:
    rows = json.dumps([asdict(entry) for entry in entries], default=str)
    with connection.cursor() as cursor:
        cursor.execute(statement, [rows])
        return cursor.fetchall() if cursor.description else []
