"""What has been built already: a second run changes nothing and keeps what editors have changed since."""

from django.db import models


class BuiltEntry(models.Model):
    """One entry of the content files and the content it had when it was built."""

    key = models.CharField(
        "Eintrag", max_length=200, primary_key=True, help_text="Ordner und Name der Inhaltsdatei."
    )
    fingerprint = models.CharField(
        "Prüfsumme", max_length=64, help_text="Ändert sich mit dem Inhalt der Datei."
    )

    class Meta:
        verbose_name = "Aufgebauter Demo-Inhalt"
        verbose_name_plural = "Aufgebaute Demo-Inhalte"

    def __str__(self) -> str:
        return self.key
