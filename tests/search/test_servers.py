"""The engine of these tests is the real one, of the version that the compose file names."""

from elasticsearch import Elasticsearch

from tools.elasticsearch.container import pinned_image
from tools.elasticsearch.server import Server


def test_the_shared_server_is_of_the_pinned_version(elasticsearch: Elasticsearch) -> None:
    assert pinned_image().rpartition(":")[2] == elasticsearch.info()["version"]["number"]


def test_the_own_server_can_be_killed_and_started_again(own_elasticsearch: Server) -> None:
    # Given an index
    with Elasticsearch(own_elasticsearch.url) as client:
        client.index(index="test-kept", document={"word": "Dialog"}, refresh=True)
        # When the server is killed and started again
        own_elasticsearch.kill()
        own_elasticsearch.revive()
        # Then it is there, and nothing is lost
        client.cluster.health(index="test-kept", wait_for_status="yellow", timeout="20s")
        assert client.count(index="test-kept")["count"] == 1
        client.indices.delete(index="test-kept")
