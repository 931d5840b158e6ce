"""The editing form of every page: publish rules beside the fields, and addresses that never collide."""

from wagtail.admin.forms import WagtailAdminPageForm

from cms.fields.slugs import free_slug, german_slug


class PublicPageForm(WagtailAdminPageForm):
    """Asks the publish rules unless Wagtail saves a draft (``is_deferred_validation``)."""

    def is_valid(self) -> bool:
        valid: bool = super().is_valid()
        if not valid or self.is_deferred_validation:
            return valid
        for field, messages in self.save(commit=False).publication_errors().items():
            for message in messages:
                self.add_error(field if field in self.fields else None, message)
        return not self.errors

    def clean_slug(self) -> str:
        """Give a new page the next free address instead of refusing one that is taken."""
        slug: str = self.cleaned_data["slug"]
        if self.instance.pk or not self.parent_page:
            return slug
        wanted = slug or german_slug(self.cleaned_data.get("title", ""))
        return free_slug(wanted, self.parent_page.get_children()) if wanted else slug
