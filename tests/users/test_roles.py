from pathlib import Path

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page
from wagtail.permissions import page_permission_policy

from cms.users.roles import ROLES, grant_roles
from tests.factories.users import UserFactory

DOCUMENTATION = Path(__file__).resolve().parents[2] / "docs" / "roles.md"

pytestmark = pytest.mark.django_db

RECORDS = {
    "media.licence",
    "search.synonymset",
    "search.wordpart",
    "snippets.competition",
    "snippets.contactpoint",
    "snippets.dialogueformat",
    "snippets.eventseries",
    "snippets.goodpracticecriterion",
    "snippets.organisation",
    "snippets.person",
    "snippets.region",
    "snippets.targetgroup",
    "snippets.topic",
}
DESK = {"wagtailadmin.access_admin", "simple_translation.submit_translation"}
EVERYTHING = ("add", "change", "delete", "view")


def rights(models: set[str], *actions: str) -> set[str]:
    return {
        f"{app}.{action}_{name}" for app, name in (model.split(".") for model in models) for action in actions
    }


def general(role: str) -> set[str]:
    permissions = Group.objects.get(name=role).permissions.values_list("content_type__app_label", "codename")
    return {f"{app}.{codename}" for app, codename in permissions}


def on_pages(role: str) -> set[tuple[int, str]]:
    granted = GroupPagePermission.objects.filter(group__name=role)
    return set(granted.values_list("page__depth", "permission__codename"))


def on_collections(role: str) -> set[tuple[int, str]]:
    granted = GroupCollectionPermission.objects.filter(group__name=role)
    return set(granted.values_list("collection__depth", "permission__codename"))


def test_editors_write_but_never_publish() -> None:
    assert general("Redaktion") == DESK | rights(RECORDS, "view")
    assert on_pages("Redaktion") == {(1, "add_page"), (1, "change_page")}
    assert on_collections("Redaktion") == {
        (1, f"{action}_{kind}") for action in ("add", "change", "choose") for kind in ("image", "document")
    }


def test_approvers_publish_and_look_after_records() -> None:
    assert general("Freigabe") == (DESK | rights(RECORDS | {"wagtailredirects.redirect"}, *EVERYTHING))
    assert on_pages("Freigabe") == {
        (1, f"{action}_page") for action in ("add", "change", "publish", "lock", "unlock", "bulk_delete")
    }
    assert on_collections("Freigabe") == {
        (1, f"{action}_{kind}")
        for action in ("add", "change", "delete", "choose")
        for kind in ("image", "document")
    }


def test_management_also_runs_accounts_keys_settings_and_collections() -> None:
    assert general("Leitung") - general("Freigabe") == (
        {"snippets.change_sitesettings", "search.change_generation"}
        | rights({"users.user", "graphql.apikey"}, *EVERYTHING)
        | rights({"wagtailcore.workflow", "wagtailcore.task"}, "add", "change", "delete")
    )
    assert on_pages("Leitung") == on_pages("Freigabe")
    assert on_collections("Leitung") - on_collections("Freigabe") == {
        (1, f"{action}_collection") for action in ("add", "change", "delete")
    }


def test_only_management_is_above_approval_and_approval_above_editing() -> None:
    assert general("Redaktion") < general("Freigabe") < general("Leitung")


def test_wagtails_own_groups_are_gone() -> None:
    assert set(Group.objects.values_list("name", flat=True)) == {"Redaktion", "Freigabe", "Leitung"}


def test_granting_again_changes_nothing() -> None:
    before = {role: (general(role), on_pages(role), on_collections(role)) for role in ROLES}
    keys = set(GroupPagePermission.objects.values_list("pk", flat=True))

    grant_roles()

    assert {role: (general(role), on_pages(role), on_collections(role)) for role in ROLES} == before
    assert set(GroupPagePermission.objects.values_list("pk", flat=True)) == keys


def test_rights_added_by_hand_are_taken_back_and_other_groups_stay() -> None:
    group, own = Group.objects.get(name="Redaktion"), Group.objects.create(name="Praktikum")
    publish = Permission.objects.get(codename="publish_page")
    GroupPagePermission.objects.create(group=group, page=Page.get_first_root_node(), permission=publish)
    own.permissions.add(publish)
    child = Collection.get_first_root_node().add_child(name="Intern")
    delete = Permission.objects.get(codename="delete_image", content_type__app_label="media")
    GroupCollectionPermission.objects.create(group=group, collection=child, permission=delete)

    call_command("migrate", verbosity=0)

    assert on_pages("Redaktion") == {(1, "add_page"), (1, "change_page")}
    assert {depth for depth, _ in on_collections("Redaktion")} == {1}
    assert list(own.permissions.all()) == [publish]


@pytest.mark.parametrize(("role", "may"), [("Redaktion", False), ("Freigabe", True), ("Leitung", True)])
def test_the_rights_reach_every_page(role: str, may: bool) -> None:
    user, page = UserFactory(role=role), Page.get_first_root_node().get_children().first()

    assert page_permission_policy.user_has_permission_for_instance(user, "publish", page) is may
    assert page_permission_policy.user_has_permission_for_instance(user, "change", page) is True


def test_the_table_in_the_documentation_is_the_table_in_the_code() -> None:
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in DOCUMENTATION.read_text().splitlines()
        if line.startswith("|") and "`" in line
    ]
    documented: dict[str, set[str]] = {role: set() for role in ROLES}
    for _, permissions, *answers in rows:
        for role, answer in zip(ROLES, answers, strict=True):
            assert answer in ("yes", "no")
            if answer == "yes":
                documented[role] |= {
                    name for text in permissions.split() for name in spelled_out(text.strip("`"))
                }

    assert documented == {
        name: set(role.general | role.pages | role.collections) for name, role in ROLES.items()
    }


def spelled_out(permission: str) -> set[str]:
    app, action = permission.split(".")
    return rights(RECORDS, action) if app == "*" else {permission}
