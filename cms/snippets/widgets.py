"""Form widgets for choosing several records at once."""

from typing import Any

from django import forms


class FilteredCheckboxes(forms.CheckboxSelectMultiple):
    """Checkboxes with a search field above: the chosen ones first, so that nothing chosen is overlooked."""

    template_name = "snippets/filtered_checkboxes.html"

    class Media:
        css = {"all": ["snippets/filtered_checkboxes.css"]}
        js = ["snippets/filtered_checkboxes.js"]

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        groups = super().optgroups(name, value, attrs)
        return sorted(groups, key=lambda group: not any(option["selected"] for option in group[1]))
