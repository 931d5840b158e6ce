"""Nothing that is not public comes out, through any edge, after any event. See ``Matrix``."""

import logging
from collections.abc import Callable

import pytest
from pytest_django import Settings

from cms.published.audit import check

from .events import EVENTS
from .matrix import Matrix
from .planting import CHAIN, plant
from .states import FILE_STATES, PAGE_STATES, PLANTED_HIDDEN, State
from .summary import FIGURES
from .transitions import conceal, move_ground_away, reveal
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


@pytest.fixture
def world(settings: Settings, caplog: pytest.LogCaptureFixture) -> World:
    """Wagtail's search index has no part in this, and takes a quarter of the time."""
    backends = settings.WAGTAILSEARCH_BACKENDS.items()
    settings.WAGTAILSEARCH_BACKENDS = {name: {**backend, "AUTO_UPDATE": False} for name, backend in backends}
    caplog.set_level(logging.ERROR, "django.request")
    return plant()


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

    for state in _hiding_order():
        conceal(world, state)
        matrix.assert_no_row_leaks(f"into the state “{state}”")
    matrix.assert_nothing_leaks("hiding everything")

    for event in EVENTS:
        event(world)
        matrix.assert_no_row_leaks(event.__name__)
    matrix.assert_nothing_leaks("all other events")

    for state in RESTRICTIONS:
        reveal(world, state)
        matrix.assert_no_row_leaks(f"out of the state “{state}”")
    move_ground_away(world)
    matrix.assert_no_row_leaks("moving a subtree under a restricted page")
    conceal(world, State.DELETED)
    matrix.assert_nothing_leaks("deleting pages with their subtrees, files and records")
    assert check().count() == 0


def _hiding_order() -> list[State]:
    """Pages below one another are hidden from the bottom up, so that each is hidden by itself."""
    pages = [state for state in reversed(CHAIN) if state is not State.DELETED]
    assert set(pages) == set(PAGE_STATES) - {State.DELETED}
    files = [state for state in FILE_STATES if state is not State.DELETED]
    return [*pages, *files, State.RENAMED, State.CONSENT_WITHDRAWN]
