"""The record's life: numbers, archive and restore, death, and every version of it."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from app.assembly import Assembly
from app.audit.vocabulary import AuditAction
from app.core.actor import Scope
from app.core.exceptions import ValidationException
from app.core.permissions import Permission
from app.core.roles import Role
from app.database.models import Patient
from app.models.patient_models import (
    ArchivedAlready,
    ArchiveRequest,
    DeceasedChange,
    MergedNotRestored,
    MrnsUsedUp,
    MrnTaken,
    NotArchived,
    PatientArchived,
    PatientCreate,
    PatientNotFound,
    PatientPublic,
    PatientStatus,
    PatientUpdate,
    PatientVersionPublic,
    RestoreRequest,
    StalePatient,
    StatusChange,
)
from app.models.practice_models import PracticeSettings, PracticeUpdate
from app.services.patient_service import PatientService
from app.validators.medical_record_numbers import USUAL_MRNS, MrnFormat
from tests.builders import a_patient, a_provider
from tests.conftest import NOW, SetClock, operator, provider_log

MOVED_AWAY = "moved to another state"


def a_person(**fields: Any) -> PatientCreate:
    return PatientCreate.model_validate(
        {"family_name": "Marlowe", "given_name": "Ada", "birth_date": date(1980, 3, 12), **fields}
    )


def as_update(patient: PatientPublic, **fields: Any) -> PatientUpdate:
    kept = {name: getattr(patient, name) for name in PatientCreate.model_fields}
    return PatientUpdate.model_validate({**kept, "version": patient.version, **fields})


def archiving(version: int = 1) -> ArchiveRequest:
    return ArchiveRequest(version=version, reason=MOVED_AWAY)


def restoring(version: int) -> RestoreRequest:
    return RestoreRequest(version=version, reason="came back")


def service(assembly: Assembly, **actor: Any) -> PatientService:
    access = provider_log(assembly)
    access.actor = replace(access.actor, **actor)
    return assembly.patient_service(access)


@pytest.fixture
async def patients(assembly: Assembly) -> PatientService:
    return service(assembly)


async def stored(assembly: Assembly, patient: Patient) -> str:
    await assembly.database_service(provider_log(assembly)).create(patient)
    return patient.id


async def rows_of(assembly: Assembly) -> int:
    return len(await assembly.database.rows("SELECT id FROM audit WHERE actor = 'user-1'"))


async def last_row(assembly: Assembly) -> dict[str, Any]:
    rows = await assembly.database.rows("SELECT * FROM audit WHERE actor = 'user-1' ORDER BY id DESC LIMIT 1")
    return dict(rows[0])


def shown_in_lists(assembly: Assembly, text: str) -> list[str]:
    access = provider_log(assembly)
    return [each.id for each in assembly.directory.search(text, access.actor.scope, access, 5).items]


class TestArchiving:
    async def test_an_archived_patient_leaves_searches_and_stays_readable_with_the_reason(
        self, assembly: Assembly, patients: PatientService, clock: SetClock
    ) -> None:
        patient = await patients.create(a_person(family_name="Winterbourne", mrn="A-17"))
        clock.move(timedelta(days=3))
        archived = await patients.archive(patient.id, archiving())
        assert archived.archived_at is not None
        assert (archived.archived_at - patient.created_at).days == 3
        assert (archived.archive_reason, archived.version, archived.status) == (MOVED_AWAY, 2, patient.status)
        assert shown_in_lists(assembly, "winterb") == []
        assert await patients.get(patient.id) == archived

    async def test_it_is_one_commit_whose_audit_row_holds_the_reason_sealed(
        self, assembly: Assembly, patients: PatientService
    ) -> None:
        patient = await patients.create(a_person())
        before = await rows_of(assembly)
        await patients.archive(patient.id, archiving())
        assert await rows_of(assembly) == before + 1
        row = await last_row(assembly)
        assert (row["action"], row["subject"]) == (AuditAction.PATIENT_ARCHIVED, patient.id)
        assert assembly.seal.open_reason(row["id"].id, row["detail"]) == MOVED_AWAY
        assert MOVED_AWAY.encode() not in repr(await assembly.database.rows("SELECT * FROM patient")).encode()

    async def test_a_restored_patient_is_as_before_and_is_found_again(
        self, assembly: Assembly, patients: PatientService
    ) -> None:
        patient = await patients.create(a_person(family_name="Winterbourne", email="ada@example.com"))
        patient = await patients.change_status(patient.id, StatusChange(status=PatientStatus.ONBOARDING, version=1))
        archived = await patients.archive(patient.id, archiving(2))
        restored = await patients.restore(patient.id, restoring(archived.version))
        kept = set(PatientPublic.model_fields) - {"version", "updated_at"}
        assert {name: getattr(restored, name) for name in kept} == {name: getattr(patient, name) for name in kept}
        assert shown_in_lists(assembly, "winterb") == [patient.id]
        assert (await last_row(assembly))["action"] == AuditAction.PATIENT_RESTORED

    async def test_what_is_archived_is_not_archived_again_nor_what_is_in_use_restored(
        self, assembly: Assembly, patients: PatientService
    ) -> None:
        patient = await patients.create(a_person())
        with pytest.raises(NotArchived):
            await patients.restore(patient.id, restoring(1))
        archived = await patients.archive(patient.id, archiving())
        before = await rows_of(assembly)
        for version in (1, 2):
            with pytest.raises(ArchivedAlready):
                await patients.archive(patient.id, archiving(version))
        assert await rows_of(assembly) == before
        assert await patients.get(patient.id) == archived

    async def test_a_stale_version_neither_archives_nor_restores(self, patients: PatientService) -> None:
        patient = await patients.create(a_person())
        newer = await patients.update(patient.id, as_update(patient, notes="changed"))
        with pytest.raises(StalePatient):
            await patients.archive(patient.id, archiving(1))
        archived = await patients.archive(patient.id, archiving(newer.version))
        with pytest.raises(StalePatient):
            await patients.restore(patient.id, restoring(newer.version))
        assert await patients.get(patient.id) == archived

    async def test_of_many_who_archive_at_once_one_does_and_the_others_are_told(
        self, assembly: Assembly, patients: PatientService
    ) -> None:
        patient = await patients.create(a_person())
        ended = await asyncio.gather(
            *(service(assembly).archive(patient.id, archiving()) for _ in range(8)), return_exceptions=True
        )
        assert sum(isinstance(each, PatientPublic) for each in ended) == 1
        assert sum(isinstance(each, StalePatient | ArchivedAlready) for each in ended) == 7

    async def test_a_merged_record_is_not_restored_by_itself(
        self, assembly: Assembly, patients: PatientService
    ) -> None:
        survivor = await stored(assembly, a_patient())
        merged = await stored(assembly, a_patient(archived_at=NOW, merged_into=survivor))
        with pytest.raises(MergedNotRestored):
            await patients.restore(merged, restoring(1))
        with pytest.raises(ArchivedAlready):
            await patients.archive(merged, archiving())

    async def test_the_number_of_an_archived_patient_stays_taken_and_comes_back(self, patients: PatientService) -> None:
        patient = await patients.create(a_person(mrn="A-17"))
        archived = await patients.archive(patient.id, archiving())
        with pytest.raises(MrnTaken):
            await patients.create(a_person(mrn="A-17"))
        assert (await patients.restore(patient.id, restoring(archived.version))).mrn == "A-17"

    async def test_outside_the_scope_there_is_nothing_to_archive(
        self, assembly: Assembly, patients: PatientService
    ) -> None:
        patient = await patients.create(a_person())
        outside = service(assembly, scope=Scope())
        calls: list[Callable[[], Coroutine[Any, Any, object]]] = [
            lambda: outside.archive(patient.id, archiving()),
            lambda: outside.restore(patient.id, restoring(1)),
            lambda: outside.note_death(patient.id, DeceasedChange(version=1, deceased=True)),
            lambda: outside.versions(patient.id),
        ]
        for call in calls:
            with pytest.raises(PatientNotFound):
                await call()


class TestDeath:
    async def test_a_death_is_noted_with_or_without_its_day_and_can_be_taken_back(
        self, assembly: Assembly, patients: PatientService
    ) -> None:
        patient = await patients.create(a_person())
        noted = await patients.note_death(patient.id, DeceasedChange(version=1, deceased=True))
        assert (noted.deceased, noted.deceased_on) == (True, None)
        assert (await last_row(assembly))["action"] == AuditAction.PATIENT_DECEASED
        day = date(2026, 11, 20)
        noted = await patients.note_death(patient.id, DeceasedChange(version=2, deceased=True, deceased_on=day))
        assert noted.deceased_on == day
        back = await patients.note_death(patient.id, DeceasedChange(version=3, deceased=False, deceased_on=day))
        assert (back.deceased, back.deceased_on) == (False, None)
        assert (await last_row(assembly))["action"] == AuditAction.PATIENT_NOT_DECEASED

    async def test_what_is_noted_already_is_not_noted_again(self, assembly: Assembly, patients: PatientService) -> None:
        patient = await patients.create(a_person())
        alive, died = (DeceasedChange(version=at, deceased=at > 1) for at in (1, 2))
        assert await patients.note_death(patient.id, alive) == patient
        noted = await patients.note_death(patient.id, died.model_copy(update={"version": 1}))
        before = await rows_of(assembly)
        assert await patients.note_death(patient.id, died) == noted
        assert await rows_of(assembly) == before

    async def test_a_day_that_cannot_be_is_refused_by_the_practices_day(self, patients: PatientService) -> None:
        patient = await patients.create(a_person())
        for day, rule in ((date(2026, 11, 26), "not_in_the_future"), (date(1980, 3, 11), "not_before_birth")):
            with pytest.raises(ValidationException) as refused:
                await patients.note_death(patient.id, DeceasedChange(version=1, deceased=True, deceased_on=day))
            assert [(each.place, each.rule) for each in refused.value.broken_rules] == [("body.deceased_on", rule)]
        assert await patients.get(patient.id) == patient

    async def test_it_is_not_noted_on_a_stale_or_archived_record(self, patients: PatientService) -> None:
        patient = await patients.create(a_person())
        with pytest.raises(StalePatient):
            await patients.note_death(patient.id, DeceasedChange(version=7, deceased=True))
        await patients.archive(patient.id, archiving())
        with pytest.raises(PatientArchived):
            await patients.note_death(patient.id, DeceasedChange(version=2, deceased=True))

    async def test_nobody_is_reminded_of_the_birthday_of_somebody_who_has_died(
        self, assembly: Assembly, patients: PatientService
    ) -> None:
        patient = await patients.create(a_person(birth_date=date(1980, 11, 27)))
        occasions = assembly.directory.occasions
        assert [each.patient_id for each in occasions.birthdays(["11-27"])] == [patient.id]
        await patients.note_death(patient.id, DeceasedChange(version=1, deceased=True))
        assert occasions.birthdays(["11-27"]) == []
        await patients.note_death(patient.id, DeceasedChange(version=2, deceased=False))
        assert [each.patient_id for each in occasions.birthdays(["11-27"])] == [patient.id]


async def choose(form: MrnFormat, practice: Assembly) -> None:
    """The practice's numbers have this form from now on."""
    practices = practice.practice_service(operator(practice))
    known = PracticeSettings.model_validate(await practices.practice(), from_attributes=True)
    asked = {**known.model_dump(exclude={"is_demo"}), "mrn_prefix": form.prefix, "mrn_digits": form.digits}
    await practices.change(PracticeUpdate.model_validate(asked))


class TestNumbers:
    async def test_suggested_numbers_follow_the_practices_form_one_after_the_other(
        self, patients: PatientService
    ) -> None:
        suggested = [(await patients.suggest_mrn()).mrn for _ in range(3)]
        assert suggested == [USUAL_MRNS.number(at) for at in (1, 2, 3)]
        assert (await patients.create(a_person(mrn=suggested[0]))).mrn == suggested[0]

    async def test_nobody_is_suggested_a_number_of_somebody_else_however_many_ask_at_once(self, both: Assembly) -> None:
        asked = [service(both).suggest_mrn() for _ in range(40)]
        suggested = [each.mrn for each in await asyncio.gather(*asked)]
        assert len(set(suggested)) == 40

    async def test_numbers_that_came_in_another_way_are_passed(
        self, assembly: Assembly, patients: PatientService
    ) -> None:
        for at in range(1, 21):
            await stored(assembly, a_patient(mrn=USUAL_MRNS.number(at).lower().replace("-", " ")))
        await stored(assembly, a_patient(mrn=USUAL_MRNS.number(40), archived_at=NOW))
        places = []
        for _ in range(12):
            mrn = (await patients.suggest_mrn()).mrn
            places.append(int(mrn[4:-1]))
            await patients.create(a_person(mrn=mrn))
        assert min(places) > 20
        assert 40 not in places

    async def test_the_practices_own_form_is_used_and_told_when_its_numbers_are_used_up(self, demo: Assembly) -> None:
        form, patients = MrnFormat("NFC", 4), service(demo)
        await choose(form, demo)
        assert (await patients.suggest_mrn()).mrn == form.number(1)
        await demo.database.define("UPDATE counter:mrn SET value = 9998")
        assert (await patients.suggest_mrn()).mrn == form.number(9999)
        with pytest.raises(MrnsUsedUp):
            await patients.suggest_mrn()

    async def test_growing_steps_do_not_pass_by_the_end_of_the_row(self, demo: Assembly) -> None:
        form = MrnFormat(digits=4)
        await choose(form, demo)
        for place in (*(2**power - 1 for power in range(1, 13)), 7047, 8523):
            await stored(demo, a_patient(mrn=form.number(place)))
        assert (await service(demo).suggest_mrn()).mrn == form.number(8523 + (9999 - 8523) // 2)

    async def test_a_slip_in_an_own_number_is_told_when_it_is_new_and_not_when_it_stands(
        self, assembly: Assembly, patients: PatientService
    ) -> None:
        mistyped = "MRN-00000421"
        assert USUAL_MRNS.is_mistyped(mistyped)
        with pytest.raises(ValidationException) as refused:
            await patients.create(a_person(mrn=mistyped))
        assert [(each.place, each.rule) for each in refused.value.broken_rules] == [("body.mrn", "check_digit")]
        standing = await patients.get(await stored(assembly, a_patient(mrn=mistyped)))
        changed = await patients.update(standing.id, as_update(standing, notes="kept its number"))
        assert changed.mrn == mistyped


class TestMinors:
    async def test_who_answers_for_a_minor_in_care_is_not_taken_away(
        self, assembly: Assembly, patients: PatientService
    ) -> None:
        party = {"name": "Eve Marlowe", "relationship": "mother"}
        child = a_patient(birth_date=date(2015, 5, 1), status=PatientStatus.ACTIVE, responsible_party=party)
        shown = await patients.get(await stored(assembly, child))
        with pytest.raises(ValidationException) as refused:
            await patients.update(shown.id, as_update(shown, responsible_party=None))
        assert [each.rule for each in refused.value.broken_rules] == ["needed_for_minors"]
        grown = await patients.update(shown.id, as_update(shown, responsible_party=None, birth_date=date(2005, 5, 1)))
        assert grown.responsible_party is None

    async def test_a_child_may_be_entered_before_anybody_is_known_who_answers(self, patients: PatientService) -> None:
        child = await patients.create(a_person(birth_date=date(2015, 5, 1)))
        changed = await patients.update(child.id, as_update(child, notes="the school called"))
        assert changed.responsible_party is None


class TestVersions:
    async def test_every_version_tells_what_it_changed_who_and_when(self, assembly: Assembly, clock: SetClock) -> None:
        users = assembly.user_service(operator(assembly))
        user = await users.create("Dr. Inés Calderón", "ines@example.com", "long enough password", Role.PROVIDER)
        provider = a_provider(display_name="Dr. B. Okafor")
        await assembly.database_service(provider_log(assembly)).create(provider)
        patients = service(assembly, id=user.id)
        patient = await patients.create(a_person(email="ada@example.com"))
        clock.move(timedelta(days=1))
        patient = await patients.update(
            patient.id,
            as_update(
                patient,
                family_name="Quill",
                email=None,
                phones=[{"number": "2025550123", "kind": "home"}, {"number": "+442079460958"}],
                address={"line1": "9 Elm St", "line2": "Apt 2", "city": "Troy", "state": "NY", "postal_code": "12180"},
                responsible_party={"name": "Eve", "relationship": "sister", "phone": "2025550199"},
                contact_consents={"sms": True, "phone": True},
                provider_id=provider.id,
                tags=["vip", "early"],
                notes="likes mornings",
                privacy_notice_on=date(2026, 1, 2),
            ),
        )
        patient = await patients.change_status(
            patient.id, StatusChange(status=PatientStatus.ONBOARDING, version=2, reason="called")
        )
        patient = await patients.archive(patient.id, archiving(3))
        newest, moved, changed, begun = await patients.versions(patient.id)
        assert [each.version for each in (newest, moved, changed, begun)] == [4, 3, 2, 1]
        assert {(each.by, each.by_name) for each in (newest, moved, changed, begun)} == {(user.id, user.name)}
        assert (changed.at.date() - begun.at.date()).days == 1
        assert in_short(changed) == {
            "Last name": ("Marlowe", "Quill"),
            "Telephone": (None, "(202) 555-0123 (home), +44 20 7946 0958 (mobile)"),
            "Email": ("ada@example.com", None),
            "Address": (None, "9 Elm St, Apt 2, Troy, NY 12180"),
            "Responsible party": (None, "Eve (sister), (202) 555-0199"),
            "Provider": (None, "Dr. B. Okafor"),
            "Tags": (None, "vip, early"),
            "Notes": (None, "likes mornings"),
            "Privacy notice signed on": (None, "Jan 2, 2026"),
            "Agreed to be reached by": (None, "SMS, phone"),
        }
        assert in_short(moved) == {"Status": ("Inquiry", "Onboarding"), "Reason of the status": (None, "called")}
        assert in_short(newest) == {"Archived": ("No", "Yes"), "Reason of archiving": (None, MOVED_AWAY)}
        assert begun.changes == []

    async def test_who_may_not_see_a_field_is_told_only_that_it_changed(
        self, assembly: Assembly, patients: PatientService
    ) -> None:
        patient = await patients.create(a_person(notes="first"))
        await patients.update(patient.id, as_update(patient, notes="second", given_name="Adah"))
        desk = service(assembly, permissions=frozenset({Permission.PATIENT_READ}))
        newest, _ = await desk.versions(patient.id)
        by_field = {each.field: each for each in newest.changes}
        assert (by_field["notes"].before, by_field["notes"].after, by_field["notes"].is_masked) == (None, None, True)
        assert (by_field["given_name"].before, by_field["given_name"].after) == ("Ada", "Adah")

    async def test_versions_are_opened_under_the_patients_trace(
        self, assembly: Assembly, patients: PatientService
    ) -> None:
        patient = await patients.create(a_person())
        await patients.update(patient.id, as_update(patient, given_name="Adah"))
        reader = service(assembly)
        await reader.versions(patient.id)
        assert reader.access.unrecorded == [patient.id]

    async def test_a_record_older_than_the_keeping_of_versions_shows_what_was_kept(
        self, assembly: Assembly, patients: PatientService
    ) -> None:
        shown = await patients.get(await stored(assembly, a_patient(version=5)))
        await patients.update(shown.id, as_update(shown, given_name="Adah"))
        (only,) = await patients.versions(shown.id)
        assert (only.version, in_short(only)) == (6, {"First name": ("Ada", "Adah")})

    async def test_a_kept_version_is_never_changed_or_removed(
        self, assembly: Assembly, patients: PatientService
    ) -> None:
        patient = await patients.create(a_person(notes="likes mornings"))
        await patients.update(patient.id, as_update(patient, notes=None))
        for statement in ("DELETE patient_version", "UPDATE patient_version SET version = 9"):
            with pytest.raises(Exception, match=r"frozen|refused"):
                await assembly.database.define(statement)
        rows = await assembly.database.rows("SELECT * FROM patient_version")
        assert len(rows) == 1
        assert b"likes mornings" not in rows[0]["sealed"]


def in_short(version: PatientVersionPublic) -> dict[str, tuple[str | None, str | None]]:
    return {each.label: (each.before, each.after) for each in version.changes}
