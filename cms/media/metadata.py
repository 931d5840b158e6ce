"""Cameras write place, time and serial number into their files. None of it leaves this house."""

from functools import cached_property
from typing import Any

from wagtail.images.image_operations import FilterOperation
from wagtail.images.models import Filter

_METADATA = ("exif", "xmp", "XML:com.adobe.xmp", "photoshop", "comment")


class StripMetadata(FilterOperation):
    """Runs last, when the orientation noted by the camera has already been applied."""

    def construct(self) -> None:
        """Takes no arguments."""

    def run(self, willow: Any, image: Any, env: dict[str, Any]) -> Any:
        for name in _METADATA:
            willow.image.info.pop(name, None)
        return willow


class WithoutMetadata(Filter):
    """Wagtail's filter of the same specification, minus what the camera wrote down."""

    @cached_property
    def filter_operations(self) -> list[FilterOperation]:
        return [*super().filter_operations, StripMetadata("strip")]
