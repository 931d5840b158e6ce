"""What has yet to reach Elasticsearch, the indices that are kept there, and how right they were."""

from django.db import models


class Mark(models.Model):
    """A row that changed and has yet to be written to Elasticsearch; upserted where the row is written."""

    id = models.UUIDField(primary_key=True, help_text="The id of the published row, which may be gone.")
    token = models.UUIDField(
        help_text="Another one with each change: who wrote an older state cannot acknowledge."
    )
    marked_at = models.DateTimeField(help_text="When the oldest change happened that was not yet written.")
    claimed_until = models.DateTimeField(null=True, help_text="Until then a worker is busy with it.")
    attempts = models.PositiveIntegerField(
        default=0, help_text="How often a worker took it since the change."
    )
    not_before = models.DateTimeField(null=True, help_text="After a failure it rests until then.")
    error = models.TextField(blank=True, help_text="What the engine said when it refused the document.")
    dead = models.BooleanField(default=False, help_text="Refused so often that only a person can help.")

    class Meta:
        verbose_name = "ausstehende Änderung"
        verbose_name_plural = "ausstehende Änderungen"
        indexes = [
            models.Index(fields=["marked_at"], condition=models.Q(dead=False), name="search_mark_due"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Generation(models.Model):
    """One Elasticsearch index. The live one answers, a new one is built beside it, the former one is kept.

    Without Elasticsearch it has no ``index`` and stands for one renewal of the embedded index.
    """

    class State(models.TextChoices):
        WANTED = "wanted", "angefordert"
        BUILDING = "building", "wird aufgebaut"
        LIVE = "live", "in Betrieb"
        KEPT = "kept", "aufgehoben"
        DONE = "done", "abgeschlossen"
        FAILED = "failed", "gescheitert"

    index = models.TextField(blank=True, verbose_name="Index")
    state = models.TextField(choices=State.choices, default=State.WANTED, verbose_name="Zustand")
    started_at = models.DateTimeField(auto_now_add=True, verbose_name="begonnen")
    finished_at = models.DateTimeField(null=True, verbose_name="beendet")
    done = models.PositiveIntegerField(default=0, verbose_name="geschrieben")
    total = models.PositiveIntegerField(default=0, verbose_name="insgesamt")
    position = models.UUIDField(null=True, help_text="The last id written: a rebuild goes on after it.")
    error = models.TextField(blank=True, verbose_name="Fehler")

    class Meta:
        verbose_name = "Suchindex"
        verbose_name_plural = "Suchindizes"
        constraints = [
            models.UniqueConstraint(
                fields=["index"], condition=~models.Q(index=""), name="search_generation_index"
            ),
            models.UniqueConstraint(
                fields=["state"],
                condition=models.Q(state__in=["wanted", "building", "live", "kept"]),
                name="search_one_generation_of_each_state",
            ),
        ]

    def __str__(self) -> str:
        return self.index or "PostgreSQL"


class Comparison(models.Model):
    """How far an index was from the published rows when last compared; what was found was then repaired."""

    index = models.TextField(
        primary_key=True, help_text="An Elasticsearch index; empty for the embedded one."
    )
    compared_at = models.DateTimeField(auto_now=True, verbose_name="verglichen")
    missing = models.PositiveIntegerField(default=0, help_text="Public, but not to be found.")
    ghost = models.PositiveIntegerField(default=0, help_text="To be found, but not public.")
    stale = models.PositiveIntegerField(default=0, help_text="Found by words that are not its own any more.")
    unrepaired = models.PositiveIntegerField(default=0, help_text="Still wrong after the repair.")

    class Meta:
        verbose_name = "Abgleich"
        verbose_name_plural = "Abgleiche"

    def __str__(self) -> str:
        return f"{self.index}: {self.missing} / {self.ghost} / {self.stale}"
