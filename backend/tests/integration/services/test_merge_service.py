"""Two records become one and two again: what remains, what is reached from it, and that nothing is lost."""

import asyncio
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.assembly import Assembly
from app.core.actor import Scope
from app.core.identifiers import new_id
from app.database.models import Coverage, Patient
from app.models.merge_models import (
    ChangedSinceMerge,
    FieldChoice,
    LaterMerge,
    MergedAlready,
    MergeField,
    MergeRequest,
    MergeWithItself,
    NotMerged,
    Take,
    TooMuchTogether,
    UnmergeRequest,
)
from app.models.patient_list_models import SearchRequest
from app.models.patient_models import (
    MergedNotRestored,
    PatientArchived,
    PatientCreate,
    PatientNotFound,
    PatientPublic,
    PatientStatus,
    PatientUpdate,
    RestoreRequest,
    RestrictionChange,
    StalePatient,
    StatusChange,
)
from app.services.merge_service import MergeService
from tests.builders import a_coverage, a_patient
from tests.conftest import operator, provider_log

F = MergeField


def merging(assembly: Assembly, **actor: Any) -> MergeService:
    access = provider_log(assembly)
    access.actor = replace(access.actor, **actor)
    return assembly.merge_service(access)


async def stored(assembly: Assembly, *entities: Patient | Coverage) -> None:
    for entity in entities:
        await assembly.database_service(operator(assembly)).create(entity)


async def record(assembly: Assembly, patient_id: str) -> Patient:
    return await assembly._patients(provider_log(assembly)).get(patient_id, provider_log(assembly))


def content(patient: Patient) -> dict[str, Any]:
    """Everything of a record but its version and the time of its last change."""
    return patient.model_dump(exclude={"version", "updated_at"})


def request(other: Patient | PatientPublic, version: int = 1, /, **choices: Take) -> MergeRequest:
    return MergeRequest(
        other=other.id,
        version=version,
        other_version=other.version,
        choices=[FieldChoice(field=F(name), take=take) for name, take in choices.items()],
        reason="Entered twice at the desk.",
    )


async def undo(assembly: Assembly, other: Patient, survivor: Patient, **asked: Any) -> None:
    other, survivor = await record(assembly, other.id), await record(assembly, survivor.id)
    await merging(assembly).unmerge(
        other.id,
        UnmergeRequest(version=other.version, survivor_version=survivor.version, reason="They are two.", **asked),
    )


async def changed(assembly: Assembly, patient_id: str, **fields: Any) -> None:
    now = await record(assembly, patient_id)
    kept = {name: getattr(now, name) for name in PatientCreate.model_fields}
    update = PatientUpdate.model_validate({**kept, "version": now.version, **fields})
    await assembly.patient_service(provider_log(assembly)).update(patient_id, update)


@pytest.fixture
async def two(assembly: Assembly) -> tuple[Patient, Patient]:
    """Ada, entered twice: what differs is in every kind of field."""
    survivor = a_patient(mrn="A-1", phones=[{"number": "+12025550123"}], tags=["recall"], notes="First.")
    other = a_patient(
        given_name="Adela",
        birth_date=date(1980, 12, 3),
        mrn="B-2",
        phones=[{"number": "+12025550123"}, {"number": "+12025550124", "kind": "work"}],
        email="ada@example.com",
        tags=["diabetes", "recall"],
        notes="Second.",
        deceased=True,
        deceased_on=date(2026, 1, 2),
    )
    await stored(assembly, survivor, other)
    return survivor, other


async def test_the_survivor_takes_what_was_chosen(assembly: Assembly, two: tuple[Patient, Patient]) -> None:
    survivor, other = two
    shown = await merging(assembly).merge(
        survivor.id,
        request(
            other,
            given_name=Take.OTHER,
            email=Take.OTHER,
            phones=Take.BOTH,
            tags=Take.BOTH,
            notes=Take.BOTH,
            birth_date=Take.SURVIVOR,
            deceased=Take.OTHER,
        ),
    )
    assert (shown.given_name, shown.email, shown.birth_date) == ("Adela", "ada@example.com", date(1980, 3, 12))
    assert [phone.number for phone in shown.phones] == ["+12025550123", "+12025550124"]
    assert (shown.tags, shown.notes) == (["recall", "diabetes"], "First.\n\nSecond.")
    assert (shown.deceased, shown.deceased_on, shown.mrn, shown.version) == (True, date(2026, 1, 2), "A-1", 2)
    gone = await record(assembly, other.id)
    assert (gone.merged_into, gone.is_archived, gone.mrn) == (survivor.id, True, "B-2")


async def test_both_are_named_in_one_audit_row(both: Assembly) -> None:
    survivor, other = a_patient(), a_patient()
    await stored(both, survivor, other)
    await merging(both).merge(survivor.id, request(other))
    rows = await both.database.rows("SELECT action, subjects FROM audit WHERE action = 'patient.merged'")
    assert [set(row["subjects"]) for row in rows] == [{survivor.id, other.id}]
    await undo(both, other, survivor)
    rows = await both.database.rows("SELECT action, subjects FROM audit WHERE action = 'patient.unmerged'")
    assert [set(row["subjects"]) for row in rows] == [{survivor.id, other.id}]


async def test_numbers_change_hands_and_back(both: Assembly) -> None:
    survivor, other = a_patient(mrn="A-1"), a_patient(mrn="B-2")
    await stored(both, survivor, other)
    await merging(both).merge(survivor.id, request(other, mrn=Take.OTHER))
    assert (await record(both, survivor.id)).mrn == "B-2"
    assert (await record(both, other.id)).mrn == "A-1"
    patients = both._patients(provider_log(both))
    assert [await patients.holder_of("A1"), await patients.holder_of("B2")] == [other.id, survivor.id]
    await undo(both, other, survivor)
    assert [await patients.holder_of("A1"), await patients.holder_of("B2")] == [survivor.id, other.id]


async def test_an_undone_merge_leaves_both_as_they_were(assembly: Assembly, two: tuple[Patient, Patient]) -> None:
    survivor, other = two
    everything = {name.value: Take.OTHER for name in F}
    await merging(assembly).merge(survivor.id, request(other, **everything))
    await undo(assembly, other, survivor)
    again, back = await record(assembly, survivor.id), await record(assembly, other.id)
    assert (content(again), content(back)) == (content(survivor), content(other))
    assert (again.version, back.version) == (3, 3)


async def test_what_was_changed_since_asks_for_a_decision(assembly: Assembly, two: tuple[Patient, Patient]) -> None:
    survivor, other = two
    await merging(assembly).merge(survivor.id, request(other, given_name=Take.OTHER))
    await changed(assembly, survivor.id, email="new@example.com", language="en")
    preview = await merging(assembly).preview_unmerge(other.id)
    assert {each.field: each.after for each in preview.changed_since} == {"email": "new@example.com", "language": "en"}
    with pytest.raises(ChangedSinceMerge) as refused:
        await undo(assembly, other, survivor)
    assert {rule.place for rule in refused.value.broken_rules} == {"body.keep.email", "body.keep.language"}
    await undo(assembly, other, survivor, decided=True, keep=[F.EMAIL])
    again = await record(assembly, survivor.id)
    assert (again.given_name, again.email, again.language) == ("Ada", "new@example.com", None)
    assert content(await record(assembly, other.id)) == content(other)


async def test_a_move_in_care_since_is_not_undone(assembly: Assembly, two: tuple[Patient, Patient]) -> None:
    survivor, other = two
    await merging(assembly).merge(survivor.id, request(other))
    move = StatusChange(status=PatientStatus.ONBOARDING, version=2)
    await assembly.patient_service(provider_log(assembly)).change_status(survivor.id, move)
    await undo(assembly, other, survivor)
    assert (await record(assembly, survivor.id)).status is PatientStatus.ONBOARDING


async def test_a_restricted_record_makes_a_restricted_survivor(assembly: Assembly) -> None:
    survivor, other = a_patient(), a_patient(is_restricted=True)
    await stored(assembly, survivor, other)
    assert (await merging(assembly).merge(survivor.id, request(other))).is_restricted
    await undo(assembly, other, survivor)
    assert not (await record(assembly, survivor.id)).is_restricted
    assert (await record(assembly, other.id)).is_restricted


async def test_a_restriction_since_outlasts_the_undoing(assembly: Assembly) -> None:
    survivor, other = a_patient(), a_patient()
    await stored(assembly, survivor, other)
    await merging(assembly).merge(survivor.id, request(other))
    patients = assembly.patient_service(provider_log(assembly))
    await patients.restrict(survivor.id, RestrictionChange(is_restricted=True, reason="Asked for it."))
    await patients.restrict(other.id, RestrictionChange(is_restricted=True, reason="Asked for it."))
    await undo(assembly, other, survivor)
    assert (await record(assembly, survivor.id)).is_restricted
    assert (await record(assembly, other.id)).is_restricted


async def test_whoever_is_not_shown_notes_keeps_both(assembly: Assembly, two: tuple[Patient, Patient]) -> None:
    survivor, other = two
    desk = provider_log(assembly).actor.permissions - {"patient.sensitive"}
    shown = await merging(assembly, permissions=desk).merge(survivor.id, request(other, notes=Take.SURVIVOR))
    assert shown.notes is None
    assert (await record(assembly, survivor.id)).notes == "First.\n\nSecond."


async def test_the_survivor_shows_what_belongs_to_both(assembly: Assembly, two: tuple[Patient, Patient]) -> None:
    survivor, other = two
    payer = new_id()
    own = a_coverage(survivor, payer_id=payer, member_id="HRB-1")
    same, second = a_coverage(other, payer_id=payer, member_id="hrb1"), a_coverage(other, member_id="X2", priority=2)
    await stored(assembly, own, same, second)
    patients = assembly.patient_service(provider_log(assembly))
    move = StatusChange(status=PatientStatus.ONBOARDING, version=1)
    moved = await patients.change_status(other.id, move)
    await merging(assembly).merge(survivor.id, request(moved))
    assert [each.id for each in await patients.coverages(survivor.id)] == [own.id, second.id]
    assert [step.to_status for step in await patients.history(survivor.id)] == [PatientStatus.ONBOARDING]


async def test_the_number_of_a_merged_record_finds_the_survivor(
    assembly: Assembly, two: tuple[Patient, Patient]
) -> None:
    survivor, other = two
    await merging(assembly).merge(survivor.id, request(other))
    found = assembly.patient_list_service(provider_log(assembly)).search(SearchRequest(text="b-2"))
    assert [each.id for each in found.items] == [survivor.id]


async def test_chains_are_read_over_and_undone_from_their_end(assembly: Assembly) -> None:
    first, second, third = a_patient(mrn="A-1"), a_patient(), a_patient()
    held = a_coverage(first)
    await stored(assembly, first, second, third, held)
    await merging(assembly).merge(second.id, request(first))
    merged = await record(assembly, second.id)
    await merging(assembly).merge(third.id, request(merged))
    assert [each.id for each in await assembly.patient_service(provider_log(assembly)).coverages(third.id)] == [held.id]
    found = assembly.patient_list_service(provider_log(assembly)).search(SearchRequest(text="A-1"))
    assert [each.id for each in found.items] == [third.id]
    with pytest.raises(LaterMerge):
        await undo(assembly, first, second)
    await undo(assembly, second, third)
    await undo(assembly, first, second)
    assert content(await record(assembly, first.id)) == content(first)


async def test_merges_into_one_record_are_undone_from_the_last(assembly: Assembly) -> None:
    survivor, first, second = a_patient(), a_patient(email="one@example.com"), a_patient(email="two@example.com")
    await stored(assembly, survivor, first, second)
    await merging(assembly).merge(survivor.id, request(first, email=Take.OTHER))
    await merging(assembly).merge(survivor.id, request(second, 2, email=Take.OTHER))
    with pytest.raises(LaterMerge):
        await undo(assembly, first, survivor, decided=True)
    await undo(assembly, second, survivor)
    assert (await record(assembly, survivor.id)).email == "one@example.com"
    await undo(assembly, first, survivor)
    assert content(await record(assembly, survivor.id)) == content(survivor)


async def test_what_cannot_be_merged_is_refused(assembly: Assembly, two: tuple[Patient, Patient]) -> None:
    survivor, other = two
    archived = a_patient(archived_at=survivor.created_at)
    await stored(assembly, archived)
    with pytest.raises(MergeWithItself):
        await merging(assembly).merge(survivor.id, request(survivor))
    with pytest.raises(PatientArchived):
        await merging(assembly).merge(archived.id, request(other))
    with pytest.raises(StalePatient):
        await merging(assembly).merge(survivor.id, request(other, 7))
    with pytest.raises(PatientNotFound):
        await merging(assembly, scope=Scope(panel=new_id())).merge(survivor.id, request(other))
    with pytest.raises(NotMerged):
        await merging(assembly).preview_unmerge(other.id)
    await merging(assembly).merge(survivor.id, request(other))
    gone = await record(assembly, other.id)
    with pytest.raises(MergedAlready):
        await merging(assembly).merge(survivor.id, request(gone, 2))
    with pytest.raises(MergedAlready):
        await merging(assembly).merge(other.id, request(await record(assembly, survivor.id), 2))


async def test_an_archived_record_can_go_into_another(assembly: Assembly) -> None:
    survivor = a_patient()
    other = a_patient(archived_at=survivor.created_at, archive_reason="Moved away.")
    await stored(assembly, survivor, other)
    await merging(assembly).merge(survivor.id, request(other))
    await undo(assembly, other, survivor)
    assert content(await record(assembly, other.id)) == content(other)


async def test_a_merged_record_is_not_restored_by_hand(assembly: Assembly, two: tuple[Patient, Patient]) -> None:
    survivor, other = two
    await merging(assembly).merge(survivor.id, request(other))
    asked = RestoreRequest(version=2, reason="Came back.")
    with pytest.raises(MergedNotRestored):
        await assembly.patient_service(provider_log(assembly)).restore(other.id, asked)


async def test_lists_that_do_not_fit_together_are_refused(assembly: Assembly) -> None:
    survivor = a_patient(phones=[{"number": f"+1202555010{at}"} for at in range(5)])
    other = a_patient(phones=[{"number": "+12025550199"}])
    await stored(assembly, survivor, other)
    with pytest.raises(TooMuchTogether):
        await merging(assembly).merge(survivor.id, request(other, phones=Take.BOTH))


async def test_of_two_merges_the_other_way_round_one_wins(both: Assembly) -> None:
    one, other = a_patient(), a_patient()
    await stored(both, one, other)
    outcomes = await asyncio.gather(
        merging(both).merge(one.id, request(other)),
        merging(both).merge(other.id, request(one)),
        return_exceptions=True,
    )
    assert sum(isinstance(each, PatientPublic) for each in outcomes) == 1
    states = [(await record(both, each.id)).merged_into for each in (one, other)]
    assert states.count(None) == 1


async def test_merges_are_listed_with_their_undoing(assembly: Assembly, two: tuple[Patient, Patient]) -> None:
    survivor, other = two
    await merging(assembly).merge(survivor.id, request(other))
    (line,) = await merging(assembly).merges()
    assert (line.survivor_name, line.other_name, line.undone_at) == ("Ada Marlowe", "Adela Marlowe", None)
    await undo(assembly, other, survivor)
    (line,) = await merging(assembly).merges()
    assert line.undone_at is not None
    assert await merging(assembly, scope=Scope(panel=new_id())).merges() == []


def test_every_field_that_people_enter_is_chosen() -> None:
    assert {each.value for each in F} == {*PatientCreate.model_fields, "deceased"}
