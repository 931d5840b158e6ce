import re

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cms.media.models import Image
from cms.media.models.images import missing_for_publication
from tests.factories.media import ImageFactory, picture
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        ({}, []),
        ({"alt_text": "", "is_decorative": True}, []),
        ({"alt_text": " "}, ["Dem Bild „Werkhalle“ fehlt der Alternativtext."]),
        ({"credit": " "}, ["Dem Bild „Werkhalle“ fehlt der Bildnachweis."]),
        (
            {"alt_text": "", "credit": ""},
            [
                "Dem Bild „Werkhalle“ fehlt der Alternativtext.",
                "Dem Bild „Werkhalle“ fehlt der Bildnachweis.",
            ],
        ),
        (
            {"credit": "", "is_decorative": True, "alt_text": ""},
            ["Dem Bild „Werkhalle“ fehlt der Bildnachweis."],
        ),
    ],
)
def test_what_keeps_an_image_off_a_page(facts: dict[str, object], missing: list[str]) -> None:
    assert missing_for_publication(ImageFactory.build(title="Werkhalle", **facts)) == missing


def test_a_decorative_image_has_no_alternative_text() -> None:
    image = ImageFactory.build(is_decorative=True, alt_text="Werkhalle")

    with pytest.raises(ValidationError) as refused:
        image.clean()

    assert refused.value.message_dict == {
        "is_decorative": ["Ein Schmuckbild hat keinen Alternativtext. Bitte entscheiden Sie sich für eines."]
    }


def test_the_stored_name_cannot_be_guessed_and_speaks_german() -> None:
    image = ImageFactory()

    name = image.get_upload_to("Größe & Höhe.PNG")

    assert re.fullmatch(r"original_images/[0-9a-f]{16}-groesse-hoehe\.png", name)
    assert image.get_upload_to("Größe & Höhe.PNG") != name


UPLOADS = [
    ("werk.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', "Nicht unterstütztes Bildformat."),
    ("werk.bmp", picture(20, 20, file_format="BMP"), "Nicht unterstütztes Bildformat."),
    (
        "werk.jpg",
        picture(20, 20),
        "Kein gültiges .jpeg-Bild. Die Erweiterung stimmt nicht mit dem Dateiformat überein (png)",
    ),
    ("werk.png", b"kein Bild", "Die hochgeladene Datei ist kein Bild oder ist defekt."),
    ("werk.png", picture(20, 20)[:60], "Die hochgeladene Datei ist kein Bild oder ist defekt."),
]


@pytest.mark.parametrize(("name", "content", "message"), UPLOADS)
def test_refused_uploads_leave_nothing_behind(
    client: Client, own_media_root: object, name: str, content: bytes, message: str
) -> None:
    client.force_login(UserFactory(role="Redaktion"))

    answer = client.post(
        reverse("wagtailimages:add"),
        {"title": "Werk", "file": SimpleUploadedFile(name, content), "credit": "", "alt_text": ""},
    )

    assert answer.status_code == 200
    assert message in answer.content.decode()
    assert Image.objects.count() == 0
    assert not own_media_root.exists()  # type: ignore[attr-defined]


def test_too_large_an_upload_is_refused(client: Client) -> None:
    client.force_login(UserFactory(role="Redaktion"))
    content = picture(20, 20) + bytes(21 * 1024 * 1024)

    answer = client.post(
        reverse("wagtailimages:add"), {"title": "W", "file": SimpleUploadedFile("w.png", content)}
    )

    assert "Die Datei ist zu groß (21,0\xa0MB). Maximale Dateigröße 20,0\xa0MB." in answer.content.decode()
    assert Image.objects.count() == 0


def test_an_editor_uploads_a_picture_with_everything_it_needs(client: Client) -> None:
    client.force_login(UserFactory(role="Redaktion"))

    answer = client.post(
        reverse("wagtailimages:add"),
        {
            "title": "Werkhalle",
            "file": SimpleUploadedFile("werk.png", picture(20, 20)),
            "alt_text": "Eine Werkhalle",
            "credit": "Foto: Servicestelle",
            "source_url": "https://example.org/bild",
        },
    )

    assert answer.status_code == 302
    image = Image.objects.get()
    assert (image.title, image.alt, image.credit) == ("Werkhalle", "Eine Werkhalle", "Foto: Servicestelle")
    assert (image.width, image.height) == (20, 20)
