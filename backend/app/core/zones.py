"""The time zones that exist here."""

from functools import cache
from zoneinfo import available_timezones


@cache
def known_zones() -> frozenset[str]:
    """Looked for once: it walks the folder of the zones, and settings and rows with a zone are read all the time."""
    return frozenset(available_timezones())
