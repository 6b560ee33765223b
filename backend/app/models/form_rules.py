"""Rules that forms check before they send, told in the description of the API; the front end's are made from it.

A rule never refuses what the API would take: the API alone decides, and says the rest at the same fields.
"""

from pydantic.config import JsonDict

Rule = str | int | list[str]


def told(message: str, **rule: Rule) -> JsonDict:
    """A rule as JSON Schema has it (`pattern`, `x_choices`), and what to say where it is broken."""
    named = {name.replace("x_", "x-"): value for name, value in rule.items()}
    return {"x-message": message, **named}  # type: ignore[dict-item]  # a list of strings is a list of values


def needed(message: str) -> JsonDict:
    """What to say where the field is empty and has to be filled."""
    return {"x-needed": message}
