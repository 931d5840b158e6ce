"""The words that editors give the search, in the admin."""

from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import SynonymSet, WordPart


class SynonymSetViewSet(SnippetViewSet):
    model = SynonymSet
    icon = "link"
    list_display = ["__str__", "note"]
    list_per_page = 50


class WordPartViewSet(SnippetViewSet):
    model = WordPart
    icon = "grip"
    list_display = ["word"]
    search_fields = ["word"]
    list_per_page = 50


class WordsViewSetGroup(SnippetViewSetGroup):
    """Under one entry of the main menu."""

    menu_label = "Suchwörter"
    menu_name = "search-words"
    menu_icon = "tag"
    menu_order = 260
    items = (SynonymSetViewSet, WordPartViewSet)
