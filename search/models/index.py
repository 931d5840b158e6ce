"""The embedded index: for every public object that can be found, its words as PostgreSQL full text.

Everything here is written in the transaction that changes the published row, and so is never out of date.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models.expressions import CombinedExpression, F


class IndexedDocument(models.Model):
    """The words of one published row."""

    id = models.UUIDField(primary_key=True, help_text="The id of the published row.")
    revision = models.BigIntegerField(help_text="The revision of the row when it was read.")
    own = SearchVectorField(help_text="Tokens of title (A), summary and aliases (B) and body (D).")
    names = SearchVectorField(help_text="Tokens of the titles of whatever it refers to (C).")
    vector = models.GeneratedField(
        expression=CombinedExpression(F("own"), "||", F("names"), output_field=SearchVectorField()),
        output_field=SearchVectorField(),
        db_persist=True,
        help_text="Both together: what queries are matched with.",
    )
    exact = SearchVectorField(help_text="Unstemmed tokens of the title, for autocompletion too.")
    words = ArrayField(models.TextField(), default=list, help_text="Its own words as they are written.")
    name_words = ArrayField(
        models.TextField(), default=list, help_text="The words of its names as they are written."
    )
    news_of = models.DateField(null=True, help_text="The day of news, of which the latest count most.")

    class Meta:
        verbose_name = "durchsuchbares Objekt"
        verbose_name_plural = "durchsuchbare Objekte"
        indexes = [
            GinIndex(fields=["vector"], name="search_document_vector"),
            GinIndex(fields=["exact"], name="search_document_exact"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class KnownName(models.Model):
    """What a row is called in documents that refer to it: as long as that stays, they need no new names."""

    id = models.UUIDField(primary_key=True, help_text="The id of a published row of any type.")
    name = models.TextField(help_text="Its title and other names, and what it belongs to.")

    class Meta:
        verbose_name = "bekannter Name"
        verbose_name_plural = "bekannte Namen"

    def __str__(self) -> str:
        return self.name


class KnownWord(models.Model):
    """A word that stands in published rows now: what a misspelt query may have meant."""

    word = models.TextField(primary_key=True, help_text="In lower case, as it is written.")
    uses = models.IntegerField(help_text="By how many documents, in their own words or among their names.")
    spelling = models.TextField(
        help_text="The word as misspellings are compared with it: ä is a, ß is ss, é is e."
    )
    grams = ArrayField(models.TextField(), help_text="Its three-letter pieces.")

    class Meta:
        verbose_name = "bekanntes Wort"
        verbose_name_plural = "bekannte Wörter"
        indexes = [
            GinIndex(fields=["grams"], name="search_word_grams"),
            models.Index(fields=["spelling"], name="search_word_spelling"),
            models.Index(fields=["word"], condition=models.Q(uses__lte=0), name="search_word_unused"),
        ]

    def __str__(self) -> str:
        return self.word
