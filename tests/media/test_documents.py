import hashlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction

from cms.media.facts import UnreadableFile
from cms.media.models import Document
from cms.media.models.documents import DocumentAccessibility
from tests.factories.media import DocumentFactory, packed, pdf, picture, slides
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db

DOCX = {
    "[Content_Types].xml": "",
    "word/document.xml": "",
    "docProps/app.xml": "<Properties><Pages>7</Pages></Properties>",
}
PPTX = {
    "[Content_Types].xml": "",
    **{f"ppt/slides/slide{n}.xml": "" for n in (1, 2, 3)},
    "ppt/slides/_rels/slide1.xml.rels": "",
}
ODT = {"mimetype": "application/vnd.oasis.opendocument.text", "meta.xml": '<x meta:page-count="4"/>'}
MP4 = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + b"\x00" * 64


def document(name: str, content: bytes, **fields: object) -> Document:
    return DocumentFactory(file=ContentFile(content, name=name), **fields)


def test_a_pdf_tells_everything_about_itself() -> None:
    content = pdf(3, title="Gute Praxis", language="de-DE", tagged=True)

    stored = document("Bericht.pdf", content)

    stored.refresh_from_db()
    assert stored.media_type == "application/pdf"
    assert stored.file_size == len(content)
    assert stored.sha256 == hashlib.sha256(content).hexdigest()
    assert stored.pages == 3
    assert stored.language == "de-DE"
    assert stored.accessibility == DocumentAccessibility(tagged=True, has_title=True, language="de-DE")


def test_a_bare_pdf_has_nothing_to_help_readers() -> None:
    stored = document("Bericht.pdf", pdf(1))

    assert stored.accessibility == DocumentAccessibility(tagged=False, has_title=False, language="")
    assert stored.language == ""


def test_the_language_that_an_editor_chose_wins() -> None:
    assert document("Bericht.pdf", pdf(1, language="en"), language="de").language == "de"


@pytest.mark.parametrize(
    ("name", "content", "media_type", "pages"),
    [
        ("vortrag.odp", slides(5), "application/vnd.oasis.opendocument.presentation", 5),
        ("text.odt", packed(ODT), "application/vnd.oasis.opendocument.text", 4),
        (
            "text.docx",
            packed(DOCX),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            7,
        ),
        (
            "vortrag.pptx",
            packed(PPTX),
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            3,
        ),
        ("alles.zip", packed({"a.txt": "a"}), "application/zip", None),
        ("liste.csv", "Name;Ort\nBündnis;Köln\n".encode(), "text/csv", None),
        ("untertitel.vtt", b"WEBVTT\n\n00:00.000 --> 00:01.000\nHallo\n", "text/vtt", None),
        ("trailer.mp4", MP4, "video/mp4", None),
    ],
)
def test_other_formats(name: str, content: bytes, media_type: str, pages: int | None) -> None:
    stored = document(name, content)
    stored.full_clean()

    assert (stored.media_type, stored.pages, stored.accessibility) == (media_type, pages, None)


def test_a_replaced_file_is_measured_anew() -> None:
    stored = document("Bericht.pdf", pdf(1))

    stored.file = ContentFile(slides(2), name="vortrag.odp")
    stored.save()

    stored.refresh_from_db()
    assert stored.media_type == "application/vnd.oasis.opendocument.presentation"
    assert (stored.pages, stored.accessibility) == (2, None)


def test_saving_something_else_does_not_read_the_file_again() -> None:
    stored = Document.objects.get(pk=document("Bericht.pdf", pdf(1)).pk)
    stored.file.storage.delete(stored.file.name)

    stored.title = "Neuer Titel"
    stored.save()

    assert Document.objects.get().title == "Neuer Titel"


def test_the_title_can_be_corrected_when_the_file_is_lost(client: Client) -> None:
    client.force_login(UserFactory(role="Redaktion"))
    stored = document("Bericht.pdf", pdf(2))
    stored.file.storage.delete(stored.file.name)

    answer = client.post(reverse("wagtaildocs:edit", args=[stored.pk]), {"title": "Neuer Titel"})

    assert answer.status_code == 302
    stored.refresh_from_db()
    assert (stored.title, stored.pages) == ("Neuer Titel", 2)


REFUSED = [
    ("programm.exe", b"MZ", "Dateien mit der Endung „.exe“ nehmen wir nicht an."),
    ("seite.html", b"<p>Hallo</p>", "Dateien mit der Endung „.html“ nehmen wir nicht an."),
    ("ohneendung", b"Hallo", "Der Dateiname braucht eine Endung, zum Beispiel „.pdf“."),
    ("bericht.pdf", b"", "leer"),
    (
        "bericht.pdf",
        picture(20, 20),
        "Der Inhalt der Datei passt nicht zur Endung „.pdf“: Es ist eine „.png“-Datei.",
    ),
    (
        "bericht.pdf",
        b"Hallo",
        "Der Inhalt der Datei passt nicht zur Endung „.pdf“: Es ist eine „.txt“-Datei.",
    ),
    (
        "vortrag.odp",
        packed(ODT),
        "Der Inhalt der Datei passt nicht zur Endung „.odp“: Es ist eine „.odt“-Datei.",
    ),
    (
        "text.docx",
        packed({"a.txt": ""}),
        "Der Inhalt der Datei passt nicht zur Endung „.docx“: Es ist eine „.zip“-Datei.",
    ),
    ("text.docx", packed({**DOCX, "word/vbaProject.bin": ""}), "Die Datei enthält Makros."),
    ("liste.csv", b"\x00\x01\x02", "Der Inhalt der Datei passt nicht zur Endung „.csv“."),
    ("bericht.pdf", b"%PDF-1.7\nabgebrochen", "Die Datei ist beschädigt oder mit einem Kennwort geschützt."),
]


@pytest.mark.parametrize(("name", "content", "message"), REFUSED)
def test_refused_uploads_leave_nothing_behind(
    client: Client, own_media_root: object, name: str, content: bytes, message: str
) -> None:
    client.force_login(UserFactory(role="Redaktion"))

    answer = client.post(
        reverse("wagtaildocs:add"), {"title": "Bericht", "file": SimpleUploadedFile(name, content)}
    )

    assert answer.status_code == 200
    assert message in answer.content.decode()
    assert Document.objects.count() == 0
    assert not own_media_root.exists()  # type: ignore[attr-defined]


def test_too_large_an_upload_is_refused(client: Client, settings: object, own_media_root: object) -> None:
    client.force_login(UserFactory(role="Redaktion"))
    settings.DOCUMENT_MAX_BYTES = 100  # type: ignore[attr-defined]

    answer = client.post(
        reverse("wagtaildocs:add"), {"title": "Bericht", "file": SimpleUploadedFile("bericht.pdf", pdf())}
    )

    assert "Die Datei ist zu groß" in answer.content.decode()
    assert "Erlaubt sind höchstens 100\xa0Bytes." in answer.content.decode()
    assert Document.objects.count() == 0
    assert not own_media_root.exists()  # type: ignore[attr-defined]


def test_many_files_at_once_are_checked_alike(client: Client) -> None:
    client.force_login(UserFactory(role="Redaktion"))

    answer = client.post(
        reverse("wagtaildocs:add_multiple"),
        {"title": "Bericht", "files[]": SimpleUploadedFile("bericht.pdf", b"Hallo")},
        headers={"x-requested-with": "XMLHttpRequest"},
    )

    assert answer.json()["success"] is False
    assert "passt nicht zur Endung" in answer.json()["error_message"]
    assert Document.objects.count() == 0


def test_an_editor_uploads_a_document(client: Client) -> None:
    client.force_login(UserFactory(role="Redaktion"))

    answer = client.post(
        reverse("wagtaildocs:add"),
        {
            "title": "Bericht",
            "file": SimpleUploadedFile("Jahres Bericht.pdf", pdf(2)),
            "language": "de",
            "edition": "1",
        },
    )

    assert answer.status_code == 302
    stored = Document.objects.get()
    assert (stored.title, stored.pages, stored.language, stored.edition) == ("Bericht", 2, "de", "1")
    assert stored.url == f"/documents/{stored.pk}/Jahres_Bericht.pdf"


def test_a_damaged_file_is_named_as_such_in_code() -> None:
    with pytest.raises(UnreadableFile):
        document("bericht.pdf", b"%PDF-1.7\nabgebrochen")

    assert Document.objects.count() == 0


@pytest.mark.parametrize("language", ["Deutsch", "de_DE", "d"])
def test_a_language_is_a_tag(language: str) -> None:
    with pytest.raises(ValidationError) as refused:
        DocumentFactory.build(language=language).clean_fields(exclude=["file"])

    assert refused.value.message_dict == {"language": ["Bitte ein Sprachkürzel wie „de“ oder „en“."]}


@pytest.mark.parametrize("depth", [0, 1])
def test_the_download_asks_for_the_privacy_of_the_collection(client: Client, depth: int) -> None:
    private = Collection.get_first_root_node().add_child(name="Intern")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    collection = private.add_child(name="Darunter") if depth else private
    hidden, shown = document("intern.pdf", pdf(), collection=collection), document("bericht.pdf", pdf())

    assert client.get(shown.url).status_code == 200
    assert client.get(hidden.url).status_code == 302
