"""Where the search joins Wagtail's admin."""

from wagtail.snippets.models import register_snippet

from .viewsets import WordsViewSetGroup

register_snippet(WordsViewSetGroup)
