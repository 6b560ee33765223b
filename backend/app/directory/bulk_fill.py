"""Filling a new copy: many rows at once, without indexes and without asking what was there before.

Patients come after their coverages, contacts and providers, so that each patient's row is written once.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from app.database.models import Alert, Coverage, Patient, Provider
from app.directory.brief import BriefCoverage, BriefPatient
from app.directory.copy import DirectoryCopy
from app.directory.entries import (
    LastContact,
    alert_entry,
    coverage_entry,
    milliseconds,
    patient_entry,
    provider_entry,
    provider_key,
    searchable_parts,
)

_NO_COVERAGE: dict[str, str | int] = {
    "payer_id": "",
    "payer_name": "",
    "plan_name": "",
    "coverage_status": "",
    "coverage_ends_on": "",
}


class BulkFill:
    """Fills one empty copy. Patients after what their rows show of others; `finish` makes the indexes."""

    def __init__(self, copy: DirectoryCopy) -> None:
        self._copy = copy
        self._connection: sqlite3.Connection = copy.connection
        self._connection.execute("BEGIN")
        self._summaries: dict[str, list[dict[str, str | int]]] = {}
        self._contacts: dict[str, int] = {}
        self._providers: dict[str, str] = {}

    def coverages(self, coverages: Iterable[Coverage | BriefCoverage]) -> None:
        """Take a page of coverages."""
        entries = [coverage_entry(coverage) for coverage in coverages]
        self._connection.executemany(self._copy.put_coverage_statement, entries)
        for entry in entries:
            self._summaries.setdefault(str(entry["patient_id"]), []).append(entry)

    def patients(self, patients: Iterable[Patient | BriefPatient]) -> None:
        """Take a page of patients."""
        entries = [patient_entry(each) | self._summary(each.id) | self._joined(each) for each in patients]
        (last,) = self._connection.execute("SELECT coalesce(max(rid), 0) FROM patient").fetchone()
        for rid, entry in enumerate(entries, start=last + 1):
            entry["rid"] = rid
        self._connection.executemany(self._copy.fill_patient_statement, entries)
        self._connection.executemany("INSERT INTO name_part VALUES (?, ?)", _name_parts(entries))
        self._connection.executemany("INSERT OR IGNORE INTO identifier VALUES (?, ?, ?)", self._identifiers(entries))

    def providers(self, providers: Iterable[Provider]) -> None:
        """Take a page of providers."""
        entries = [provider_entry(each) for each in providers]
        self._connection.executemany(self._copy.put_provider_statement, entries)
        self._providers |= {str(each["id"]): provider_key(str(each["display_name"])) for each in entries}

    def contacts(self, contacts: Iterable[LastContact]) -> None:
        """Take a page of contacts, in any order."""
        known = self._contacts
        for each in contacts:
            known[each.patient_id] = max(known.get(each.patient_id, 0), milliseconds(each.at))

    def alerts(self, alerts: Iterable[Alert]) -> None:
        """Take a page of alerts."""
        self._connection.executemany(self._copy.put_alert_statement, [alert_entry(each) for each in alerts])

    def finish(self) -> None:
        """Everybody is here."""
        self._connection.executemany("INSERT INTO last_contact VALUES (?, ?)", self._contacts.items())
        self._connection.execute("COMMIT")
        self._summaries.clear()
        self._contacts.clear()
        self._copy.make_indexes()

    def _joined(self, patient: Patient | BriefPatient) -> dict[str, str | int]:
        return {
            "provider_key": self._providers.get(patient.provider_id or "", ""),
            "contacted_at": self._contacts.get(patient.id, 0),
        }

    def _summary(self, patient_id: str) -> dict[str, str | int]:
        coverages = self._summaries.get(patient_id)
        if not coverages:
            return _NO_COVERAGE
        first = min(coverages, key=_rank)
        return {
            "payer_id": first["payer_id"],
            "payer_name": first["payer_name"],
            "plan_name": first["plan_name"],
            "coverage_status": first["status"],
            "coverage_ends_on": first["ends_on"],
        }

    def _identifiers(self, entries: Sequence[dict[str, str | int]]) -> Iterator[tuple[str, str, int]]:
        for entry in entries:
            rid = int(entry["rid"])
            for text in str(entry["identifiers"]).split("\n"):
                if text:
                    yield text[1:], text[0], rid
            for coverage in self._summaries.get(str(entry["id"]), ()):
                if coverage["member_id"]:
                    yield str(coverage["member_id"]), "c", rid


def _name_parts(entries: Sequence[dict[str, str | int]]) -> Iterator[tuple[str, int]]:
    for entry in entries:
        names = (str(entry[name]) for name in ("family_name", "given_name", "preferred_name", "former_names"))
        yield from ((part, int(entry["rid"])) for part in searchable_parts(*names))


def _rank(coverage: dict[str, str | int]) -> tuple[bool, str | int, bool, tuple[int, ...], str | int]:
    """The order of `_COVERAGES_IN_ORDER`: in force, priority, open-ended before the latest end, id."""
    ends_on = str(coverage["ends_on"])
    later_first = tuple(-ord(character) for character in ends_on)
    return (
        coverage["status"] not in {"active", "pending"},
        coverage["priority"],
        ends_on != "",
        later_first,
        coverage["id"],
    )
