"""The service: what editors write, what is published of it, and how others read that."""
