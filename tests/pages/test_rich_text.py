"""Rich text as data says what its HTML says, and its links are references."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.pages.blocks.rich_text import rich_text_elements
from cms.pages.links import targets_of
from cms.published.models import Node
from tests.factories.media import DocumentFactory
from tests.factories.pages import InitiativePageFactory, StandardPageFactory, body
from tests.graphql.client import data

pytestmark = pytest.mark.django_db

CONTENT = """{ page(path: "/text/") { ... on StandardPage { body { ... on RichTextBlock {
  content { kind depth runs { text bold italic link { page { title path } document { title } url } } }
} } } } }"""


def elements(source):
    """Elements in short: kind, depth, and each run as its words between marks."""
    found = rich_text_elements(source, targets_of(source))
    return [(element.kind, element.depth, [shown(run) for run in element.runs]) for element in found]


def shown(run):
    marked = f"*{run.text}*" if run.bold else run.text
    marked = f"_{marked}_" if run.italic else marked
    return f"[{marked}]({run.link.url})" if run.link else marked


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", []),
        ("<p> </p><p></p>", []),
        ("<p>Viel <b>Stahl</b>.</p>", [("PARAGRAPH", 0, ["Viel ", "*Stahl*", "."])]),
        ("<p><i><b>Ü</b>ber</i></p>", [("PARAGRAPH", 0, ["_*Ü*_", "_ber_"])]),
        ("<p><b>a</b><b>b</b></p>", [("PARAGRAPH", 0, ["*ab*"])]),
        ("<p>eins<br/>zwei &amp; &lt;drei&gt;</p>", [("PARAGRAPH", 0, ["eins\nzwei & <drei>"])]),
        ("<p> a \n  b </p>", [("PARAGRAPH", 0, ["a b"])]),
        ("<ul><li>Öl</li>\n<li>Gas</li></ul>", [("BULLETED", 1, ["Öl"]), ("BULLETED", 1, ["Gas"])]),
        (
            "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol><p>d</p>",
            [
                ("NUMBERED", 1, ["a"]),
                ("BULLETED", 2, ["b"]),
                ("NUMBERED", 1, ["c"]),
                ("PARAGRAPH", 0, ["d"]),
            ],
        ),
        (
            '<p>Zum <a href="https://example.org/">Netz</a></p>',
            [("PARAGRAPH", 0, ["Zum ", "[Netz](https://example.org/)"])],
        ),
        ('<p><a href="javascript:alert(1)">x</a></p>', [("PARAGRAPH", 0, ["[x]()"])]),
        ('<p><a linktype="page" id="unsinn">x</a></p>', [("PARAGRAPH", 0, ["[x]()"])]),
        ("ohne Absatz", [("PARAGRAPH", 0, ["ohne Absatz"])]),
    ],
)
def test_each_construct_becomes_data(source, expected):
    assert elements(source) == expected


def linking(*targets):
    links = [f'<a linktype="{kind}" id="{target.pk}">{kind}</a>' for kind, target in targets]
    return StandardPageFactory(slug="text", body=body(("rich_text", {"text": f"<p>{' '.join(links)}</p>"})))


def links_of_the_page():
    (block,) = data(CONTENT)["page"]["body"]
    return [run["link"] for element in block["content"] for run in element["runs"] if run["link"]]


def test_links_lead_to_what_is_public_as_long_as_it_is():
    """Given links to a page and a document, both follow their targets; whoever is hidden is not named."""
    page, document = InitiativePageFactory(title="Forum Köln"), DocumentFactory(title="Folien")
    linking(("page", page), ("document", document))

    assert links_of_the_page() == [
        {"page": {"title": "Forum Köln", "path": "/initiativen/forum-koeln/"}, "document": None, "url": None},
        {"page": None, "document": {"title": "Folien"}, "url": None},
    ]

    page.unpublish()

    assert links_of_the_page()[0] == {"page": None, "document": None, "url": None}
    row = json.dumps(Node.objects.get(path="/text/").data)
    assert "Forum" not in row
    assert "forum-koeln" not in row


@pytest.mark.parametrize("kind", ["page", "document"])
def test_fifty_links_cost_as_many_statements_as_five(kind):
    factory = InitiativePageFactory if kind == "page" else DocumentFactory
    targets = [(kind, factory()) for _ in range(50)]
    page = linking(*targets[:5])
    counted = []
    for linked in (1, 5, 50):
        links = " ".join(f'<a linktype="{kind}" id="{target.pk}">x</a>' for _, target in targets[:linked])
        page.body = json.dumps([{"type": "rich_text", "value": {"text": f"<p>{links}</p>"}, "id": "a"}])
        page.save_revision()
        with CaptureQueriesContext(connection) as publishing:
            page.get_latest_revision().publish()
        with CaptureQueriesContext(connection) as reading:
            assert len(links_of_the_page()) == linked
        counted.append((len(publishing), len(reading)))

    (_first_time, (publishing_5, reading_5), (publishing_50, reading_50)) = counted
    assert publishing_5 == publishing_50
    assert reading_5 == reading_50 <= 4
