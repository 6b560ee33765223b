"""Text that a spreadsheet takes as text: an apostrophe keeps it from computing (OWASP: CSV injection)."""

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""With which a spreadsheet begins to compute."""


def guarded(text: str) -> str:
    """The text so that nothing is computed."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def unguarded(text: str) -> str:
    """The text as it was before it was guarded."""
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA_SIGNS) else text
