"""Whether somebody is on record already, by the number or by name and birth date. Ids; nobody is opened."""

import sqlite3
from dataclasses import dataclass
from datetime import date

from app.core.actor import Standing
from app.core.folding import identifier, letters


@dataclass(frozen=True, slots=True)
class KnownPatient:
    """A patient on record, as far as it takes to tell one from another."""

    standing: Standing
    birth_date: str
    mrn: str
    is_archived: bool


class KnownPatients:
    """Questions over one copy of the directory, whatever anybody's scope: two records of one person help nobody."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def with_mrn(self, mrn: str) -> KnownPatient | None:
        """Whoever holds the number, archived or not."""
        row = self._connection.execute(
            "SELECT p.* FROM identifier i JOIN patient p ON p.rid = i.rid WHERE i.value = ? AND i.kind = 'm' LIMIT 1",
            (identifier(mrn),),
        ).fetchone()
        return _known(row) if row else None

    def with_name(self, family_name: str, given_name: str, birth_date: date) -> list[KnownPatient]:
        """Everybody in daily use with this name and birth date; accents, hyphens and spaces tell nobody apart."""
        name = (letters(family_name), letters(given_name))
        rows = self._connection.execute(
            "SELECT * FROM patient INDEXED BY patient_by_birth_date WHERE archived = 0 AND birth_date = ? LIMIT 1000",
            (birth_date.isoformat(),),
        )
        return [_known(row) for row in rows if (letters(row["family_name"]), letters(row["given_name"])) == name]


def _known(row: sqlite3.Row) -> KnownPatient:
    standing = Standing(row["id"], row["provider_id"] or None, bool(row["is_restricted"]))
    return KnownPatient(standing, row["birth_date"], row["mrn"], bool(row["archived"]))
