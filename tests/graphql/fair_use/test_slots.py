import pytest

from cms.graphql.errors import TooManyRequests
from cms.graphql.fair_use.slots import Slots


def test_a_client_holds_as_many_slots_as_it_may():
    slots = Slots()
    with slots.take("a", 2), slots.take("a", 2):
        with pytest.raises(TooManyRequests) as refused, slots.take("a", 2):
            pass
        with slots.take("b", 2):
            pass
    assert refused.value.retry_after == 1


def test_a_slot_is_free_again_whatever_happened():
    slots = Slots()
    with pytest.raises(RuntimeError), slots.take("a", 1):
        raise RuntimeError
    with slots.take("a", 1):
        pass
