import pytest
from django.db import connection

from cms.graphql.errors import Code, TooManyRequests
from cms.graphql.fair_use.budgets import PATIENCE, Allowance, Budgets, forget_full_buckets
from cms.graphql.models import Budget
from cms.published.schedule import run_pass

pytestmark = pytest.mark.django_db

ALLOWANCE = Allowance(cost_per_minute=600, concurrent=2)


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def let_pass(seconds: float) -> None:
    """Make every bucket as old as it will be then."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE graphql_budget SET filled_at = filled_at - make_interval(secs => %s)", (seconds,)
        )


def level(client: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT level FROM graphql_budget WHERE client = %s", (client,))
        return round(cursor.fetchone()[0])


def test_a_new_client_has_a_full_bucket():
    assert round(Budgets().charge("a", ALLOWANCE, 100)) == 500


def test_what_is_used_up_is_refused_with_the_seconds_until_there_is_enough():
    budgets = Budgets()
    budgets.charge("a", ALLOWANCE, 600)
    with pytest.raises(TooManyRequests) as refused:
        budgets.charge("a", ALLOWANCE, 50)
    assert refused.value.retry_after == 5
    assert refused.value.extensions == {"code": Code.RATE_LIMITED, "retryAfter": 5}


def test_a_refusal_takes_nothing():
    budgets = Budgets()
    budgets.charge("a", ALLOWANCE, 590)
    with pytest.raises(TooManyRequests):
        budgets.charge("a", ALLOWANCE, 50)
    let_pass(4)
    assert round(Budgets().charge("a", ALLOWANCE, 50)) == 0


def test_the_bucket_fills_in_a_minute_and_never_overflows():
    Budgets().charge("a", ALLOWANCE, 600)
    let_pass(60)
    assert round(Budgets().charge("a", ALLOWANCE, 1)) == 599
    let_pass(3600)
    assert round(Budgets().charge("a", ALLOWANCE, 1)) == 599


def test_clients_do_not_share_a_bucket():
    Budgets().charge("a", ALLOWANCE, 600)
    assert round(Budgets().charge("b", ALLOWANCE, 600)) == 0


def test_processes_share_one_bucket():
    """Each holds an advance of a tenth at most, so together they use what one may."""
    one, other = Budgets(), Budgets()
    for budgets in (one, other):
        budgets.charge("a", ALLOWANCE, 10)
    assert level("a") == 600 - 2 * 60


def test_most_queries_cost_no_statement(django_assert_num_queries):
    budgets = Budgets()
    with django_assert_num_queries(2):
        for _ in range(12):
            budgets.charge("a", ALLOWANCE, 10)


def test_asking_in_vain_costs_no_statement(django_assert_num_queries):
    clock = Clock()
    budgets = Budgets(clock)
    budgets.charge("a", ALLOWANCE, 600)
    with pytest.raises(TooManyRequests):
        budgets.charge("a", ALLOWANCE, 50)
    with django_assert_num_queries(0):
        for _ in range(20):
            with pytest.raises(TooManyRequests):
                budgets.charge("a", ALLOWANCE, 50)
    let_pass(5)
    clock.seconds += 5.5
    with django_assert_num_queries(1):
        budgets.charge("a", ALLOWANCE, 50)


def test_one_query_may_cost_the_whole_bucket_but_not_more():
    assert round(Budgets().charge("a", ALLOWANCE, 600)) == 0
    with pytest.raises(TooManyRequests):
        Budgets().charge("b", ALLOWANCE, 601)


def test_full_buckets_are_forgotten():
    Budgets().charge("old", ALLOWANCE, 1)
    let_pass(601)
    Budgets().charge("new", ALLOWANCE, 1)
    assert forget_full_buckets() == 1
    assert level("new") == 540


def test_the_worker_forgets_full_buckets():
    Budgets().charge("old", ALLOWANCE, 1)
    let_pass(601)

    run_pass()

    assert not Budget.objects.exists()


def test_the_table_of_buckets_writes_no_log():
    with connection.cursor() as cursor:
        cursor.execute("SELECT relpersistence FROM pg_class WHERE relname = 'graphql_budget'")
        assert cursor.fetchone()[0] == "u"


def in_vain(budgets: Budgets, times: int) -> None:
    for _ in range(times):
        with pytest.raises(TooManyRequests):
            budgets.charge("a", ALLOWANCE, 50)


def test_who_keeps_asking_in_vain_is_not_listened_to_until_it_may_ask_again():
    clock = Clock()
    budgets = Budgets(clock)
    budgets.charge("a", ALLOWANCE, 600)
    in_vain(budgets, 1 + PATIENCE)

    with pytest.raises(TooManyRequests) as refused:
        budgets.refuse_insistent("a")
    assert refused.value.retry_after == 5
    budgets.refuse_insistent("b")
    clock.seconds = 5
    budgets.refuse_insistent("a")


def test_who_asks_in_vain_a_few_times_is_listened_to():
    budgets = Budgets(Clock())
    budgets.charge("a", ALLOWANCE, 600)
    in_vain(budgets, PATIENCE)

    budgets.refuse_insistent("a")


def test_each_wait_has_a_patience_of_its_own():
    clock = Clock()
    budgets = Budgets(clock)
    budgets.charge("a", ALLOWANCE, 600)
    in_vain(budgets, 1 + PATIENCE)
    clock.seconds = 6
    in_vain(budgets, 1)

    budgets.refuse_insistent("a")
