"""The measured server runs production's settings; only what a request costs is watched from outside."""

from cms.settings import environment

environment.provide(
    SECRET_KEY="a secret that protects nothing but a benchmark",  # noqa: S106
    ALLOWED_HOSTS="localhost",
    PUBLIC_URL="https://localhost",
    TRUST_PROXY="1",
    API_COST_PER_MINUTE="0",
    API_CONCURRENT="100",
)

from cms.settings.production import *  # noqa: E402, F403
from cms.settings.production import DATABASES, MIDDLEWARE  # noqa: E402

ROOT_URLCONF = "bench.urls"
MIDDLEWARE = ["bench.counting.count_statements", "bench.forgetting.forget_answers", *MIDDLEWARE]
# One connection from start to end, so that its process can be watched.
DATABASES["default"]["CONN_MAX_AGE"] = None
