"""Builds pages in two steps, so that they may link in circles: first empty drafts, then their content."""

from collections.abc import Mapping

from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from .assigning import complaint, fill, moment
from .layout import PAGES, identity
from .records import restrict
from .references import References
from .source import Entry, Written

_KINDS = {kind.name: kind for kind in PAGES}
_ABOUT_THE_PAGE = {"type", "under", "state", "go_live_at", "restriction", "pending_changes"}
_STATES = ("live", "draft", "scheduled", "expired", "unpublished")


class PageFiles:
    """The page files and how they belong together: which translates which, which lies below which."""

    def __init__(self, entries: list[Entry], *, languages: list[str]) -> None:
        self.entries = {entry.key: entry for entry in entries}
        self._languages = languages

    def models(self) -> dict[str, type[Page]]:
        return {key: self.model(entry) for key, entry in self.entries.items()}

    def model(self, entry: Entry) -> type[Page]:
        fields = self.original(entry).content.fields()
        name = f"pages.{fields['type'].text()}" if "type" in fields else _KINDS[entry.folder].model
        try:
            return apps.get_model(name)
        except (LookupError, ValueError) as error:
            raise fields.get("type", entry.content).error("unknown page type") from error

    def language(self, entry: Entry) -> str:
        """Return the language that the file's name ends in: ``start.en`` is English."""
        _name, _, language = entry.name.partition(".")
        if language and language not in self._languages[1:]:
            raise entry.content.error(f'unknown language "{language}"')
        return language or self._languages[0]

    def original(self, entry: Entry) -> Entry:
        """Return the file that ``entry`` translates, or ``entry`` itself."""
        key = entry.key.partition(".")[0]
        if key not in self.entries:
            raise entry.content.error(f"translates {key}, which does not exist")
        return self.entries[key]

    def fields(self, entry: Entry) -> dict[str, Written]:
        """Return the fields of a page; what a translation does not say it takes from its original."""
        inherited = dict(self.original(entry).content.fields())
        if self.original(entry) is not entry:
            inherited.pop("slug", None)
        return inherited | entry.content.fields()

    def fingerprint(self, entry: Entry) -> str:
        original = self.original(entry)
        return entry.fingerprint if original is entry else f"{entry.fingerprint}{original.fingerprint}"[::2]

    def top_down(self) -> list[Entry]:
        """Return all entries, each after the page that it lies below and the one that it translates."""
        ordered: dict[str, Entry] = {}
        for entry in self.entries.values():
            self._append(entry, ordered, [])
        return list(ordered.values())

    def _append(self, entry: Entry, ordered: dict[str, Entry], waiting: list[str]) -> None:
        if entry.key in waiting:
            raise entry.content.error(f"lies below itself: {' > '.join(waiting)}")
        for key in (self.parent_key(entry), self.original(entry).key):
            if key in self.entries and key not in ordered and key != entry.key:
                self._append(self.entries[key], ordered, [*waiting, entry.key])
        ordered.setdefault(entry.key, entry)

    def parent_key(self, entry: Entry) -> str:
        """Return the key of the page above, in the same language; empty for home pages."""
        fields = self.original(entry).content.fields()
        section = fields["under"].text() if "under" in fields else _KINDS[entry.folder].section
        language = self.language(entry)
        return section if not section or language == self._languages[0] else f"{section}.{language}"


def create_draft(entry: Entry, files: PageFiles, references: References) -> Page:
    """Return the page of ``entry``, created with nothing but title and address if it is new."""
    model, key = files.model(entry), identity(entry.key)
    if existing := model._default_manager.filter(uuid=key).first():
        return existing
    fields = files.fields(entry)
    page = model(
        title=fields["title"].text(),
        slug=fields["slug"].text() if "slug" in fields else entry.name.partition(".")[0],
        locale=Locale.objects.get(language_code=files.language(entry)),
        uuid=key,
        live=False,
    )
    original = files.original(entry)
    if original is not entry:
        page.translation_key = references.find(Page, entry.content.as_text(original.key)).translation_key
    _parent(entry, files, references).add_child(instance=page)
    return page


def _parent(entry: Entry, files: PageFiles, references: References) -> Page:
    key = files.parent_key(entry)
    if not key:
        return Page.get_first_root_node()
    return references.find(Page, entry.content.as_text(key))


def build_page(entry: Entry, page: Page, fields: Mapping[str, Written], references: References) -> None:
    """Fill a draft and bring it to the state its file wants.

    Raises ``ContentError`` where it may not go live.
    """
    state = fields["state"].text() if "state" in fields else "live"
    if state not in _STATES:
        raise fields["state"].error(f'unknown state "{state}": choose from {", ".join(_STATES)}')
    page.external_id = f"demo:{entry.key}"
    fill(page, {name: value for name, value in fields.items() if name not in _ABOUT_THE_PAGE}, references)
    if written := fields.get("restriction"):
        restrict(page, written)
    try:
        _bring_to(state, page, fields)
    except ValidationError as error:
        raise complaint(error, fields, entry.content) from error
    if written := fields.get("pending_changes"):
        _propose(page, written.fields(), references)


def _bring_to(state: str, page: Page, fields: Mapping[str, Written]) -> None:
    if state == "draft":
        page.save()
        page.save_revision(clean=False)
        return
    if state == "scheduled":
        page.go_live_at = moment(fields["go_live_at"])
    page.save_revision().publish()
    page.refresh_from_db()
    if state == "expired":
        type(page).objects.filter(pk=page.pk).update(expire_at=timezone.now())
    if state in ("expired", "unpublished"):
        page.unpublish(set_expired=state == "expired")


def _propose(page: Page, fields: Mapping[str, Written], references: References) -> None:
    """Save a newer draft of a live page without publishing it."""
    draft = page.get_latest_revision_as_object()
    fill(draft, fields, references)
    draft.save_revision()


def replace_welcome_page(home: Page) -> Site:
    """Make ``home`` the root of the site and remove the page that Wagtail brings along."""
    site = Site.objects.filter(is_default_site=True).first() or Site(
        is_default_site=True, hostname="localhost"
    )
    former = site.root_page if site.pk else None
    if former and former.pk == home.pk:
        return site
    site.root_page, site.site_name = home, home.title
    site.save()
    if former and type(former.specific) is Page:
        former.delete()
    return site
