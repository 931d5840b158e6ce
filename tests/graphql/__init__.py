"""The schema and the endpoint, read the way a client reads them."""
