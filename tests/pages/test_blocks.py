"""Every block reads as text and as HTML, and says what it lacks before it may be published."""

from typing import Any

import pytest
from wagtail.blocks import StreamBlock

from cms.pages.blocks.body import BodyBlock, BodyField
from cms.pages.models import StandardPage
from tests.factories.media import DocumentFactory, ImageFactory
from tests.factories.pages import InitiativePageFactory, StandardPageFactory, body

pytestmark = pytest.mark.django_db


def value_of(name: str, raw: dict[str, Any]) -> Any:
    """Return the value of a block as it comes out of the database."""
    return BodyBlock().to_python(body((name, raw)))[0].value


WORDS: list[tuple[str, dict[str, Any], str, str]] = [
    ("heading", {"text": "Ziele & Wege", "level": "H3"}, "Ziele & Wege", "<h3>Ziele &amp; Wege</h3>"),
    (
        "rich_text",
        {"text": "<p>Viel <b>Stahl</b></p><ul><li>Öl</li></ul>"},
        "Viel Stahl Öl",
        "<p>Viel <b>Stahl</b></p><ul><li>Öl</li></ul>",
    ),
    (
        "quote",
        {"text": "Wir <bleiben>.", "attribution": "Geschäftsführung, IHK"},
        "Wir <bleiben>.\nGeschäftsführung, IHK",
        "<blockquote><p>Wir &lt;bleiben&gt;.</p><footer>Geschäftsführung, IHK</footer></blockquote>",
    ),
    (
        "accordion",
        {"items": [{"type": "item", "value": {"title": "Wer?", "text": "<p>Alle.</p>"}, "id": "a"}]},
        "Wer?\nAlle.",
        "<details><summary>Wer?</summary><p>Alle.</p></details>",
    ),
    (
        "checklist",
        {"title": "Vorher", "items": ["Raum", "Gäste"]},
        "Vorher\nRaum\nGäste",
        "<h3>Vorher</h3><ul><li>Raum</li><li>Gäste</li></ul>",
    ),
    (
        "steps",
        {"title": "", "items": [{"title": "Anrufen", "text": "Zuerst.\nDann warten."}]},
        "Anrufen\nZuerst.\nDann warten.",
        "<ol><li><strong>Anrufen</strong><p>Zuerst.</p><p>Dann warten.</p></li></ol>",
    ),
    (
        "key_figures",
        {"items": [{"name": "Beschäftigte", "value": 12.5, "unit": "Mio.", "as_of": "2017-01-01"}]},
        "Beschäftigte: 12,5 Mio.",
        "<dl><div><dt>Beschäftigte</dt><dd>12,5 Mio.</dd></div></dl>",
    ),
    (
        "table",
        {
            "table": {
                "columns": [{"type": "text", "heading": "Land"}, {"type": "text", "heading": "Zahl"}],
                "rows": [{"values": ["Saarland", "<1>"]}],
                "caption": "Bündnisse",
            }
        },
        "Bündnisse\nLand | Zahl\nSaarland | <1>",
        "<table><caption>Bündnisse</caption>"
        '<thead><tr><th scope="col">Land</th><th scope="col">Zahl</th></tr>'
        "</thead><tbody><tr><td>Saarland</td><td>&lt;1&gt;</td></tr></tbody></table>",
    ),
    ("image", {"image": None, "caption": "Werk"}, "Werk", "<figure><figcaption>Werk</figcaption></figure>"),
    ("gallery", {"items": []}, "", ""),
    ("downloads", {"title": "Folien", "items": []}, "Folien", "<h3>Folien</h3>"),
    (
        "video",
        {"title": "Trailer", "transcript": "Man sieht Stahl."},
        "Trailer\nMan sieht Stahl.",
        "<figure><figcaption>Trailer</figcaption></figure>",
    ),
    (
        "call_to_action",
        {"title": "Mitmachen", "text": "Jetzt.", "action": "Anmelden", "url": "https://example.org/"},
        "Mitmachen\nJetzt.\nAnmelden",
        "<h3>Mitmachen</h3><p>Jetzt.</p>",
    ),
    ("teaser_list", {"title": "Mehr", "pages": []}, "Mehr", "<h3>Mehr</h3>"),
]


@pytest.mark.parametrize(("name", "raw", "text", "html"), WORDS, ids=[case[0] for case in WORDS])
def test_a_block_says_itself_in_words_and_as_html(
    name: str, raw: dict[str, Any], text: str, html: str
) -> None:
    value = value_of(name, raw)

    assert value.plain_text == text
    assert value.html == html


def test_every_block_is_covered_here() -> None:
    assert {case[0] for case in WORDS} == set(BodyBlock().child_blocks)


def test_files_and_pages_never_show_in_the_words() -> None:
    image, document = ImageFactory(title="Geheimbild"), DocumentFactory(title="Geheimakte")
    page = StandardPageFactory(title="Geheimseite", live=False)
    stream = BodyBlock().to_python(
        body(
            ("image", {"image": image.pk}),
            ("gallery", {"items": [{"image": image.pk}]}),
            ("downloads", {"items": [{"document": document.pk}]}),
            ("video", {"title": "Film", "file": document.pk, "poster": image.pk}),
            ("call_to_action", {"action": "Los", "page": page.pk}),
            ("teaser_list", {"pages": [page.pk]}),
        )
    )

    words = "".join(child.value.plain_text + child.value.html for child in stream)
    assert "geheim" not in words.lower()


def test_rich_text_names_what_it_links_to() -> None:
    page, document = InitiativePageFactory(), DocumentFactory()
    source = f'<a linktype="page" id="{page.pk}">a</a><a linktype="document" id="{document.pk}">b</a>'

    text = value_of("rich_text", {"text": source})
    answer = value_of("accordion", {"items": [{"title": "?", "text": source}]})["items"][0]

    assert (text.links, text.documents) == ([page], [document])
    assert (answer.links, answer.documents) == ([page], [document])


LACKING: list[tuple[str, dict[str, Any], list[str]]] = [
    (
        "table",
        {"table": {"columns": [{"type": "text", "heading": ""}], "rows": [], "caption": ""}},
        ["Eine Tabelle braucht eine Beschriftung.", "Jede Spalte einer Tabelle braucht eine Überschrift."],
    ),
    (
        "video",
        {"title": "Trailer"},
        [
            "Ein Film braucht eine eigene Datei oder eine Adresse.",
            "Ein Film braucht Untertitel oder eine Abschrift.",
        ],
    ),
    ("video", {"title": "Trailer", "url": "https://example.org/", "transcript": "Stahl."}, []),
    (
        "call_to_action",
        {"action": "Los"},
        ["Eine Aufforderung braucht genau ein Ziel: eine Seite oder eine Adresse."],
    ),
    ("call_to_action", {"action": "Los", "url": "https://example.org/"}, []),
    ("heading", {"text": "A"}, []),
]


@pytest.mark.parametrize(("name", "raw", "messages"), LACKING)
def test_a_block_says_what_it_lacks(name: str, raw: dict[str, Any], messages: list[str]) -> None:
    value = value_of(name, raw)

    assert value.block.publication_errors(value) == messages


@pytest.mark.parametrize("name", ["image", "gallery", "video"])
def test_pictures_in_a_text_need_alternative_text_and_credit(name: str) -> None:
    image = ImageFactory(title="Halle", alt_text="", credit="")
    raw = {
        "image": {"image": image.pk},
        "gallery": {"items": [{"image": image.pk}]},
        "video": {"title": "Film", "url": "https://example.org/", "transcript": "Text", "poster": image.pk},
    }

    value = value_of(name, raw[name])

    assert value.block.publication_errors(value) == [
        "Dem Bild „Halle“ fehlt der Alternativtext.",
        "Dem Bild „Halle“ fehlt der Bildnachweis.",
    ]


def test_stored_blocks_keep_their_identifiers() -> None:
    page = StandardPageFactory(body=body(("quote", {"text": "Bleibt."})))

    stored = StandardPage.objects.get(pk=page.pk)

    assert [block.id for block in stored.body] == ["00000000-0000-4000-8000-000000000000"]


def test_migrations_name_the_column_instead_of_listing_the_blocks() -> None:
    _name, path, args, kwargs = StandardPage._meta.get_field("body").deconstruct()

    assert path == "cms.pages.blocks.body.BodyField"
    assert args == []
    assert set(kwargs) == {"blank", "verbose_name", "help_text"}
    assert isinstance(BodyField().stream_block, StreamBlock)
