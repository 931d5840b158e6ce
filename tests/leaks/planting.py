"""Planting: for every type some public objects (anchors) and one secret for each state, all tied together.

Anchors refer to secrets through every field that can, and secrets refer back to anchors, so that
lists seen from the other end lead to them too. What is planted follows from the models; a new
model, field or block needs no line here.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

from django.db.models import Model
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Locale, Page, Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from cms.media.models import Image
from cms.pages.base import PublicPage
from cms.pages.models import HomePage, LegalPage, StandardPage
from cms.published.events import rebuilt_afterwards
from cms.published.projection import type_name_of
from cms.published.types import node_models
from cms.snippets.models import SiteSettings

from .files import put_file
from .filling import Targets, fill_references, fill_rows, fill_streams, fill_texts, references
from .marks import anchor_id, former_path, hidden_id, known_id, word
from .states import ANCESTOR, KNOWN, PAGE_STATES, State, states_of
from .targets import anchors_for, first_anchor_for, secrets_for
from .world import Secret, World

LOCALES = ("de", "en", "de-simple")
CHAIN = (
    State.DRAFT_OF_LIVE,
    State.NEVER_PUBLISHED,
    State.SCHEDULED,
    State.UNPUBLISHED_ANCESTOR,
    State.RESTRICTED_ANCESTOR,
    State.GROUP,
    State.LOGIN,
    State.PASSWORD,
    State.EXPIRED,
    State.UNPUBLISHED,
    State.DELETED,
)
"""Pages below one another, from top to bottom; concealing runs from the bottom up."""

_ANCHORS = 5


def plant() -> World:
    """Fill an empty database; the graph is built once at the end."""
    world = World()
    with rebuilt_afterwards(), disable_reference_index_auto_update():
        _plant_homes(world)
        _plant_collections(world)
        _plant_records(world)
        _plant_pages(world)
        _plant_chain(world)
        _tie_anchors(world)
        _plant_drafts(world)
        _plant_redirects(world)
    _note_files(world)
    return world


def neutral(number: int) -> str:
    return f"offen{number:05d}x"


# The ground.


def _plant_homes(world: World) -> None:
    root = Page.objects.get(depth=1)
    for page in root.get_children():
        page.delete()
    key = None
    for tag in LOCALES:
        locale, _ = Locale.objects.get_or_create(language_code=tag)
        home = HomePage(title=f"Start {tag}", slug=f"start-{tag}", locale=locale, live=True)
        home.translation_key = key = key or home.translation_key
        world.homes[tag] = root.add_child(instance=home)
    Site.objects.all().delete()
    Site.objects.create(hostname="www.example.org", root_page=world.homes["de"], is_default_site=True)
    world.section = _added(world, world.homes["en"], StandardPage, neutral(world.next_number()))


def _plant_collections(world: World) -> None:
    root = Collection.get_first_root_node()
    world.vault = root.add_child(name="Tresor")
    outer = root.add_child(name="Vorraum")
    world.vaults = {
        State.PRIVATE_COLLECTION: root.add_child(name="Kammer"),
        State.PRIVATE_SUBCOLLECTION: outer.add_child(name="Hinterzimmer"),
        State.COLLECTION_MOVED: root.add_child(name="Karren"),
    }


# Records and files.


def _plant_records(world: World) -> None:
    models = [model for model in node_models() if not issubclass(model, Page)]
    for model in models:
        world.anchors[model] = [_anchor_record(world, model) for _ in range(_ANCHORS)]
        for state in states_of(model):
            _secret_record(world, model, state)
    _tie_records(world, models)


def _anchor_record(world: World, model: type[Model]) -> Any:
    number = world.next_number()
    return _saved_record(model, neutral(number), uuid=anchor_id(number))


def _secret_record(world: World, model: type[Model], state: State) -> None:
    number = world.next_number()
    identity = known_id(number) if state in KNOWN else hidden_id(number)
    collection = {"collection": world.vaults[state]} if state in world.vaults else {}
    record = _saved_record(model, word(number), uuid=identity, **collection)
    world.secrets[number] = Secret(number, type_name_of(model), model, record.pk, identity, state)


def _saved_record(model: type[Model], text: str, **values: Any) -> Any:
    record = model(**values)
    fill_texts(record, text)
    if hasattr(record, "slug"):
        record.slug = text
    if model is SiteSettings:
        home = HomePage.objects.get(depth=2, locale__language_code="de")
        record.site = Site.objects.create(hostname=f"{text}.example.org", root_page=home)
    put_file(record, text)
    record.save()
    return record


def _tie_records(world: World, models: Sequence[type[Model]]) -> None:
    secrets, anchors = secrets_for(world), anchors_for(world)
    for model in models:
        for variant, anchor in enumerate(world.anchors[model]):
            _tied(anchor, secrets, variant)
        for variant, secret in enumerate(world.of_type(type_name_of(model))):
            _tied(model._default_manager.get(pk=secret.pk), anchors, variant)


def _tied(record: Any, targets: Targets, variant: int) -> None:
    fill_references(record, targets, variant)
    fill_rows(record, targets, "Zeile")
    record.save()


# Pages.


def _plant_pages(world: World) -> None:
    grounds = _grounds(world)
    models = [model for model in node_models() if issubclass(model, Page)]
    for model in models:
        world.anchors[model] = [_anchor_page(world, model, place) for place in range(_variants(model))]
    for turn, model in enumerate(models):
        states = PAGE_STATES if has_family(model) else (PAGE_STATES[turn % len(PAGE_STATES)],)
        for place, state in enumerate(states):
            _secret_page(world, model, state, place, grounds)


def has_family(model: type[Page]) -> bool:
    """Tell whether a list or field leads to this very type. The home page and the indexes have none."""
    return not (issubclass(model, HomePage) or model.__name__.endswith("IndexPage"))


def _variants(model: type[Page]) -> int:
    """How many anchors it takes for each single reference of ``model`` to lead to each state once."""
    if model is StandardPage:
        return len(PAGE_STATES)
    shared = {column.name for column in PublicPage._meta.get_fields()}
    own = (column for column in references(model) if column.name not in shared)
    return max((len(states_of(column.related_model)) for column in own), default=1)


def _grounds(world: World) -> dict[State, Secret]:
    """The ancestors that will be restricted, unpublished or deleted, secrets themselves."""
    return {
        state: _noted(world, StandardPage, state, parent=world.homes["en"])
        for state in (*ANCESTOR, State.DELETED)
    }


def _anchor_page(world: World, model: type[Page], place: int) -> Page:
    number = world.next_number()
    return _added(world, world.homes["de"], model, neutral(number), uuid=anchor_id(number), locale="de")


def _secret_page(
    world: World, model: type[Page], state: State, place: int, grounds: dict[State, Secret]
) -> None:
    """Secrets are English and translate anchors while there are any; legal pages take all languages."""
    values: dict[str, Any] = {"locale": "en"}
    if model is LegalPage:
        kinds = list(LegalPage._meta.get_field("kind").choices)
        values = {"locale": LOCALES[1 - place // 5], "kind": kinds[place % 5][0]}
    if place < len(world.anchors[model]) and values["locale"] == "en":
        values["translation_key"] = world.anchors[model][place].translation_key
    ground = grounds.get(state)
    parent = world.section if model is not StandardPage else world.homes["en"]
    parent = Page.objects.get(pk=ground.pk) if ground else parent
    _noted(world, model, state, parent=parent, ground=ground, **values)


def _noted(
    world: World,
    model: type[Page],
    state: State | None,
    *,
    parent: Page,
    ground: Secret | None = None,
    above: tuple[int, ...] = (),
    locale: str = "en",
    **values: Any,
) -> Secret:
    number = world.next_number()
    identity = known_id(number) if state in KNOWN else hidden_id(number)
    text = neutral(number) if state is State.DRAFT_OF_LIVE else word(number)
    live = state not in (State.NEVER_PUBLISHED, State.SCHEDULED)
    page = _added(world, parent, model, text, rows=True, live=live, uuid=identity, locale=locale, **values)
    secret = Secret(
        number,
        type_name_of(model),
        model,
        page.pk,
        identity,
        state,
        locale=locale,
        path=page.frontend_path.replace(neutral(number), word(number)),
        subject=ground.pk if ground else page.pk,
        above=above,
    )
    world.secrets[number] = secret
    return secret


def _added(
    world: World,
    parent: Page,
    model: type[Page],
    text: str,
    *,
    rows: bool = False,
    locale: str = "en",
    **values: Any,
) -> Any:
    page = model(locale=world.homes[locale].locale, slug=text, show_in_menus=True, **{"live": True, **values})
    fill_texts(page, text)
    fill_references(page, first_anchor_for(world), 0)
    if rows:
        fill_rows(page, first_anchor_for(world), text)
    page.save = partial(page.save, clean=False)
    parent.refresh_from_db()
    return parent.add_child(instance=page)


# What is seen from below.


def _plant_chain(world: World) -> None:
    """A page of each type below a chain of secrets: breadcrumbs lead to all of them."""
    parent, above = world.section, ()
    for state in CHAIN:
        ground = None
        if state in ANCESTOR:
            ground = _noted(world, StandardPage, state, parent=parent, above=above)
            parent, above = Page.objects.get(pk=ground.pk), (*above, ground.number)
        secret = _noted(world, StandardPage, state, parent=parent, ground=ground, above=above)
        parent, above = Page.objects.get(pk=secret.pk), (*above, secret.number)
    for model in node_models():
        if issubclass(model, Page):
            values = {"kind": "TERMS_OF_USE"} if model is LegalPage else {}
            _noted(world, model, None, parent=parent, above=above, **values)


# Ties from anchors to secrets.


def _tie_anchors(world: World) -> None:
    targets = secrets_for(world)
    for model in node_models():
        if issubclass(model, Page):
            for variant, anchor in enumerate(world.anchors[model]):
                _tie_page(anchor, targets, variant)
    for secret in world.pages():
        if secret.state is not None and secret.above == ():
            _fill_body(world, secret)


def _tie_page(anchor: Any, targets: Targets, variant: int) -> None:
    fill_references(anchor, targets, variant)
    if variant == 0:
        fill_rows(anchor, targets, "Zeile")
        if isinstance(anchor, StandardPage):
            fill_streams(anchor, targets, "Absatz")
    anchor.save()


def _fill_body(world: World, secret: Secret) -> None:
    if secret.model is StandardPage and secret.state is not State.DRAFT_OF_LIVE:
        page = StandardPage.objects.get(pk=secret.pk)
        fill_streams(page, first_anchor_for(world), secret.word)
        page.save(clean=False)


def _plant_drafts(world: World) -> None:
    """Live pages get a draft with the secret; scheduled ones an approved revision."""
    for secret in world.in_state(State.DRAFT_OF_LIVE):
        page = Page.objects.get(pk=secret.pk).specific
        world.live_revisions[secret.pk] = page.save_revision().pk
        save_draft(world, page, secret.word)
    for secret in world.in_state(State.SCHEDULED):
        schedule(Page.objects.get(pk=secret.pk).specific)
    for secret in world.in_state(State.EXPIRED):
        Page.objects.filter(pk=secret.pk).update(expire_at=timezone.now() + timedelta(days=1))


def _plant_redirects(world: World) -> None:
    """An old address for each page; the address itself is no secret."""
    Redirect.objects.bulk_create(
        Redirect(old_path=Redirect.normalise_path(former_path(secret.number)), redirect_page_id=secret.pk)
        for secret in world.pages()
    )


def save_draft(world: World, page: Any, text: str) -> None:
    """Keep ``text`` in every field of a draft; what is public does not change."""
    fill_texts(page, text)
    page.slug = text
    fill_streams(page, first_anchor_for(world), text)
    page.save_revision()


def schedule(page: Any) -> None:
    """Approve ``page`` for publication tomorrow."""
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()


def _note_files(world: World) -> None:
    for secret in [*world.of_type("Image"), *world.of_type("Document")]:
        record: Any = secret.model._default_manager.get(pk=secret.pk)
        urls = [file.url for file in record.renditions.all()] if isinstance(record, Image) else [record.url]
        world.secrets[secret.number] = replace(secret, urls=tuple(urls), original=record.file.url)
