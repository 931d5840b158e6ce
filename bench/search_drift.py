"""How long it takes to find two hundred faults in an index, and to repair them."""

import time

from django.conf import settings

from .search_requests import Timing

MISSING, STALE, GHOSTS = 70, 70, 60


def reconciled(initiatives: int) -> Timing:
    """Damage the live index, reconcile once, and return how long that took in all.

    Ends the benchmark where not exactly these faults were found, or one is left.
    """
    from search.models import Comparison, Generation
    from search.reconcile import reconcile

    index = Generation.objects.get(state=Generation.State.LIVE).index
    _damage(index)
    began = time.perf_counter()
    for _ in reconcile():
        pass
    took = (time.perf_counter() - began) * 1000
    found = Comparison.objects.get(index=index)
    figures = (found.missing, found.stale, found.ghost, found.unrepaired)
    if figures != (MISSING, STALE, GHOSTS, 0):
        raise SystemExit(f"Missing, stale, ghosts, unrepaired: {figures}")
    return Timing("search_reconcile", "elastic", initiatives, took, took)


def _damage(index: str) -> None:
    from search.comparing import page_after
    from search.engines.elastic.client import client_of

    ids = [str(identity) for identity in page_after(None)]
    operations: list[dict[str, object]] = [{"delete": {"_id": identity}} for identity in ids[:MISSING]]
    for identity in ids[MISSING : MISSING + STALE]:
        operations += [{"update": {"_id": identity}}, {"doc": {"title": "Falsch"}}]
    for number in range(GHOSTS):
        operations += [{"index": {"_id": f"00000000-0000-0000-0000-dead{number:08}"}}, {"title": "Geist"}]
    client_of(settings.ELASTICSEARCH_URL, 60.0).bulk(operations=operations, index=index, refresh=True)
