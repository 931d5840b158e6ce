"""The editing form of every page: publish rules beside the fields, and addresses that never collide."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks import BlockField

from cms.fields.slugs import free_slug, german_slug


class PublicPageForm(WagtailAdminPageForm):
    """Asks the publish rules unless Wagtail saves a draft (``is_deferred_validation``)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields and not self.instance.pk:
            self.fields["slug"].required = False

    def is_valid(self) -> bool:
        valid: bool = super().is_valid()
        if not valid or self.is_deferred_validation:
            return valid
        for field, messages in self.save(commit=False).publication_errors().items():
            self._refuse(field, messages)
        return not self.errors

    def _refuse(self, field: str, messages: list[str]) -> None:
        """Say it beside the field, or above the form where the field is a list of rows."""
        if isinstance(self.fields.get(field), BlockField):
            # Wagtail shows the first message of a StreamField only.
            messages = [" ".join(messages)]
        for message in messages:
            self.add_error(field if field in self.fields else None, message)

    def clean_slug(self) -> str:
        """Give a new page an address of its own, made from its title where none is given."""
        slug = german_slug(self.cleaned_data["slug"])
        if self.instance.pk or not self.parent_page:
            return slug
        wanted = slug or german_slug(self.cleaned_data.get("title", "")) or "seite"
        return free_slug(wanted, self.parent_page.get_children())
