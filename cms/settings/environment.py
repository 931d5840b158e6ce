"""The only module that reads environment variables, and the list of all that exist.

It needs nothing but the standard library, so the programs that prepare a bare machine use it too.
A test holds ``docs/operations.md``, ``.env.example`` and ``docker-compose.yml`` to this list.
"""

import os
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_network


class InvalidEnvironment(Exception):
    """A variable is missing or unusable; the message names it and says what it is for."""


@dataclass(frozen=True)
class Variable:
    """One environment variable; without a default, production cannot start before it is set."""

    name: str
    meaning: str
    default: str | None = None


_ALL = (
    Variable("SECRET_KEY", "secret of at least 50 random characters that signs sessions and preview links"),
    Variable("DATABASE_URL", "PostgreSQL 14 or newer, as postgresql://user:password@host:5432/name"),
    Variable("ALLOWED_HOSTS", "host names under which this service is reached, separated by commas"),
    Variable("PUBLIC_URL", "address of this service as editors and clients see it, without a trailing slash"),
    Variable("FRONTEND_URL", "address of the website that shows the content; empty: /ansicht/ here", ""),
    Variable("VAR_DIR", "directory for uploaded files, collected static files and local data", "var"),
    Variable("TRUST_PROXY", "1 if a proxy in front always sets X-Forwarded-Proto and X-Forwarded-Host", "0"),
    Variable("TRUSTED_PROXIES", "networks of proxies whose X-Forwarded-For is believed, comma-separated", ""),
    Variable(
        "API_COST_PER_MINUTE",
        "points of query cost for one address in a minute, 1000 or more; 0: no limit",
        "30000",
    ),
    Variable("API_CONCURRENT", "queries of one address that one process executes at a time", "4"),
    Variable("PURGE_URL", "cache in front that is told by PURGE which answers to forget; empty: none", ""),
    Variable("STATEMENT_TIMEOUT_MS", "milliseconds a statement for a visitor may take; 0: any", "3000"),
    Variable("HSTS_SECONDS", "how long browsers insist on HTTPS, in seconds", "31536000"),
    Variable(
        "HSTS_INCLUDE_SUBDOMAINS", "0 where subdomains of this service's name may be without HTTPS", "1"
    ),
    Variable("GRAPHIQL", "1 to offer the GraphiQL explorer at /graphiql/", "0"),
    Variable("GRAPHQL_PROFILE", "public, or locked to answer only the documents of the manifest", "public"),
    Variable("GRAPHQL_MANIFEST", "file of trusted documents; empty: that of frontend-contract", ""),
    Variable("LOG_LEVEL", "lowest level that is logged: DEBUG, INFO, WARNING or ERROR", "INFO"),
    Variable("METRICS_TOKEN", "what a monitor shows to read /metrics; empty: nobody may", ""),
    Variable("SMTP_HOST", "mail server for messages to editors; empty writes them to the log", ""),
    Variable("SMTP_PORT", "port of the mail server", "587"),
    Variable("SMTP_USER", "user name at the mail server", ""),
    Variable("SMTP_PASSWORD", "password at the mail server", ""),
    Variable("MAIL_FROM", "sender of all mails", "Industriedialog CMS <redaktion@localhost>"),
    Variable("ELASTICSEARCH_URL", "Elasticsearch 8 or 9; empty answers searches from PostgreSQL", ""),
    Variable(
        "ELASTICSEARCH_PREFIX",
        "how the names of this service's indices begin, where several share one Elasticsearch",
        "industriedialog",
    ),
    Variable("DEBUG", "1 shows error pages with internals; development settings only", "0"),
    Variable("HOST", "address on which the demo site listens", "127.0.0.1"),
    Variable("PORT", "port on which the demo site and the container listen", "8000"),
    Variable("REQUIRE_BROWSER", "1 makes the tests fail where no Chromium is installed", "0"),
    Variable("REQUIRE_NODE", "1 makes the tests fail where no Node.js is installed", "0"),
    Variable("REQUIRE_JUDGES", "1 makes the tests fail where Java or a validator of feeds is missing", "0"),
    Variable("REQUIRE_ELASTICSEARCH", "1 makes the tests fail where no Elasticsearch can be had", "0"),
)

VARIABLES = {variable.name: variable for variable in _ALL}

_provided: dict[str, str] = {}


def provide(**values: str) -> None:
    """Let settings other than production's stand in for variables that nobody has set."""
    unknown = sorted(values.keys() - VARIABLES.keys())
    if unknown:
        raise KeyError(unknown[0])
    _provided.update(values)


def text(name: str) -> str:
    """Return the value of a listed variable; an empty one counts as unset.

    Raises ``InvalidEnvironment`` where neither the environment nor a default has one.
    """
    variable = VARIABLES[name]
    value = os.environ.get(name, "").strip() or _provided.get(name, variable.default)
    if value is None:
        raise InvalidEnvironment(f"The environment variable {name} is not set: {variable.meaning}.")
    return value


def flag(name: str) -> bool:
    """Return whether a variable says 1 (or 0)."""
    value = text(name)
    if value not in ("0", "1"):
        raise InvalidEnvironment(f"The environment variable {name} must be 0 or 1, not {value!r}.")
    return value == "1"


def number(name: str, *, least: int = 0) -> int:
    """Return a variable as a natural number: 0, or ``least`` and above."""
    value = text(name)
    if not value.isascii() or not value.isdigit():
        raise InvalidEnvironment(f"The environment variable {name} must be a whole number, not {value!r}.")
    if 0 < int(value) < least:
        raise InvalidEnvironment(
            f"The environment variable {name} must be 0 or at least {least}, not {value}."
        )
    return int(value)


def choice(name: str, *choices: str) -> str:
    """Return a variable that must be one of ``choices``."""
    value = text(name)
    if value not in choices:
        raise InvalidEnvironment(
            f"The environment variable {name} must be {' or '.join(choices)}, not {value!r}."
        )
    return value


def items(name: str) -> list[str]:
    """Return a variable as a list of the values between its commas."""
    return [item.strip() for item in text(name).split(",") if item.strip()]


def networks(name: str) -> list[IPv4Network | IPv6Network]:
    """Return a variable as a list of networks; a single address is one too."""
    try:
        return [ip_network(item) for item in items(name)]
    except ValueError as error:
        raise InvalidEnvironment(f"The environment variable {name} lists no network: {error}.") from error


def refuse_missing() -> None:
    """Name every variable without a value at once, so that nobody learns of them one start at a time."""
    missing = [
        name for name, variable in VARIABLES.items() if variable.default is None and not _is_known(name)
    ]
    if len(missing) == 1:
        text(missing[0])
    if missing:
        lines = [f"  {name}: {VARIABLES[name].meaning}" for name in missing]
        raise InvalidEnvironment("\n".join(["These environment variables are not set:", *lines]))


def _is_known(name: str) -> bool:
    return bool(os.environ.get(name, "").strip()) or name in _provided


def for_children(**values: str) -> dict[str, str]:
    """Return the environment of a process that we start: ours, with ``values`` set."""
    return {**os.environ, **values}
