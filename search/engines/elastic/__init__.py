"""The engine of Elasticsearch; the one place that knows its client."""
