"""Image files: public while their image is, and never by guessing."""

import pytest
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction

from cms.media.models import Image, Rendition
from cms.published.models import Node
from tests.factories.media import DocumentFactory, ImageFactory
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor_client(client: Client) -> Client:
    client.force_login(UserFactory(role="Redaktion"))
    return client


def rendition_of(image: Image) -> Rendition:
    return image.get_rendition("fill-40x30|format-webp")


def private_collection() -> Collection:
    """A collection below one that asks for a login: privacy reaches down."""
    closed = Collection.get_first_root_node().add_child(name="Vertraulich")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    return closed.add_child(name="Anlagen")


def test_a_size_of_a_public_image_is_public(client: Client) -> None:
    # Given an image that has a row in the graph
    image = ImageFactory()
    assert Node.objects.filter(id=image.uuid).exists()
    # When a stranger asks for one of its sizes
    response = client.get(rendition_of(image).url)
    # Then
    assert response.status_code == 200
    assert response["Content-Type"] == "image/webp"
    assert response["Cache-Control"] == "public, max-age=3600"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert not response.has_header("Set-Cookie")
    assert not response.has_header("Vary")
    assert b"".join(response.streaming_content)[8:12] == b"WEBP"  # type: ignore[attr-defined]


def test_a_size_of_a_private_image_is_not(client: Client) -> None:
    # Given an image below a private collection, when a stranger asks for a size whose address he knows
    image = ImageFactory(collection=private_collection())
    # Then it is as if there were none
    assert client.get(rendition_of(image).url).status_code == 404


def test_an_image_that_becomes_private_is_gone_at_once(client: Client) -> None:
    # Given a public image in a collection
    collection = Collection.get_first_root_node().add_child(name="Presse")
    address = rendition_of(ImageFactory(collection=collection)).url
    assert client.get(address).status_code == 200
    # When the collection is closed
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    # Then
    assert client.get(address).status_code == 404


def test_editors_see_private_images_and_originals(editor_client: Client) -> None:
    # Given a private image
    image = ImageFactory(collection=private_collection())
    # When an editor asks for a size and for the original
    responses = [editor_client.get(address) for address in (rendition_of(image).url, image.file.url)]
    # Then both are delivered, and kept by nobody
    assert [(response.status_code, response["Cache-Control"]) for response in responses] == [
        (200, "private, no-store"),
        (200, "private, no-store"),
    ]


def test_the_original_of_a_public_image_is_for_editors_only(client: Client) -> None:
    assert client.get(ImageFactory().file.url).status_code == 404


def test_documents_are_not_delivered_past_their_own_view(editor_client: Client) -> None:
    assert editor_client.get(DocumentFactory().file.url).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/media/",
        "/media/images/",
        "/media/images/none.webp",
        "/media/../manage.py",
        "/media/%2e%2e/manage.py",
    ],
)
def test_whatever_is_no_image_is_not_there(editor_client: Client, path: str) -> None:
    assert editor_client.get(path).status_code == 404


def test_a_private_document_asks_for_a_login(client: Client) -> None:
    # Given a document below a private collection, when a stranger asks for it
    response = client.get(DocumentFactory(collection=private_collection()).url)
    # Then he is sent to the login page
    assert response.status_code == 302
    assert response["Location"].startswith("/login/?next=/documents/")
