"""A secret for a developer's own machine, so that no installation in the world shares a published one."""

import os
import secrets
from pathlib import Path


def local_secret(directory: Path) -> str:
    """Return the secret kept in ``directory``, making it at the first call; only its owner can read it."""
    path = directory / "secret_key"
    if not path.exists():
        directory.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"secret_key.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(50))
        draft.replace(path)
    return path.read_text()
