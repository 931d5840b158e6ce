"""Where the search joins Wagtail's admin and the GraphQL schema."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from cms.graphql.roots import HOOK

from .graphql import root
from .viewsets import WordsViewSetGroup

hooks.register(HOOK, root)
register_snippet(WordsViewSetGroup)
