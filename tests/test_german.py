"""Every word that an editor reads is German: labels, help texts, choices, headings, messages."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.utils import translation
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import Panel
from wagtail.blocks import Block
from wagtail.fields import StreamField
from wagtail.models import get_page_models
from wagtail.snippets.models import get_snippet_models

CMS = Path(__file__).resolve().parent.parent / "cms"

# Words that English has and German has not; „Name“, „Person“ or „Organisation“ prove nothing.
ENGLISH = re.compile(
    r"\b(the|and|of|for|with|this|that|is|are|by|from|your|you|please|must|not|choose|select|add|remove|edit|"
    r"title|page|pages|image|images|file|heading|block|item|items|value|values|field|date|start|end|created|"
    r"updated|published|summary|description|topic|topics|region|regions|location|address|phone|role|user|"
    r"kind|type|type of|body|text block|caption|quote|source|unit|label|url|link text|slug|uuid|id|key|order|"
    r"sort|parent|child|children|settings|content|contact|member|members|event|events|news item|required|"
    r"invalid|cannot|should|optional|street|city|country|latitude|longitude|accuracy|email address)\b",
    re.IGNORECASE,
)
# The same letters mean the same to Germans, or the word stands in a sentence about a foreign name.
GERMAN_TOO = re.compile(
    r"\b(Region|Regionen|Event|Events|Start|Slug|URL|Content|Type|Link|Item|Block|Code|IDs?|Kind|by|BY|is)\b(?=[^.]*)"
)


def our_models() -> list[type[models.Model]]:
    return [
        model
        for model in apps.get_models()
        if model.__module__.startswith("cms.") and model._meta.app_label != "published"
    ]


def fields(model: type[models.Model]) -> Iterator[Any]:
    """The fields that an editor can meet, as far as we declare them."""
    foreign = {
        field.name
        for base in model.__mro__
        if hasattr(base, "_meta") and not base.__module__.startswith("cms.")
        for field in base._meta.get_fields()
    }
    for field in model._meta.get_fields():
        ours = isinstance(field, models.Field) and field.name not in foreign
        if ours and field.editable and not field.auto_created and not isinstance(field, ParentalKey):
            yield field


def label_of(model: type[models.Model]) -> str:
    return model._meta.label


def english(text: Any) -> str | None:
    """Return the first English word of a text, or nothing."""
    quoted = re.sub(r"„[^“]*“|https?://\S+", "", str(text))
    found = [match for match in ENGLISH.finditer(quoted) if not GERMAN_TOO.fullmatch(match.group())]
    return found[0].group() if found else None


@pytest.mark.parametrize("model", our_models(), ids=label_of)
def test_names_of_models_are_german(model: type[models.Model]) -> None:
    assert model._meta.original_attrs.get("verbose_name"), "has no verbose_name of its own"
    assert model._meta.original_attrs.get("verbose_name_plural"), "has no verbose_name_plural of its own"
    assert english(model._meta.verbose_name) is None
    assert english(model._meta.verbose_name_plural) is None


@pytest.mark.parametrize("model", our_models(), ids=label_of)
def test_labels_help_texts_and_choices_are_german(model: type[models.Model]) -> None:
    wrong = []
    with translation.override("de"):
        for field in fields(model):
            texts = [field.verbose_name, field.help_text, *(label for _, label in field.flatchoices)]
            wrong += [f"{field.name}: {text}" for text in texts if english(text)]
            if str(field.verbose_name) == field.name.replace("_", " ") and not _same_in_german(field.name):
                wrong.append(f"{field.name}: no label")
    assert wrong == []


def _same_in_german(name: str) -> bool:
    return name in {"name", "version", "position", "person", "organisation", "logo", "initiative"}


@pytest.mark.parametrize("model", our_models(), ids=label_of)
def test_blocks_are_german(model: type[models.Model]) -> None:
    wrong = []
    for field in fields(model):
        if isinstance(field, StreamField):
            for block in _blocks(field.stream_block, set()):
                texts = [block.label, getattr(block.meta, "help_text", ""), *_choices(block)]
                wrong += [f"{block.name}: {text}" for text in texts if english(text)]
    assert wrong == []


def _blocks(block: Block, seen: set[int]) -> Iterator[Block]:
    children = [*getattr(block, "child_blocks", {}).values(), getattr(block, "child_block", None)]
    for child in children:
        if child is not None and id(child) not in seen:
            seen.add(id(child))
            if child.name:
                yield child
            yield from _blocks(child, seen)


def _choices(block: Block) -> list[str]:
    choices = getattr(getattr(block, "field", None), "choices", ())
    return [str(label) for _, label in choices if isinstance(label, str)] if isinstance(choices, list) else []


def _edit_handlers() -> Iterator[Any]:
    for model in get_page_models():
        if model.__module__.startswith("cms."):
            yield pytest.param(model, model.get_edit_handler, id=model._meta.label)
    for model in get_snippet_models():
        yield pytest.param(model, model.snippet_viewset.get_edit_handler, id=model._meta.label)


@pytest.mark.parametrize(("model", "handler"), list(_edit_handlers()))
def test_headings_of_panels_are_german(model: type[models.Model], handler: Any) -> None:
    bound = handler() if not isinstance(handler, Panel) else handler
    if bound.model is None:
        bound = bound.bind_to_model(model)
    with translation.override("de"):
        texts = [text for panel in _panels(bound) for text in (panel.heading, panel.help_text) if text]

        assert [str(text) for text in texts if english(text)] == []


def _panels(panel: Any) -> Iterator[Any]:
    yield panel
    for child in getattr(panel, "children", ()):
        yield from _panels(child)
    inline = getattr(panel, "child_edit_handler", None)
    if inline is not None:
        yield from _panels(inline)


def _messages() -> Iterator[Any]:
    """The literal texts of every ``ValidationError`` and ``violation_error_message`` in our source."""
    for path in sorted(path for path in CMS.rglob("*.py") if "migrations" not in path.parts):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and _named(node.func) == "ValidationError":
                for argument in node.args:
                    yield from _literals(path, argument)
            if isinstance(node, ast.keyword) and node.arg in ("violation_error_message", "error_messages"):
                yield from _literals(path, node.value)


def _named(function: ast.expr) -> str:
    return getattr(function, "id", getattr(function, "attr", ""))


def _literals(path: Path, node: ast.expr) -> Iterator[Any]:
    keys = {id(key) for sub in ast.walk(node) if isinstance(sub, ast.Dict) for key in sub.keys}
    for sub in ast.walk(node):
        if (
            isinstance(sub, ast.Constant)
            and isinstance(sub.value, str)
            and id(sub) not in keys
            and " " in sub.value
        ):
            yield f"{path.relative_to(CMS.parent)}:{sub.lineno}", sub.value


def test_messages_are_german() -> None:
    found = list(_messages())

    assert len(found) > 20
    assert [place for place, text in found if english(text)] == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Lead image", "image"),
        ("Name of the event", "of"),
        ("Bildnachweis", None),
        ("Zum Beispiel „the end“.", None),
    ],
)
def test_the_test_itself_tells_the_languages_apart(text: str, word: str | None) -> None:
    assert english(text) == word
