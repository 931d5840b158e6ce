"""What migrations put into a database, restored after a test emptied all tables."""

from django.contrib.contenttypes.models import ContentType
from django.core.management.sql import emit_post_migrate_signal
from wagtail.models import Collection, Locale, Page

from tests.factories.pages import site_tree


def restore_initial_data() -> None:
    """Bring back language, tree roots, roles and workflow; does nothing where they are in place."""
    Locale.objects.get_or_create(language_code="de")
    if Page.objects.exists() and Collection.objects.exists():
        return
    Collection.add_root(name="Root")
    Page.add_root(title="Root", slug="root", content_type=ContentType.objects.get_for_model(Page))
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")


def establish_site() -> None:
    """The German home page and its index pages: every test of pages needs them, and they take a second."""
    restore_initial_data()
    site_tree()
