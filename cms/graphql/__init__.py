"""The GraphQL schema and its endpoint, answering from the published graph."""
