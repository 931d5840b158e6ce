"""The way that every matrix takes: out of sight bit by bit, then through whatever else can happen."""

from .events import EVENTS
from .matrix import Matrix
from .planting import CHAIN
from .states import FILE_STATES, PAGE_STATES, State
from .transitions import conceal
from .world import World


def hide_everything_and_go_on(world: World, matrix: Matrix) -> None:
    """Assert after each step that nothing comes out."""
    for state in _hiding_order():
        conceal(world, state)
        matrix.assert_no_row_leaks(f"into the state “{state}”")
    matrix.assert_nothing_leaks("hiding everything")

    for event in EVENTS:
        event(world)
        matrix.assert_no_row_leaks(event.__name__)
    matrix.assert_nothing_leaks("all other events")


def _hiding_order() -> list[State]:
    """Pages below one another are hidden from the bottom up, so that each is hidden by itself."""
    pages = [state for state in reversed(CHAIN) if state is not State.DELETED]
    assert set(pages) == set(PAGE_STATES) - {State.DELETED}
    files = [state for state in FILE_STATES if state is not State.DELETED]
    return [*pages, *files, State.RENAMED, State.CONSENT_WITHDRAWN]
