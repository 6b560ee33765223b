"""Two records of one person: found while somebody is entered, found at night, decided about, and told once."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from app.assembly import Assembly
from app.audit.vocabulary import AuditAction
from app.core.actor import Scope
from app.core.identifiers import new_id
from app.database.models import Coverage, Patient, Provider
from app.models.duplicate_models import (
    Certainty,
    DuplicateCheck,
    DuplicateDecision,
    PairDecided,
    PairDecision,
    PairNotFound,
    PatientEntry,
    PossibleDuplicate,
)
from app.models.job_models import JobState
from app.models.patient_models import ArchiveRequest, PatientPublic
from app.services.duplicate_service import DuplicateService
from app.services.duplicates.checking import DuplicateChecking
from app.services.duplicates.entering import PatientEntering
from app.services.duplicates.queueing import EntryQueue
from tests.builders import a_coverage, a_patient, a_provider, somebody_else
from tests.conftest import eventually, operator, provider_log
from tests.doubles import Corruption


def checking(assembly: Assembly, **actor: Any) -> DuplicateChecking:
    access = provider_log(assembly)
    access.actor = replace(access.actor, **actor)
    return assembly.duplicate_checking(access)


def entering(assembly: Assembly, **actor: Any) -> PatientEntering:
    access = provider_log(assembly)
    access.actor = replace(access.actor, **actor)
    return assembly.patient_entering(access)


def alone(assembly: Assembly) -> PatientEntering:
    """As in a process of its own on a shared store: no queue but the store's."""
    assembly.takes_turns = True
    access = provider_log(assembly)
    return PatientEntering(assembly.patient_service(access), assembly.duplicate_checking(access), EntryQueue())


def queue(assembly: Assembly, **actor: Any) -> DuplicateService:
    access = provider_log(assembly)
    access.actor = replace(access.actor, **actor)
    return assembly.duplicate_service(access)


async def stored(assembly: Assembly, *entities: Patient | Coverage | Provider) -> None:
    for entity in entities:
        await assembly.database_service(operator(assembly)).create(entity)


def asked(patient: Patient, **changes: Any) -> DuplicateCheck:
    fields = {
        "family_name": patient.family_name,
        "given_name": patient.given_name,
        "birth_date": patient.birth_date,
        "sex": patient.sex,
        "phones": [each.number for each in patient.phones],
        "email": patient.email,
    }
    return DuplicateCheck.model_validate({**fields, **changes})


def entry(**fields: Any) -> PatientEntry:
    return PatientEntry.model_validate(
        {"family_name": "Marlowe", "given_name": "Ada", "birth_date": "1980-03-12", **fields}
    )


async def test_somebody_who_is_on_record_is_told_with_reasons(assembly: Assembly) -> None:
    ada = a_patient(phones=[{"number": "+12025550123"}], email="ada@example.com")
    await stored(assembly, ada, a_patient(family_name="Okafor", given_name="Ines"))
    access = provider_log(assembly, AuditAction.DUPLICATES_CHECKED)
    found = await assembly.duplicate_checking(access).check(asked(ada, given_name="Ada", phones=["(202) 555-0123"]))
    (candidate,) = found.candidates
    assert (candidate.person.id, candidate.certainty, found.closed_matches) == (ada.id, Certainty.CERTAIN, 0)
    assert set(candidate.reasons) == {"same_name", "same_birth_date", "same_phone", "same_email"}
    assert access.unrecorded == [ada.id]


async def test_nobody_is_told_where_nobody_is_meant(assembly: Assembly) -> None:
    await stored(assembly, a_patient())
    found = await checking(assembly).check(DuplicateCheck(family_name="Okafor", given_name="Ines"))
    assert found.candidates == []


async def test_a_member_id_finds_its_holder(assembly: Assembly) -> None:
    ada = a_patient()
    await stored(assembly, ada, a_coverage(ada, member_id="HRB-001 2345"))
    found = await checking(assembly).check(asked(ada, family_name="Novak", member_ids=["hrb0012345"]))
    assert [each.person.id for each in found.candidates] == [ada.id]
    assert "same_member_id" in found.candidates[0].reasons


async def test_a_record_is_no_double_of_itself(assembly: Assembly) -> None:
    ada = a_patient()
    await stored(assembly, ada)
    assert (await checking(assembly).check(asked(ada, patient_id=ada.id))).candidates == []


async def test_who_is_closed_is_told_as_a_search_tells(assembly: Assembly) -> None:
    ada = a_patient(provider_id=None)
    await stored(assembly, ada)
    panel = checking(assembly, scope=Scope(panel=new_id()))
    found = await panel.check(asked(ada))
    assert (found.candidates, found.closed_matches) == ([], 1)
    near = await panel.check(asked(ada, given_name="Adda"))
    assert (near.candidates, near.closed_matches) == ([], 0)


async def test_a_likely_double_is_not_created_without_a_decision(assembly: Assembly) -> None:
    ada = a_patient()
    await stored(assembly, ada)
    with pytest.raises(PossibleDuplicate) as refused:
        await entering(assembly).enter(entry())
    (rule,) = refused.value.broken_rules
    assert (rule.place, rule.rule) == (f"patients/{ada.id}", "certain")
    assert assembly.directory.duplicates.people() == 1


async def test_a_decision_is_kept_and_the_pair_not_told_again(assembly: Assembly) -> None:
    ada = a_patient()
    await stored(assembly, ada)
    decision = DuplicateDecision(looked_at=[ada.id], reason="Cousins; both came in together.")
    other = await entering(assembly).enter(entry(duplicate_decision=decision))
    assert await assembly._duplicates().told_apart_from(ada.id) == {other.id}
    found = await checking(assembly).check(asked(ada, patient_id=other.id))
    assert found.candidates == []
    row = await assembly.database.one("SELECT * FROM ONLY duplicate_pair LIMIT 1")
    assert row is not None
    assert b"Cousins" not in row["sealed"]


async def test_a_decision_about_others_does_not_count(assembly: Assembly) -> None:
    await stored(assembly, a_patient())
    decision = DuplicateDecision(looked_at=[new_id()], reason="Looked at somebody else.")
    with pytest.raises(PossibleDuplicate):
        await entering(assembly).enter(entry(duplicate_decision=decision))


async def test_a_closed_double_needs_a_decision_too(assembly: Assembly) -> None:
    provider = a_provider()
    await stored(assembly, provider, a_patient())
    panel = entering(assembly, scope=Scope(panel=provider.id))
    with pytest.raises(PossibleDuplicate) as refused:
        await panel.enter(entry())
    assert [(rule.place, rule.rule) for rule in refused.value.broken_rules] == [("patients", "closed")]
    decision = DuplicateDecision(despite_closed=True, reason="Asked the front desk.")
    created = await panel.enter(entry(duplicate_decision=decision))
    assert created.provider_id == provider.id


async def test_what_is_sent_twice_is_no_double_of_itself(assembly: Assembly) -> None:
    def once() -> Any:
        return assembly.idempotency.once("user-1", "POST /patients", "once-and-again", b"the same")

    first = await entering(assembly).enter(entry(), once())
    again = await entering(assembly).enter(entry(), once())
    assert again.id == first.id


class TestAtTheSameMoment:
    """Two desks enter one person: whoever is later is told of the other, on any engine."""

    async def test_the_later_one_is_refused_and_told_of_the_other(self, both: Assembly) -> None:
        ended = await asyncio.gather(*(alone(both).enter(entry()) for _ in range(6)), return_exceptions=True)
        (winner,) = [each for each in ended if isinstance(each, PatientPublic)]
        refused = [each for each in ended if isinstance(each, PossibleDuplicate)]
        assert len(refused) == 5
        assert {rule.place for each in refused for rule in each.broken_rules} == {f"patients/{winner.id}"}
        assert len(await both.database.rows("SELECT id FROM patient")) == 1

    @pytest.mark.parametrize(
        "otherwise",
        [{"given_name": "Marlowe", "family_name": "Ada"}, {"family_name": "Marlow"}, {"birth_date": "1980-12-03"}],
        ids=str,
    )
    async def test_so_is_one_who_was_spelled_otherwise(self, assembly: Assembly, otherwise: dict[str, str]) -> None:
        shared = {"email": "ada@example.com", "phones": [{"number": "(202) 555-0123"}]}
        entries = (entry(**shared), entry(**shared, **otherwise))
        ended = await asyncio.gather(*(alone(assembly).enter(each) for each in entries), return_exceptions=True)
        assert sorted(type(each).__name__ for each in ended) == ["PatientPublic", "PossibleDuplicate"]

    async def test_different_people_do_not_hold_each_other_up(self, both: Assembly) -> None:
        people = [entry(**somebody_else()) for _ in range(12)]
        entered = await asyncio.gather(*(entering(both).enter(each) for each in people))
        assert len({each.id for each in entered}) == 12

    async def test_one_who_shares_a_birth_date_is_looked_at_and_entered_as_well(self, assembly: Assembly) -> None:
        born = {**somebody_else(), "birth_date": "1980-03-12"}
        two = await asyncio.gather(alone(assembly).enter(entry()), alone(assembly).enter(entry(**born)))
        assert len({each.id for each in two}) == 2

    async def test_the_same_request_twice_at_once_is_one_patient(self, both: Assembly) -> None:
        def once() -> Any:
            return both.idempotency.once("user-1", "POST /patients", "once-and-again", b"the same")

        entered = await asyncio.gather(*(alone(both).enter(entry(), once()) for _ in range(4)))
        assert len({each.id for each in entered}) == 1

    async def test_in_one_process_its_own_queue_is_enough(self, assembly: Assembly) -> None:
        ended = await asyncio.gather(*(entering(assembly).enter(entry()) for _ in range(6)), return_exceptions=True)
        assert sorted(type(each).__name__ for each in ended) == ["PatientPublic", *["PossibleDuplicate"] * 5]
        assert await assembly.database.rows("SELECT * FROM entry_turn") == []

    async def test_a_turn_says_nothing_of_who_shares_what(self, assembly: Assembly) -> None:
        await alone(assembly).enter(entry(email="ada@example.com"))
        turns = await assembly.database.rows("SELECT * FROM entry_turn")
        assert {len(turn["id"].id) for turn in turns} == {2}
        assert {turn["turn"] for turn in turns} == {1}

    async def test_of_many_who_were_entered_lately_the_last_are_remembered(self, assembly: Assembly) -> None:
        entered = []
        for _ in range(22):
            twin = entry(**{**somebody_else(), "birth_date": "1980-03-12"})
            entered.append((await alone(assembly).enter(twin)).id)
        (row,) = await assembly.database.rows("SELECT * FROM entry_turn WHERE turn = 22")
        assert row["lately"] == entered[:1:-1]


async def scanned(assembly: Assembly) -> None:
    async def is_scheduled() -> bool:
        return await assembly.schedules.schedule("duplicate_scan") is not None

    await eventually(is_scheduled)
    job = await queue(assembly).scan()

    async def is_done() -> bool:
        found = await assembly.jobs.job(job.job_id)
        return found is not None and found.state is JobState.DONE

    await eventually(is_done, within=20)


async def test_a_scan_fills_the_queue_once_and_raises_one_alert(working: Assembly) -> None:
    one, other = a_patient(), a_patient()
    await stored(working, one, other, a_patient(family_name="Okafor"))
    await scanned(working)
    found = await queue(working).queue()
    (pair,) = found.pairs
    assert ({pair.first.id, pair.second.id}, pair.certainty) == ({one.id, other.id}, Certainty.CERTAIN)
    assert (found.total, found.is_scanning) == (1, False)
    assert found.last_scan_at is not None
    await scanned(working)
    assert (await queue(working).queue()).total == 1
    alerts = await working.database.rows("SELECT count() FROM alert GROUP ALL")
    assert alerts[0]["count"] == 1


async def test_a_pair_that_was_told_apart_leaves_the_queue_for_good(working: Assembly) -> None:
    await stored(working, a_patient(), a_patient())
    await scanned(working)
    (pair,) = (await queue(working).queue()).pairs
    decision = PairDecision(version=pair.version, reason="Twins with one name; seen both cards.")
    await queue(working).tell_apart(pair.id, decision)
    await scanned(working)
    assert (await queue(working).queue()).pairs == []
    with pytest.raises(PairDecided):
        await queue(working).tell_apart(pair.id, decision)


async def test_who_may_not_see_both_sees_no_pair(working: Assembly) -> None:
    provider = a_provider()
    await stored(working, provider, a_patient(), a_patient(provider_id=provider.id))
    await scanned(working)
    (pair,) = (await queue(working).queue()).pairs
    panel = queue(working, scope=Scope(panel=provider.id))
    assert (await panel.queue()).total == 0
    with pytest.raises(PairNotFound):
        await panel.tell_apart(pair.id, PairDecision(version=1, reason="Guessed."))


async def test_an_archived_record_waits_in_no_queue(working: Assembly) -> None:
    one = a_patient()
    await stored(working, one, a_patient())
    await scanned(working)
    await working.patient_service(provider_log(working)).archive(
        one.id, ArchiveRequest(version=1, reason="Moved away.")
    )
    assert (await queue(working).queue()).total == 0


async def test_a_practice_with_doubles_is_sorted_out(working: Assembly) -> None:
    """Precision and recall as the measurements ask for them, on a smaller practice; the figures come from the bench."""
    made = Corruption(20).practice(people=180, doubles=20, families=15)
    database = working.database_service(operator(working))
    await database.create(made.patients[0])
    rows = working.tables
    for at in range(1, len(made.patients), 50):
        await working.database.commit([rows["patient"].insert(made.patients[at : at + 50])])
    working.directory.put(*made.patients)
    await scanned(working)
    found = {frozenset({each.first.id, each.second.id}) for each in (await queue(working).queue()).pairs}
    assert len(found & made.doubles) >= 0.9 * len(made.doubles)
    assert len(found - made.doubles) <= 1
    assert not found & made.relatives
