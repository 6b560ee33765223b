"""The words of all names, and their misspelt forms: how one typing error is forgiven without comparing with all.

Two words within one insertion, deletion, substitution or transposition share a form with at most one letter left
out of each (the deletion neighbourhood of SymSpell); what shares a form is then measured exactly.
"""

import sqlite3

from app.directory.entries import SHORTEST_FORGIVEN

_LEARN_FORMS = "INSERT OR IGNORE INTO misspelling VALUES (?, ?)"


def misspelt_forms(word: str) -> set[str]:
    """The word, and the word with each of its letters left out."""
    return {word} | {word[:at] + word[at + 1 :] for at in range(len(word))}


def learn(connection: sqlite3.Connection, part: str) -> None:
    """One more patient has this word in a name."""
    (holders,) = connection.execute(
        "INSERT INTO vocabulary VALUES (?, 1) ON CONFLICT DO UPDATE SET holders = holders + 1 RETURNING holders",
        (part,),
    ).fetchone()
    if holders == 1:
        connection.executemany(_LEARN_FORMS, _forms(part))


def unlearn(connection: sqlite3.Connection, part: str) -> None:
    """One patient fewer has it."""
    (holders,) = connection.execute(
        "UPDATE vocabulary SET holders = holders - 1 WHERE part = ? RETURNING holders", (part,)
    ).fetchone()
    if holders == 0:
        connection.execute("DELETE FROM vocabulary WHERE part = ?", (part,))
        connection.executemany("DELETE FROM misspelling WHERE form = ? AND part = ?", _forms(part))


def learn_all(connection: sqlite3.Connection) -> None:
    """Count the words of a copy that was just filled."""
    connection.execute("DELETE FROM vocabulary")
    connection.execute("DELETE FROM misspelling")
    connection.execute("INSERT INTO vocabulary SELECT part, count(*) FROM name_part GROUP BY part")
    parts = connection.execute("SELECT part FROM vocabulary").fetchall()
    connection.executemany(_LEARN_FORMS, (pair for (part,) in parts for pair in _forms(part)))


def _forms(part: str) -> list[tuple[str, str]]:
    if len(part) < SHORTEST_FORGIVEN - 1:
        return []
    return [(form, part) for form in misspelt_forms(part)]
