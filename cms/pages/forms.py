"""The editing form of every page: publish rules beside the fields, and addresses that never collide."""

import re
from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks import BlockField

from cms.fields.slugs import free_slug, german_slug


class PublicPageForm(WagtailAdminPageForm):
    """Asks the publish rules unless Wagtail saves a draft (``is_deferred_validation``)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
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
        """Spell the address in German; one made from the title follows it until the page is published."""
        given = german_slug(self.cleaned_data["slug"])
        if self.instance.first_published_at or not self.parent_page:
            return given or self.instance.slug
        if not given or self._was_made_from_title(given):
            given = german_slug(self.cleaned_data.get("title", "")) or "seite"
        return free_slug(given, self.parent_page.get_children().exclude(pk=self.instance.pk))

    def _was_made_from_title(self, slug: str) -> bool:
        made = german_slug(self.instance.title) or "seite"
        return bool(self.instance.pk and re.fullmatch(rf"{re.escape(made)}(-\d+)?", slug))
