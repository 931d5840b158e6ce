#!/usr/bin/env python
"""Django's command line. Production settings are the default; development and tests name their own."""

import os
import sys

from django.core.management import execute_from_command_line

from cms.settings.environment import InvalidEnvironment


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")
    try:
        execute_from_command_line(sys.argv)
    except InvalidEnvironment as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
