"""A column that holds several values of one ``TextChoices``, edited with checkboxes."""

from typing import Any

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.db import models


class ChoiceListField(ArrayField):
    """``ChoiceListField("Phase", choices=…)``: the chosen values in the order of the choices, never null."""

    def __init__(
        self, verbose_name: str | None = None, *, choices: type[models.TextChoices], **kwargs: Any
    ) -> None:
        self.value_choices = choices
        longest = max(len(value) for value in choices.values)
        kwargs.pop("base_field", None)
        super().__init__(
            models.CharField(max_length=longest, choices=choices.choices),
            verbose_name=verbose_name,
            default=kwargs.pop("default", list),
            **kwargs,
        )

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Migrations see a plain list of texts: choices may change without one."""
        name, _path, _args, kwargs = super().deconstruct()
        kwargs["base_field"] = models.CharField(max_length=self.base_field.max_length)
        return name, "django.contrib.postgres.fields.ArrayField", [], kwargs

    def clone(self) -> "ChoiceListField":
        _name, _path, args, kwargs = super().deconstruct()
        return type(self)(*args, **{**kwargs, "choices": self.value_choices})

    def formfield(self, **kwargs: Any) -> forms.Field:
        defaults = {
            "required": not self.blank,
            "label": self.verbose_name,
            "help_text": self.help_text,
            "choices": self.value_choices.choices,
            "widget": forms.CheckboxSelectMultiple,
        }
        return forms.MultipleChoiceField(**{**defaults, **_form_arguments(kwargs)})


def _form_arguments(kwargs: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value for name, value in kwargs.items() if name in ("required", "label", "help_text", "initial")
    }
