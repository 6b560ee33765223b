"""Between entity and row: sealed tables get their blind keys and their envelope, open tables go as they are.

This is the one place where a person becomes a row and a row becomes a person again.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import zip_longest
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from app.audit.access_log import AccessLog
from app.core.exceptions import AppException
from app.core.folding import identifier
from app.database.answers import Row
from app.database.models import Alert, Coverage, EligibilityAnswer, Patient, Stored
from app.database.statement import Change, RecordID, Statement
from app.sealing.blind import Blind, BlindKind
from app.sealing.seal import Seal
from app.sealing.tables import SEALED_TABLES

Entity = TypeVar("Entity", bound=Stored)
Part = TypeVar("Part", bound=BaseModel)
Facts = Mapping[str, str | int | None]
BlindKeys = Callable[[Any, Blind], Mapping[str, object]]

LINKS: Mapping[tuple[str, str], str] = {
    ("patient", "provider_id"): "provider",
    ("patient", "merged_into"): "patient",
    ("coverage", "patient_id"): "patient",
    ("coverage_change", "patient_id"): "patient",
    ("document", "patient_id"): "patient",
    ("document_content", "patient_id"): "patient",
    ("contact_note", "patient_id"): "patient",
    ("status_change", "patient_id"): "patient",
    ("patient_version", "patient_id"): "patient",
    ("duplicate_pair", "first_id"): "patient",
    ("duplicate_pair", "second_id"): "patient",
    ("patient_merge", "survivor_id"): "patient",
    ("patient_merge", "other_id"): "patient",
    ("disclosure", "export_id"): "patient_export",
    ("eligibility_answer", "patient_id"): "patient",
    ("eligibility_check", "patient_id"): "patient",
    ("emergency_access", "patient_id"): "patient",
}
"""Columns that are links to a row of another table; entities hold the bare id."""


def _patient_keys(patient: Patient, blind: Blind) -> Mapping[str, object]:
    keys = {blind.person(patient.family_name, patient.given_name, patient.birth_date)}
    keys.update(key for phone in patient.phones if (key := blind.phone(phone.number)))
    if patient.email:
        keys.add(blind.email(patient.email))
    mrn = patient.mrn and identifier(patient.mrn)
    return {"mrn_key": blind.mrn(mrn) if mrn else None, "keys": sorted(keys)}


def _coverage_keys(coverage: Coverage, blind: Blind) -> Mapping[str, object]:
    member = coverage.member_id and identifier(coverage.member_id)
    return {"member_key": blind.member(member) if member else None}


def _answer_keys(answer: EligibilityAnswer, blind: Blind) -> Mapping[str, object]:
    return {"content_key": answer_key(blind, answer.original, answer.position)}


def answer_key(blind: Blind, original: str, position: int) -> str:
    """The blind key of one patient's part of a payer's message."""
    return blind.key(BlindKind.CONTENT, f"{position}\0{original}")


def _alert_keys(alert: Alert, blind: Blind) -> Mapping[str, object]:
    return {
        "once": alert.once_key and once_key(blind, alert.once_key),
        "patient_key": alert.patient_id and patient_key(blind, alert.patient_id),
    }


def once_key(blind: Blind, about: str) -> str:
    """The blind key of what an alert is about, held for as long as that lasts."""
    return blind.key(BlindKind.ALERT, f"once\0{about}")


def patient_key(blind: Blind, patient_id: str) -> str:
    """The blind key under which a patient's alerts are found."""
    return blind.key(BlindKind.ALERT, f"patient\0{patient_id}")


_BLIND_KEYS: Mapping[str, BlindKeys] = {
    "patient": _patient_keys,
    "coverage": _coverage_keys,
    "eligibility_answer": _answer_keys,
    "alert": _alert_keys,
}
"""What is matched by of the tables that have blind columns; the others have no keys."""
if without := {name for name, table in SEALED_TABLES.items() if table.blind} ^ set(_BLIND_KEYS):
    raise LookupError(f"Blind columns and what fills them do not fit together: {', '.join(sorted(without))}.")


class RecordGone(AppException):
    """The record was changed or removed in the meantime."""

    status = 409
    code = "stale_record"
    message = "Somebody else changed this just now. Look at the new version, then decide again."


class EntityRows(Generic[Entity]):
    """The rows of one table as entities of one model, and changes to them as statements."""

    def __init__(self, model: type[Entity], table: str, seal: Seal, blind: Blind) -> None:
        self.model = model
        self.table = table
        self._seal = seal
        self._blind = blind
        self._sealing = SEALED_TABLES.get(table)

    def record(self, record_id: str) -> RecordID:
        """The record id of an entity of this table."""
        return RecordID(self.table, record_id)

    def opened(self, row: Row, access: AccessLog) -> Entity:
        """The entity behind a row; for sealed tables the opening is noted."""
        plain = {name: _unlinked(value) for name, value in row.items()}
        if self._sealing is None:
            return self.model.model_validate(plain)
        return self._seal.open(self.model, {**plain, "id": row["id"]}, access)

    def opened_in_part(self, part: type[Part], row: Row, access: AccessLog) -> Part:
        """The same, as far as the fields of `part` go; it is noted like an opening of the whole."""
        return self._seal.open(
            part, {**{name: _unlinked(value) for name, value in row.items()}, "id": row["id"]}, access
        )

    def content(self, entity: Entity) -> dict[str, object]:
        """The row's columns, without its id and without what is missing."""
        if self._sealing is None:
            columns = entity.model_dump(mode="python", exclude={"id"}, exclude_none=True)
        else:
            columns = entity.model_dump(mode="python", include=set(self._sealing.clear), exclude_none=True)
            if self._sealing.blind:
                columns |= _BLIND_KEYS[self.table](entity, self._blind)
            columns["sealed"] = self._seal.close(self._sealing, entity.id, entity)
        return {name: self._linked(name, value) for name, value in columns.items() if value is not None}

    def create(self, entity: Entity, facts: Facts | None = None) -> Statement:
        """A new row. The commit is cancelled when the id is taken or a UNIQUE index holds one of the values."""
        return Statement(
            "CREATE ONLY $record CONTENT $content RETURN NONE",
            {"record": self.record(entity.id), "content": self.content(entity)},
            (self._change(entity, facts),),
        )

    def insert(self, entities: Sequence[Entity], facts: Sequence[Facts] = ()) -> Statement:
        """Many new rows at once; the same rules as for one."""
        rows = [{"id": self.record(entity.id), **self.content(entity)} for entity in entities]
        changes = [self._change(entity, each) for entity, each in zip_longest(entities, facts)]
        return Statement("INSERT $rows RETURN NONE", {"rows": rows}, tuple(changes))

    def replace(
        self,
        entity: Entity,
        facts: Facts | None = None,
        stale: type[AppException] = RecordGone,
    ) -> Statement:
        """The whole row anew; `entity.version` is the new version, and the row must hold the one before it."""
        version: int = getattr(entity, "version")  # noqa: B009 - only versioned entities are replaced
        return Statement(
            """
            IF array::is_empty((
                UPDATE $record REPLACE $content WHERE version = $expected RETURN id
            )) { THROW $stale }
            """,
            {
                "record": self.record(entity.id),
                "content": self.content(entity),
                "expected": version - 1,
                "stale": stale.code,
            },
            (self._change(entity, facts),),
        )

    def remove(self, entity: Entity) -> Statement:
        """The row goes, if it still has the entity's version. Tables of people refuse it in the store itself.

        Its event bears the version that would have come next, so that whoever holds the last one looks again.
        """
        gone = Change(self.record(entity.id), getattr(entity, "version", 0) + 1)
        return Statement(
            """
            IF array::is_empty((
                DELETE $record WHERE version = $version RETURN BEFORE
            )) { THROW $stale }
            """,
            {
                "record": self.record(entity.id),
                "version": getattr(entity, "version", None),
                "stale": RecordGone.code,
            },
            (gone,),
        )

    def _change(self, entity: Entity, facts: Facts | None) -> Change:
        return Change(self.record(entity.id), getattr(entity, "version", 1), facts or {})

    def _linked(self, name: str, value: object) -> object:
        table = LINKS.get((self.table, name))
        if table is not None and isinstance(value, str):
            return RecordID(table, value)
        return _as_stored(value)


def _unlinked(value: object) -> object:
    return value.id if isinstance(value, RecordID) else value


def _as_stored(value: object) -> object:
    if isinstance(value, str):
        return str(value)
    return value
