"""Eligibility files into records: what comes in, what changes, what never changes, and what is told of each file."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from app.assembly import Assembly
from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.actor import Actor, Scope
from app.core.identifiers import new_id
from app.core.roles import Role
from app.database.lease_repository import LeaseHeld
from app.database.models import Coverage, Patient
from app.models.import_models import FileOutcome, FileReport, ImportReport
from app.models.insurance_models import CheckOutcome, CoverageStatus, Relationship
from app.models.patient_models import PatientCreate, PatientStatus, PatientUpdate, StalePatient, StatusChange
from app.services.import_service import TRIES, SourceFile
from app.services.import_turn import LEASE
from app.x12 import read_message, to_edi
from tests.builders import a_coverage, a_patient
from tests.conftest import NOW, SAMPLES, SetClock, provider_log
from tests.unit.services.insurance.answers import Answer, Dependent, enclosed, sample

INQUIRY, ONBOARDING, ACTIVE, CHURNED, URGENT = PatientStatus
CREATED, UPDATED, UNCHANGED, REJECTED = FileOutcome
HMO = "EB*1**30*HM*Harborline HMO"
ENDED = ("EB*1**30*HM*Harborline HMO", "DTP*347*D8*20261124")
INACTIVE = ("EB*6**30*HM*Harborline HMO",)
REFUSED = ("AAA*N**72*C",)


async def take(assembly: Assembly, *answers: Answer | bytes) -> ImportReport:
    """Import these, each as a file of its own."""
    files = [
        SourceFile(f"file-{at}.edi", each.edi() if isinstance(each, Answer) else each)
        for at, each in enumerate(answers)
    ]
    return await assembly.import_service(provider_log(assembly, AuditAction.IMPORT_STARTED)).import_files(files)


async def taken(assembly: Assembly, answer: Answer) -> FileReport:
    (report,) = (await take(assembly, answer)).files
    return report


async def patient(assembly: Assembly, patient_id: str) -> Patient:
    return await assembly._patients(access := provider_log(assembly)).get(patient_id, access)


async def coverages(assembly: Assembly, patient_id: str) -> list[Coverage]:
    return await assembly.patient_service(provider_log(assembly)).coverages(patient_id)


async def only_coverage(assembly: Assembly, patient_id: str) -> Coverage:
    (coverage,) = await coverages(assembly, patient_id)
    return coverage


async def stored(assembly: Assembly, *entities: Patient | Coverage) -> None:
    for entity in entities:
        await assembly.database_service(provider_log(assembly)).create(entity)


async def snapshot(assembly: Assembly) -> dict[str, list[Any]]:
    """Everything that an import may change, as it stands in the store."""
    queries = {
        "patient": "SELECT * FROM patient",
        "coverage": "SELECT * FROM coverage",
        "payer": "SELECT * FROM payer",
        "status_change": "SELECT * FROM status_change",
        "answer": "SELECT * FROM eligibility_answer",
        "event": "SELECT id FROM event",
    }
    rows = {table: await assembly.database.rows(query) for table, query in queries.items()}
    return {table: sorted(map(repr, found)) for table, found in rows.items()}


async def patients(assembly: Assembly) -> int:
    return len(await assembly.database.rows("SELECT id FROM patient"))


async def active(assembly: Assembly, answer: Answer) -> str:
    """The id of a patient who came in by an answer and is Active."""
    report = await taken(assembly, answer)
    (patient_id,) = report.patients
    assert (await patient(assembly, patient_id)).status is ACTIVE
    return patient_id


def files_of_the_folder() -> list[SourceFile]:
    return [SourceFile(path.name, path.read_bytes()) for path in sorted(SAMPLES.glob("*.xml"))]


class TestTheTwentyFiles:
    async def test_each_comes_in_as_the_design_says_and_again_changes_nothing(self, assembly: Assembly) -> None:
        importer = assembly.import_service(provider_log(assembly, AuditAction.IMPORT_STARTED))
        first = await importer.import_files(files_of_the_folder())
        assert (first.created, first.updated, first.unchanged, first.rejected) == (20, 0, 0, 0)
        found = [await patient(assembly, each.patients[0]) for each in first.files]
        assert Counter(each.status for each in found) == {ACTIVE: 12, CHURNED: 2, INQUIRY: 6}
        to_review = {7, 9, 11, 15, 16, 17, 18, 19, 20}  # the ninth is a child of whom nobody is known who answers
        assert {number for number, each in enumerate(found, start=1) if each.pending_review} == to_review
        assert {number for number, each in enumerate(first.files, start=1) if each.needs_review} == to_review
        before = await snapshot(assembly)
        again = await importer.import_files(files_of_the_folder())
        assert (again.created, again.updated, again.unchanged, again.rejected) == (0, 0, 20, 0)
        assert [each.patients for each in again.files] == [each.patients for each in first.files]
        assert await snapshot(assembly) == before

    async def test_order_does_not_matter_and_raw_edi_says_the_same(self, assembly: Assembly) -> None:
        shuffled = sorted(files_of_the_folder(), key=lambda file: file.name[::-1])
        assert (await take(assembly, *(file.content for file in shuffled))).created == 20
        as_edi = [to_edi(read_message(file.content).segments) for file in shuffled]
        report = await take(assembly, *as_edi)
        assert (report.created, report.rejected) == (0, 0)
        assert await patients(assembly) == 20

    async def test_what_is_kept_is_the_message_byte_for_byte_sealed(self, assembly: Assembly) -> None:
        await take(assembly, sample(3))
        (row,) = await assembly.database.rows("SELECT * FROM eligibility_answer")
        answer = assembly.tables["eligibility_answer"].opened(row, provider_log(assembly))
        assert answer.original.encode("iso-8859-1") == sample(3)
        assert answer.file_name == "file-0.edi"
        assert b"Concepci" not in repr(row).encode()

    async def test_a_person_is_taken_whole(self, assembly: Assembly) -> None:
        report = await take(assembly, sample(4))
        found = await patient(assembly, report.files[0].patients[0])
        assert (found.family_name, found.given_name, found.birth_date) == (
            "Copperfield",
            "Elspeth",
            date(1926, 11, 12),
        )
        assert found.address is not None
        assert (found.address.line1, found.address.line2) == ("424 Fern Avenue", "Apt 14")
        assert (found.address.city, found.address.state, found.address.postal_code) == (
            "Stony Brook Falls",
            "PA",
            "19099",
        )
        part_a, part_b = await coverages(assembly, found.id)
        assert [(each.plan_name, each.priority) for each in (part_a, part_b)] == [
            ("Medicare Part A", 1),
            ("Medicare Part B", 2),
        ]
        assert {each.payer_id for each in (part_a, part_b)} == {part_a.payer_id}
        assert part_b.benefits[0].share == Decimal("0.2")


class TestALaterAnswer:
    async def test_it_renews_the_same_coverage_and_counts_no_new_patient(
        self, assembly: Assembly, clock: SetClock
    ) -> None:
        patient_id = await active(assembly, Answer(plan=(HMO, "EB*B*IND*98***27*20*****Y")))
        before = await only_coverage(assembly, patient_id)
        clock.move(timedelta(days=1))
        report = await taken(assembly, Answer(plan=(HMO, "EB*B*IND*98***27*35*****Y"), number=2))
        after = await only_coverage(assembly, patient_id)
        assert (report.outcome, report.patients) == (UPDATED, [patient_id])
        assert (after.id, after.created_at, after.version) == (before.id, before.created_at, before.version + 1)
        assert after.checked_at is not None
        assert before.checked_at is not None
        assert after.checked_at > before.checked_at
        assert [line.total for line in after.benefits] == [Decimal(35)]

    async def test_two_plans_without_names_stay_two_coverages(self, assembly: Assembly) -> None:
        plans = ("EB*1**30*MA", "DTP*356*D8*20200101", "EB*1**30*MB", "DTP*356*D8*20210101")
        patient_id = await active(assembly, Answer(plan=plans))
        first = {each.insurance_type: each.id for each in await coverages(assembly, patient_id)}
        report = await taken(assembly, Answer(plan=(*plans[2:], *plans[:2]), number=2))
        assert report.outcome is UPDATED
        second = {each.insurance_type: each.id for each in await coverages(assembly, patient_id)}
        assert first == second
        assert len(first) == 2

    async def test_another_payer_is_a_coverage_behind_the_known_ones(self, assembly: Assembly) -> None:
        patient_id = await active(assembly, Answer())
        report = await taken(assembly, Answer(payer="Cedar Hollow", payer_code="CHM02", member="CHM1", number=2))
        assert report.patients == [patient_id]
        found = await coverages(assembly, patient_id)
        assert [(each.payer_name, each.priority) for each in found] == [
            ("Harborline Health Plan", 1),
            ("Cedar Hollow", 2),
        ]

    async def test_the_same_answer_in_another_file_is_the_same_answer(self, assembly: Assembly) -> None:
        await active(assembly, Answer())
        before = await snapshot(assembly)
        files = [SourceFile("renamed.txt", Answer().edi())] * 2
        report = await assembly.import_service(provider_log(assembly)).import_files(files)
        assert report.unchanged == 2
        assert await snapshot(assembly) == before

    async def test_an_answer_is_known_again_although_the_desk_corrected_the_person(self, assembly: Assembly) -> None:
        patient_id = await active(assembly, Answer())
        shown = await patient(assembly, patient_id)
        corrected = shown.model_copy(
            update={"birth_date": date(1981, 3, 12), "family_name": "Marlow", "version": shown.version + 1}
        )
        access = provider_log(assembly)
        await assembly.database_service(access).write(
            AuditEntry(AuditAction.PATIENT_UPDATED, patient_id), *assembly._patients(access).replace(corrected, shown)
        )
        report = await taken(assembly, Answer())
        assert (report.outcome, report.patients) == (UNCHANGED, [patient_id])
        assert await patients(assembly) == 1


class TestWhatNeverOverwrites:
    async def test_the_last_good_coverage_and_the_status_stay(self, assembly: Assembly) -> None:
        refused_now, here_not = ("AAA*Y**42*P",), ("EB*1**98*********Y",)
        torn = ("EB*1**30*HM*One", "EB*6**30*HM*One")
        for at, (after_name, plan, outcome) in enumerate(
            (
                (REFUSED, (), CheckOutcome.REJECTED),
                (refused_now, (), CheckOutcome.REJECTED),
                ((), ("EB*V**30",), CheckOutcome.UNDETERMINED),
                ((), here_not, CheckOutcome.UNDETERMINED),
                ((), ("EB*U**88",), CheckOutcome.UNDETERMINED),
                ((), (), CheckOutcome.UNDETERMINED),
                (REFUSED, INACTIVE, CheckOutcome.NEEDS_REVIEW),
                ((), torn, CheckOutcome.NEEDS_REVIEW),
            )
        ):
            who = {"given": f"Ada{_word(at)}", "member": f"HRB{at}"}
            patient_id = await active(assembly, Answer(plan=(HMO, "EB*B*IND*98***27*20*****Y"), **who))
            before = await only_coverage(assembly, patient_id)
            report = await taken(assembly, Answer(after_name=after_name, plan=plan, number=2, **who))
            after = await only_coverage(assembly, patient_id)
            said = {"version", "updated_at", "checked_at", "check_outcome", "rejections"}
            assert after.model_dump(exclude=said) == before.model_dump(exclude=said), plan
            assert after.check_outcome is outcome
            found = await patient(assembly, patient_id)
            assert (found.status, found.pending_review, report.needs_review) == (ACTIVE, True, True)

    async def test_a_refusal_about_somebody_without_coverage_says_undetermined(self, assembly: Assembly) -> None:
        known = a_patient(status=ACTIVE)
        await stored(assembly, known)
        report = await taken(assembly, Answer(after_name=REFUSED, plan=()))
        coverage = await only_coverage(assembly, known.id)
        assert report.patients == [known.id]
        assert (coverage.status, coverage.check_outcome) == (CoverageStatus.UNDETERMINED, CheckOutcome.REJECTED)
        assert [each.code for each in coverage.rejections] == ["72"]
        assert (await patient(assembly, known.id)).status is ACTIVE

    async def test_a_good_answer_after_a_refusal_counts_again(self, assembly: Assembly) -> None:
        patient_id = await active(assembly, Answer())
        await taken(assembly, Answer(after_name=REFUSED, plan=(), number=2))
        await taken(assembly, Answer(number=3))
        coverage = await only_coverage(assembly, patient_id)
        assert (coverage.check_outcome, coverage.rejections) == (CheckOutcome.ANSWERED, [])


class TestTheOneMoveByItself:
    async def test_active_becomes_churned_when_the_last_coverage_ended_before_today(self, assembly: Assembly) -> None:
        inactive_since = ("EB*6**30*HM*Harborline HMO", "DTP*347*D8*20261124")
        for at, plan in enumerate((ENDED, INACTIVE, inactive_since)):
            who = {"given": f"Ada{_word(at)}", "member": f"HRB{at}"}
            patient_id = await active(assembly, Answer(**who))
            await taken(assembly, Answer(plan=plan, number=2, **who))
            found = await patient(assembly, patient_id)
            assert (found.status, found.pending_review) == (CHURNED, False)
            steps = await assembly.patient_service(provider_log(assembly)).history(patient_id)
            assert [(step.from_status, step.to_status) for step in steps] == [(None, ACTIVE), (ACTIVE, CHURNED)]
            assert steps[-1].reason == found.status_reason == "The last insurance coverage has ended."

    async def test_active_stays_active_while_a_coverage_may_be_in_force(self, assembly: Assembly) -> None:
        for at, plan in enumerate(
            (
                (HMO, "DTP*347*D8*20261125"),
                (HMO, "DTP*347*D8*20261126"),
                ("EB*6**30*HM*Harborline HMO", "DTP*347*D8*20261125"),
                ("EB*7**30*HM*Harborline HMO",),
                ("EB*8**30*HM*Harborline HMO",),
                ("EB*5**30*HM*Harborline HMO",),
                (HMO, "DTP*346*D8*20270101"),
                (*ENDED, "EB*1**30*SP*Supplement"),
            )
        ):
            who = {"given": f"Ada{_word(at)}", "member": f"HRB{at}"}
            patient_id = await active(assembly, Answer(**who))
            await taken(assembly, Answer(plan=plan, number=2, **who))
            assert (await patient(assembly, patient_id)).status is ACTIVE, plan

    async def test_a_coverage_of_another_payer_that_is_in_force_keeps_the_patient_active(
        self, assembly: Assembly
    ) -> None:
        patient_id = await active(assembly, Answer())
        await taken(assembly, Answer(payer="Cedar Hollow", payer_code="CHM02", member="C1", number=2))
        await taken(assembly, Answer(plan=ENDED, number=3))
        assert (await patient(assembly, patient_id)).status is ACTIVE
        await taken(assembly, Answer(payer="Cedar Hollow", payer_code="CHM02", member="C1", plan=ENDED, number=4))
        assert (await patient(assembly, patient_id)).status is CHURNED

    async def test_the_practices_midnight_decides_not_greenwichs(self, assembly: Assembly, clock: SetClock) -> None:
        patient_id = await active(assembly, Answer())
        last_day = ("EB*1**30*HM*Harborline HMO", "DTP*347*D8*20261125")
        clock.now = datetime(2026, 11, 26, 4, 59, tzinfo=UTC)
        await taken(assembly, Answer(plan=last_day, number=2))
        assert (await patient(assembly, patient_id)).status is ACTIVE
        clock.now = datetime(2026, 11, 26, 5, 1, tzinfo=UTC)
        await taken(assembly, Answer(plan=last_day, number=3))
        assert (await patient(assembly, patient_id)).status is CHURNED

    async def test_nobody_else_is_ever_moved(self, assembly: Assembly) -> None:
        for at, status in enumerate((INQUIRY, ONBOARDING, CHURNED, URGENT)):
            before_urgent = ACTIVE if status is URGENT else None
            known = a_patient(status=status, status_before_urgent=before_urgent, given_name=f"Ada{_word(at)}")
            await stored(assembly, known)
            for number, plan in enumerate(((HMO,), ENDED, INACTIVE, (HMO,)), start=1):
                await taken(assembly, Answer(given=known.given_name, member=f"HRB{at}", plan=plan, number=number))
            found = await patient(assembly, known.id)
            assert (found.status, found.status_before_urgent) == (status, before_urgent)

    async def test_who_was_made_active_in_spite_of_it_is_not_overruled_by_the_next_answer(
        self, assembly: Assembly, clock: SetClock
    ) -> None:
        patient_id = await active(assembly, Answer())
        await taken(assembly, Answer(plan=ENDED, number=2))
        clock.move(timedelta(days=2))
        service = assembly.patient_service(provider_log(assembly))
        shown = await service.get(patient_id)
        entered = {name: getattr(shown, name) for name in PatientCreate.model_fields} | {"email": "mara@example.com"}
        await service.update(patient_id, PatientUpdate(version=shown.version, **entered))
        for status in (ONBOARDING, ACTIVE):
            version = (await patient(assembly, patient_id)).version
            await service.change_status(
                patient_id, StatusChange(status=status, version=version, reason="Called.", self_pay=True)
            )
        await taken(assembly, Answer(plan=ENDED, number=3))
        assert (await patient(assembly, patient_id)).status is ACTIVE
        await taken(assembly, Answer(plan=(HMO,), number=4))
        await taken(assembly, Answer(plan=ENDED, number=5))
        assert (await patient(assembly, patient_id)).status is CHURNED

    async def test_an_archived_patient_is_neither_moved_nor_flagged(self, assembly: Assembly) -> None:
        known = a_patient(status=ACTIVE, archived_at=NOW)
        await stored(assembly, known)
        for number, answer in enumerate((Answer(), Answer(plan=ENDED), Answer(after_name=REFUSED, plan=()))):
            await take(assembly, Answer(**{**_fields(answer), "number": number + 1}))
        found = await patient(assembly, known.id)
        assert (found.status, found.pending_review, found.version) == (ACTIVE, False, 1)


def _fields(answer: Answer) -> dict[str, Any]:
    return {name: getattr(answer, name) for name in Answer.__dataclass_fields__}


class TestWhoseAnswerItIs:
    async def test_a_family_under_one_member_id_is_told_apart(self, assembly: Assembly) -> None:
        family = (Dependent("Noa"), Dependent("Bo", born="20200229", sex="M"), Dependent("Kit", relationship="01"))
        parent = await taken(assembly, Answer())
        report = await taken(assembly, Answer(dependents=family))
        assert report.outcome is CREATED
        assert len(report.patients) == 3
        assert parent.patients[0] not in report.patients
        again = await taken(assembly, Answer(dependents=family, plan=(HMO, "EB*B*IND*98***27*20*****Y"), number=2))
        assert (again.outcome, again.patients) == (UPDATED, report.patients)
        assert (await only_coverage(assembly, parent.patients[0])).relationship is Relationship.SELF

    async def test_twins_are_two_people(self, assembly: Assembly) -> None:
        first = await taken(assembly, Answer(dependents=(Dependent("Rosalind"),)))
        second = await taken(assembly, Answer(dependents=(Dependent("Beatrice"),), number=2))
        assert second.outcome is CREATED
        assert first.patients != second.patients
        again = await taken(assembly, Answer(dependents=(Dependent("Beatrice"),), number=3))
        assert (again.outcome, again.patients) == (UPDATED, second.patients)

    async def test_a_new_last_name_is_the_same_person(self, assembly: Assembly) -> None:
        patient_id = await active(assembly, Answer())
        report = await taken(assembly, Answer(family="O'Hara-Marlowe", number=2))
        assert (report.outcome, report.patients) == (UPDATED, [patient_id])
        assert (await patient(assembly, patient_id)).family_name == "Marlowe"

    async def test_another_spelling_of_the_first_name_is_the_same_subscriber(self, assembly: Assembly) -> None:
        patient_id = await active(assembly, Answer(given="Ada"))
        report = await taken(assembly, Answer(given="Adelaide", number=2))
        assert report.patients == [patient_id]

    async def test_accents_case_and_hyphens_do_not_make_another_person(self, assembly: Assembly) -> None:
        patient_id = await active(assembly, Answer(family="Núñez-Vélez", given="María José"))
        report = await taken(assembly, Answer(family="NUNEZ VELEZ", given="MARIAJOSE", member="NEW-1", number=2))
        assert report.patients == [patient_id]

    async def test_who_came_in_by_hand_is_found_by_name_and_birth_date(self, assembly: Assembly) -> None:
        known = a_patient()
        await stored(assembly, known)
        report = await taken(assembly, Answer())
        assert (report.outcome, report.patients) == (UPDATED, [known.id])
        assert (await patient(assembly, known.id)).status is INQUIRY

    async def test_a_doubt_matches_nobody_and_asks_for_a_look(self, assembly: Assembly) -> None:
        twins_in_name = (a_patient(), a_patient())
        await stored(assembly, *twins_in_name)
        report = await taken(assembly, Answer())
        assert report.outcome is CREATED
        assert report.needs_review
        assert report.patients[0] not in {each.id for each in twins_in_name}
        for known in twins_in_name:
            assert await coverages(assembly, known.id) == []
        again = await taken(assembly, Answer())
        assert (again.outcome, again.patients) == (UNCHANGED, report.patients)

    async def test_a_doubt_without_member_id_comes_in_once(self, assembly: Assembly) -> None:
        await stored(assembly, a_patient(), a_patient())
        first, again = await taken(assembly, Answer(member="")), await taken(assembly, Answer(member=""))
        assert (first.outcome, again.outcome) == (CREATED, UNCHANGED)
        assert first.patients == again.patients

    async def test_a_stranger_under_a_subscribers_id_is_somebody_new_to_be_looked_at(self, assembly: Assembly) -> None:
        patient_id = await active(assembly, Answer())
        report = await taken(assembly, Answer(given="Eve", family="Stranger", born="19900101", number=2))
        assert report.outcome is CREATED
        assert report.needs_review
        assert (await only_coverage(assembly, patient_id)).version == 1

    async def test_corrected_demographics_find_the_subscriber_by_the_id(self, assembly: Assembly) -> None:
        for at, fields in enumerate(
            (
                {"born": "19800321"},
                {"given": "Adah", "family": "Marlow"},
                {"given": "Adah", "born": "19800321"},
            )
        ):
            who: dict[str, Any] = {"given": f"Ada{_word(at)}", "member": f"HRB{at}"}
            patient_id = await active(assembly, Answer(**who))
            report = await taken(assembly, Answer(**{**who, **fields}, corrected=True, number=2))
            assert (report.outcome, report.patients, report.needs_review) == (UPDATED, [patient_id], True)
            kept = await patient(assembly, patient_id)
            assert (kept.given_name, kept.family_name, kept.birth_date) == (
                who["given"],
                "Marlowe",
                date(1980, 3, 12),
            )

    async def test_corrected_demographics_of_a_child_never_touch_the_parent(self, assembly: Assembly) -> None:
        parent = await active(assembly, Answer())
        before = await only_coverage(assembly, parent)
        report = await taken(assembly, Answer(dependents=(Dependent("Noa", corrected=True),), number=2))
        assert report.outcome is CREATED
        assert await only_coverage(assembly, parent) == before

    async def test_corrected_demographics_of_a_child_find_the_child_and_never_its_sibling(
        self, assembly: Assembly
    ) -> None:
        first = await taken(assembly, Answer(dependents=(Dependent("Rosalind"),)))
        corrected = await taken(assembly, Answer(dependents=(Dependent("Rosalind", born="20180605", corrected=True),)))
        assert (corrected.outcome, corrected.patients) == (UPDATED, first.patients)
        sibling = await taken(assembly, Answer(dependents=(Dependent("Beatrice", corrected=True),), number=2))
        assert (sibling.outcome, len(sibling.patients)) == (CREATED, 1)
        assert sibling.patients != first.patients

    async def test_corrected_demographics_of_somebody_altogether_different_are_a_doubt(
        self, assembly: Assembly
    ) -> None:
        patient_id = await active(assembly, Answer())
        stranger = Answer(given="Eve", family="Stranger", born="19900101", corrected=True, number=2)
        report = await taken(assembly, stranger)
        assert (report.outcome, report.needs_review) == (CREATED, True)
        assert (await only_coverage(assembly, patient_id)).version == 1

    async def test_a_merged_patients_answer_goes_to_the_survivor(self, assembly: Assembly) -> None:
        survivor = a_patient(given_name="Adah")
        merged = a_patient(archived_at=NOW, merged_into=survivor.id)
        await stored(assembly, survivor, merged, a_coverage(merged, payer_id=new_id()))
        for answer in (Answer(), Answer(member="OTHER-1", number=2)):
            assert (await taken(assembly, answer)).patients == [survivor.id]

    async def test_whoever_sees_one_panel_never_touches_a_patient_outside_it(self, assembly: Assembly) -> None:
        outside = await active(assembly, Answer())
        access = provider_log(assembly, AuditAction.IMPORT_STARTED)
        access.actor = Actor("user-1", Role.PROVIDER, "session-1", Scope(panel=new_id()))
        files = [SourceFile("panel.edi", Answer(plan=ENDED, number=2).edi())]
        report = await assembly.import_service(access).import_files(files)
        assert report.files[0].patients != [outside]
        assert (await patient(assembly, outside)).status is ACTIVE
        assert (await only_coverage(assembly, outside)).version == 1

    async def test_a_message_with_two_people_brings_both(self, assembly: Assembly) -> None:
        content = enclosed(Answer(), Answer(given="Bo", born="19700101", member="HRB9", number=2))
        report = await take(assembly, content)
        assert len(report.files[0].patients) == 2
        assert (await take(assembly, content)).unchanged == 1

    async def test_nobodys_record_holds_the_answer_about_somebody_else(self, assembly: Assembly) -> None:
        await take(assembly, enclosed(Answer(), Answer(given="Bo", family="Other", member="HRB9", number=2)))
        rows = await assembly.database.rows("SELECT * FROM eligibility_answer")
        opened = [assembly.tables["eligibility_answer"].opened(row, provider_log(assembly)) for row in rows]
        assert sorted(("MARLOWE" in each.original.upper(), "OTHER" in each.original.upper()) for each in opened) == [
            (False, True),
            (True, False),
        ]

    async def test_one_persons_unchanged_part_of_a_nightly_file_stays_unchanged(self, assembly: Assembly) -> None:
        other = Answer(given="Bo", born="19700101", member="HRB9", number=2)
        await take(assembly, enclosed(Answer(), other))
        before = {row["id"].id: row["version"] for row in await assembly.database.rows("SELECT * FROM coverage")}
        changed = Answer(given="Bo", born="19700101", member="HRB9", plan=(HMO, "EB*B*IND*98***27*20"), number=2)
        await take(assembly, enclosed(Answer(), changed))
        after = {row["id"].id: row["version"] for row in await assembly.database.rows("SELECT * FROM coverage")}
        assert sorted(after[each] - before[each] for each in before) == [0, 1]


BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "1"><!ENTITY b "&a;&a;&a;">]><x12simple>&b;</x12simple>'
BROKEN: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "x12.empty"),
    "white space": (b" \r\n\t ", "x12.empty"),
    "web page": (b"<html><body>502 Bad Gateway</body></html>", "x12.web_page"),
    "not x12": (b"Ada Marlowe, born 1980-03-12", "x12.not_x12"),
    "binary": (bytes(range(256)) * 40, "x12.not_x12"),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 400, "x12.not_x12"),
    "entity bomb": (BOMB, "x12.forbidden_xml"),
    "other xml": (b"<?xml version='1.0'?><patients/>", "x12.unknown_xml"),
    "broken xml": (b"<x12simple><loop id='ISA_LOOP'>", "x12.broken_xml"),
    "wrong encoding": (b"<?xml version='1.0' encoding='utf-8'?><x12simple>\xff\xfe\xfa</x12simple>", "x12.broken_xml"),
    "an inquiry": (Answer().edi().replace(b"ST*271", b"ST*270"), "x12.wrong_transaction"),
    "a claim": (Answer().edi().replace(b"ST*271", b"ST*837"), "x12.wrong_transaction"),
    "cut edi": (Answer().edi()[: len(Answer().edi()) // 2], "x12.cut"),
    "no birth date": (Answer(born="").edi(), "import.no_birth_date"),
    "no name": (Answer(given="").edi(), "import.no_name"),
    "birth in the future": (Answer(born="20300101").edi(), "import.birth_date_unusable"),
    "name too long": (Answer(family="x" * 500).edi(), "import.name_unusable"),
}


class TestBrokenFiles:
    async def test_each_is_reported_with_its_rule_and_the_others_go_in(self, assembly: Assembly) -> None:
        good = [Answer(), Answer(given="Bo", born="19700101", member="HRB9", number=2)]
        contents = [good[0].edi(), *(content for content, _ in BROKEN.values()), good[1].edi()]
        report = await take(assembly, *contents)
        assert [each.outcome for each in report.files] == [CREATED, *[REJECTED] * len(BROKEN), CREATED]
        assert [each.code for each in report.files[1:-1]] == [code for _, code in BROKEN.values()]
        assert await patients(assembly) == 2

    async def test_a_fault_of_ours_over_one_file_keeps_no_other_out(self, assembly: Assembly) -> None:
        files = [SourceFile("a", sample(1)), SourceFile("b", None), SourceFile("c", sample(2))]  # type: ignore[arg-type]
        report = await assembly.import_service(provider_log(assembly)).import_files(files)
        assert [each.outcome for each in report.files] == [CREATED, REJECTED, CREATED]
        assert report.files[1].code == "import.unusable"

    async def test_every_report_names_a_place_and_none_repeats_the_file(self, assembly: Assembly) -> None:
        report = await take(assembly, *(content for content, _ in BROKEN.values()))
        for name, each in zip(BROKEN, report.files, strict=True):
            assert each.message, name
            assert each.place or each.code in {"x12.unknown_xml", "x12.not_x12", "x12.wrong_transaction"}, name
            said = f"{each.code} {each.message} {each.place}"
            assert not any(word in said for word in ("Ada", "Marlowe", "1980", "HRB0012345", "xxx")), name

    @pytest.mark.parametrize("form", ["xml", "edi"])
    async def test_a_file_cut_anywhere_is_rejected_or_says_the_whole(self, assembly: Assembly, form: str) -> None:
        whole = sample(2) if form == "xml" else to_edi(read_message(sample(2)).segments)
        places = sorted({*range(0, len(whole), max(1, len(whole) // 40)), *range(len(whole) - 60, len(whole), 6)})
        report = await take(assembly, *(whole[:place] for place in places))
        accepted = [place for place, each in zip(places, report.files, strict=True) if each.outcome is not REJECTED]
        assert await patients(assembly) == (1 if accepted else 0)
        assert all(place > len(whole) * 0.9 for place in accepted)
        assert all(each.code and each.message for each in report.files if each.outcome is REJECTED)
        if accepted:
            (row,) = await assembly.database.rows("SELECT * FROM coverage")
            held = assembly.tables["coverage"].opened(row, provider_log(assembly))
            assert len(held.benefits) == 12

    async def test_a_payer_with_an_endless_name_is_still_a_payer(self, assembly: Assembly) -> None:
        report = await taken(assembly, Answer(payer="P" * 400, payer_code="C" * 300))
        assert report.outcome is CREATED
        assert len((await only_coverage(assembly, report.patients[0])).payer_name) == 120

    async def test_a_file_of_a_hundred_patients_is_taken_whole(self, assembly: Assembly) -> None:
        many = [Answer(given=f"Given{_word(at)}", member=f"HRB{at}", number=at) for at in range(100)]
        report = await take(assembly, enclosed(*many))
        assert len(report.files[0].patients) == 100
        (row,) = await assembly.database.rows("SELECT * FROM eligibility_answer LIMIT 1")
        assert len(row["sealed"]) < 10_000

    async def test_one_bad_person_in_a_file_keeps_the_whole_file_out(self, assembly: Assembly) -> None:
        content = enclosed(Answer(), Answer(given="Bo", born="20300101", member="HRB9", number=2))
        report = await take(assembly, content)
        assert (report.files[0].outcome, report.files[0].patients) == (REJECTED, [])
        assert await patients(assembly) == 0


def _word(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


class TestTwoAtOnce:
    async def test_the_second_import_is_told_and_the_first_is_not_disturbed(self, assembly: Assembly) -> None:
        imports = [take(assembly, *(file.content for file in files_of_the_folder())) for _ in range(4)]
        ended = await asyncio.gather(*imports, return_exceptions=True)
        (done,) = [each for each in ended if isinstance(each, ImportReport)]
        assert sum(isinstance(each, LeaseHeld) for each in ended) == 3
        assert (done.created, await patients(assembly)) == (20, 20)
        assert (await take(assembly, sample(1))).unchanged == 1

    async def test_the_same_new_person_in_imports_one_after_the_other_comes_in_once(self, assembly: Assembly) -> None:
        async def until_taken(answer: Answer) -> FileReport:
            while True:
                try:
                    return await taken(assembly, answer)
                except LeaseHeld:
                    await asyncio.sleep(0)

        reports = await asyncio.gather(*(until_taken(Answer(number=number)) for number in range(6)))
        assert Counter(each.outcome for each in reports) == {CREATED: 1, UPDATED: 5}
        assert await patients(assembly) == 1

    async def test_an_import_that_lost_its_lease_writes_nothing_any_more(self, assembly: Assembly) -> None:
        service = assembly.import_service(provider_log(assembly))
        stolen: list[object] = []

        async def steal() -> None:
            lease = await assembly.leases.take(LEASE, new_id(), timedelta(minutes=1), by_force=True)
            stolen.append(lease)

        def after_each(done: int, _: int) -> None:
            if done == 1:
                stealing.append(asyncio.get_running_loop().create_task(steal()))

        stealing: list[asyncio.Task[None]] = []
        files = [SourceFile(f"{at}.edi", Answer(given=_word(at), member=f"M{at}").edi()) for at in range(40)]
        report = await service.import_files(files, after_each)
        await stealing[0]
        assert report.files[0].outcome is CREATED
        assert report.files[-1].code == "lease_held"
        assert await patients(assembly) == report.created < 40

    async def test_a_lease_that_a_killed_process_left_does_not_outlive_it(
        self, assembly: Assembly, clock: SetClock
    ) -> None:
        await assembly.leases.take(LEASE, "gone", timedelta(minutes=10))
        with pytest.raises(LeaseHeld):
            await take(assembly, sample(1))
        await assembly.leases.end_all()
        assert (await take(assembly, sample(1))).created == 1

    async def test_the_desk_may_change_a_patient_while_an_import_does(self, assembly: Assembly) -> None:
        patient_id = await active(assembly, Answer())
        service = assembly.patient_service(provider_log(assembly))

        async def desk() -> None:
            changes = 0
            while changes < TRIES - 1:
                found = await patient(assembly, patient_id)
                change = StatusChange(
                    status=ACTIVE if found.status is URGENT else URGENT, version=found.version, reason="Called."
                )
                try:
                    await service.change_status(patient_id, change)
                except StalePatient:
                    continue
                changes += 1

        for number in range(2, 20, 3):
            refusals = [Answer(after_name=REFUSED, plan=(), number=number + at) for at in range(3)]
            report, _ = await asyncio.gather(take(assembly, *refusals), desk())
            assert [each.outcome for each in report.files] == [UPDATED] * len(refusals)
        steps = await service.history(patient_id)
        assert len(steps) == 1 + 6 * (TRIES - 1)
        assert all(before.to_status is after.from_status for before, after in pairwise(steps))


class TestTheTrace:
    async def test_every_patient_has_a_row_and_nobody_is_opened_without_one(self, assembly: Assembly) -> None:
        access = provider_log(assembly, AuditAction.IMPORT_STARTED)
        service = assembly.import_service(access)
        files = [SourceFile(f"{at}.edi", Answer(number=at).edi()) for at in range(2)]
        report = await service.import_files(files)
        await access.settle()
        rows = await assembly.database.rows("SELECT * FROM audit WHERE actor = 'user-1'")
        actions = Counter(row["action"] for row in rows)
        assert actions[AuditAction.PATIENT_CREATED] == actions[AuditAction.ELIGIBILITY_IMPORTED] == 1
        named = {row.get("subject") for row in rows}
        assert set(report.files[0].patients) <= named

    async def test_answers_are_frozen_in_the_store(self, assembly: Assembly) -> None:
        await active(assembly, Answer())
        (row,) = await assembly.database.rows("SELECT id FROM eligibility_answer")
        for change in ("DELETE eligibility_answer", "UPDATE eligibility_answer SET source = 'real_time'"):
            with pytest.raises(Exception, match=r"frozen|refused"):
                await assembly.database.define(change)
        assert len(await assembly.database.rows("SELECT id FROM eligibility_answer")) == 1
        assert row["id"].table_name == "eligibility_answer"


async def test_progress_is_told_after_each_file(assembly: Assembly) -> None:
    told: list[tuple[int, int]] = []
    files: Sequence[SourceFile] = [SourceFile("a", sample(1)), SourceFile("b", b"broken"), SourceFile("c", sample(2))]
    await assembly.import_service(provider_log(assembly)).import_files(files, lambda *step: told.append(step))
    assert told == [(1, 3), (2, 3), (3, 3)]


async def test_an_import_of_nothing_is_an_empty_report(assembly: Assembly) -> None:
    report = await assembly.import_service(provider_log(assembly)).import_files([])
    assert (report.files, report.created) == ([], 0)
