"""The schema as the store enforces it: what is defined, what a row must be, what must exist, and what stays."""

from datetime import timedelta
from typing import Any

import pytest

from app.audit.access_log import AccessLog
from app.audit.rows import AuditRow
from app.core.identifiers import new_id
from app.database import audit_repository
from app.database.connection import Database
from app.database.entity_rows import EntityRows
from app.database.failures import RecordExists, StoreRefused, StoreThrew, UniqueIndexHeld
from app.database.job_repository import _content as job_content
from app.database.models import AlertChange, EligibilityAnswer, Patient, Payer, Practice, StatusChangeRecord, User
from app.database.schemas import apply_schema, defined_tables, validate_schema
from app.database.statement import RecordID, Statement
from app.models.alert_models import AlertStep
from app.models.job_models import JobKind
from app.services.job_service import new_job
from tests.builders import a_coverage, a_patient, a_provider, an_alert
from tests.conftest import NOW

Tables = dict[str, EntityRows[Any]]


def an_answer(patient: Patient, original: str = "ISA*") -> EligibilityAnswer:
    return EligibilityAnswer(id=new_id(), patient_id=patient.id, received_at=NOW, source="file", original=original)


def a_step(patient: Patient) -> StatusChangeRecord:
    return StatusChangeRecord(
        id=new_id(), patient_id=patient.id, version=1, from_status=None, to_status="inquiry", by="u", at=NOW
    )


async def test_schema_creation(each_store: Database) -> None:
    """Every table, field, index and guard of the schema files is in the store, and applying again changes nothing."""
    info = (await each_store.define("INFO FOR DB"))[0]
    assert set(info["tables"]) == set(defined_tables())
    assert {"patient", "user", "coverage", "alert", "audit", "event", "practice", "provider", "payer"} <= set(
        info["tables"]
    )
    assert await validate_schema(each_store) == []
    assert not (await apply_schema(each_store)).changed_anything


async def test_what_somebody_removed_by_hand_is_told(store: Database) -> None:
    await store.define(
        "REMOVE INDEX patient_mrn ON patient; REMOVE EVENT audit_frozen ON audit;"
        "REMOVE FIELD mrn_key ON patient; REMOVE TABLE alert"
    )
    missing = ["alert", "audit.audit_frozen", "patient.mrn_key", "patient.patient_mrn"]
    assert sorted(await validate_schema(store)) == missing


BROKEN: list[tuple[str, dict[str, Any]]] = [
    ("patient", {"version": 0}),
    ("patient", {"version": "1"}),
    ("patient", {"status": "asleep"}),
    ("patient", {"status_before_urgent": "urgent"}),
    ("patient", {"status_changed_at": "today"}),
    ("patient", {"pending_review": None}),
    ("patient", {"deceased": "no"}),
    ("patient", {"keys": "key"}),
    ("patient", {"sealed": "in clear"}),
    ("patient", {"sealed": None}),
    ("patient", {"provider_id": "provider"}),
    ("patient", {"merged_into": RecordID("provider", "x")}),
    ("patient", {"family_name": "Zyxwvut"}),
    ("coverage", {"patient_id": None}),
    ("coverage", {"sealed": None}),
    ("coverage", {"version": 0}),
    ("coverage", {"member_id": "HRB0012345"}),
    ("payer", {"kind": "charity"}),
    ("payer", {"name": ""}),
    ("payer", {"code": None}),
    ("provider", {"display_name": ""}),
    ("provider", {"is_active": None}),
    ("user", {"role": "ro"}),
    ("user", {"email": None}),
    ("alert", {"priority": "extreme"}),
    ("alert", {"state": "lost"}),
    ("alert", {"version": 0}),
    ("alert", {"sealed": None}),
    ("alert", {"patient_id": "a" * 20}),
    ("alert", {"kind": "coverage.lost"}),
    ("alert_change", {"note": "she called"}),
    ("alert_change", {"sealed": None}),
    ("job", {"state": "lost"}),
    ("job", {"priority": 5}),
    ("job", {"payload": "text"}),
    ("job", {"run_at": "soon"}),
    ("job", {"is_cancel_requested": None}),
    ("practice", {"name": ""}),
    ("practice", {"hours": "nine to five"}),
    ("audit", {"block": "zero"}),
    ("audit", {"proof": None}),
    ("audit", {"subjects": ["x"] * 201}),
    ("event", {"subject": "patient"}),
    ("event", {"seq": None}),
]


class TestData:
    """test_schema_validation and its neighbours: a row that is not what it should be is no row."""

    async def test_schema_validation(self, each_store: Database, tables: Tables) -> None:
        """A row with any one of these changes does not go in, and nothing of it stays; without it the row goes in."""
        patient = a_patient()
        await each_store.commit([tables["patient"].create(patient)])
        contents = _valid_contents(tables, patient)
        taken = [
            (table, change)
            for table, change in BROKEN
            if not await _is_refused(each_store, _create(table, {**contents[table], **change}))
        ]
        assert taken == []
        for table, content in contents.items():
            await each_store.commit([_create(table, content)])
            assert len(await each_store.rows(f"SELECT id FROM {table}")) == 1 + (table == "patient")

    async def test_an_mrn_is_taken_once_also_by_an_archived_patient(self, store: Database, tables: Tables) -> None:
        patients = tables["patient"]
        archived = a_patient(mrn="MRN-0017", archived_at=NOW)
        await store.commit([patients.create(archived)])
        for spelling in ("MRN-0017", "mrn 0017", "mrn0017"):
            with pytest.raises(UniqueIndexHeld, match="^patient_mrn$"):  # noqa: RUF043
                await store.commit([patients.create(a_patient(mrn=spelling))])
        await store.commit([patients.create(a_patient()), patients.create(a_patient(mrn="MRN-0018"))])

    async def test_codes_npis_and_addresses_are_taken_once(self, store: Database, tables: Tables) -> None:
        contents = _valid_contents(tables, a_patient())
        for table in ("payer", "provider", "user"):
            await store.commit([_create(table, contents[table])])
            with pytest.raises(UniqueIndexHeld):
                await store.commit([_create(table, contents[table])])


class TestRelationships:
    async def test_relationship_integrity(self, each_store: Database, tables: Tables) -> None:
        """A link leads to a row that exists, of the table that is meant; links that may be missing may be missing."""
        patient, provider = a_patient(), a_provider()
        stranger = a_patient()
        refused = [
            tables["patient"].create(a_patient(provider_id=new_id())),
            tables["patient"].create(a_patient(merged_into=new_id())),
            tables["coverage"].create(a_coverage(stranger)),
            tables["status_change"].create(a_step(stranger)),
            tables["eligibility_answer"].create(an_answer(stranger)),
        ]
        for statement in refused:
            with pytest.raises(StoreRefused):
                await each_store.commit([statement])
        await each_store.commit([tables["provider"].create(provider), tables["patient"].create(patient)])
        linked = patient.model_copy(update={"provider_id": provider.id, "version": 2})
        await each_store.commit(
            [
                tables["patient"].replace(linked),
                tables["patient"].create(a_patient(merged_into=patient.id, provider_id=provider.id)),
                tables["coverage"].create(a_coverage(patient)),
                tables["status_change"].create(a_step(patient)),
                tables["eligibility_answer"].create(an_answer(patient)),
            ]
        )

    async def test_a_row_and_what_links_to_it_may_come_in_one_commit(self, store: Database, tables: Tables) -> None:
        patient = a_patient()
        await store.commit([tables["patient"].create(patient), tables["coverage"].create(a_coverage(patient))])
        with pytest.raises(StoreRefused):
            await store.commit(
                [tables["coverage"].create(a_coverage(a_patient())), tables["patient"].create(a_patient())]
            )
        assert len(await store.rows("SELECT id FROM patient")) == 1

    async def test_a_link_of_the_past_cannot_be_bent(self, store: Database, tables: Tables) -> None:
        one, other = a_patient(), a_patient()
        await store.commit([tables["patient"].insert([one, other])])
        for table in ("coverage", "status_change", "eligibility_answer"):
            it = {"it": RecordID(table, "it"), "other": RecordID("patient", other.id)}
            await store.commit([_create(table, _valid_contents(tables, one)[table], "it")])
            with pytest.raises(StoreRefused):
                await store.commit([Statement("UPDATE $it SET patient_id = $other", it)])


A_BLOCK = {"at": NOW, "previous": b"", "count": 1, "entries": b"", "hash": b"h", "signature": b"s", "subjects": []}


class TestGuards:
    """What the store itself refuses, whoever asks and through whichever door."""

    async def test_a_patient_is_never_deleted(self, store: Database, tables: Tables) -> None:
        patient = a_patient()
        await store.commit([tables["patient"].create(patient)])
        for surql in ("DELETE patient", "DELETE $patient", "DELETE patient WHERE version = 1 RETURN BEFORE"):
            with pytest.raises(StoreThrew, match="patient_is_archived_not_deleted"):
                await store.commit([Statement(surql, {"patient": RecordID("patient", patient.id)})])
        assert len(await store.rows("SELECT id FROM patient")) == 1

    @pytest.mark.parametrize("table", ["status_change", "eligibility_answer"])
    async def test_history_and_answers_are_neither_deleted_nor_changed(
        self, store: Database, tables: Tables, table: str
    ) -> None:
        patient = a_patient()
        await store.commit([tables["patient"].create(patient)])
        content = _valid_contents(tables, patient)[table]
        await store.commit([_create(table, content)])
        with pytest.raises(StoreThrew, match="frozen"):
            await store.commit([Statement(f"DELETE {table}", {})])
        for column in sorted(content.keys() - ({"sealed"} if table == "status_change" else set())):
            with pytest.raises(StoreRefused):
                await store.commit([Statement(f"UPDATE {table} SET {column} = $new", {"new": _other(content[column])})])
        assert await store.rows(f"SELECT * OMIT id FROM {table}") == [content]

    async def test_an_alert_is_closed_and_not_deleted_and_its_history_stands(
        self, store: Database, tables: Tables
    ) -> None:
        alert, change = an_alert(), _a_change()
        await store.commit([tables["alert"].create(alert), tables["alert_change"].create(change)])
        for surql, code in (
            ("DELETE alert", "alert_is_closed_not_deleted"),
            ("DELETE alert_change", "alert_change_frozen"),
        ):
            with pytest.raises(StoreThrew, match=code):
                await store.commit([Statement(surql, {})])
        for column in ("alert_id", "at", "by", "step", "facts"):
            new = {"at": NOW + timedelta(1), "facts": {"a": 1}}.get(column, "closed")
            with pytest.raises(StoreRefused):
                await store.commit([Statement(f"UPDATE alert_change SET {column} = $new", {"new": new})])

    async def test_the_same_thing_is_held_once(self, store: Database, tables: Tables) -> None:
        await store.commit([tables["alert"].create(an_alert(once_key="a")), tables["alert"].create(an_alert())])
        await store.commit([tables["alert"].create(an_alert(once_key="b")), tables["alert"].create(an_alert())])
        with pytest.raises(UniqueIndexHeld, match="alert_once"):
            await store.commit([tables["alert"].create(an_alert(once_key="a"))])

    async def test_the_same_answer_is_kept_once(self, store: Database, tables: Tables) -> None:
        patient = a_patient()
        await store.commit([tables["patient"].create(patient)])
        await store.commit([tables["eligibility_answer"].create(an_answer(patient, "ISA*1"))])
        with pytest.raises(UniqueIndexHeld, match="eligibility_answer_content"):
            await store.commit([tables["eligibility_answer"].create(an_answer(patient, "ISA*1"))])
        await store.commit([tables["eligibility_answer"].create(an_answer(patient, "ISA*2"))])

    async def test_a_sealed_audit_row_takes_no_change_and_no_young_row_goes(self, store: Database) -> None:
        await store.commit([audit_repository.create(AuditRow("sealed", NOW, "u", "record.read", proof=b"p"))])
        await store.commit([_create("audit_block", A_BLOCK, number) for number in (1, 2)])
        await store.commit([Statement("UPDATE audit:sealed SET block = 1", {})])
        for surql in (
            "UPDATE audit:sealed SET block = 2",
            "UPDATE audit:sealed SET block = 0",
            "UPDATE audit SET actor = 'somebody else'",
            "UPSERT audit:sealed SET outcome = 'x'",
            "DELETE audit",
            "DELETE audit:sealed",
        ):
            with pytest.raises((StoreThrew, StoreRefused)):
                await store.commit([Statement(surql, {})])
        row = await store.one("SELECT * FROM ONLY audit:sealed")
        assert row is not None
        assert (row["block"], row["actor"], row["outcome"]) == (1, "u", "ok")

    @pytest.mark.parametrize(
        "column", ["actor", "action", "at", "outcome", "subject", "detail", "amount", "proof", "role"]
    )
    async def test_an_unsealed_audit_row_takes_nothing_but_its_block(self, store: Database, column: str) -> None:
        await store.commit([audit_repository.create(AuditRow("fresh", NOW, "u", "record.read", proof=b"p"))])
        values = {"at": NOW + timedelta(1), "detail": b"x", "proof": b"x", "amount": 3}
        with pytest.raises(StoreRefused):
            await store.commit([Statement(f"UPDATE audit:fresh SET {column} = $new", {"new": values.get(column, "x")})])

    async def test_an_audit_row_older_than_seven_years_may_go(self, store: Database) -> None:
        old = AuditRow("old", NOW - timedelta(days=7 * 366), "u", "record.read", proof=b"p")
        young = AuditRow("young", NOW - timedelta(days=6 * 365), "u", "record.read", proof=b"p")
        await store.commit([audit_repository.insert([old, young])])
        with pytest.raises(StoreThrew, match="audit_frozen"):
            await store.commit([Statement("DELETE audit", {})])
        await store.commit([Statement("DELETE audit:old", {})])
        assert [str(row["id"].id) for row in await store.rows("SELECT id FROM audit")] == ["young"]

    async def test_an_audit_block_is_frozen(self, store: Database) -> None:
        await store.commit([_create("audit_block", A_BLOCK, 1)])
        for surql in (
            "UPDATE audit_block:1 SET hash = $x",
            "UPDATE audit_block SET subjects = ['x']",
            "DELETE audit_block",
        ):
            with pytest.raises((StoreThrew, StoreRefused)):
                await store.commit([Statement(surql, {"x": b"x"})])

    async def test_an_event_is_numbered_once_and_says_what_it_said(self, store: Database) -> None:
        content = _valid_contents({}, None)["event"]
        await store.commit([_create("event", content, "e")])
        for surql in (
            "UPDATE event:e SET kind = 'other'",
            "UPDATE event:e SET version = 9",
            "UPDATE event:e SET facts = {a: 1}",
        ):
            with pytest.raises(StoreRefused):
                await store.commit([Statement(surql, {})])
        await store.commit([Statement("UPDATE event:e SET seq = 1", {})])
        for seq in (0, 2):
            with pytest.raises(StoreThrew, match="event_frozen"):
                await store.commit([Statement("UPDATE event:e SET seq = $seq", {"seq": seq})])


class TestRows:
    """Entities through the store and back, on both engines."""

    async def test_an_entity_comes_back_as_it_went_in(
        self, each_store: Database, tables: Tables, reader: AccessLog
    ) -> None:
        provider = a_provider(npi="1234567893", user_id="user-1")
        patient = a_patient(
            provider_id=provider.id, mrn="MRN-1", phones=[{"number": "+12025550123"}], email="ada@example.com",
            address={"line1": "1 Elm St", "city": "Troy", "state": "NY", "postal_code": "12180"}, notes="ä\n漢",
        )  # fmt: skip
        practice = Practice(
            id="practice", created_at=NOW, updated_at=NOW, name="Northside", zone="America/New_York",
            hours={"monday": ("08:00", "17:00")},
        )  # fmt: skip
        user = User(id="user-1", created_at=NOW, updated_at=NOW, name="Inés", email="ines@example.com", role="provider")
        payer = Payer(id=new_id(), created_at=NOW, updated_at=NOW, name="Harborline", code="HRB")
        benefit = {"kind": "copay", "network": "in", "total": "25.10"}
        coverage = a_coverage(patient, payer_id=payer.id, benefits=[benefit], begins_on="2026-02-28")
        entities = {
            "provider": provider, "patient": patient, "practice": practice, "user": user, "payer": payer,
            "coverage": coverage, "status_change": a_step(patient), "eligibility_answer": an_answer(patient),
            "alert": an_alert(patient_id=patient.id, once_key="held"), "alert_change": _a_change(),
        }  # fmt: skip
        await each_store.commit([tables[table].create(entity) for table, entity in entities.items()])
        for table, entity in entities.items():
            row = await each_store.one("SELECT * FROM ONLY $record", {"record": tables[table].record(entity.id)})
            assert row is not None
            assert tables[table].opened(row, reader) == entity, table

    async def test_a_replaced_row_keeps_nothing_of_the_old_one(
        self, store: Database, tables: Tables, reader: AccessLog
    ) -> None:
        patient = a_patient(mrn="MRN-1", archived_at=NOW, status_before_urgent="active")
        await store.commit([tables["patient"].create(patient)])
        newer = patient.model_copy(
            update={"version": 2, "mrn": None, "archived_at": None, "status_before_urgent": None}
        )
        await store.commit([tables["patient"].replace(newer)])
        row = await store.one("SELECT * FROM ONLY $record", {"record": tables["patient"].record(patient.id)})
        assert row is not None
        assert {"mrn_key", "archived_at", "status_before_urgent"} & row.keys() == set()
        assert tables["patient"].opened(row, reader) == newer
        await store.commit([tables["patient"].create(a_patient(mrn="MRN-1"))])

    async def test_a_row_is_replaced_and_removed_only_as_the_version_that_was_read(
        self, store: Database, tables: Tables
    ) -> None:
        provider = a_provider(version=2)
        await store.commit([tables["provider"].create(provider)])
        for version in (1, 4, 5):
            other = provider.model_copy(update={"version": version, "display_name": "Somebody else"})
            for statement in (tables["provider"].replace(other), tables["provider"].remove(other)):
                with pytest.raises(StoreThrew, match="stale_record"):
                    await store.commit([statement])
        await store.commit([tables["provider"].remove(provider)])
        assert await store.rows("SELECT id FROM provider") == []

    async def test_many_rows_go_in_together_or_not_at_all(self, store: Database, tables: Tables) -> None:
        people = [a_patient() for _ in range(30)]
        await store.commit([tables["patient"].insert(people)])
        with pytest.raises(RecordExists):
            await store.commit([tables["patient"].insert([a_patient(), people[7], a_patient()])])
        assert len(await store.rows("SELECT id FROM patient")) == 30

    def test_a_change_names_its_record_its_version_and_its_codes(self, tables: Tables) -> None:
        patient = a_patient(version=3)
        statement = tables["patient"].insert([patient, a_patient()], [{"to": "active"}])
        first, second = statement.changes
        assert (first.record, first.version, dict(first.facts)) == (
            RecordID("patient", patient.id),
            3,
            {"to": "active"},
        )
        assert dict(second.facts) == {}


async def _is_refused(store: Database, statement: Statement) -> bool:
    try:
        await store.commit([statement])
    except StoreRefused:
        return True
    return False


def _create(table: str, content: dict[str, Any], key: str | int | None = None) -> Statement:
    return Statement(
        "CREATE ONLY $record CONTENT $content RETURN NONE",
        {"record": RecordID(table, key or new_id()), "content": content},
    )


def _a_change() -> AlertChange:
    return AlertChange(id=new_id(), alert_id=new_id(), at=NOW, by="user-1", step=AlertStep.RAISED, note="she called")


def _other(value: object) -> object:
    match value:
        case RecordID():
            return RecordID(value.table_name, new_id())
        case bytes():
            return value + b"x"
        case int():
            return value + 1
        case str():
            return value + "x"
        case _:
            return NOW + timedelta(days=1)


def _valid_contents(tables: Tables, patient: Patient | None) -> dict[str, dict[str, Any]]:
    """A row of each table that goes in as it is."""
    moments = {"version": 1, "created_at": NOW, "updated_at": NOW}
    audit = {"at": NOW, "actor": "u", "action": "record.read", "outcome": "ok", "proof": b"p", "block": 0}
    event = {"at": NOW, "kind": "x", "subject": RecordID("patient", "x"), "version": 1, "facts": {}, "seq": 0}
    opened = {
        "payer": {**moments, "name": "Harborline", "code": "HRB", "kind": "commercial"},
        "provider": {**moments, "display_name": "Dr. Inés", "npi": "1234567893", "is_active": True},
        "user": {
            **moments, "name": "Inés", "email": "ines@example.com", "email_verified": True, "role": "provider",
            "is_active": True,
        },
        "practice": {
            **moments, "name": "Northside", "zone": "UTC", "hours": {}, "own_panel_only": False,
            "restricted_patients": False, "is_demo": True,
        },
        "audit": audit,
        "event": event,
        "job": job_content(new_job(JobKind.CLEAN_UP, "user-1", lambda: NOW, {"schedule": "clean_up"})),
    }  # fmt: skip
    if patient is None:
        return opened
    sealed = {
        "patient": a_patient(),
        "coverage": a_coverage(patient),
        "status_change": a_step(patient),
        "eligibility_answer": an_answer(patient, new_id()),
        "alert": an_alert(patient_id=patient.id, once_key=new_id()),
        "alert_change": _a_change(),
    }
    return opened | {table: tables[table].content(entity) for table, entity in sealed.items()}
