"""The three roles as code: Redaktion writes, Freigabe publishes, Leitung runs the house.

The table below is the truth. It is applied after every migration, so a right that somebody
granted by hand to one of these groups is gone after the next deployment; further groups may be
created in the admin and are never touched.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import AppConfig, apps
from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

EDITORIAL = "Redaktion"
APPROVAL = "Freigabe"
MANAGEMENT = "Leitung"

_STOCK_GROUPS = ("Editors", "Moderators")

VOCABULARY = (
    "media.licence",
    "snippets.region",
    "snippets.organisation",
    "snippets.topic",
    "snippets.targetgroup",
    "snippets.dialogueformat",
    "snippets.eventseries",
    "snippets.goodpracticecriterion",
    "snippets.contactpoint",
    "snippets.person",
    "snippets.competition",
    "search.synonymset",
    "search.wordpart",
)


def _each(actions: str, models: Iterable[str]) -> frozenset[str]:
    """Spell out ``app.action_model`` for every action and model."""
    split = [model.split(".") for model in models]
    return frozenset(f"{app}.{action}_{model}" for action in actions.split() for app, model in split)


@dataclass(frozen=True)
class Role:
    """What one group may do: everywhere, on all pages, and in all collections."""

    general: frozenset[str]
    pages: frozenset[str]
    collections: frozenset[str]


_DESK = frozenset({"wagtailadmin.access_admin", "simple_translation.submit_translation"})
_FILES = ("media.image", "media.document")
_WRITE_PAGES = _each("add change", ["wagtailcore.page"])
_PUBLISH_PAGES = _WRITE_PAGES | _each("publish lock unlock bulk_delete", ["wagtailcore.page"])

ROLES: Mapping[str, Role] = {
    EDITORIAL: Role(
        general=_DESK | _each("view", VOCABULARY),
        pages=_WRITE_PAGES,
        collections=_each("add change choose", _FILES),
    ),
    APPROVAL: Role(
        general=_DESK
        | _each("view add change delete", VOCABULARY)
        | _each("view add change delete", ["wagtailredirects.redirect"]),
        pages=_PUBLISH_PAGES,
        collections=_each("add change delete choose", _FILES),
    ),
    MANAGEMENT: Role(
        general=_DESK
        | {"snippets.change_sitesettings", "search.change_generation"}
        | _each("view add change delete", VOCABULARY)
        | _each("view add change delete", ["wagtailredirects.redirect", "users.user", "graphql.apikey"])
        | _each("add change delete", ["wagtailcore.workflow", "wagtailcore.task"]),
        pages=_PUBLISH_PAGES,
        collections=_each("add change delete choose", _FILES)
        | _each("add change delete", ["wagtailcore.collection"]),
    ),
}


def grant_roles_after_migration(sender: AppConfig, **kwargs: Any) -> None:
    """Apply the table once the database is complete: all permissions, and the root of the page tree."""
    if _is_complete(kwargs.get("apps", apps)):
        for app in apps.get_app_configs():
            create_permissions(app, verbosity=0)
        if Page.get_first_root_node() is not None:
            grant_roles()


def _is_complete(migrated: Apps) -> bool:
    """Tell whether the migrations have come as far as the tables that the roles speak of."""
    try:
        return all(
            migrated.get_model(label)
            for label in (
                "wagtailcore.GroupPagePermission",
                "graphql.ApiKey",
                "search.Generation",
                *VOCABULARY,
                *_FILES,
            )
        )
    except LookupError:
        return False


@transaction.atomic
def grant_roles() -> None:
    """Bring the three groups to exactly what the table says."""
    remove_stock_groups()
    for name, role in ROLES.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.set(_permissions(role.general))
        _grant_on_pages(group, _permissions(role.pages))
        _grant_on_collections(group, _permissions(role.collections))


def remove_stock_groups() -> None:
    """Drop the groups that Wagtail brings along, unless used: its „Moderators“ approve their own work."""
    Group.objects.filter(name__in=_STOCK_GROUPS, user=None).delete()


def _permissions(names: Iterable[str]) -> list[Permission]:
    """Look up ``app.codename``; a name without a permission is a mistake in the table and raises."""
    split = [name.split(".") for name in names]
    return [Permission.objects.get(content_type__app_label=app, codename=codename) for app, codename in split]


def _grant_on_pages(group: Group, permissions: list[Permission]) -> None:
    root = Page.get_first_root_node()
    GroupPagePermission.objects.filter(group=group).exclude(page=root, permission__in=permissions).delete()
    for permission in permissions:
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def _grant_on_collections(group: Group, permissions: list[Permission]) -> None:
    root = Collection.get_first_root_node()
    GroupCollectionPermission.objects.filter(group=group).exclude(
        collection=root, permission__in=permissions
    ).delete()
    for permission in permissions:
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)
