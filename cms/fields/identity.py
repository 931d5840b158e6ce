"""Every public object carries one identifier that never changes, whatever is renamed, moved or translated."""

import uuid

from django.db import models


class Identified(models.Model):
    """Gives a model the ``uuid`` that feeds, calendars, imports and the GraphQL ``id`` refer to."""

    uuid = models.UUIDField("Kennung", default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        abstract = True
