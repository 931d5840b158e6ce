"""The memory that all others are made of: bounded, whatever strangers ask."""

from cms.published.memory import OVERHEAD, Memory


def test_it_never_takes_more_than_its_bound() -> None:
    memory: Memory[bytes] = Memory(20_000)

    for number in range(1_000):
        memory.keep(number, b"", 4_000)

    assert (len(memory), memory.size) == (4, 4 * (4_000 + OVERHEAD))


def test_what_is_asked_for_stays() -> None:
    memory: Memory[int] = Memory(2, overhead=1)
    memory.keep("a", 1, 0)
    memory.keep("b", 2, 0)
    memory.find("a")
    memory.keep("c", 3, 0)

    assert [memory.find(key) for key in "abc"] == [1, None, 3]


def test_another_value_takes_the_place_of_the_first() -> None:
    memory: Memory[int] = Memory(100, overhead=0)
    memory.keep("a", 1, 60)
    memory.keep("a", 2, 70)

    assert (memory.find("a"), memory.size) == (2, 70)


def test_what_is_too_large_is_not_kept_and_drives_nothing_out() -> None:
    memory: Memory[int] = Memory(100, largest=50, overhead=0)
    memory.keep("small", 1, 50)
    memory.keep("large", 2, 51)

    assert (memory.find("small"), memory.find("large"), "large" in memory) == (1, None, False)


def test_a_value_that_grew_too_large_takes_its_predecessor_with_it() -> None:
    memory: Memory[int] = Memory(100, largest=50, overhead=0)
    memory.keep("a", 1, 50)
    memory.keep("a", 2, 51)

    assert (memory.find("a"), memory.size) == (None, 0)


def test_everything_can_be_forgotten() -> None:
    memory: Memory[int] = Memory(100, overhead=0)
    memory.keep("a", 1, 50)
    memory.clear()

    assert (len(memory), memory.size, memory.find("a")) == (0, 0, None)
