"""The leak matrix: every way to an object, in every state in which nobody may see it."""
