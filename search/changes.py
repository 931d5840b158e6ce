"""Following the graph: one receiver for both indices, in the transaction that changes it.

What a change concerns is found out once and told to both. To find it out is to take note of the new names:
whoever asked a second time would hear that nothing is called otherwise.
"""

from collections.abc import Mapping

from cms.published.changes import graph_changing

from .family import TYPES
from .marking import mark
from .referring import referring_to
from .writing import index_changes


def listen() -> None:
    """Connect the receiver; called once."""
    graph_changing.connect(follow, dispatch_uid="search.changes")


def follow(*, types: Mapping[str, str], **said: object) -> None:
    """Take over the changed rows that can be found, and whatever is found by their names or their place."""
    changed = {identity for identity, name in types.items() if name in TYPES}
    referring = referring_to(types) - changed
    index_changes(changed, referring)
    mark(changed | referring)
