"""What a day brings by itself: birthdays, and coverages whose end has come near or has passed. Ids only."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class BirthdayPatient:
    """Somebody whose birthday comes: month and day of the birth, and who looks after the patient."""

    patient_id: str
    month_day: str
    provider_id: str | None


class Occasions:
    """Questions of the daily runs; nobody's name is opened."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def birthdays(self, month_days: Sequence[str]) -> list[BirthdayPatient]:
        """Patients in touch with the practice and alive who were born on these days (`MM-DD`)."""
        marks = ", ".join("?" * len(month_days))
        rows = self._connection.execute(
            "SELECT id, birth_month_day, provider_id FROM patient INDEXED BY patient_of_birthday "
            f"WHERE birth_month_day IN ({marks}) AND archived = 0 AND deceased = 0 AND status <> 'churned' "
            "ORDER BY id",
            list(month_days),
        ).fetchall()
        return [BirthdayPatient(row[0], row[1], row[2] or None) for row in rows]

    def coverages_ending(self, since: date, until: date) -> list[str]:
        """Patients in care with a coverage that ends, or has ended, between two days, or about whom one is told.

        Merged records are named, too: what insured them insures their survivors.
        """
        rows = self._connection.execute(
            "SELECT c.patient_id FROM coverage c INDEXED BY coverage_by_end JOIN patient p ON p.id = c.patient_id "
            "WHERE c.ends_on >= ? AND c.ends_on <= ? AND (p.merged_into <> '' OR (p.archived = 0 "
            "AND p.status IN ('onboarding', 'active', 'urgent'))) UNION SELECT patient_id FROM alert "
            "WHERE state IN ('open', 'acknowledged') AND kind IN ('coverage.lost', 'coverage.ending') ORDER BY 1",
            (since.isoformat(), until.isoformat()),
        ).fetchall()
        return [row[0] for row in rows]

    def birthdays_past(self, today: date) -> list[str]:
        """Alerts about birthdays that lie behind us and that nobody has closed."""
        rows = self._connection.execute(
            "SELECT id FROM alert WHERE state IN ('open', 'acknowledged') AND kind = 'patient.birthday' "
            "AND json_extract(facts, '$.on') < ? ORDER BY id",
            (today.isoformat(),),
        ).fetchall()
        return [row[0] for row in rows]
