"""Django looks for the backend in a module of this name.

The server is shared by all processes that name the same data directory, starts with the first
connection of the first of them and stops when the last of them ends. Its socket may lie in the
temporary folder (socket paths are short), so its address is asked for each time.
"""

from pathlib import Path
from typing import Any

from django.db.backends.postgresql import base

from .server import server_address


class DatabaseWrapper(base.DatabaseWrapper):
    """PostgreSQL as ever, at the address of the embedded server."""

    def get_connection_params(self) -> dict[str, Any]:
        self._find_server()
        params: dict[str, Any] = super().get_connection_params()
        params.pop("data_directory")
        return params

    def _find_server(self) -> None:
        directory = Path(self.settings_dict["OPTIONS"]["data_directory"])
        host, port, user = server_address(directory, database=self.settings_dict["NAME"] or "")
        self.settings_dict.update(HOST=host, PORT=port, USER=user)
