"""Patients through the service: rules first, then one commit with its audit row and its event."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from app.assembly import Assembly
from app.audit.access_log import AccessLog
from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.actor import Scope
from app.core.exceptions import ValidationException
from app.core.identifiers import new_id
from app.core.permissions import Permission
from app.database.models import Patient, Provider
from app.models.patient_models import (
    MrnTaken,
    PatientArchived,
    PatientCreate,
    PatientNotFound,
    PatientPublic,
    PatientStatus,
    PatientUpdate,
    ProviderUnknown,
    StalePatient,
    StatusChange,
    StatusChangeNotAllowed,
)
from app.services.idempotency_service import KeyUsedOtherwise
from app.services.patient_service import PatientService
from tests.builders import a_patient, a_provider
from tests.conftest import NOW, SetClock, provider_log

INQUIRY, ONBOARDING, ACTIVE, CHURNED, URGENT = PatientStatus
LAST_ROW = "SELECT * FROM audit WHERE actor = 'user-1' ORDER BY id DESC LIMIT 1"
WAY_TO: dict[PatientStatus, tuple[PatientStatus, ...]] = {
    INQUIRY: (),
    ONBOARDING: (ONBOARDING,),
    ACTIVE: (ONBOARDING, ACTIVE),
    CHURNED: (CHURNED,),
}
LEADS_TO: dict[PatientStatus, set[PatientStatus]] = {
    INQUIRY: {ONBOARDING, CHURNED, URGENT},
    ONBOARDING: {INQUIRY, ACTIVE, CHURNED, URGENT},
    ACTIVE: {CHURNED, URGENT},
    CHURNED: {INQUIRY, ONBOARDING, URGENT},
}


def a_person(**fields: Any) -> PatientCreate:
    return PatientCreate.model_validate(
        {
            "family_name": "Marlowe",
            "given_name": "Ada",
            "birth_date": date(1980, 3, 12),
            "email": "ada@example.com",
            **fields,
        }
    )


def as_update(patient: PatientPublic, **fields: Any) -> PatientUpdate:
    kept = {name: getattr(patient, name) for name in PatientCreate.model_fields}
    return PatientUpdate.model_validate({**kept, "version": patient.version, **fields})


def service(assembly: Assembly, **actor: Any) -> PatientService:
    access = provider_log(assembly)
    if actor:
        access.actor = replace(access.actor, **actor)
    return assembly.patient_service(access)


@pytest.fixture
async def patients(assembly: Assembly) -> PatientService:
    return service(assembly)


async def stored(assembly: Assembly, entity: Patient | Provider) -> str:
    """Put an entity into the store as it is, past the rules of the service."""
    access = provider_log(assembly)
    await assembly.database_service(access).create(entity)
    return entity.id


async def count(assembly: Assembly, table: str) -> int:
    queries = {
        "audit": "SELECT id FROM audit WHERE actor = 'user-1'",
        "event": "SELECT id FROM event",
        "patient": "SELECT id FROM patient",
        "status_change": "SELECT id FROM status_change",
    }
    return len(await assembly.database.rows(queries[table]))


async def moved_to(patients: PatientService, status: PatientStatus, before: PatientStatus | None) -> PatientPublic:
    patient = await patients.create(a_person())
    way = (*WAY_TO[before or status], *([status] if before else []))
    for step in way:
        patient = await patients.change_status(
            patient.id, StatusChange(status=step, version=patient.version, reason="Asked.", self_pay=step is ACTIVE)
        )
    return patient


class TestWorkflow:
    async def test_every_status_allows_exactly_the_moves_of_the_design(
        self, assembly: Assembly, patients: PatientService
    ) -> None:
        states = [(status, None) for status in WAY_TO] + [(URGENT, before) for before in WAY_TO]
        for status, before in states:
            allowed = LEADS_TO[status] if before is None else {CHURNED, before}
            for move in PatientStatus:
                patient = await moved_to(patients, status, before)
                rows = await count(assembly, "audit")
                change = StatusChange(
                    status=move, version=patient.version, reason="asked by telephone", self_pay=move is ACTIVE
                )
                if move in allowed:
                    after = await patients.change_status(patient.id, change)
                    assert (after.status, after.version) == (move, patient.version + 1)
                    assert after.status_before_urgent is (status if move is URGENT else None)
                else:
                    with pytest.raises(StatusChangeNotAllowed):
                        await patients.change_status(patient.id, change)
                    assert await patients.get(patient.id) == patient
                assert await count(assembly, "audit") == rows + (move in allowed)

    async def test_the_history_tells_every_step_with_who_when_and_why(
        self, patients: PatientService, clock: SetClock
    ) -> None:
        patient = await patients.create(a_person())
        for status, reason in ((ONBOARDING, "called"), (URGENT, "fell"), (ONBOARDING, "calm again")):
            clock.move(timedelta(days=1))
            patient = await patients.change_status(
                patient.id, StatusChange(status=status, version=patient.version, reason=reason)
            )
        steps = await patients.history(patient.id)
        assert [(step.from_status, step.to_status, step.reason) for step in steps] == [
            (None, INQUIRY, None),
            (INQUIRY, ONBOARDING, "called"),
            (ONBOARDING, URGENT, "fell"),
            (URGENT, ONBOARDING, "calm again"),
        ]
        assert {step.by for step in steps} == {"user-1"}
        assert [(step.at.date() - NOW.date()).days for step in steps] == [0, 1, 2, 3]

    async def test_a_person_who_moves_a_patient_has_reviewed_the_record(
        self, assembly: Assembly, patients: PatientService
    ) -> None:
        patient_id = await stored(assembly, a_patient(pending_review=True))
        after = await patients.change_status(patient_id, StatusChange(status=ONBOARDING, version=1))
        assert after.pending_review is False

    async def test_change_history_audit_row_and_event_commit_together(
        self, assembly: Assembly, patients: PatientService
    ) -> None:
        patient = await patients.create(a_person())
        tables = ("audit", "event", "status_change")
        before = [await count(assembly, table) for table in tables]
        await patients.change_status(patient.id, StatusChange(status=ONBOARDING, version=1))
        assert [await count(assembly, table) for table in tables] == [each + 1 for each in before]
        event = (await assembly.database.rows("SELECT * FROM event ORDER BY id DESC LIMIT 1"))[0]
        assert (event["facts"]["from"], event["facts"]["to"], event["version"]) == ("inquiry", "onboarding", 2)

    async def test_of_many_moves_at_once_exactly_one_wins_and_the_others_are_told(
        self, assembly: Assembly, patients: PatientService
    ) -> None:
        patient = await patients.create(a_person())
        moves = [
            service(assembly).change_status(patient.id, StatusChange(status=status, version=1, reason="called"))
            for status in (ONBOARDING, CHURNED, URGENT) * 4
        ]
        ended = await asyncio.gather(*moves, return_exceptions=True)
        assert sum(isinstance(each, PatientPublic) for each in ended) == 1
        assert sum(isinstance(each, StalePatient) for each in ended) == len(moves) - 1
        assert len(await patients.history(patient.id)) == 2


class TestVersions:
    async def test_a_stale_version_changes_nothing_and_leaves_no_row(
        self, assembly: Assembly, patients: PatientService
    ) -> None:
        patient = await patients.create(a_person())
        newer = await patients.update(patient.id, as_update(patient, notes="first"))
        rows, events = await count(assembly, "audit"), await count(assembly, "event")
        for version in (1, 3, 99):
            with pytest.raises(StalePatient):
                await patients.update(patient.id, as_update(newer, notes="second", version=version))
            with pytest.raises(StalePatient):
                await patients.change_status(patient.id, StatusChange(status=ONBOARDING, version=version))
        assert await patients.get(patient.id) == newer
        assert (await count(assembly, "audit"), await count(assembly, "event")) == (rows, events)

    async def test_of_many_updates_at_once_none_is_lost_without_being_told(
        self, assembly: Assembly, patients: PatientService
    ) -> None:
        patient = await patients.create(a_person())
        updates = [
            service(assembly).update(patient.id, as_update(patient, notes=f"note {number}")) for number in range(12)
        ]
        ended = await asyncio.gather(*updates, return_exceptions=True)
        (winner,) = [each for each in ended if isinstance(each, PatientPublic)]
        assert all(isinstance(each, StalePatient) for each in ended if each is not winner)
        assert await patients.get(patient.id) == winner


class TestUpdate:
    async def test_an_update_keeps_everything_that_is_not_its_own(
        self, assembly: Assembly, patients: PatientService, clock: SetClock
    ) -> None:
        before = a_patient(
            status=URGENT,
            status_before_urgent=ACTIVE,
            status_reason="pain",
            pending_review=True,
            deceased=True,
            deceased_on=date(2026, 11, 1),
            mrn="A-17",
        )
        await stored(assembly, before)
        clock.move(timedelta(hours=2))
        shown = await patients.get(before.id)
        after = await patients.update(before.id, as_update(shown, given_name="Adah", mrn=None))
        kept = set(PatientPublic.model_fields) - {"given_name", "mrn", "version", "updated_at"}
        assert {name: getattr(after, name) for name in kept} == {name: getattr(shown, name) for name in kept}
        assert (after.given_name, after.mrn, after.version) == ("Adah", None, 2)
        assert after.updated_at > shown.updated_at
        assert await patients.get(before.id) == after

    async def test_an_update_without_a_change_keeps_nothing_and_is_a_read(
        self, assembly: Assembly, clock: SetClock
    ) -> None:
        person = a_person(phones=[{"number": "(202) 555-0123"}], former_names=["Gordon"], notes="likes mornings")
        patient = await service(assembly).create(person)
        events, versions = await count(assembly, "event"), await assembly.database.rows("SELECT * FROM patient_version")
        clock.move(timedelta(hours=2))
        access = provider_log(assembly, AuditAction.PATIENT_UPDATED)
        patients = assembly.patient_service(access)
        assert await patients.update(patient.id, as_update(patient)) == patient
        assert await patients.get(patient.id) == patient
        assert await count(assembly, "event") == events
        assert await assembly.database.rows("SELECT * FROM patient_version") == versions
        await access.settle()
        row = (await assembly.database.rows(LAST_ROW))[0]
        assert (row["action"], row["subject"]) == (AuditAction.PATIENT_READ, patient.id)
        with pytest.raises(StalePatient):
            await patients.update(patient.id, as_update(patient, version=2))

    async def test_what_an_update_leaves_out_is_gone(self, patients: PatientService) -> None:
        full = a_person(
            middle_name="Byron",
            former_names=["Gordon"],
            phones=[{"number": "2025550123"}],
            email="ada@example.com",
            notes="likes mornings",
            tags=["vip"],
        )
        patient = await patients.create(full)
        bare = {"family_name": "Marlowe", "given_name": "Ada", "birth_date": "1980-03-12", "version": 1}
        after = await patients.update(patient.id, PatientUpdate.model_validate(bare))
        assert (after.middle_name, after.former_names, after.phones, after.email) == (None, [], [], None)
        assert (after.notes, after.tags) == (None, [])

    async def test_the_audit_row_names_the_fields_and_never_their_values(
        self, assembly: Assembly, patients: PatientService
    ) -> None:
        patient = await patients.create(a_person())
        await patients.update(patient.id, as_update(patient, notes="secret-note", email="other@example.com"))
        row = (await assembly.database.rows(LAST_ROW))[0]
        assert row["action"] == AuditAction.PATIENT_UPDATED
        reason = assembly.seal.open_reason(row["id"].id, row["detail"])
        assert reason == "changed: email, notes"

    async def test_the_directory_shows_an_update_before_it_is_answered(
        self, assembly: Assembly, patients: PatientService
    ) -> None:
        patient = await patients.create(a_person(family_name="Winterbourne"))
        await patients.update(patient.id, as_update(patient, family_name="Summerfield"))
        access = provider_log(assembly)
        scope = access.actor.scope
        assert [each.id for each in assembly.directory.search("summerf", scope, access, 5).items] == [patient.id]
        assert assembly.directory.search("winterb", scope, access, 5).items == []


class TestRules:
    async def test_birth_dates_are_judged_by_the_practices_day(self, patients: PatientService, clock: SetClock) -> None:
        for moment, born, rule in (
            (datetime(2026, 11, 26, 4, 59, tzinfo=UTC), date(2026, 11, 26), "not_in_the_future"),
            (datetime(2026, 11, 26, 5, 1, tzinfo=UTC), date(2026, 11, 26), None),
            (datetime(2026, 11, 25, 12, tzinfo=UTC), date(1896, 11, 25), None),
            (datetime(2026, 11, 26, 4, 59, tzinfo=UTC), date(1896, 11, 25), None),
            (datetime(2026, 11, 26, 5, 1, tzinfo=UTC), date(1896, 11, 25), "not_so_long_ago"),
            (datetime(2024, 2, 29, 12, tzinfo=UTC), date(2024, 2, 29), None),
            (datetime(2024, 2, 29, 4, 59, tzinfo=UTC), date(2024, 2, 29), "not_in_the_future"),
        ):
            clock.now = moment
            if rule is None:
                assert (await patients.create(a_person(birth_date=born))).birth_date == born
                continue
            with pytest.raises(ValidationException) as refused:
                await patients.create(a_person(birth_date=born))
            assert [(each.place, each.rule) for each in refused.value.broken_rules] == [("body.birth_date", rule)]

    async def test_an_update_is_judged_like_a_create(self, assembly: Assembly, patients: PatientService) -> None:
        patient = await patients.create(a_person())
        rows = await count(assembly, "audit")
        with pytest.raises(ValidationException):
            await patients.update(patient.id, as_update(patient, birth_date=date(2026, 11, 26)))
        with pytest.raises(ProviderUnknown):
            await patients.update(patient.id, as_update(patient, provider_id=new_id()))
        assert await patients.get(patient.id) == patient
        assert await count(assembly, "audit") == rows

    async def test_a_provider_who_is_not_known_is_refused_and_one_who_is_passes(
        self, assembly: Assembly, patients: PatientService
    ) -> None:
        with pytest.raises(ProviderUnknown):
            await patients.create(a_person(provider_id=new_id()))
        assert await count(assembly, "patient") == 0
        provider_id = await stored(assembly, a_provider())
        assert (await patients.create(a_person(provider_id=provider_id))).provider_id == provider_id

    async def test_an_mrn_in_any_spelling_belongs_to_one_patient(
        self, assembly: Assembly, patients: PatientService
    ) -> None:
        first = await patients.create(a_person(mrn="a-00 17"))
        for spelling in ("A0017", "a 0017", "A-00-17", "a00/17"):
            with pytest.raises(MrnTaken):
                await patients.create(a_person(mrn=spelling))
        assert await count(assembly, "patient") == 1
        other = await patients.create(a_person(mrn="A-18"))
        with pytest.raises(MrnTaken):
            await patients.update(other.id, as_update(other, mrn="A0017"))
        assert (await patients.update(first.id, as_update(first, mrn="A0017"))).mrn == "A0017"

    async def test_an_mrn_stays_taken_when_its_patient_is_archived(
        self, assembly: Assembly, patients: PatientService
    ) -> None:
        await stored(assembly, a_patient(mrn="A-17", archived_at=NOW))
        with pytest.raises(MrnTaken):
            await patients.create(a_person(mrn="A-17"))

    async def test_of_many_creates_with_one_mrn_exactly_one_wins(self, assembly: Assembly) -> None:
        creates = [service(assembly).create(a_person(mrn="A-17", notes=str(number))) for number in range(10)]
        ended = await asyncio.gather(*creates, return_exceptions=True)
        assert sum(isinstance(each, PatientPublic) for each in ended) == 1
        assert sum(isinstance(each, MrnTaken) for each in ended) == 9
        assert (await count(assembly, "patient"), await count(assembly, "status_change")) == (1, 1)

    async def test_an_archived_patient_is_read_and_not_changed(
        self, assembly: Assembly, patients: PatientService
    ) -> None:
        patient_id = await stored(assembly, a_patient(archived_at=NOW))
        shown = await patients.get(patient_id)
        rows = await count(assembly, "audit")
        with pytest.raises(PatientArchived):
            await patients.update(patient_id, as_update(shown, notes="x"))
        with pytest.raises(PatientArchived):
            await patients.change_status(patient_id, StatusChange(status=ONBOARDING, version=1))
        assert await patients.get(patient_id) == shown
        assert await count(assembly, "audit") == rows

    async def test_what_names_nobody_is_not_found(self, patients: PatientService) -> None:
        for name in ("", "x", "patient:abc", "a" * 20, "a" * 20 + "\n", "\u27e8" * 20, "A" * 20):
            for call in (patients.get, patients.history, patients.coverages):
                with pytest.raises(PatientNotFound):
                    await call(name)
            with pytest.raises(PatientNotFound):
                await patients.change_status(name, StatusChange(status=ONBOARDING, version=1))


class TestScope:
    async def test_outside_of_a_panel_nobody_is_found_read_or_changed(
        self, assembly: Assembly, patients: PatientService
    ) -> None:
        mine, other = await stored(assembly, a_provider()), await stored(assembly, a_provider(display_name="Dr. B"))
        own = await patients.create(a_person(provider_id=mine))
        foreign = await patients.create(a_person(provider_id=other))
        unassigned = await patients.create(a_person())
        panel = service(assembly, scope=Scope(panel=mine))
        assert (await panel.get(own.id)).id == own.id
        for patient in (foreign, unassigned):
            for call in (panel.get, panel.history, panel.coverages):
                with pytest.raises(PatientNotFound):
                    await call(patient.id)
            with pytest.raises(PatientNotFound):
                await panel.update(patient.id, as_update(patient, notes="x"))
            with pytest.raises(PatientNotFound):
                await panel.change_status(patient.id, StatusChange(status=ONBOARDING, version=1))
            assert (await patients.get(patient.id)).version == 1

    async def test_whoever_has_no_scope_sees_nobody(self, assembly: Assembly, patients: PatientService) -> None:
        patient = await patients.create(a_person())
        with pytest.raises(PatientNotFound):
            await service(assembly, scope=Scope()).get(patient.id)


class TestIdempotency:
    def once(self, assembly: Assembly, body: bytes = b"{}", key: str = "key-0001", user: str = "user-1") -> Any:
        return assembly.idempotency.once(user, "POST /patients", key, body)

    async def test_the_same_create_twice_gives_one_patient_and_the_same_answer(
        self, assembly: Assembly, patients: PatientService
    ) -> None:
        first = await patients.create(a_person(), self.once(assembly))
        again = await service(assembly).create(a_person(), self.once(assembly))
        assert again == first
        assert (await count(assembly, "patient"), await count(assembly, "status_change")) == (1, 1)

    async def test_the_first_answer_stands_although_the_patient_changed_since(self, patients: PatientService) -> None:
        assembly_once = patients._idempotency.once("user-1", "POST /patients", "key-0001", b"{}")
        first = await patients.create(a_person(), assembly_once)
        await patients.update(first.id, as_update(first, notes="later"))
        assert await patients.create(a_person(), assembly_once) == first

    async def test_another_body_under_the_key_is_refused(self, assembly: Assembly, patients: PatientService) -> None:
        await patients.create(a_person(), self.once(assembly))
        with pytest.raises(KeyUsedOtherwise):
            await patients.create(a_person(given_name="Eve"), self.once(assembly, b'{"given_name":"Eve"}'))
        assert await count(assembly, "patient") == 1

    async def test_keys_of_two_users_or_routes_are_two_keys(self, assembly: Assembly, patients: PatientService) -> None:
        await patients.create(a_person(), self.once(assembly))
        await patients.create(a_person(), self.once(assembly, user="user-2"))
        await patients.create(a_person(), self.once(assembly, key="key-0002"))
        assert await count(assembly, "patient") == 3

    async def test_of_many_at_once_one_creates_and_all_get_its_answer(self, assembly: Assembly) -> None:
        creates = [service(assembly).create(a_person(), self.once(assembly)) for _ in range(12)]
        answers = await asyncio.gather(*creates)
        assert len({answer.id for answer in answers}) == 1
        assert (await count(assembly, "patient"), await count(assembly, "event")) == (1, 1)

    async def test_a_refused_create_leaves_its_key_free(self, assembly: Assembly, patients: PatientService) -> None:
        await patients.create(a_person(mrn="A-17"))
        with pytest.raises(MrnTaken):
            await patients.create(a_person(mrn="A-17"), self.once(assembly))
        created = await patients.create(a_person(mrn="A-18"), self.once(assembly))
        assert created.mrn == "A-18"

    async def test_a_replay_is_audited_as_a_read_of_its_patient(
        self, assembly: Assembly, patients: PatientService
    ) -> None:
        first = await patients.create(a_person(), self.once(assembly))
        access = provider_log(assembly, AuditAction.PATIENT_CREATED)
        await assembly.patient_service(access).create(a_person(), self.once(assembly))
        assert access.unrecorded == [first.id]


async def test_a_new_patient_has_one_audit_row_one_event_and_one_step(
    assembly: Assembly, patients: PatientService
) -> None:
    rows = await count(assembly, "audit")
    patient = await patients.create(a_person())
    assert await count(assembly, "audit") == rows + 1
    assert (await count(assembly, "event"), await count(assembly, "status_change")) == (1, 1)
    row = (await assembly.database.rows(LAST_ROW))[0]
    assert (row["action"], row["subject"], row["actor"]) == (AuditAction.PATIENT_CREATED, patient.id, "user-1")


async def test_a_create_that_the_store_refuses_leaves_no_row_behind(assembly: Assembly, access: AccessLog) -> None:
    rows = await count(assembly, "audit")
    orphan = a_patient(provider_id=new_id())
    repository = assembly._patients(access)
    with pytest.raises(Exception, match="database_refused"):
        await assembly.database_service(access).write(
            AuditEntry(AuditAction.PATIENT_CREATED, orphan.id), repository.create(orphan)
        )
    assert (await count(assembly, "audit"), await count(assembly, "patient")) == (rows, 0)


async def test_patient_business_logic(assembly: Assembly, patients: PatientService) -> None:
    """Every rule that a record breaks is told at once; one record holds a number, and only known providers treat."""
    with pytest.raises(ValidationException) as refused:
        await patients.create(
            a_person(birth_date=date(2026, 11, 26), privacy_notice_on=date(2026, 11, 27), mrn="MRN-00000421")
        )
    assert {(each.place, each.rule) for each in refused.value.broken_rules} == {
        ("body.birth_date", "not_in_the_future"),
        ("body.privacy_notice_on", "not_in_the_future"),
        ("body.mrn", "check_digit"),
    }
    assert await count(assembly, "patient") == 0
    number = (await patients.suggest_mrn()).mrn
    patient = await patients.create(a_person(mrn=number))
    with pytest.raises(MrnTaken):
        await patients.create(a_person(mrn=number.lower()))
    with pytest.raises(ProviderUnknown):
        await patients.update(patient.id, as_update(patient, provider_id=new_id()))
    with pytest.raises(StatusChangeNotAllowed):
        await patients.change_status(
            patient.id, StatusChange(status=ACTIVE, version=1, reason="Pays alone.", self_pay=True)
        )
    assert await patients.get(patient.id) == patient


async def test_status_change_tracking(assembly: Assembly, patients: PatientService, clock: SetClock) -> None:
    """A move leaves a step, an audit row with its sealed reason, an event and the version before it."""
    patient = await patients.create(a_person(email="ada@example.com"))
    clock.move(timedelta(hours=1))
    moved_on = await patients.change_status(
        patient.id, StatusChange(status=ONBOARDING, version=1, reason="papers arrived")
    )
    step = (await patients.history(patient.id))[-1]
    assert (step.from_status, step.to_status, step.by, step.reason) == (INQUIRY, ONBOARDING, "user-1", "papers arrived")
    assert step.at == moved_on.status_changed_at > patient.status_changed_at
    row = (await assembly.database.rows(LAST_ROW))[0]
    assert (row["action"], row["subject"]) == (AuditAction.PATIENT_STATUS_CHANGED, patient.id)
    assert assembly.seal.open_reason(row["id"].id, row["detail"]) == "papers arrived"
    event = (await assembly.database.rows("SELECT * FROM event ORDER BY id DESC LIMIT 1"))[0]
    assert (event["facts"]["from"], event["facts"]["to"]) == ("inquiry", "onboarding")
    newest = (await patients.versions(patient.id))[0]
    assert {each.label: each.after for each in newest.changes} == {
        "Status": "Onboarding",
        "Reason of the status": "papers arrived",
    }


async def test_hipaa_compliance(assembly: Assembly, patients: PatientService) -> None:
    """Sealed in every row that a record leaves, opened under a trace, masked by role, silent in every failure."""
    planted = {"family_name": "Quillington", "notes": "keeps bees", "email": "quillington@example.com"}
    patient = await patients.create(a_person(**planted, mrn="QX-1"))
    await patients.update(patient.id, as_update(patient, notes="keeps more bees"))
    for table in ("patient", "patient_version", "status_change", "event", "audit"):
        stored_rows = repr(await assembly.database.rows(f"SELECT * FROM {table}"))
        assert not any(word in stored_rows for word in ("Quillington", "quillington", "bees", "QX-1", "QX1")), table
    reader = service(assembly)
    await reader.get(patient.id)
    assert reader.access.unrecorded == [patient.id]
    desk = service(assembly, permissions=frozenset({Permission.PATIENT_READ}))
    shown = await desk.get(patient.id)
    assert (shown.notes, shown.masked_fields) == (None, ["notes"])
    for failing in (patients.create(a_person(mrn="qx1")), patients.update(patient.id, as_update(patient))):
        with pytest.raises((MrnTaken, StalePatient)) as refused:
            await failing
        assert "QX" not in str(refused.value)
    assert "Quillington" not in repr(shown) + str(patient)
