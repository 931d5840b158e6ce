"""Everything of this room that has a table."""

from .tasks import FourEyesTask

__all__ = ["FourEyesTask"]
