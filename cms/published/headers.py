"""Parameters of HTTP headers, which anybody may write as badly as they like."""

UNREADABLE = (TypeError, ValueError)
"""What Django's parser raises for parameters that cannot be read; Python's, beneath it, the first."""
