"""The embedded index: for every public object that can be found, its words as PostgreSQL full text."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models


class IndexedDocument(models.Model):
    """The words of one published row, written in the transaction that changes it: never out of date."""

    id = models.UUIDField(primary_key=True, help_text="The id of the published row.")
    revision = models.BigIntegerField(help_text="The revision of the row when it was read.")
    own = SearchVectorField(help_text="Tokens of title (A), summary (B) and body (D).")
    names = SearchVectorField(help_text="Tokens of the titles of whatever it refers to (C).")
    vector = SearchVectorField(help_text="Both together: what queries are matched with.")
    exact = SearchVectorField(help_text="Unstemmed tokens of the title, for autocompletion too.")

    class Meta:
        verbose_name = "durchsuchbares Objekt"
        verbose_name_plural = "durchsuchbare Objekte"
        indexes = [
            GinIndex(fields=["vector"], name="search_document_vector"),
            GinIndex(fields=["exact"], name="search_document_exact"),
        ]

    def __str__(self) -> str:
        return str(self.id)
