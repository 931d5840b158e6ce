"""German words, from text to tokens."""
