"""The way into each state and out of it, by what editors, the clock and administrators do."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction, Revision

from cms.pages.models import StandardPage
from cms.published.schedule import run_due

from .files import drop_sizes, put_file
from .filling import fill_texts
from .planting import neutral, save_draft, schedule
from .states import State
from .world import Secret, World


def conceal(world: World, state: State) -> None:
    """Hide every secret of ``state``."""
    for secret in _once(world, state):
        _CONCEAL[state](world, secret)
    run_due()
    world.concealed.add(state)


def reveal(world: World, state: State) -> None:
    """Make every secret of ``state`` public."""
    for secret in _once(world, state):
        _REVEAL[state](world, secret)
    run_due()
    world.concealed.discard(state)


def move_ground_away(world: World) -> None:
    """Move public pages, with what is below them, under a restricted page."""
    locked = Page.objects.get(pk=world.section.pk).add_child(instance=StandardPage(title="Verschlossen"))
    PageViewRestriction.objects.create(page=locked, restriction_type=PageViewRestriction.LOGIN)
    for secret in _once(world, State.RESTRICTED_ANCESTOR):
        Page.objects.get(pk=secret.pk).move(Page.objects.get(pk=locked.pk), pos="last-child")
    world.concealed.add(State.RESTRICTED_ANCESTOR)


def _once(world: World, state: State) -> list[Secret]:
    """The objects on which the state acts; an ancestor or a collection stands for all that is in it."""
    secrets = list(world.in_state(state))
    if state in world.vaults:
        return secrets[:1]
    return [secret for secret in secrets if secret.subject in (0, secret.pk)]


def _page(secret: Secret) -> Any:
    return Page.objects.get(pk=secret.pk).specific


def _publish(world: World, secret: Secret) -> None:
    page = _page(secret)
    page.go_live_at = page.expire_at = None
    page.save_revision().publish()


def _unpublish(world: World, secret: Secret) -> None:
    _page(secret).unpublish()


# The clock: moments that were in the future have passed.


def _let_go_live(world: World, secret: Secret) -> None:
    past = timezone.now() - timedelta(minutes=1)
    revision = Revision.page_revisions.get(object_id=str(secret.pk), approved_go_live_at__isnull=False)
    revision.content["go_live_at"] = past.isoformat()
    revision.approved_go_live_at = past
    revision.save()


def _schedule_again(world: World, secret: Secret) -> None:
    _unpublish(world, secret)
    schedule(_page(secret))


def _let_expire(world: World, secret: Secret) -> None:
    Page.objects.filter(pk=secret.pk).update(expire_at=timezone.now() - timedelta(minutes=1))


# Drafts, restrictions, deletion.


def _publish_draft(world: World, secret: Secret) -> None:
    _page(secret).get_latest_revision().publish()


def _publish_older(world: World, secret: Secret) -> None:
    Revision.objects.get(pk=world.live_revisions[secret.pk]).publish()
    save_draft(world, _page(secret), secret.word)


def _restrict(kind: str) -> Callable[[World, Secret], None]:
    def restrict(world: World, secret: Secret) -> None:
        restriction = PageViewRestriction.objects.create(
            page=Page.objects.get(pk=secret.pk),
            restriction_type=kind,
            password="Sesam",
        )
        if kind == PageViewRestriction.GROUPS:
            restriction.groups.add(Group.objects.first())

    return restrict


def _lift(world: World, secret: Secret) -> None:
    for restriction in PageViewRestriction.objects.filter(page_id=secret.pk):
        restriction.delete()


def _delete(world: World, secret: Secret) -> None:
    for instance in secret.model._default_manager.filter(pk=secret.pk):
        instance.delete()


# Files and records.


def _lock(collection_of: Callable[[Collection], Collection], state: State) -> Callable[[World, Secret], None]:
    def lock(world: World, secret: Secret) -> None:
        CollectionViewRestriction.objects.create(
            collection=collection_of(_fresh(world, state)), restriction_type=CollectionViewRestriction.LOGIN
        )

    return lock


def _unlock(world: World, secret: Secret) -> None:
    assert secret.state
    for restriction in _fresh(world, secret.state).get_view_restrictions():
        restriction.delete()


def _move_collection(world: World, secret: Secret) -> None:
    vault = Collection.objects.get(pk=world.vault.pk)
    if not vault.get_view_restrictions().exists():
        CollectionViewRestriction.objects.create(collection=vault, restriction_type="login")
    _fresh(world, State.COLLECTION_MOVED).move(vault, pos="sorted-child")


def _move_collection_back(world: World, secret: Secret) -> None:
    _fresh(world, State.COLLECTION_MOVED).move(Collection.get_first_root_node(), pos="sorted-child")


def _fresh(world: World, state: State) -> Collection:
    """Collections are kept in the order of their names: a new one renumbers the paths of its siblings."""
    return Collection.objects.get(pk=world.vaults[state].pk)


def _rewrite(text_of: Callable[[Secret], str]) -> Callable[[World, Secret], None]:
    def rewrite(world: World, secret: Secret) -> None:
        record = secret.model._default_manager.get(pk=secret.pk)
        text = text_of(secret)
        fill_texts(record, text)
        if hasattr(record, "slug"):
            record.slug = text
        put_file(record, text)
        record.save()
        drop_sizes(record)

    return rewrite


def _withdraw_consent(world: World, secret: Secret) -> None:
    person: Any = secret.model._default_manager.get(pk=secret.pk)
    person.consent_withdrawn_on = timezone.localdate()
    person.save()


def _give_consent(world: World, secret: Secret) -> None:
    person: Any = secret.model._default_manager.get(pk=secret.pk)
    person.consent_withdrawn_on = None
    person.save()


def _neutral(secret: Secret) -> str:
    return neutral(secret.number)


def _word(secret: Secret) -> str:
    return secret.word


def _itself(collection: Collection) -> Collection:
    return collection


_CONCEAL: dict[State, Callable[[World, Secret], None]] = {
    State.NEVER_PUBLISHED: _unpublish,
    State.SCHEDULED: _schedule_again,
    State.DRAFT_OF_LIVE: _publish_older,
    State.UNPUBLISHED: _unpublish,
    State.EXPIRED: _let_expire,
    State.PASSWORD: _restrict(PageViewRestriction.PASSWORD),
    State.LOGIN: _restrict(PageViewRestriction.LOGIN),
    State.GROUP: _restrict(PageViewRestriction.GROUPS),
    State.RESTRICTED_ANCESTOR: _restrict(PageViewRestriction.LOGIN),
    State.UNPUBLISHED_ANCESTOR: _unpublish,
    State.PRIVATE_COLLECTION: _lock(_itself, State.PRIVATE_COLLECTION),
    State.PRIVATE_SUBCOLLECTION: _lock(Collection.get_parent, State.PRIVATE_SUBCOLLECTION),
    State.COLLECTION_MOVED: _move_collection,
    State.REPLACED: _rewrite(_neutral),
    State.RENAMED: _rewrite(_neutral),
    State.CONSENT_WITHDRAWN: _withdraw_consent,
    State.DELETED: _delete,
}
_REVEAL: dict[State, Callable[[World, Secret], None]] = {
    State.NEVER_PUBLISHED: _publish,
    State.SCHEDULED: _let_go_live,
    State.DRAFT_OF_LIVE: _publish_draft,
    State.UNPUBLISHED: _publish,
    State.EXPIRED: _publish,
    State.PASSWORD: _lift,
    State.LOGIN: _lift,
    State.GROUP: _lift,
    State.RESTRICTED_ANCESTOR: _lift,
    State.UNPUBLISHED_ANCESTOR: _publish,
    State.PRIVATE_COLLECTION: _unlock,
    State.PRIVATE_SUBCOLLECTION: _unlock,
    State.COLLECTION_MOVED: _move_collection_back,
    State.REPLACED: _rewrite(_word),
    State.RENAMED: _rewrite(_word),
    State.CONSENT_WITHDRAWN: _give_consent,
}
