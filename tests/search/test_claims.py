"""Claims: each document to one worker at a time, acknowledged only as long as nothing changed."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.utils import timezone

from search import claims
from search.models import Mark

pytestmark = pytest.mark.django_db(transaction=True)


def marked(number: int) -> list[str]:
    """Store marks, the oldest first, and return their ids."""
    start = timezone.now() - timedelta(minutes=1)
    marks = [
        Mark(id=uuid4(), token=uuid4(), marked_at=start + timedelta(seconds=index)) for index in range(number)
    ]
    Mark.objects.bulk_create(marks)
    return [str(mark.pk) for mark in marks]


def ids(claimed: list[claims.Claim]) -> set[str]:
    return {claim.id for claim in claimed}


def test_the_oldest_come_first_and_nobody_gets_them_twice() -> None:
    first, second, third = marked(3)
    assert ids(claims.claim(2)) == {first, second}
    assert ids(claims.claim(2)) == {third}
    assert claims.claim(2) == []


def test_workers_that_claim_at_once_share() -> None:
    everything = set(marked(200))

    def work(_: int) -> list[claims.Claim]:
        try:
            return claims.claim(50)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        shares = list(pool.map(work, range(4)))

    assert [len(share) for share in shares] == [50] * 4
    assert set.union(*map(ids, shares)) == everything


def test_what_a_publication_holds_is_passed_over() -> None:
    held, free = marked(2)
    with transaction.atomic():
        Mark.objects.select_for_update().get(pk=held)

        def work() -> tuple[set[str], None]:
            try:
                claimed = claims.claim(2)
                return ids(claimed), claims.acknowledge([claims.Claim(held, uuid4()), *claimed])
            finally:
                connection.close()

        with ThreadPoolExecutor(1) as pool:
            assert pool.submit(work).result(timeout=10) == ({free}, None)
    assert [str(mark.pk) for mark in Mark.objects.all()] == [held]


def test_a_written_document_is_forgotten() -> None:
    marked(2)
    claims.acknowledge(claims.claim(1))
    assert Mark.objects.count() == 1


def test_what_changed_while_it_was_written_stays_marked() -> None:
    # Given a claimed document that changes
    (identity,) = marked(1)
    claimed = claims.claim(1)
    Mark.objects.update(token=UUID(int=1), claimed_until=None, attempts=0)
    # When its former state was written
    claims.acknowledge(claimed)
    # Then it is due again at once
    assert ids(claims.claim(1)) == {identity}


def test_a_lease_ends() -> None:
    # Given a worker that died
    (identity,) = marked(1)
    claims.claim(1)
    Mark.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
    # Then another one takes over
    assert ids(claims.claim(1)) == {identity}


def test_what_its_worker_died_of_twice_is_written_alone() -> None:
    # Given three documents of which one was claimed twice without an outcome
    first, _, _ = marked(3)
    Mark.objects.filter(pk=first).update(attempts=claims.SUSPECT_AFTER)
    # Then
    assert first not in ids(claims.claim(3))
    assert ids(claims.claim_suspect()) == {first}
    assert claims.claim_suspect() == []


def test_an_outage_is_not_held_against_a_document() -> None:
    marked(1)
    for _ in range(20):
        claims.release(claims.claim(1))
    assert Mark.objects.get().attempts == 0
    assert len(claims.claim(1)) == 1


def test_a_refused_document_rests_longer_each_time_and_in_the_end_for_good() -> None:
    marked(1)
    rests = []
    for number in range(claims.MOST_REFUSALS):
        Mark.objects.update(not_before=None)
        claimed = claims.claim(1) if number < claims.SUSPECT_AFTER else claims.claim_suspect()
        claims.postpone(dict.fromkeys(claimed, "zu lang"))
        rests.append(round((Mark.objects.get().not_before - timezone.now()).total_seconds()))
        assert claims.claim(1) == claims.claim_suspect() == []
    # Then
    assert rests == [2**number for number in range(1, 11)]
    assert Mark.objects.get().dead
    assert Mark.objects.get().error == "zu lang"
    # And a person can give it another chance
    assert claims.retry_dead() == 1
    assert len(claims.claim(1)) == 1
