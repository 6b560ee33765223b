"""The audited door: create, read, update and delete, each in one commit with its audit row and its event."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from app.assembly import Assembly
from app.audit.access_log import AccessLog
from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.exceptions import AppException
from app.core.identifiers import new_id
from app.database.entity_rows import RecordGone
from app.database.failures import OutcomeUnknown, StoreRefused, StoreUnavailable
from app.database.models import Alert, EligibilityAnswer, Patient, Payer, Practice, Provider, StatusChangeRecord, User
from app.database.statement import Change, RecordID, Statement
from app.models.patient_models import MrnTaken, StalePatient
from app.services.database_service import AlreadyThere, DatabaseService, RecordMissing
from tests.builders import a_coverage, a_patient, a_provider
from tests.conftest import NOW, eventually, operator, provider_log

MOMENTS: dict[str, Any] = {"created_at": NOW, "updated_at": NOW}


def entities(patient: Patient) -> list[Any]:
    """One of each kind, about this patient where it is about one."""
    return [
        a_provider(npi="1234567893"),
        Payer(id=new_id(), name="Harborline", code="HRB", **MOMENTS),
        a_coverage(patient),
        User(id=new_id(), name="Inés", email="ines@example.com", role="provider", **MOMENTS),
        Practice(id="practice", name="Northside", zone="America/New_York", **MOMENTS),
    ]


async def audit_rows(assembly: Assembly) -> list[dict[str, Any]]:
    """What users did, oldest first; the system's own runs left out."""
    rows = await assembly.database.rows("SELECT * FROM audit")
    return [row for row in sorted(rows, key=lambda row: str(row["id"].id)) if not row["actor"].startswith("system:")]


async def events(assembly: Assembly) -> list[tuple[str, str, int]]:
    rows = sorted(await assembly.database.rows("SELECT * FROM event"), key=lambda row: str(row["id"].id))
    return [(row["kind"], str(row["subject"].id), row["version"]) for row in rows]


@pytest.fixture
def database(assembly: Assembly, access: AccessLog) -> DatabaseService:
    return assembly.database_service(access)


@pytest.fixture
async def patient(assembly: Assembly) -> Patient:
    """A patient who is there already, made by the operator."""
    patient = a_patient()
    await assembly.database_service(operator(assembly)).create(patient)
    return patient


class TestCrud:
    async def test_crud_operations(self, assembly: Assembly, database: DatabaseService, patient: Patient) -> None:
        """Each kind of record is created, read back equal, updated to a higher version, and gone after its deletion."""
        for entity in entities(patient):
            assert await database.create(entity) == entity
            assert await database.read(type(entity), entity.id) == entity
            newer = await database.update(entity)
            assert newer.version == entity.version + 1
            assert newer.updated_at > entity.updated_at
            assert await database.read(type(entity), entity.id) == newer
            await database.delete(newer)
            with pytest.raises(RecordMissing):
                await database.read(type(entity), entity.id)
        changed = patient.model_copy(update={"family_name": "Byron"})
        assert (await database.read(Patient, (await database.update(changed)).id)).family_name == "Byron"
        assert (await assembly.directory.ask_at_length(lambda copy: copy.version("patient", patient.id))) == 2

    async def test_a_person_and_what_is_frozen_are_never_deleted(
        self, assembly: Assembly, database: DatabaseService, patient: Patient
    ) -> None:
        step = StatusChangeRecord(
            id=new_id(), patient_id=patient.id, version=1, from_status=None, to_status="inquiry", by="u", at=NOW
        )
        answer = EligibilityAnswer(id=new_id(), patient_id=patient.id, received_at=NOW, source="file", original="ISA*")
        for entity in (step, answer):
            await database.create(entity)
        alert = await database.create(Alert(id=new_id(), kind="coverage.lost", patient_id=patient.id, **MOMENTS))
        people: list[Any] = [patient, step, answer, alert]
        for each in people:
            with pytest.raises(AppException):
                await database.delete(each)
            assert await database.read(type(each), each.id) == each
        with pytest.raises(RecordGone):
            await database.update(step)
        assert assembly.directory.version("patient", patient.id) == 1

    async def test_what_is_there_already_is_told_as_such(self, database: DatabaseService, patient: Patient) -> None:
        with pytest.raises(AlreadyThere):
            await database.create(patient)
        payer = Payer(id=new_id(), name="Harborline", code="HRB", **MOMENTS)
        await database.create(payer)
        with pytest.raises(AlreadyThere):
            await database.create(payer.model_copy(update={"id": new_id()}))
        await database.create(a_patient(mrn="MRN-1", archived_at=NOW))
        with pytest.raises(MrnTaken):
            await database.create(a_patient(mrn="mrn 1"))

    @pytest.mark.parametrize("version", [0, 2, 7])
    async def test_an_update_or_deletion_of_another_version_is_refused(
        self, database: DatabaseService, version: int
    ) -> None:
        provider = await database.create(a_provider(version=1))
        other = provider.model_copy(update={"version": version})
        for call in (database.update(other), database.delete(other)):
            with pytest.raises(RecordGone):
                await call
        assert await database.read(Provider, provider.id) == provider

    async def test_of_twenty_updates_at_once_one_wins(self, database: DatabaseService) -> None:
        provider = await database.create(a_provider())
        tries = [provider.model_copy(update={"display_name": f"Dr. {at}"}) for at in range(20)]
        ended = await asyncio.gather(*(database.update(each) for each in tries), return_exceptions=True)
        won = [each for each in ended if isinstance(each, Provider)]
        assert len(won) == 1
        assert [type(each) for each in ended if each not in won] == [RecordGone] * 19
        assert await database.read(Provider, provider.id) == won[0]

    async def test_what_was_written_is_found_in_the_directory_before_the_call_returns(
        self, assembly: Assembly, database: DatabaseService
    ) -> None:
        patient = a_patient(family_name="Zyxwvut")
        committed = await database.write(
            AuditEntry(AuditAction.PATIENT_CREATED, patient.id), assembly.tables["patient"].create(patient)
        )
        assert committed.entities == (patient,)
        assert "Zyxwvut" not in repr(committed)
        assert assembly.directory.version("patient", patient.id) == 1

    async def test_a_deletion_leaves_the_directory_and_reaches_those_who_follow(
        self, assembly: Assembly, database: DatabaseService
    ) -> None:
        provider = await database.create(a_provider())
        await database.delete(provider)
        assert assembly.directory.version("provider", provider.id) == 0
        assert [version for _, record, version in await events(assembly) if record == provider.id] == [1, 2]


class TestTransactions:
    async def test_transaction_management(
        self, assembly: Assembly, database: DatabaseService, patient: Patient
    ) -> None:
        """All changes of a write commit together, or none of them does, wherever the failing one stands."""
        other, third = a_patient(), a_patient()
        stale = patient.model_copy(update={"version": 9})
        rows = assembly.tables["patient"]
        failing = rows.replace(stale, stale=StalePatient)
        entry = AuditEntry(AuditAction.PATIENT_CREATED, other.id)
        for at in range(3):
            changes = [rows.create(other), rows.create(third)]
            changes.insert(at, failing)
            with pytest.raises(StalePatient):
                await database.write(entry, *changes)
        for missing in (other, third):
            with pytest.raises(RecordMissing):
                await database.read(Patient, missing.id)
            assert assembly.directory.version("patient", missing.id) == 0
        committed = await database.write(entry, rows.create(other), rows.create(third))
        assert {each.id for each in committed.entities} == {other.id, third.id}
        assert {record for _, record, _ in await events(assembly)} >= {other.id, third.id}

    async def test_what_the_store_refuses_is_a_failure_without_a_word_of_the_store(
        self, assembly: Assembly, database: DatabaseService
    ) -> None:
        stranger = a_coverage(a_patient())
        with pytest.raises(StoreRefused) as refused:
            await database.create(stranger)
        assert stranger.patient_id not in f"{refused.value!r}{refused.value.message}{refused.value.__cause__}"
        assert await audit_rows(assembly) == []

    async def test_a_code_that_nobody_knows_is_refused_and_one_that_is_known_becomes_its_failure(
        self, database: DatabaseService
    ) -> None:
        for code, failure in (("stale_patient", StalePatient), ("nobody_knows_this", StoreRefused)):
            with pytest.raises(failure):
                await database.write(AuditEntry("record.updated", "x"), Statement("THROW $code", {"code": code}))

    async def test_a_caller_who_goes_away_does_not_tear_a_commit(
        self, assembly: Assembly, database: DatabaseService
    ) -> None:
        patient = a_patient()
        going = asyncio.create_task(database.create(patient))
        for _ in range(3):  # the call, the commit's own task, and its first step
            await asyncio.sleep(0)
        going.cancel()
        with pytest.raises(asyncio.CancelledError):
            await going
        await eventually(lambda: assembly.directory.version("patient", patient.id) == 1)
        assert len(await audit_rows(assembly)) == 1

    async def test_a_return_in_a_change_cannot_cut_off_its_audit_row(
        self, assembly: Assembly, database: DatabaseService
    ) -> None:
        sneaky = Statement("{ UPSERT counter:x SET value = 1, token = 1; RETURN 1; }", {})
        with pytest.raises(ValueError, match="would end the transaction"):
            await database.write(AuditEntry("record.updated", "x"), sneaky)
        assert await assembly.database.rows("SELECT * FROM counter:x") == []

    async def test_a_directory_that_cannot_take_a_row_does_not_make_the_commit_look_undone(
        self, assembly: Assembly, database: DatabaseService, patient: Patient
    ) -> None:
        """The row is committed under an envelope that does not open; the answer is that it is committed."""
        foreign = assembly.tables["patient"].content(a_patient())
        broken = Statement(
            "UPDATE $it SET sealed = $sealed, version = 2",
            {"it": RecordID("patient", patient.id), "sealed": foreign["sealed"]},
            (Change(RecordID("patient", patient.id), 2),),
        )
        committed = await database.write(AuditEntry(AuditAction.PATIENT_UPDATED, patient.id), broken)
        assert committed.entities == ()
        assert [row["action"] for row in await audit_rows(assembly)] == ["patient.updated"]


class TestAudit:
    async def test_audit_logging(self, assembly: Assembly, patient: Patient) -> None:
        """Each call leaves exactly one row once its request is settled: who, what, whose; and the change its event."""
        calls: list[tuple[str, str, Any]] = []
        for entity in entities(patient):
            subject = getattr(entity, "patient_id", None) or entity.id
            newer = entity.model_copy(update={"version": 2})
            calls += [
                ("record.created", subject, lambda db, it=entity: db.create(it)),
                ("record.read", subject, lambda db, it=entity: db.read(type(it), it.id)),
                ("record.updated", subject, lambda db, it=entity: db.update(it)),
                ("record.deleted", subject, lambda db, it=newer: db.delete(it)),
            ]
        before = len(await events(assembly))
        for at, (action, subject, call) in enumerate(calls):
            log = provider_log(assembly, action)
            await call(assembly.database_service(log))
            await log.settle()
            rows = await audit_rows(assembly)
            assert len(rows) == at + 1, action
            assert (rows[-1]["action"], rows[-1]["subject"], rows[-1]["actor"]) == (action, subject, "user-1")
            assert (rows[-1]["outcome"], rows[-1]["role"], rows[-1]["session"]) == ("ok", "provider", "session-1")
        assert len(await events(assembly)) - before == len(calls) * 3 // 4

    async def test_a_commit_that_failed_leaves_neither_row_nor_event(
        self, assembly: Assembly, database: DatabaseService, patient: Patient
    ) -> None:
        before = await events(assembly)
        failing = [
            database.create(patient),
            database.update(patient.model_copy(update={"version": 5})),
            database.delete(patient),
            database.create(a_coverage(a_patient())),
        ]
        for call in failing:
            with pytest.raises(AppException):
                await call
        assert await audit_rows(assembly) == []
        assert await events(assembly) == before

    async def test_a_change_that_cannot_be_audited_does_not_happen(
        self, assembly: Assembly, database: DatabaseService
    ) -> None:
        """The audit row has 201 subjects, which the store refuses: the change goes with it."""
        patient = a_patient()
        entry = AuditEntry("record.created", subjects=tuple(new_id() for _ in range(201)))
        with pytest.raises(StoreRefused):
            await database.write(entry, assembly.tables["patient"].create(patient))
        with pytest.raises(RecordMissing):
            await database.read(Patient, patient.id)

    async def test_a_write_of_nothing_still_says_that_it_was_asked_for(
        self, assembly: Assembly, database: DatabaseService
    ) -> None:
        await database.write(AuditEntry(AuditAction.IMPORT_STARTED, reason="Zyxwvut"))
        row = (await audit_rows(assembly))[0]
        assert row["action"] == "import.started"
        assert b"Zyxwvut" not in row["detail"]

    async def test_an_event_carries_codes_and_nothing_of_the_person(
        self, assembly: Assembly, database: DatabaseService
    ) -> None:
        patient = a_patient(family_name="Zyxwvut", mrn="ZYX-1")
        await database.write(
            AuditEntry(AuditAction.PATIENT_CREATED, patient.id),
            assembly.tables["patient"].create(patient, {"to": patient.status, "provider": None}),
        )
        row = (
            await assembly.database.rows(
                "SELECT * FROM event WHERE subject = $it", {"it": RecordID("patient", patient.id)}
            )
        )[0]
        assert row["facts"] == {"to": "inquiry"}
        assert "zyx" not in str(row).lower()


def is_a_write(surql: str) -> bool:
    """Whether a batch went through the audited door: only those carry events."""
    return surql.startswith("BEGIN") and "INSERT INTO event" in surql


class TestLostAnswers:
    """The engine commits, and the answer is lost, or comes late, or never: told honestly, never doubled."""

    @staticmethod
    def losing(assembly: Assembly, monkeypatch: pytest.MonkeyPatch, *, before: bool, times: int = 1) -> None:
        """Cut the line around the next commits: before they reach the engine, or after they are done."""
        once = assembly.database._once
        left = times

        async def cut(surql: str, parameters: Any) -> Any:
            nonlocal left
            if not is_a_write(surql) or left == 0:
                return await once(surql, parameters)
            left -= 1
            if not before:
                await once(surql, parameters)
            raise OutcomeUnknown

        monkeypatch.setattr(assembly.database, "_once", cut)

    async def test_a_line_that_was_cut_is_looked_for_by_the_audit_id(
        self, assembly: Assembly, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Without a second try there would be nothing: the cut is real."""
        self.losing(assembly, monkeypatch, before=True)
        with pytest.raises(OutcomeUnknown):
            await assembly.database.commit([Statement("INSERT INTO event []", {})])
        assert await assembly.database.commit([Statement("INSERT INTO event []", {})]) == [[]]

    @pytest.mark.parametrize("before", [True, False])
    async def test_a_write_whose_answer_was_lost_is_neither_lost_nor_doubled(
        self, assembly: Assembly, patient: Patient, monkeypatch: pytest.MonkeyPatch, before: bool
    ) -> None:
        await assembly.sealer.beat.stop()
        database = assembly.database_service(provider_log(assembly))
        self.losing(assembly, monkeypatch, before=before)
        newer = await database.update(patient)
        monkeypatch.undo()
        assert await database.read(Patient, patient.id) == newer
        assert assembly.directory.version("patient", patient.id) == 2
        assert [row["action"] for row in await audit_rows(assembly)] == ["record.updated"]
        assert [version for _, record, version in await events(assembly) if record == patient.id] == [1, 2]

    async def test_a_first_try_that_arrives_after_all_is_not_taken_for_somebody_elses_change(
        self, assembly: Assembly, patient: Patient, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The look finds nothing yet, the first try lands, and the second finds its own version taken."""
        await assembly.sealer.beat.stop()
        database = assembly.database_service(provider_log(assembly))
        once = assembly.database._once
        held: list[Any] = []

        async def late(surql: str, parameters: Any) -> Any:
            if is_a_write(surql):
                if not held:
                    held.append((surql, parameters))
                    raise OutcomeUnknown
                await once(*held[0])
            return await once(surql, parameters)

        monkeypatch.setattr(assembly.database, "_once", late)
        newer = await database.update(patient)
        monkeypatch.undo()
        assert await database.read(Patient, patient.id) == newer
        assert [row["action"] for row in await audit_rows(assembly)] == ["record.updated"]

    async def test_a_line_that_stays_cut_is_told_as_unknown(
        self, assembly: Assembly, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        await assembly.sealer.beat.stop()
        self.losing(assembly, monkeypatch, before=True, times=2)
        with pytest.raises(OutcomeUnknown):
            await assembly.database_service(provider_log(assembly)).create(a_patient())
        monkeypatch.undo()
        assert await audit_rows(assembly) == []

    async def test_a_write_that_took_too_long_is_told_as_unknown_and_is_there_with_its_row_or_not_at_all(
        self, assembly: Assembly, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        provider = a_provider()
        database = assembly.database_service(provider_log(assembly))
        hurried = assembly.database.settings.model_copy(update={"database_call_timeout": timedelta(seconds=0.2)})
        monkeypatch.setattr(assembly.database, "settings", hurried)
        slowly = Statement("sleep(400ms)", {})
        with pytest.raises(OutcomeUnknown):
            await database.write(
                AuditEntry("provider.created", provider.id), assembly.tables["provider"].create(provider), slowly
            )
        monkeypatch.undo()
        await assembly.database.rows("RETURN sleep(500ms)")  # by now it has ended, either way
        stored = await assembly.database.rows("SELECT id FROM provider")
        assert len(await audit_rows(assembly)) == len(await events(assembly)) == len(stored)

    async def test_a_store_that_is_closing_says_that_nothing_was_changed(self, assembly: Assembly) -> None:
        database = assembly.database_service(provider_log(assembly))
        assembly.database._closed = True
        with pytest.raises(StoreUnavailable):
            await database.create(a_patient())
        assembly.database._closed = False
        assert await audit_rows(assembly) == []
