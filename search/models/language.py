"""Editors' own words: synonyms, which count at once, and parts of compounds, which count after a rebuild."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.models import PreviewableMixin

from ..analysis import listed_parts, query_tokens
from ..analysis.token_filters import LONGEST_PART, SHORTEST_PART

FEWEST_WORDS, MOST_WORDS = 2, 10


class SynonymSet(PreviewableMixin, models.Model):
    """Words that mean the same; a query for one finds the others too."""

    words = ArrayField(
        models.CharField(max_length=100),
        verbose_name="Wörter",
        help_text="Wörter oder kurze Wendungen gleicher Bedeutung, durch Kommas getrennt.",
    )
    note = models.CharField(
        max_length=200,
        blank=True,
        verbose_name="Anmerkung",
        help_text="Warum es die Gruppe gibt; nur hier zu lesen.",
    )

    panels = [
        HelpPanel(
            "Wer eines der Wörter sucht, findet auch Inhalte mit den anderen; Treffer mit dem gesuchten Wort"
            " stehen weiter oben. Beugungen, Umlautschreibweisen und weibliche Formen kennt die Suche von"
            " selbst. Die Gruppe wirkt, sobald sie gespeichert ist. Die Vorschau zeigt, was sich ändert."
        ),
        FieldPanel("words"),
        FieldPanel("note"),
    ]

    class Meta:
        verbose_name = "Synonymgruppe"
        verbose_name_plural = "Synonymgruppen"
        ordering = ["words"]

    def __str__(self) -> str:
        return ", ".join(self.words)

    def clean(self) -> None:
        """Refuse groups that change nothing, or that say again what another one says."""
        super().clean()
        self.words = [" ".join(word.split()) for word in self.words or []]
        try:
            _check_group(self.words)
            self._check_others()
        except ValidationError as error:
            raise ValidationError({"words": error.messages}) from error

    def _check_others(self) -> None:
        mine = {_meaning(word) for word in self.words}
        for other in SynonymSet.objects.exclude(pk=self.pk):
            for word in other.words:
                if _meaning(word) in mine:
                    raise ValidationError(f"„{word}“ steht schon in der Gruppe „{other}“: dort ergänzen.")

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "search/words/synonyms.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        from ..words_preview import synonyms_found

        context: dict[str, Any] = super().get_preview_context(request, mode_name)
        return context | {"found": synonyms_found(self.words)}


class WordPart(PreviewableMixin, models.Model):
    """A word of which compounds consist: with „dialog“, „Industriedialog“ is found by both of its parts."""

    word = models.CharField(
        max_length=LONGEST_PART,
        unique=True,
        verbose_name="Wortteil",
        help_text=f"Ein Grundwort mit {SHORTEST_PART} bis {LONGEST_PART} Buchstaben, das in Zusammensetzungen"
        " vorkommt. Weicht die Mehrzahl im Stamm ab (Verband, Verbände), auch diese eintragen.",
        validators=[
            RegexValidator(
                rf"^[A-Za-zÄÖÜäöüß]{{{SHORTEST_PART},{LONGEST_PART}}}$",
                f"Bitte ein einzelnes Wort mit {SHORTEST_PART} bis {LONGEST_PART} Buchstaben.",
            )
        ],
    )

    panels = [
        HelpPanel(
            "Ein Wortteil macht Zusammensetzungen auffindbar: Mit „Dialog“ wird „Industriedialog“ auch bei"
            " der Suche nach Dialog gefunden. Einige hundert Wortteile bringt die Suche mit. Ein neuer wirkt"
            " auf alle Inhalte, sobald die Leitung den Suchindex neu aufbauen lässt (Berichte → Suche –"
            " Zustand). Die Vorschau zeigt Wörter der Website, die er teilt: Haben viele davon nichts mit ihm"
            " zu tun, schadet er mehr, als er nützt."
        ),
        FieldPanel("word"),
    ]

    class Meta:
        verbose_name = "Wortteil"
        verbose_name_plural = "Wortteile"
        ordering = ["word"]

    def __str__(self) -> str:
        return self.word

    def clean(self) -> None:
        """Keep words in lower case; refuse what the search brings along."""
        super().clean()
        self.word = self.word.strip().lower()
        if self.word in listed_parts():
            raise ValidationError({"word": "Diesen Wortteil bringt die Suche schon mit."})
        if WordPart.objects.filter(word=self.word).exclude(pk=self.pk).exists():
            raise ValidationError({"word": "Diesen Wortteil gibt es schon."})

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "search/words/part.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        from ..words_preview import divided_by

        context: dict[str, Any] = super().get_preview_context(request, mode_name)
        return context | {"words": divided_by(self.word) if self.word else []}


def _meaning(word: str) -> tuple[str, ...]:
    return tuple(token.term for token in query_tokens(word))


def _check_group(words: list[str]) -> None:
    meanings: dict[tuple[str, ...], str] = {}
    for word in words:
        meaning = _meaning(word)
        if not meaning:
            raise ValidationError(f"„{word}“ enthält kein Wort, nach dem gesucht wird.")
        if meaning in meanings:
            raise ValidationError(f"„{meanings[meaning]}“ und „{word}“ sind für die Suche schon dasselbe.")
        meanings[meaning] = word
    if not FEWEST_WORDS <= len(words) <= MOST_WORDS:
        raise ValidationError(f"Eine Gruppe besteht aus {FEWEST_WORDS} bis {MOST_WORDS} Wörtern.")
