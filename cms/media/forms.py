"""What an uploaded picture must be, beyond what Wagtail checks by itself."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm


class WholeImageField(WagtailImageField):
    """A picture that can be read to its end; an upload that broke off is refused like any other bad file."""

    def to_python(self, data: Any) -> Any:
        try:
            return super().to_python(data)
        except (OSError, SyntaxError) as error:
            raise ValidationError(self.error_messages["invalid_image"], code="invalid_image") from error


class ImageForm(BaseImageForm):
    """The form behind every upload of a picture: single, in bulk, and in choosers."""

    file = WholeImageField(label="Datei", widget=BaseImageForm.Meta.widgets["file"])
