"""What the matrix knows of the objects it planted."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Model
from wagtail.models import Collection, Page

from .marks import word
from .states import PLANTED_HIDDEN, State


@dataclass(frozen=True)
class Secret:
    """One planted object and the state in which it, or the text marked with its number, must not be seen."""

    number: int
    type_name: str
    model: type[Model]
    pk: int
    id: UUID
    state: State | None
    """None for a page that is hidden by nothing but its ancestors."""
    locale: str = ""
    path: str = ""
    """The route a page has while its secret is out."""
    subject: int = 0
    """The page on which the state acts: the page itself or an ancestor."""
    above: tuple[int, ...] = ()
    """Secrets among its ancestors: it is hidden with any of them."""
    urls: tuple[str, ...] = ()
    """Where its file can be fetched while it is public."""
    original: str = ""
    """Where its original would lie, if originals were public."""

    @property
    def word(self) -> str:
        return word(self.number)


@dataclass
class World:
    """All secrets, the public objects around them, and which states are in force."""

    homes: dict[str, Page] = field(default_factory=dict)
    section: Page = None  # type: ignore[assignment]
    vault: Collection = None  # type: ignore[assignment]
    vaults: dict[State, Collection] = field(default_factory=dict)
    anchors: dict[type[Model], list[Any]] = field(default_factory=dict)
    secrets: dict[int, Secret] = field(default_factory=dict)
    concealed: set[State] = field(default_factory=lambda: set(PLANTED_HIDDEN))
    live_revisions: dict[int, int] = field(default_factory=dict)
    """For drafts of live pages: the revision without the secret, by primary key of the page."""
    numbers: int = 0

    def next_number(self) -> int:
        self.numbers += 1
        return self.numbers

    def in_state(self, state: State) -> Iterator[Secret]:
        return (secret for secret in self.secrets.values() if secret.state is state)

    def of_type(self, type_name: str) -> list[Secret]:
        return [secret for secret in self.secrets.values() if secret.type_name == type_name]

    def pages(self) -> list[Secret]:
        return [secret for secret in self.secrets.values() if issubclass(secret.model, Page)]

    def visible(self) -> set[int]:
        """The numbers of all secrets that are out in the open now."""
        hidden = {secret.number for secret in self.secrets.values() if secret.state in self.concealed}
        return {
            secret.number
            for secret in self.secrets.values()
            if secret.number not in hidden and not hidden & set(secret.above)
        }
