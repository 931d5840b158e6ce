"""Two questions an orchestrator asks: does the process live, and may it get traffic?

They, and the monitor at ``/metrics``, are answered before any other middleware: who asks comes over plain
HTTP and knows the process by its number, not by one of the names in ``ALLOWED_HOSTS``.
"""

from collections.abc import Callable

from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.views.decorators.cache import never_cache

from cms.published.models import Node

from .metrics import metrics

OK = "ok"

informants: dict[str, Callable[[], str]] = {}
"""Who else tells a state, by name. Whatever it is makes no service unready."""

Respond = Callable[[HttpRequest], HttpResponseBase]


def health_middleware(respond: Respond) -> Respond:
    """Answer the two questions and the monitor, and pass on everything else."""
    answers: dict[str, Respond] = {"/healthz": healthz, "/readyz": readyz, "/metrics": metrics}

    def answer(request: HttpRequest) -> HttpResponseBase:
        return answers.get(request.path_info, respond)(request)

    return answer


@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """Answer without touching anything: a process that can answer lives."""
    return JsonResponse({"status": OK})


@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """Say what works and what does not: 200 when all does, 503 otherwise; causes stay in the log."""
    checks = readiness()
    ready = all(outcome == OK for outcome in checks.values())
    told = checks | (information() if ready else {})
    return JsonResponse(
        {"status": OK if ready else "unavailable", "checks": told}, status=200 if ready else 503
    )


def readiness() -> dict[str, str]:
    """Return the state of database, migrations and graph; where one fails, the later ones are unknown."""
    checks = {"database": "unknown", "migrations": "unknown", "graph": "unknown"}
    try:
        connection.ensure_connection()
        checks["database"] = OK
        checks["migrations"] = _migrations()
        checks["graph"] = OK if Node.objects.exists() else "empty"
    except Error:
        failed = next(name for name, outcome in checks.items() if outcome != OK)
        checks[failed] = "unavailable"
    return checks


def information() -> dict[str, str]:
    """Return what the informants say of a service that is ready."""
    try:
        return {name: inform() for name, inform in informants.items()}
    except Error:
        return dict.fromkeys(informants, "unknown")


def _migrations() -> str:
    executor = MigrationExecutor(connection)
    pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return "pending" if pending else OK
