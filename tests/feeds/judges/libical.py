"""Asks libical about the calendar on standard input; for the Python of the system, which has its bindings.

Prints one error per line and nothing where there is none. libical notes errors in the calendar itself,
those of the syntax while it reads, those of RFC 5546 (what a published event must have) when asked.
"""

import sys

import gi

gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib  # noqa: E402

calendar = ICalGLib.Component.new_from_string(sys.stdin.buffer.read().decode())
if calendar is None:
    print("not a calendar")  # noqa: T201
else:
    calendar.check_restrictions()
    if calendar.count_errors():
        text = calendar.as_ical_string().replace("\r\n ", "").replace("\n ", "")
        print("\n".join(line for line in text.splitlines() if line.startswith("X-LIC-ERROR")))  # noqa: T201
