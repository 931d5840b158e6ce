"""Builds what pages refer to: collections, files, regions, vocabulary, organisations, settings."""

from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import (
    BaseViewRestriction,
    Collection,
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
    Site,
)

from cms.snippets.models import SiteSettings

from .assigning import check, fill
from .files import attach_file, model_fields
from .layout import RECORDS, identity
from .references import References
from .source import Entry, Written

_MODELS = {kind.name: kind.model for kind in RECORDS}
Collections = Mapping[str, Collection]


def build_record(entry: Entry, references: References, collections: Collections) -> None:
    """Create or update the record of ``entry``. Raises ``ContentError`` where it does not fit its model."""
    model = apps.get_model(_MODELS[entry.folder])
    fields = entry.content.fields()
    record = model._default_manager.filter(uuid=identity(entry.key)).first() or model(
        uuid=identity(entry.key)
    )
    if "slug" in {field.name for field in model._meta.fields}:
        record.slug = entry.name
    fill(record, model_fields(fields), references)
    attach_file(record, fields, collections)
    check(record, fields, entry.content)
    record.save()
    references.remember(entry.key, record)


def build_collections(entries: list[Entry]) -> dict[str, Collection]:
    """Create the collections and their restrictions; parents come first in the file."""
    found: dict[str, Collection] = {}
    for entry in entries:
        fields = entry.content.fields()
        above = found[fields["parent"].text()] if "parent" in fields else Collection.get_first_root_node()
        name = fields["name"].text()
        collection = above.get_children().filter(name=name).first() or above.add_child(
            instance=Collection(name=name)
        )
        if written := fields.get("restriction"):
            restrict(collection, written)
        found[entry.name] = collection
    return found


def restrict(place: Page | Collection, written: Written) -> None:
    """Hide a page or collection: ``login``, ``{password: …}`` or ``{groups: […]}``."""
    if place.view_restrictions.exists():
        return
    kind, password, groups = _restriction(written)
    of_page = isinstance(place, Page)
    restriction: Any = (
        PageViewRestriction(page=place, restriction_type=kind, password=password)
        if of_page
        else CollectionViewRestriction(collection=place, restriction_type=kind, password=password)
    )
    restriction.save()
    if groups:
        restriction.groups.set(groups)


def _restriction(written: Written) -> tuple[str, str, list[Group]]:
    if written.is_text and written.text() == "login":
        return BaseViewRestriction.LOGIN, "", []
    fields = written.fields()
    if set(fields) == {"password"}:
        return BaseViewRestriction.PASSWORD, fields["password"].text(), []
    if set(fields) == {"groups"}:
        return BaseViewRestriction.GROUPS, "", [_group(item) for item in fields["groups"].items()]
    raise written.error("expected login, a password or groups")


def _group(written: Written) -> Group:
    group = Group.objects.filter(name=written.text()).first()
    if group is None:
        raise written.error(f'unknown group "{written.text()}"')
    return group


def build_redirect(entry: Entry, references: References, site: Site) -> None:
    """Let an old path lead to a page."""
    fields = entry.content.fields()
    for name, written in fields.items():
        if name not in ("path", "page", "permanent"):
            raise written.error(f'unknown field "{name}"')
    Redirect.objects.update_or_create(
        old_path=Redirect.normalise_path(fields["path"].text()),
        site=site,
        defaults={
            "redirect_page": references.find(Page, fields["page"]),
            "is_permanent": fields["permanent"].text() == "true",
        },
    )


def build_settings(entry: Entry, references: References, site: Site) -> None:
    """Fill the settings of the one site."""
    settings = SiteSettings.for_site(site)
    settings.uuid = identity(entry.key)
    fill(settings, entry.content.fields(), references)
    check(settings, entry.content.fields(), entry.content)
    settings.save()
