"""Page types, one module each, and their content blocks."""
