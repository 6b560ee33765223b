"""The words of all names, and their misspelt forms: how one typing error is forgiven without comparing with all.

Two words within one insertion, deletion, substitution or transposition share a form with at most one letter left
out of each (the deletion neighbourhood of SymSpell); what shares a form is then measured exactly.
"""

import sqlite3

from app.directory.entries import SHORTEST_FORGIVEN, words_in

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
    connection.execute("DELETE FROM tag")
    bundles = connection.execute("SELECT tag_words, count(*) FROM patient WHERE tag_words <> '' GROUP BY tag_words")
    for bundle, patients in bundles.fetchall():
        _count_tags(connection, words_in(bundle), patients)


def retag(connection: sqlite3.Connection, before: str, after: str) -> None:
    """A patient's folded tags are others now."""
    old, new = words_in(before), words_in(after)
    _count_tags(connection, new - old, 1)
    _count_tags(connection, old - new, -1)
    connection.executemany("DELETE FROM tag WHERE word = ? AND holders = 0", [(word,) for word in old - new])


def _count_tags(connection: sqlite3.Connection, words: set[str], patients: int) -> None:
    connection.executemany(
        "INSERT INTO tag VALUES (?, ?) ON CONFLICT DO UPDATE SET holders = holders + excluded.holders",
        [(word, patients) for word in words],
    )


def _forms(part: str) -> list[tuple[str, str]]:
    if len(part) < SHORTEST_FORGIVEN - 1:
        return []
    return [(form, part) for form in misspelt_forms(part)]
