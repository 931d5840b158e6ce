"""Nothing that is not public comes out, through any edge, after any event. See ``Matrix``."""

from collections.abc import Callable

import pytest

from cms.published.audit import check

from .matrix import Matrix
from .states import PLANTED_HIDDEN, State
from .summary import FIGURES
from .transitions import conceal, move_ground_away, reveal
from .walk import hide_everything_and_go_on
from .world import World

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

RESTRICTIONS = (
    State.PASSWORD,
    State.LOGIN,
    State.GROUP,
    State.RESTRICTED_ANCESTOR,
    State.UNPUBLISHED_ANCESTOR,
    State.PRIVATE_COLLECTION,
    State.PRIVATE_SUBCOLLECTION,
    State.COLLECTION_MOVED,
    State.REPLACED,
    State.RENAMED,
    State.CONSENT_WITHDRAWN,
)


def test_nothing_hidden_comes_out_through_any_edge_after_any_event(
    world: World, record_property: Callable[[str, object], None]
) -> None:
    matrix = Matrix(world)
    try:
        _through_all_states(world, matrix)
    finally:
        record_property(FIGURES, f"edges={len(matrix.edges)} leaks={matrix.leaks}")


def _through_all_states(world: World, matrix: Matrix) -> None:
    matrix.assert_nothing_leaks("planting drafts and scheduled pages")

    for state in sorted(PLANTED_HIDDEN):
        reveal(world, state)
        matrix.assert_no_row_leaks(f"out of the state “{state}”")
    matrix.assert_everything_reaches()

    hide_everything_and_go_on(world, matrix)

    for state in RESTRICTIONS:
        reveal(world, state)
        matrix.assert_no_row_leaks(f"out of the state “{state}”")
    move_ground_away(world)
    matrix.assert_no_row_leaks("moving a subtree under a restricted page")
    conceal(world, State.DELETED)
    matrix.assert_nothing_leaks("deleting pages with their subtrees, files and records")
    assert check().count() == 0
