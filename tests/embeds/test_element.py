"""The element and the frame as people meet them: keyboard, colours, no network, no script."""

import base64
import hashlib
import re
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from cms.embeds.kinds import KINDS
from cms.embeds.snippets import snippets
from cms.embeds.texts import WORDS
from tests.embeds.browsing import TwoOrigins, Visit
from tests.embeds.hosts import host_page, overflow, violations
from tests.embeds.nasty import plant
from tests.embeds.rows import at, event, initiative
from tests.factories.media import ImageFactory
from tests.factories.pages import InitiativePageFactory
from tests.graphql.rows import row

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.slow]

FEED = "industrie-feed"
CANVAS = "(document.body.style.background = 'Canvas', getComputedStyle(document.body).backgroundColor)"
FOCUSED = "document.querySelector('industrie-feed').shadowRoot.activeElement"

PROMISED_PARTS = re.compile(r"exposes its parts to `::part\(\)`: (.*?)\. In pull mode", re.S)
EMBEDS = Path(__file__).resolve().parents[2] / "docs/embeds.md"
FOUND_PARTS = """() => [...document.querySelectorAll("industrie-feed")].flatMap((feed) =>
  [...feed.shadowRoot.querySelectorAll("[part]")].map((one) => one.getAttribute("part")))"""


def element(kind: str = "list", **chosen: str) -> str:
    return snippets(KINDS[kind], chosen)[0].code


def oembed_html(address: str) -> str:
    """What a CMS that knows the provider makes of an address."""
    answer = Client().get("/oembed", {"url": address}, headers={"host": "cms.example.org"}, secure=True)
    return str(answer.json()["html"])


def planted(kind: str) -> dict[str, str]:
    """Publish an initiative and an event; return what chooses them."""
    shown = initiative("Hier", location=at(51.5, 7.4), website="https://example.org/")
    event("Hier")
    return {"id": str(shown.pk)} if kind == "initiative" else {}


def names(page: Page) -> list[str]:
    return page.locator(f"{FEED} .name a").all_inner_texts()


def test_a_strict_page_needs_no_more_than_the_generator_says(visit: Visit) -> None:
    initiative("Dialog Musterstadt")
    snippet = snippets(KINDS["list"], {})[0]
    strict = f"default-src 'none'; {snippet.policy}; require-trusted-types-for 'script'; trusted-types {FEED}"

    policy = f'<meta http-equiv="Content-Security-Policy" content="{strict}">'
    page = visit(host_page(snippet.code, head=policy))

    assert names(page) == ["Dialog Musterstadt"]
    # Its style has come along too: it is no inline style, which the page would refuse.
    assert page.locator(f"{FEED} .entry").evaluate("(entry) => getComputedStyle(entry).display") == "flex"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("way", [0, 1, 2])
def test_the_strictest_page_needs_the_rules_of_the_generator_and_no_style_inside(
    way: int, kind: str, visit: Visit
) -> None:
    # Given a page that forbids everything but what the generator says, and its own style sheet
    initiative("Dialog Musterstadt", leadImage=None)
    event("Netzwerktreffen")
    identity = InitiativePageFactory(title="Bündnis", lead_image=ImageFactory()).uuid
    chosen = {"accent": "8a1538"} | ({"id": str(identity)} if kind == "initiative" else {})
    snippet = snippets(KINDS[kind], chosen)[way]
    code = snippet.code if way < 2 else oembed_html(snippet.code)
    digest = base64.b64encode(hashlib.sha256(snippet.style.encode()).digest()).decode()
    policy = f"default-src 'none'; {snippet.policy}; style-src 'sha256-{digest}'"
    head = f'<meta http-equiv="Content-Security-Policy" content="{policy}"><style>{snippet.style}</style>'

    # When it is opened on a telephone
    page = visit(host_page(code, head=head), viewport={"width": 320, "height": 640})

    # Then the embed is there in its colour, without a border, and not too wide
    shown = page.frame_locator("iframe").locator("main") if way else page.locator(FEED)
    link = shown.locator(".name a").first
    assert link.evaluate("(one) => getComputedStyle(one).color") == "rgb(138, 21, 56)"
    if kind == "initiative":
        assert shown.locator("img").evaluate(
            "async (one) => (one.loading = 'eager', await one.decode(), one.naturalWidth)"
        )
    if way:
        assert page.locator("iframe").evaluate("(one) => getComputedStyle(one).borderTopWidth") == "0px"
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320


def test_other_bytes_than_the_promised_are_not_run(visit: Visit) -> None:
    initiative("Dialog Musterstadt")
    page = visit(host_page(element().replace('integrity="sha384-', 'integrity="sha384-AAAA')))

    assert names(page) == []
    expect(page.get_by_role("link", name="Industrieinitiativen")).to_be_visible()


def test_everything_is_reached_and_used_by_keyboard(visit: Visit) -> None:
    for title in "ABC":
        initiative(title)
    page = visit(host_page(element(limit="2")))
    focused = f"{FOCUSED}?.innerText"

    walked = []
    for _ in range(3):
        page.keyboard.press("Tab")
        walked.append(page.evaluate(focused).strip())
    assert walked == ["A", "B", "Weiter ›"]
    assert page.evaluate(f"getComputedStyle({FOCUSED}).outlineStyle") == "solid"

    # Turning the page brings the reader to its beginning, and says so.
    page.keyboard.press("Enter")
    expect(page.locator(f"{FEED} .name a")).to_have_text(["C"])
    assert page.evaluate(focused) == "Industrieinitiativen"
    expect(page.locator(f"{FEED} [role=status]")).to_have_text("3 Einträge")
    page.keyboard.press("Tab")
    assert page.evaluate(focused) == "C"


def test_map_and_list_point_at_each_other(visit: Visit) -> None:
    initiative("Hier", location=at(51.5, 7.4))
    initiative("Fern", location=at(48.1, 11.6))
    page = visit(host_page(element("map")))
    marker = page.locator(f"{FEED} .marker", has=page.locator("title", has_text="Hier"))

    page.locator(f"{FEED} .entry", has_text="Hier").hover()
    assert "on" in str(marker.get_attribute("class")).split()
    page.locator(f"{FEED} .entry", has_text="Fern").hover()
    assert "on" not in str(marker.get_attribute("class")).split()
    marker.locator("circle").click()
    expect(page.get_by_role("link", name="Hier")).to_be_focused()


def test_without_colours_of_its_own_and_without_motion(visit: Visit) -> None:
    initiative("Hier", location=at(51.5, 7.4))
    page = visit(host_page(element("map")), forced_colors="active", reduced_motion="reduce")

    fill = "(one) => getComputedStyle(one).fill"
    canvas = page.evaluate(CANVAS)
    land, dot = (page.locator(f"{FEED} {part}").first for part in (".laender path", ".marker circle"))
    assert land.evaluate(fill) == canvas
    assert dot.evaluate(fill) != canvas
    assert (
        page.locator(f"{FEED} .entry").evaluate("(one) => getComputedStyle(one).transitionDuration") == "0s"
    )
    assert violations(page) == []


@pytest.mark.parametrize("kind", KINDS)
def test_enlarged_twice_and_in_forced_colours_all_links_are_reached_by_keyboard(
    kind: str, visit: Visit
) -> None:
    enlarged = {"viewport": {"width": 640, "height": 400}, "device_scale_factor": 2}
    page = visit(host_page(element(kind, **planted(kind))), forced_colors="active", **enlarged)
    expect(page.locator(f"{FEED} .name a").first).to_have_text("Hier")

    links = page.locator(f"{FEED} section a:not([tabindex])").all_inner_texts()
    walked = []
    for _ in links:
        page.keyboard.press("Tab")
        walked.append(page.evaluate(f"{FOCUSED}.innerText"))
        assert page.evaluate(f"getComputedStyle({FOCUSED}).outlineStyle") == "solid"
    assert walked == links
    assert overflow(page) == 0
    assert violations(page) == []


def test_dark_and_coloured_it_can_still_be_read(visit: Visit) -> None:
    initiative("Hier", location=at(51.5, 7.4))
    dark = "<style>body { background: #10171e; color: #fff }</style>"
    page = visit(host_page(element("map", theme="dark", accent="8a1538"), head=dark))

    assert violations(page) == []


def test_a_host_gives_it_colours_a_font_and_parts(visit: Visit) -> None:
    initiative("Hier", location=at(51.5, 7.4))
    style = """<style>
    industrie-feed {
      --industrie-feed-accent: rgb(138, 21, 56); --industrie-feed-font: Georgia, serif;
      --industrie-feed-text: rgb(1, 2, 3); --industrie-feed-surface: rgb(250, 240, 230);
      --industrie-feed-line: rgb(9, 9, 9); --industrie-feed-land: rgb(200, 210, 220);
      --industrie-feed-quiet: rgb(60, 60, 60); --industrie-feed-radius: 0;
    }
    industrie-feed::part(heading) { text-transform: uppercase }
    industrie-feed::part(entry-heading) { font-style: italic }
    </style>"""
    page = visit(host_page(element("map"), head=style))

    def computed(place: str, name: str) -> str:
        one = page.locator(f"{FEED} {place}").first
        return str(one.evaluate(f"(one) => getComputedStyle(one).getPropertyValue('{name}')"))

    assert {
        (place, name): computed(place, name)
        for place, name in (
            *((".name a", "color"), (".title", "font-family"), (".summary, .text", "color")),
            *((".entry", "background-color"), (".entry", "border-top-color"), (".entry", "border-radius")),
            *((".laender path", "fill"), (".count", "color"), (".marker circle", "fill")),
            *((".title", "text-transform"), (".name", "font-style")),
        )
    } == {
        (".name a", "color"): "rgb(138, 21, 56)",
        (".title", "font-family"): "Georgia, serif",
        (".summary, .text", "color"): "rgb(1, 2, 3)",
        (".entry", "background-color"): "rgb(250, 240, 230)",
        (".entry", "border-top-color"): "rgb(9, 9, 9)",
        (".entry", "border-radius"): "0px",
        (".laender path", "fill"): "rgb(200, 210, 220)",
        (".count", "color"): "rgb(60, 60, 60)",
        (".marker circle", "fill"): "rgb(138, 21, 56)",
        (".title", "text-transform"): "uppercase",
        (".name", "font-style"): "italic",
    }


def test_every_part_that_is_promised_is_there(visit: Visit) -> None:
    promised = set(re.findall(r"`([a-z-]+)`", PROMISED_PARTS.findall(EMBEDS.read_text())[0]))
    initiative("Hier", summary="Kurz.", location=at(51.5, 7.4), topics=[row("Topic", "Wasserstoff")])
    event("Treffen", eventStatus="CANCELLED")
    identity = InitiativePageFactory(lead_image=ImageFactory(), website="https://example.org/").uuid
    embeds = [
        *(element("map", limit="1"), element("events"), element("initiative", id=str(identity))),
        *(element("list"), element(land="NRW")),
    ]

    page = visit(host_page("".join(embeds)))
    found = page.evaluate(FOUND_PARTS)

    # What only stands there until the answer comes has a test of its own.
    assert set(found) | {"wait"} == promised


def test_an_empty_choice_says_so(visit: Visit) -> None:
    page = visit(host_page(element(land="DE-SL")))

    expect(page.locator(f"{FEED} .count")).to_have_text("Zu dieser Auswahl gibt es zurzeit keine Einträge.")
    assert violations(page) == []


def test_a_wrong_attribute_is_explained(visit: Visit) -> None:
    page = visit(host_page(element(land="NRW")))

    expect(page.locator(f"{FEED} .problem code")).to_have_text("land")
    assert violations(page) == []


def test_a_server_that_is_away_leaves_the_link_and_can_be_asked_again(visit: Visit, net: TwoOrigins) -> None:
    initiative("Dialog Musterstadt")
    net.away = True
    page = visit(host_page(element()))

    expect(page.get_by_text("Die Einträge können gerade nicht geladen werden.").last).to_be_visible()
    expect(page.get_by_role("link", name="Industrieinitiativen")).to_be_visible()
    assert violations(page) == []

    net.away = False
    page.get_by_role("button", name="Erneut versuchen").click()
    expect(page.get_by_role("link", name="Dialog Musterstadt")).to_be_visible()


def test_without_network_it_waits_for_it(visit: Visit, net: TwoOrigins) -> None:
    initiative("Dialog Musterstadt")
    page = visit(host_page(element()))
    expect(page.get_by_role("link", name="Dialog Musterstadt")).to_be_visible()

    net.away = True
    page.context.set_offline(True)
    page.locator(FEED).evaluate("(feed) => feed.reload()")
    expect(page.get_by_text("Sie sind zurzeit nicht mit dem Internet verbunden.").last).to_be_visible()
    net.away = False
    page.context.set_offline(False)
    expect(page.get_by_role("link", name="Dialog Musterstadt")).to_be_visible()


def test_it_tells_that_it_is_loading(visit: Visit) -> None:
    page = visit(host_page("<p>Noch nichts</p>", language="en"))
    page.route("**/embed/frame/**", lambda route: None)
    page.set_content(host_page(element(), language="en"))

    expect(page.locator(f"{FEED} .wait")).to_have_text("Loading …")


def test_changed_attributes_show_something_else(visit: Visit) -> None:
    initiative("Dialog Musterstadt")
    initiative("Dialogue Mustertown", locale="en")
    page = visit(host_page(element()))

    page.locator(FEED).evaluate("(feed) => { feed.lang = 'en'; feed.setAttribute('heading', '4'); }")

    expect(page.locator(f"{FEED} h5")).to_have_text("Dialogue Mustertown")
    expect(page.locator(f"{FEED} h4")).to_have_text("Industry initiatives")


def test_whatever_a_server_sends_only_an_embed_comes_through(visit: Visit) -> None:
    evil = (
        '<section class="industrie-feed"><h2 onclick="x()" style="color:red">A</h2>'
        '<script>document.title="B"</script>'
        '<img src="https://cms.example.org/x" onerror="document.title=1"><iframe src="/"></iframe>'
        "<form><input></form>"
        '<a href="javascript:document.title=2">C</a><svg><a href="javascript:x()"><text>D</text></a>'
        "<foreignObject><p>E</p></foreignObject></svg></section>"
    )
    page = visit(host_page("<p>Noch nichts</p>"))
    anybody = {"access-control-allow-origin": "*"}
    page.route("**/embed/frame/**", lambda route: route.fulfill(body=evil, headers=anybody))
    page.set_content(host_page(element()))
    expect(page.locator(f"{FEED} h2")).to_be_visible()

    left = page.locator(FEED).evaluate("(feed) => feed.shadowRoot.querySelector('section').outerHTML")
    assert left == (
        '<section class="industrie-feed"><h2>A</h2><img src="https://cms.example.org/x"><a>C</a>'
        "<svg><a><text>D</text></a></svg></section>"
    )
    assert page.title() == "Kammer Musterstadt"


@pytest.mark.parametrize("kind", ["list", "map", "events"])
def test_nasty_content_breaks_neither_page_nor_layout(visit: Visit, kind: str) -> None:
    plant()
    page = visit(host_page(element(kind)), viewport={"width": 320, "height": 640})

    assert overflow(page) == 0
    assert violations(page) == []
    assert page.title() == "Kammer Musterstadt"


@pytest.mark.parametrize("kind", KINDS)
def test_without_javascript_the_frame_has_everything_and_the_element_its_link(
    kind: str, visit: Visit
) -> None:
    both = [snippet.code for snippet in snippets(KINDS[kind], planted(kind))[:2]]
    page = visit(host_page("".join(both)), java_script_enabled=False)

    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("link", name="Hier", exact=True)).to_be_visible()
    expect(frame.locator(".marker circle")).to_have_count(1 if kind == "map" else 0)
    expect(page.get_by_role("link", name=WORDS["de"][kind])).to_be_visible()
