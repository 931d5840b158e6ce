"""Hits that were out of date are counted by what became of them, whichever thread shows them."""

from threading import Thread

from search.stale_hits import Counts, StaleHits


def test_counts_add_up_across_threads() -> None:
    # Given
    counter = StaleHits()

    def show() -> None:
        for _ in range(1000):
            counter.add(Counts(gone=1, unmatched=2))

    threads = [Thread(target=show) for _ in range(4)]
    # When
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    counter.add(Counts(changed=3))
    # Then
    assert counter.counts == Counts(gone=4000, changed=3, unmatched=8000)
