"""What references lead to: anchors refer to secrets, and secrets back to anchors."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db.models import Model
from wagtail.models import Page

from cms.fields.identity import Identified
from cms.pages.models import StandardPage
from cms.published.projection import type_name_of

from .filling import Targets
from .states import State
from .world import Secret, World


def secrets_for(world: World) -> Targets:
    """Secrets of a model, one for each state; pages of any type are represented by standard pages."""

    @cache
    def targets(model: type[Model], protected: bool) -> Sequence[Any]:
        model = StandardPage if model is Page else model
        if not issubclass(model, Identified):
            return []
        fitting = [
            secret
            for secret in world.of_type(type_name_of(model))
            if secret.state and not _is_ground(world, secret)
        ]
        kept = [secret for secret in fitting if not (protected and secret.state is State.DELETED)]
        found = model._default_manager.in_bulk([secret.pk for secret in kept])
        return [found[secret.pk] for secret in kept]

    return targets


def _is_ground(world: World, secret: Secret) -> bool:
    return issubclass(secret.model, Page) and (secret.above != () or _holds_others(world, secret))


def _holds_others(world: World, secret: Secret) -> bool:
    return any(other.subject == secret.pk and other.pk != secret.pk for other in world.pages())


def anchors_for(world: World) -> Targets:
    return lambda model, protected: world.anchors.get(StandardPage if model is Page else model, [])


def first_anchor_for(world: World) -> Targets:
    every = anchors_for(world)
    return lambda model, protected: every(model, protected)[:1]
