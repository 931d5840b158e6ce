"""However Elasticsearch is, publishing asks it nothing and waits for nothing."""

import socket

import pytest
from pytest_django import Settings

from search.models import Mark
from tests.factories.pages import StandardPageFactory, publish

pytestmark = pytest.mark.django_db(transaction=True)


def test_nobody_even_connects_to_an_elasticsearch_that_hangs(settings: Settings) -> None:
    # Given a server that takes connections and never answers
    with socket.create_server(("127.0.0.1", 0)) as hanging:
        settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{hanging.getsockname()[1]}"
        # When pages are published, changed and withdrawn
        page = StandardPageFactory(title="Alt")
        page.title = "Neu"
        publish(page)
        page.unpublish()
        # Then the changes are marked, and nobody came
        assert Mark.objects.filter(pk=page.uuid).exists()
        hanging.settimeout(0.2)
        with pytest.raises(TimeoutError):
            hanging.accept()
