"""An empty published graph and an empty index, for one transaction of one connection, that leave no trace.

Temporary tables stand before the tables of the same name: PostgreSQL looks there first. So the very same
statements that search the site search whatever is put into them, nobody else sees or waits for it, and the
transaction, which is always rolled back, takes it away, also where the process is killed.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.db import connection, transaction

from cms.published import holdings
from cms.published.models import Revision
from search.models import SynonymSet, WordPart

_ROOMS = ("published", "search")
_KEPT = {SynonymSet, WordPart}
"""What editors say about the language counts for whatever is searched."""


@contextmanager
def empty_graph() -> Iterator[None]:
    """Let the graph and everything derived from it be empty for this connection while the block runs."""
    with transaction.atomic():
        for table in _tables():
            _shadow(table)
        Revision.objects.create()
        holdings.forget()
        try:
            yield
        finally:
            transaction.set_rollback(True)
            holdings.forget()


def analyse() -> None:
    """Tell the planner what the tables hold now; nobody else does for temporary ones."""
    with connection.cursor() as cursor:
        for table in _tables():
            cursor.execute(f"ANALYZE {connection.ops.quote_name(table)}")


def _tables() -> list[str]:
    return [
        model._meta.db_table
        for room in _ROOMS
        for model in apps.get_app_config(room).get_models()
        if model not in _KEPT
    ]


def _shadow(table: str) -> None:
    name = connection.ops.quote_name(table)
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE {name} (LIKE {name} INCLUDING ALL) ON COMMIT DROP")
