"""How editors choose several records out of many."""

from typing import Any

from django import forms


class SearchableCheckboxes(forms.CheckboxSelectMultiple):
    """Check boxes below a search field; the chosen ones stand first. Without script, a plain list."""

    def __init__(self, attrs: dict[str, Any] | None = None, choices: Any = ()) -> None:
        super().__init__({"class": "searchable-checkboxes", **(attrs or {})}, choices)

    class Media:
        js = ["snippets/searchable-checkboxes.js"]
        css = {"all": ["snippets/searchable-checkboxes.css"]}

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        return sorted(super().optgroups(name, value, attrs), key=lambda group: not group[1][0]["selected"])
