"""Production starts only when it knows its secrets, and says what it lacks."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from cms.graphql.limits import COST
from cms.settings import environment
from cms.settings.database import database_settings
from cms.settings.environment import VARIABLES, InvalidEnvironment
from tests.graphql.serving import database_address

PROJECT = Path(__file__).resolve().parents[2]
COMPLETE = {
    "SECRET_KEY": "x" * 50,
    "DATABASE_URL": "postgresql://cms:secret@db.example.org:5433/cms?sslmode=require",
    "ALLOWED_HOSTS": "cms.example.org, www.example.org",
    "PUBLIC_URL": "https://cms.example.org/",
}


def start(**variables: str) -> subprocess.CompletedProcess[str]:
    """Start the command line as an operator would, with nothing set but ``variables``."""
    return subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=PROJECT,
        env={"PATH": os.environ["PATH"], **variables},
        capture_output=True,
        text=True,
    )


def test_production_names_every_missing_secret_at_once() -> None:
    # Given nothing, when started
    result = start()
    # Then it ends with a list and without a traceback
    assert result.returncode == 1
    assert result.stderr.splitlines() == [
        "These environment variables are not set:",
        "  SECRET_KEY: secret of at least 50 random characters that signs sessions and preview links",
        "  DATABASE_URL: PostgreSQL 14 or newer, as postgresql://user:password@host:5432/name",
        "  ALLOWED_HOSTS: host names under which this service is reached, separated by commas",
        "  PUBLIC_URL: address of this service as editors and clients see it, without a trailing slash",
    ]


@pytest.mark.parametrize("name", sorted(COMPLETE))
def test_production_names_the_one_missing_secret(name: str) -> None:
    # Given all but one, when started
    result = start(**{key: value for key, value in COMPLETE.items() if key != name})
    # Then
    assert result.returncode == 1
    assert result.stderr == f"The environment variable {name} is not set: {VARIABLES[name].meaning}.\n"


def test_production_starts_with_all_its_secrets() -> None:
    # Given everything, when checked without a database
    result = start(**COMPLETE)
    # Then
    assert result.returncode == 0
    assert "System check identified no issues" in result.stdout + result.stderr


def test_production_is_strict() -> None:
    # Given production settings, when looked at from a process of their own
    script = (
        "from cms.settings import production as p; import json; print(json.dumps([p.DEBUG, p.ALLOWED_HOSTS, "
        "p.PUBLIC_URL, p.SESSION_COOKIE_SECURE, p.CSRF_COOKIE_SECURE, p.SECURE_SSL_REDIRECT, "
        "p.SECURE_HSTS_SECONDS, p.WAGTAIL_ENABLE_UPDATE_CHECK, p.WAGTAIL_GRAVATAR_PROVIDER_URL, "
        "p.WAGTAILEMBEDS_FINDERS, p.GRAPHIQL]))"
    )
    result = subprocess.run(
        [sys.executable, "-c", script], cwd=PROJECT, env=COMPLETE, capture_output=True, text=True, check=True
    )
    # Then
    assert result.stdout == (
        '[false, ["cms.example.org", "www.example.org"], "https://cms.example.org", true, true, true, '
        "31536000, false, null, [], false]\n"
    )


def test_a_database_address_becomes_settings() -> None:
    # Given an address with everything in it, when read
    settings = database_settings("postgresql://c%40ms:p%2Fw@db:5433/name?sslmode=require", Path("/var"))
    # Then
    assert (settings["USER"], settings["PASSWORD"]) == ("c@ms", "p/w")
    assert (settings["HOST"], settings["PORT"], settings["NAME"]) == ("db", "5433", "name")
    assert settings["OPTIONS"] == {"sslmode": "require", "options": "-c jit=off"}


def test_options_of_an_operator_win() -> None:
    address = "postgresql://cms@db/name?options=-c%20work_mem%3D16MB"
    assert database_settings(address, Path("/var"))["OPTIONS"] == {"options": "-c work_mem=16MB"}


@pytest.mark.django_db
def test_postgresql_compiles_nothing() -> None:
    options = database_settings(database_address(), Path("/var"))["OPTIONS"]
    with psycopg.connect(database_address(), options=options["options"]) as connection:
        assert connection.execute("SHOW jit").fetchone() == ("off",)


def test_a_socket_directory_is_a_host() -> None:
    assert database_settings("postgresql://cms@/name?host=/run/pg", Path("/var"))["HOST"] == "/run/pg"


@pytest.mark.parametrize("url", ["sqlite:///db.sqlite3", "mysql://localhost/x", "postgresql://db", "x"])
def test_any_other_database_is_refused(url: str) -> None:
    with pytest.raises(InvalidEnvironment, match="DATABASE_URL must look like"):
        database_settings(url, Path("/var"))


def test_a_flag_is_0_or_1(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHIQL", "yes")
    with pytest.raises(InvalidEnvironment, match="GRAPHIQL must be 0 or 1, not 'yes'"):
        environment.flag("GRAPHIQL")


def test_a_number_is_a_whole_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "80a")
    with pytest.raises(InvalidEnvironment, match="PORT must be a whole number, not '80a'"):
        environment.number("PORT")


def test_a_number_may_have_a_least_value_but_for_zero(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("API_COST_PER_MINUTE", "999")
    with pytest.raises(InvalidEnvironment, match="API_COST_PER_MINUTE must be 0 or at least 1000, not 999"):
        environment.number("API_COST_PER_MINUTE", least=1_000)
    for value in ("0", "1000"):
        monkeypatch.setenv("API_COST_PER_MINUTE", value)
        assert environment.number("API_COST_PER_MINUTE", least=1_000) == int(value)


def test_no_budget_is_too_small_for_the_dearest_query() -> None:
    result = start(**COMPLETE, API_COST_PER_MINUTE=str(COST.allowed - 1))
    assert result.returncode == 1
    assert (
        result.stderr
        == f"The environment variable API_COST_PER_MINUTE must be 0 or at least {COST.allowed}, not 999.\n"
    )


def test_networks_are_addresses_or_ranges(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRUSTED_PROXIES", "10.0.0.0/8, 2001:db8::1")
    assert list(map(str, environment.networks("TRUSTED_PROXIES"))) == ["10.0.0.0/8", "2001:db8::1/128"]
    monkeypatch.setenv("TRUSTED_PROXIES", "proxy")
    with pytest.raises(environment.InvalidEnvironment, match="TRUSTED_PROXIES lists no network: 'proxy'"):
        environment.networks("TRUSTED_PROXIES")


def test_an_unlisted_variable_does_not_exist() -> None:
    with pytest.raises(KeyError):
        environment.text("NO_SUCH_VARIABLE")
