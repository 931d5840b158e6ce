"""How editors choose several records out of many."""

from typing import Any

from django import forms

from .models.record import NamedRecord


class SearchableCheckboxes(forms.CheckboxSelectMultiple):
    """Check boxes below a search field; the chosen ones stand first. Without script, a plain list."""

    def __init__(self, attrs: dict[str, Any] | None = None, choices: Any = ()) -> None:
        super().__init__({"class": "searchable-checkboxes", **(attrs or {})}, choices)

    class Media:
        js = ["snippets/searchable-checkboxes.js"]
        css = {"all": ["snippets/searchable-checkboxes.css"]}

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        return sorted(super().optgroups(name, value, attrs), key=lambda group: not group[1][0]["selected"])


def record_choice(field: Any) -> dict[str, Any]:
    """Return how a form offers ``field``; several records are chosen in this way wherever they occur."""
    offers_records = field.related_model is not None and issubclass(field.related_model, NamedRecord)
    return {"widget": SearchableCheckboxes} if offers_records else {}
