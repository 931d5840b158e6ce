"""The published graph: one row for each object that is public now, and every way to read it."""
