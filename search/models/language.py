"""Editors' own words: synonyms, which count at once, and parts of compounds, which count after a rebuild."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class SynonymSet(models.Model):
    """Words that mean the same; a query for one finds the others too."""

    words = ArrayField(
        models.CharField(max_length=100),
        verbose_name="Wörter",
        help_text="Wörter oder kurze Wendungen gleicher Bedeutung, durch Kommas getrennt.",
    )
    note = models.CharField(max_length=200, blank=True, verbose_name="Anmerkung")

    class Meta:
        verbose_name = "Synonymgruppe"
        verbose_name_plural = "Synonymgruppen"

    def __str__(self) -> str:
        return ", ".join(self.words)


class WordPart(models.Model):
    """A word of which compounds consist: with „dialog“, „Industriedialog“ is found by both of its parts."""

    word = models.CharField(
        max_length=30,
        unique=True,
        verbose_name="Wortteil",
        help_text="Ein Grundwort mit 4 bis 30 Buchstaben, das in Zusammensetzungen vorkommt.",
    )

    class Meta:
        verbose_name = "Wortteil"
        verbose_name_plural = "Wortteile"
        ordering = ["word"]

    def __str__(self) -> str:
        return self.word
