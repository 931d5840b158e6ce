"""The settings of the test suite: as production, but quick and without secrets or HTTPS."""

from . import environment
from .database import EMBEDDED

environment.provide(
    SECRET_KEY="a secret that protects nothing but the tests",  # noqa: S106
    DATABASE_URL=EMBEDDED,
    ALLOWED_HOSTS="testserver,localhost,127.0.0.1",
    PUBLIC_URL="http://testserver",
    FRONTEND_URL="https://www.example.org",
    LOG_LEVEL="WARNING",
    API_COST_PER_MINUTE="0",
    API_CONCURRENT="100",
    STATEMENT_TIMEOUT_MS="0",
)

from .production import *  # noqa: E402, F403
from .production import VAR_DIR  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DEMO_LOGINS = True
STATIC_ROOT = None
# Tests of that engine name it themselves.
ELASTICSEARCH_URL = ""
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
SECURE_SSL_REDIRECT = False
GRAPHIQL = True
MEDIA_ROOT = VAR_DIR / "test-media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
