"""The words of a SurrealQL text without its strings and comments: what renaming and the guards of the doors look at.

https://surrealdb.com/docs/surrealql/comments and https://surrealdb.com/docs/surrealql/datamodel/strings .
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise

CHANGING = frozenset({"CREATE", "UPDATE", "UPSERT", "DELETE", "INSERT"})
"""Statements that change rows."""

FORBIDDEN = frozenset(
    {"RELATE", "DEFINE", "REMOVE", "ALTER", "REBUILD", "BEGIN", "COMMIT", "CANCEL", "USE", "KILL", "LIVE"}
)
"""What belongs into no text but the schema's, or ends a transaction that is not its own."""

_QUOTED_NAME = r"`(?:[^`\\]|\\.)*`|⟨[^⟩]*⟩"
_SKIPPED = rf"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|{_QUOTED_NAME}|/\*.*?\*/|(?:--|//|\#)[^\n]*"
_PARAMETER = re.compile(rf"(?:{_SKIPPED})|\$([A-Za-z_]\w*)", re.DOTALL)
_WORD = re.compile(rf"(?P<skipped>{_SKIPPED})|(?P<word>\$?[A-Za-z_]\w*)|(?P<mark>\S)", re.DOTALL)
_STARTS = frozenset({";", "{", "(", "[", "=", ",", ":", ">", "THEN", "ELSE"})
"""What stands before a statement, and never between a change and its RETURN clause."""
_READING = frozenset({"SELECT", "RETURN", "LET", "INFO", "SHOW", "EXPLAIN"})


def renamed(surql: str, rename: Callable[[str], str]) -> str:
    """The text with its parameters called otherwise; what looks like one in a string or comment stays."""
    return _PARAMETER.sub(lambda match: f"${rename(match[1])}" if match[1] else match[0], surql)


@lru_cache(maxsize=2048)
def words(surql: str) -> tuple[str, ...]:
    """Words, `$parameters` and single marks, in order; a string or a quoted name is the one word `''`."""
    return tuple(_each_word(surql))


@lru_cache(maxsize=1024)
def only_reads(surql: str) -> bool:
    """Whether nothing in the text can change anything, not in a subquery and not in a block either."""
    each = [word.upper() for word in words(surql)]
    beginnings = [word for before, word in zip([";", *each], each, strict=False) if before == ";" and word != ";"]
    return _READING.issuperset(beginnings) and not (CHANGING | FORBIDDEN).intersection(each)


@lru_cache(maxsize=2048)
def ends_early(surql: str) -> bool:
    """Whether a COMMIT, a CANCEL or a RETURN statement stands in the text; `RETURN NONE` behind a change is none.

    In a transaction the engine commits at a RETURN, wherever it stands, and drops what follows without a word.
    """
    each = [";", *(word.upper() for word in words(surql))]
    returns = any(word == "RETURN" and before in _STARTS for before, word in pairwise(each))
    return returns or not {"COMMIT", "CANCEL"}.isdisjoint(each)


def _each_word(surql: str) -> Iterator[str]:
    for match in _WORD.finditer(surql):
        skipped = match["skipped"]
        if skipped is None:
            yield match[0]
        elif not skipped.startswith(("--", "//", "#", "/*")):
            yield "''"
