"""One copy of the directory: an SQLite database in memory, and how entities enter it.

A row is taken only if its version is newer, so that events may arrive late, twice or out of order. Nothing here
is a source of truth: a copy is filled from the store at start and can be thrown away.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.core.actor import Standing
from app.database.models import Alert, Coverage, Patient, Provider
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
from app.directory.patient_indexes import INDEXES, LIST_INDEXES
from app.directory.vocabulary import learn, learn_all, retag, unlearn

_TABLES = (Path(__file__).parent / "tables.sql").read_text("utf-8")
_NAMES = "family_name, given_name, preferred_name, former_names"

Entry = Patient | Coverage | Provider | Alert | LastContact
"""What the directory keeps."""
_ENTRIES_OF_A_TRANSACTION = 100
_STATEMENTS = 500
"""Queries that stay prepared: each filter, order and set of what somebody is known by makes one of its own."""


class DirectoryCopy:
    """One SQLite connection; used from one thread at a time."""

    def __init__(self) -> None:
        self.connection = sqlite3.connect(
            ":memory:", isolation_level=None, check_same_thread=False, cached_statements=_STATEMENTS
        )
        self.connection.row_factory = sqlite3.Row
        self.connection.executescript(
            "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY; "
            "PRAGMA cache_size = -262144; PRAGMA secure_delete = OFF;"
        )
        self.connection.executescript(_TABLES)
        self._uncommitted = 0

    def make_indexes(self) -> None:
        """Build what makes every copy quick, and count; after a fill, or at once for a copy that starts empty."""
        learn_all(self.connection)
        self.connection.executescript(INDEXES)
        self.connection.execute(
            "INSERT INTO head_count SELECT provider_id, status, is_restricted, count(*), sum(pending_review) "
            "FROM patient WHERE archived = 0 GROUP BY provider_id, status, is_restricted"
        )

    def make_list_indexes(self) -> None:
        """Build what lists and counts need beside them: for the copy that is asked for these."""
        self.connection.executescript(LIST_INDEXES)

    @property
    def fill_patient_statement(self) -> str:
        """INSERT for a patient's row with its rid and coverage summary."""
        return _FILL_PATIENT

    @property
    def put_coverage_statement(self) -> str:
        """INSERT or newer-version UPDATE for a coverage's row."""
        return _fill(_PUT_COVERAGE)

    @property
    def put_provider_statement(self) -> str:
        """INSERT or newer-version UPDATE for a provider's row."""
        return _fill(_PUT_PROVIDER)

    @property
    def put_alert_statement(self) -> str:
        """INSERT or newer-version UPDATE for an alert's row."""
        return _fill(_PUT_ALERT)

    def close(self) -> None:
        """Forget everything."""
        self.connection.close()

    def copy_to(self, other: "DirectoryCopy") -> None:
        """Make the other copy equal to this one."""
        self.connection.commit()
        self.connection.backup(other.connection)

    def put(self, *entries: Entry) -> int:
        """Take the entries that are newer than what is here, all or none; gives how many were taken.

        Patients come last, so that a new one's row is written once, with what insures the patient.
        """
        with self._change(len(entries)):
            return sum(self._put(entry) for entry in sorted(entries, key=lambda entry: isinstance(entry, Patient)))

    def forget(self, table: str, record: str) -> None:
        """Drop a row that the store no longer has."""
        with self._change():
            if table == "patient":
                self._forget_patient(record)
            elif table == "coverage":
                self._forget_coverage(record)
            elif table == "provider":
                self.connection.execute("DELETE FROM provider WHERE id = ?", (record,))
                self._name_provider(record, "")
            elif table == "last_contact":
                self.connection.execute("DELETE FROM last_contact WHERE patient_id = ?", (record,))
                self.connection.execute("UPDATE patient SET contacted_at = 0 WHERE id = ?", (record,))
            elif table == "alert":
                self.connection.execute("DELETE FROM alert WHERE id = ?", (record,))

    def version(self, table: str, record: str) -> int:
        """The version of one row, 0 when it is not here."""
        queries = {
            "patient": "SELECT version FROM patient WHERE id = ?",
            "coverage": "SELECT version FROM coverage WHERE id = ?",
            "provider": "SELECT version FROM provider WHERE id = ?",
            "alert": "SELECT version FROM alert WHERE id = ?",
        }
        row = self.connection.execute(queries[table], (record,)).fetchone()
        return int(row[0]) if row else 0

    def versions(self, table: str) -> dict[str, int]:
        """Id and version of every row, for the reconciler."""
        queries = {
            "patient": "SELECT id, version FROM patient",
            "coverage": "SELECT id, version FROM coverage",
            "provider": "SELECT id, version FROM provider",
            "alert": "SELECT id, version FROM alert",
        }
        return dict(self.connection.execute(queries[table]).fetchall())

    def last_contacts(self) -> dict[str, int]:
        """Every patient with whom somebody was in touch, and when last, in milliseconds since 1970."""
        return dict(self.connection.execute("SELECT patient_id, at FROM last_contact").fetchall())

    def provider_of(self, table: str, record: str) -> str | None:
        """The provider of the patient behind a row of `patient`, `coverage` or `alert`, None when there is none."""
        standing = self.standing_of(table, record)
        return standing.provider_id if standing else None

    def standing_of(self, table: str, record: str) -> Standing | None:
        """What decides who may see the patient behind such a row; None when there is no such patient here."""
        row = self.connection.execute(_STANDINGS[table], (record,)).fetchone()
        return Standing(row[0], row[1] or None, bool(row[2])) if row else None

    @contextmanager
    def _change(self, entries: int = 1) -> Iterator[None]:
        """All of it or nothing; whoever asks this copy sees it at once.

        A change is a savepoint, and a hundred entries share a transaction: where that ends, SQLite walks through all
        pages of a database in memory, which takes longer than the change itself (0.4 ms at 100,000 patients).
        """
        if not self.connection.in_transaction:
            self.connection.execute("BEGIN")
        self.connection.execute("SAVEPOINT change")
        try:
            yield
        except BaseException:
            self.connection.execute("ROLLBACK TO change")
            raise
        finally:
            self.connection.execute("RELEASE change")
        self._uncommitted += entries
        if self._uncommitted >= _ENTRIES_OF_A_TRANSACTION:
            self.connection.commit()
            self._uncommitted = 0

    def _put(self, entry: Entry) -> bool:
        match entry:
            case Patient():
                return self._put_patient(entry)
            case Coverage():
                return self._put_coverage(entry)
            case Provider():
                return self._put_provider(entry)
            case LastContact():
                return self._put_contact(entry)
            case Alert():
                return self.connection.execute(_PUT_ALERT, alert_entry(entry)).fetchone() is not None

    def _put_patient(self, patient: Patient) -> bool:
        before = self.connection.execute(
            f"SELECT rid, version, identifiers, tag_words, {_NAMES} FROM patient WHERE id = ?",
            (patient.id,),
        ).fetchone()
        if before is not None and before["version"] >= patient.version:
            return False
        entry = patient_entry(patient) | self._coverage_summary(patient.id) | self._joined(patient)
        rid: int = self.connection.execute(_PUT_PATIENT, entry).fetchone()[0]
        self._put_names(rid, before, entry)
        retag(self.connection, before["tag_words"] if before else "", str(entry["tag_words"]))
        old = set(before["identifiers"].split("\n")) if before else set()
        self._put_identifiers(rid, old, set(str(entry["identifiers"]).split("\n")))
        if before is None:
            self._put_member_ids(rid, patient.id)
        return True

    def _put_coverage(self, coverage: Coverage) -> bool:
        before = self.connection.execute(
            "SELECT version, member_id FROM coverage WHERE id = ?", (coverage.id,)
        ).fetchone()
        if before is not None and before["version"] >= coverage.version:
            return False
        self.connection.execute(_PUT_COVERAGE, coverage_entry(coverage))
        self._summarise_coverages(coverage.patient_id)
        return True

    def _put_provider(self, provider: Provider) -> bool:
        taken = self.connection.execute(_PUT_PROVIDER, provider_entry(provider)).fetchone()
        if taken is not None:
            self._name_provider(provider.id, provider_key(provider.display_name))
        return taken is not None

    def _name_provider(self, provider_id: str, key: str) -> None:
        """The patients of a provider are sorted by what the provider is called now."""
        self.connection.execute(
            "UPDATE patient SET provider_key = ? WHERE archived IN (0, 1) AND provider_id = ? AND provider_key <> ?",
            (key, provider_id, key),
        )

    def _put_contact(self, contact: LastContact) -> bool:
        known = (contact.patient_id, milliseconds(contact.at))
        taken = self.connection.execute(
            "INSERT INTO last_contact VALUES (?, ?) ON CONFLICT DO UPDATE SET at = excluded.at "
            "WHERE excluded.at > last_contact.at RETURNING at, patient_id",
            known,
        ).fetchone()
        if taken is not None:
            self.connection.execute("UPDATE patient SET contacted_at = ? WHERE id = ?", tuple(taken))
        return taken is not None

    def _joined(self, patient: Patient) -> dict[str, str | int]:
        """What a patient's row takes from elsewhere: the provider's name, and the last contact."""
        provider = self.connection.execute(
            "SELECT display_name FROM provider WHERE id = ?", (patient.provider_id,)
        ).fetchone()
        contact = self.connection.execute("SELECT at FROM last_contact WHERE patient_id = ?", (patient.id,)).fetchone()
        return {
            "provider_key": provider_key(provider[0]) if provider else "",
            "contacted_at": contact[0] if contact else 0,
        }

    def _put_names(self, rid: int, before: sqlite3.Row | None, entry: dict[str, str | int]) -> None:
        columns = _NAMES.split(", ")
        old = searchable_parts(*(before[name] for name in columns)) if before else set()
        new = searchable_parts(*(str(entry[name]) for name in columns))
        for part in old - new:
            self.connection.execute("DELETE FROM name_part WHERE part = ? AND rid = ?", (part, rid))
            unlearn(self.connection, part)
        for part in new - old:
            self.connection.execute("INSERT INTO name_part VALUES (?, ?)", (part, rid))
            learn(self.connection, part)

    def _put_identifiers(self, rid: int, old: set[str], new: set[str]) -> None:
        gone, come = old - new - {""}, new - old - {""}
        self.connection.executemany(
            "DELETE FROM identifier WHERE value = ? AND kind = ? AND rid = ?",
            [(text[1:], text[0], rid) for text in gone],
        )
        self.connection.executemany(
            "INSERT OR IGNORE INTO identifier VALUES (?, ?, ?)", [(text[1:], text[0], rid) for text in come]
        )

    def _coverage_summary(self, patient_id: str) -> dict[str, str | int]:
        """The coverage that counts, as columns of the patient's row: active before others, then by priority."""
        coverages = self.connection.execute(_COVERAGES_IN_ORDER, (patient_id,)).fetchall()
        first = coverages[0] if coverages else None
        return {
            "payer_id": first["payer_id"] if first else "",
            "payer_name": first["payer_name"] if first else "",
            "plan_name": first["plan_name"] if first else "",
            "coverage_status": first["status"] if first else "",
            "coverage_ends_on": first["ends_on"] if first else "",
        }

    def _summarise_coverages(self, patient_id: str) -> None:
        rid = self.connection.execute("SELECT rid FROM patient WHERE id = ?", (patient_id,)).fetchone()
        if rid is not None:
            self.connection.execute(_SUMMARISE, {**self._coverage_summary(patient_id), "rid": rid[0]})
            self._put_member_ids(rid[0], patient_id)

    def _put_member_ids(self, rid: int, patient_id: str) -> None:
        held = self.connection.execute("SELECT value FROM identifier WHERE rid = ? AND kind = 'c'", (rid,)).fetchall()
        members = self.connection.execute(
            "SELECT member_id FROM coverage WHERE patient_id = ? AND member_id <> ''", (patient_id,)
        ).fetchall()
        self._put_identifiers(rid, {f"c{value}" for (value,) in held}, {f"c{value}" for (value,) in members})

    def _forget_patient(self, record: str) -> None:
        before = self.connection.execute(
            f"SELECT rid, tag_words, {_NAMES} FROM patient WHERE id = ?",
            (record,),
        ).fetchone()
        if before is None:
            return
        retag(self.connection, before["tag_words"], "")
        for part in searchable_parts(*(before[name] for name in _NAMES.split(", "))):
            unlearn(self.connection, part)
        for statement in (
            "DELETE FROM name_part WHERE rid = ?",
            "DELETE FROM identifier WHERE rid = ?",
            "DELETE FROM patient WHERE rid = ?",
        ):
            self.connection.execute(statement, (before["rid"],))

    def _forget_coverage(self, record: str) -> None:
        row = self.connection.execute("DELETE FROM coverage WHERE id = ? RETURNING patient_id", (record,)).fetchone()
        if row is not None:
            self._summarise_coverages(row[0])


def _put_statement(table: str, columns: list[str], returning: str) -> str:
    """`INSERT ... ON CONFLICT (id) DO UPDATE` for a table of the directory; the columns are those of our entries."""
    names = ", ".join(columns)
    values = ", ".join(f":{column}" for column in columns)
    changes = ", ".join(f"{column} = excluded.{column}" for column in columns if column != "id")
    return (
        f"INSERT INTO {table} ({names}) VALUES ({values}) ON CONFLICT (id) DO UPDATE SET {changes} "
        f"WHERE excluded.version > {table}.version RETURNING {returning}"
    )


def _fill(statement: str) -> str:
    """The statement without RETURNING, which `executemany` does not take."""
    return statement.partition(" RETURNING ")[0]


_OF_PATIENT = "SELECT p.id, p.provider_id, p.is_restricted FROM patient p"
_STANDINGS = {
    "patient": f"{_OF_PATIENT} WHERE p.id = ?",
    "coverage": f"{_OF_PATIENT} JOIN coverage c ON p.id = c.patient_id WHERE c.id = ?",
    "alert": f"{_OF_PATIENT} JOIN alert a ON p.id = a.patient_id WHERE a.id = ?",
}
_PATIENT_COLUMNS = (
    "id version archived merged_into status status_rank pending_review deceased is_restricted provider_id "
    "provider_key family_name given_name preferred_name former_names name_key initials birth_date birth_month_day "
    "sex mrn phone email state identifiers tags tag_words created_at updated_at status_changed_at contacted_at "
    "payer_id payer_name plan_name coverage_status coverage_ends_on"
).split()
_COVERAGE_COLUMNS = (
    "id patient_id version priority payer_id payer_name plan_name member_id status begins_on ends_on rejected"
).split()
_PROVIDER_COLUMNS = "id version display_name npi user_id is_active".split()
_ALERT_COLUMNS = (
    "id version kind class rank state patient_id subject facts holds assigned_to snoozed_until acknowledged_by "
    "acknowledged_at escalation_level escalates_at created_at updated_at"
).split()
_FILL_PATIENT = (
    f"INSERT INTO patient (rid, {', '.join(_PATIENT_COLUMNS)}) "
    f"VALUES (:rid, {', '.join(f':{column}' for column in _PATIENT_COLUMNS)})"
)
_PUT_PATIENT = _put_statement("patient", _PATIENT_COLUMNS, "rid")
_PUT_COVERAGE = _put_statement("coverage", _COVERAGE_COLUMNS, "id")
_PUT_PROVIDER = _put_statement("provider", _PROVIDER_COLUMNS, "id")
_PUT_ALERT = _put_statement("alert", _ALERT_COLUMNS, "id")
_COVERAGES_IN_ORDER = """
    SELECT payer_id, payer_name, plan_name, status, ends_on FROM coverage WHERE patient_id = ?
    ORDER BY status NOT IN ('active', 'pending'), priority, ends_on = '' DESC, ends_on DESC, id
"""
_SUMMARISE = """
    UPDATE patient SET payer_id = :payer_id, payer_name = :payer_name, plan_name = :plan_name,
        coverage_status = :coverage_status, coverage_ends_on = :coverage_ends_on
    WHERE rid = :rid
"""
