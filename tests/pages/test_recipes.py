"""The recipes for fields and page types name files and pages that exist."""

import re
from pathlib import Path

import pytest
from wagtail.models import Page

from cms.pages import models as pages

PROJECT = Path(__file__).resolve().parents[2]
RECIPES = [PROJECT / "docs/recipes" / name for name in ("new-field.md", "new-page-type.md")]


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda path: path.name)
def test_every_file_a_recipe_names_exists(recipe: Path) -> None:
    named = re.findall(r"`((?:cms|tests|frontend-contract)/[\w/.-]+)`", recipe.read_text())

    assert named
    assert [name for name in named if not (PROJECT / name).exists()] == []


def test_the_recipe_draws_the_tree_as_it_is() -> None:
    text = (PROJECT / "docs/recipes/new-page-type.md").read_text()

    for model in vars(pages).values():
        if isinstance(model, type) and issubclass(model, Page) and model.__name__.endswith("IndexPage"):
            (child,) = model.allowed_subpage_models()
            assert f"| `{model.__name__}` | `{child.__name__}` |" in text
