"""A browser's own word for itself (RFC 9110, 10.1.5) in words that people know: "Firefox on Windows".

It is a hint, not a proof: whoever sends it can write what they like. Nothing of it but known words is shown.
"""

from collections.abc import Mapping

_BROWSERS: Mapping[str, str] = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrome": "Chrome",
    "Safari": "Safari",
    "python": "A program",
    "curl": "A program",
    "node": "A program",
}
_SYSTEMS: Mapping[str, str] = {
    "iPhone": "an iPhone",
    "iPad": "an iPad",
    "Android": "Android",
    "Windows": "Windows",
    "Macintosh": "a Mac",
    "CrOS": "a Chromebook",
    "Linux": "Linux",
}
"""In this order: most browsers name others beside themselves."""


def device_words(agent: str) -> str:
    """The browser and its system, as far as they are known."""
    browser = _first(_BROWSERS, agent) or "A browser"
    system = _first(_SYSTEMS, agent)
    return f"{browser} on {system}" if system else browser


def _first(words: Mapping[str, str], agent: str) -> str | None:
    return next((word for mark, word in words.items() if mark in agent), None)
