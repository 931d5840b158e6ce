"""The memory of finished answers: what it gives again, and what it forgets."""

from collections.abc import Callable

from cms.published.kept import LARGEST, Finished, Kept


class Maker:
    """Makes answers of a size, and counts how many."""

    def __init__(self) -> None:
        self.made = 0

    def of(self, size: int) -> Callable[[], Finished]:
        def make() -> Finished:
            self.made += 1
            return Finished(b"x" * size, False, "text/plain", {})

        return make


def test_a_version_is_made_once() -> None:
    kept, maker = Kept(), Maker()

    answers = [kept.given(version, maker.of(10)) for version in ("a", "a", "b", "a")]

    assert (maker.made, {answer.body for answer in answers}) == (2, {b"x" * 10})


def test_what_nobody_asked_for_the_longest_time_gives_way() -> None:
    kept, maker = Kept(most_bytes=6_000), Maker()

    for version in ("a", "b", "a", "c", "a", "b"):
        kept.given(version, maker.of(1_600))

    # Two of them fit in. "a" was asked for before each of the others came, so "b" had to go for "c".
    assert maker.made == 4
    assert kept.bytes == 2 * 2_600


def test_what_is_too_large_is_made_each_time() -> None:
    kept, maker = Kept(), Maker()

    for _ in range(2):
        kept.given("export", maker.of(LARGEST + 1))

    assert (maker.made, kept.bytes) == (2, 0)


def test_everything_can_be_forgotten() -> None:
    kept, maker = Kept(), Maker()
    kept.given("a", maker.of(10))

    kept.clear()
    kept.given("a", maker.of(10))

    assert (maker.made, kept.bytes) == (2, 1_010)
