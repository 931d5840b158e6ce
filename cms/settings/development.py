"""What ``make demo`` and a developer's own machine use: no secrets to set, no HTTPS, an embedded database."""

from pathlib import Path

from . import environment
from .database import EMBEDDED
from .local_secret import local_secret

_VAR_DIR = Path(__file__).resolve().parent.parent.parent / environment.text("VAR_DIR")

environment.provide(
    SECRET_KEY=local_secret(_VAR_DIR),
    DATABASE_URL=EMBEDDED,
    ALLOWED_HOSTS="*",
    PUBLIC_URL=f"http://localhost:{environment.number('PORT')}",
    GRAPHIQL="1",
    LOG_LEVEL="WARNING",
)

from .production import *  # noqa: E402, F403

DEBUG = environment.flag("DEBUG")
DEMO_LOGINS = True
# Static files are found in the packages; nothing is collected.
STATIC_ROOT = None
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
WHITENOISE_USE_FINDERS = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
