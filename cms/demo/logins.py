"""One account for each role, with passwords that exist on this machine only."""

import json
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from cms.users.roles import APPROVAL, EDITORIAL, MANAGEMENT

ACCOUNTS = {"redaktion": EDITORIAL, "freigabe": APPROVAL, "leitung": MANAGEMENT, "admin": ""}


@dataclass(frozen=True)
class Login:
    """What somebody who tries the demo site has to type."""

    username: str
    password: str
    role: str


def demo_logins() -> list[Login]:
    """Return the accounts of the demo site; those that are missing are created with a new password.

    The passwords are kept in ``VAR_DIR/demo-logins.json``, readable by the owner alone, so that the
    next start can name them again. An account without a note there gets a new password.
    """
    noted = _read_notes()
    logins = [_login(username, role, noted.get(username)) for username, role in ACCOUNTS.items()]
    _notes().parent.mkdir(parents=True, exist_ok=True)
    _notes().touch(mode=0o600)
    _notes().write_text(json.dumps([asdict(login) for login in logins], indent=2, ensure_ascii=False) + "\n")
    return logins


def _notes() -> Path:
    return Path(settings.VAR_DIR) / "demo-logins.json"


def _read_notes() -> dict[str, str]:
    if not _notes().exists():
        return {}
    return {login["username"]: login["password"] for login in json.loads(_notes().read_text())}


def _login(username: str, role: str, password: str | None) -> Login:
    user, created = get_user_model().objects.get_or_create(
        username=username,
        defaults={"email": f"{username}@demo.example.org", "last_name": role or "Administration"},
    )
    if created or password is None:
        password = secrets.token_urlsafe(9)
        user.set_password(password)
        user.is_superuser = user.is_staff = not role
        user.save()
        user.groups.set(Group.objects.filter(name=role))
    return Login(username, password, role or "Administration")
