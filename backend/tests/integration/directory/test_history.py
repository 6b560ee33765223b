"""After any history the directory answers what a scan of the opened store answers.

The steps are the product's own (services, `DatabaseService.write`), those of other processes (committed with their
events, told by nobody), edits of the store by hand with the reconciler after them, and restarts.
"""

import asyncio
import tempfile
from collections.abc import Coroutine
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from app.assembly import Assembly
from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.exceptions import AppException
from app.database.models import Alert, Coverage, Patient
from app.models.patient_models import MrnTaken, PatientCreate, PatientStatus, PatientUpdate, StatusChange
from app.services.database_service import DatabaseService
from tests.builders import a_coverage, an_alert
from tests.conftest import SetClock, opened, operator, provider_log, settings_for
from tests.integration.directory.practice_writes import elsewhere, overwrite, replace
from tests.integration.directory.store_scan import assert_directory_equals_store, followed, opened_practice
from tests.unit.directory.population import Person, alert_fields, coverage_fields, patient_fields

SEEDS = st.integers(0, 10_000)
PEOPLE = st.integers(0, 30)
WITH_MRN = st.booleans()


def shape(seed: int, *, with_mrn: bool) -> PatientCreate:
    """What people type about a patient."""
    fields = patient_fields(Random(seed).choice)
    known = {name: fields[name] for name in PatientCreate.model_fields if name in fields and name != "provider_id"}
    return PatientCreate(**known | {"mrn": fields["mrn"] if with_mrn else None})


def person_fields(seed: int) -> dict[str, Any]:
    """The same, for a record that keeps its MRN."""
    typed = shape(seed, with_mrn=False)
    return {name: getattr(typed, name) for name in PatientCreate.model_fields if name not in {"mrn", "provider_id"}}


class PracticeHistory(RuleBasedStateMachine):
    """One practice on a real embedded store."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.runner = asyncio.Runner()
        self.clock = SetClock()
        self.is_told_elsewhere = False
        self.run(self.open())

    def run(self, step: Coroutine[Any, Any, Any]) -> Any:
        return self.runner.run(step)

    async def open(self) -> None:
        self.context = opened(settings_for(Path(self.folder.name)), self.clock)
        self.assembly: Assembly = await self.context.__aenter__()

    async def close(self) -> None:
        await self.context.__aexit__(None, None, None)

    async def someone(self, at: int) -> Person | None:
        people = sorted((await opened_practice(self.assembly)).people, key=lambda person: person.id)
        return people[at % len(people)] if people else None

    @property
    def service(self) -> DatabaseService:
        return self.assembly.database_service(operator(self.assembly))

    @rule(seed=SEEDS, with_mrn=WITH_MRN)
    def a_patient_comes(self, seed: int, with_mrn: bool) -> None:
        async def step() -> None:
            with suppress(MrnTaken):
                await self.assembly.patient_service(provider_log(self.assembly)).create(shape(seed, with_mrn=with_mrn))

        self.run(step())

    @rule(at=PEOPLE, seed=SEEDS, with_mrn=WITH_MRN)
    def a_record_is_changed(self, at: int, seed: int, with_mrn: bool) -> None:
        async def step() -> None:
            person = await self.someone(at)
            if person is not None:
                fields = {name: getattr(shape(seed, with_mrn=with_mrn), name) for name in PatientCreate.model_fields}
                change = PatientUpdate(**fields, version=person.patient.version)
                with suppress(AppException):
                    await self.assembly.patient_service(provider_log(self.assembly)).update(person.id, change)

        self.run(step())

    @rule(at=PEOPLE, status=st.sampled_from(PatientStatus))
    def a_patient_moves(self, at: int, status: PatientStatus) -> None:
        async def step() -> None:
            person = await self.someone(at)
            if person is not None:
                change = StatusChange(status=status, version=person.patient.version, reason="Called.", self_pay=True)
                with suppress(AppException):
                    await self.assembly.patient_service(provider_log(self.assembly)).change_status(person.id, change)

        self.run(step())

    @rule(at=PEOPLE, by_others=st.booleans())
    def a_record_is_archived_or_comes_back(self, at: int, by_others: bool) -> None:
        async def step() -> None:
            person = await self.someone(at)
            if person is not None:
                archived_at = None if person.patient.is_archived else self.clock()
                await self.write_next(person.patient, {"archived_at": archived_at}, by_others=by_others)

        self.run(step())

    @rule(at=PEOPLE, seed=SEEDS, by_others=st.booleans())
    def a_patient_is_insured(self, at: int, seed: int, by_others: bool) -> None:
        async def step() -> None:
            person = await self.someone(at)
            if person is not None:
                coverage = a_coverage(person.patient, **coverage_fields(Random(seed).choice))
                await self.commit(self.assembly.tables["coverage"].create(coverage), by_others=by_others)

        self.run(step())

    @rule(at=PEOPLE, seed=SEEDS, by_others=st.booleans())
    def an_insurance_changes(self, at: int, seed: int, by_others: bool) -> None:
        async def step() -> None:
            person = await self.someone(at)
            if person is not None and person.coverages:
                fields = coverage_fields(Random(seed).choice)
                await self.write_next(person.coverages[0], fields, by_others=by_others)

        self.run(step())

    @rule(at=PEOPLE, by_others=st.booleans())
    def an_insurance_is_taken_back(self, at: int, by_others: bool) -> None:
        async def step() -> None:
            person = await self.someone(at)
            if person is not None and person.coverages:
                self.is_told_elsewhere |= by_others
                await (elsewhere(self.assembly) if by_others else self.service).delete(person.coverages[0])

        self.run(step())

    @rule(at=PEOPLE, seed=SEEDS, by_others=st.booleans())
    def somebody_has_to_know_something(self, at: int, seed: int, by_others: bool) -> None:
        async def step() -> None:
            person = await self.someone(at)
            fields = alert_fields(Random(seed).choice, [person] if person else [])
            alert = an_alert(**{**fields, "once_key": None})
            await self.commit(self.assembly.tables["alert"].create(alert), by_others=by_others)

        self.run(step())

    @rule(at=PEOPLE, seed=SEEDS, by_others=st.booleans())
    def somebody_looks_after_it(self, at: int, seed: int, by_others: bool) -> None:
        async def step() -> None:
            alerts = sorted((await opened_practice(self.assembly)).alerts, key=lambda alert: alert.id)
            if alerts:
                fields = alert_fields(Random(seed).choice, [])
                changed = {name: fields[name] for name in ("state", "assigned_to", "snoozed_until", "acknowledged_by")}
                await self.write_next(alerts[at % len(alerts)], changed, by_others=by_others)

        self.run(step())

    @rule(at=PEOPLE, seed=SEEDS)
    def others_change_a_record(self, at: int, seed: int) -> None:
        async def step() -> None:
            person = await self.someone(at)
            if person is not None:
                fields = person_fields(seed)
                await self.write_next(person.patient, fields, by_others=True)

        self.run(step())

    @rule(name=st.sampled_from(("Dr. Leila Haddad", "Dr. Samuel Okonkwo")), at=PEOPLE)
    def a_provider_takes_a_patient(self, name: str, at: int) -> None:
        async def step() -> None:
            practice = self.assembly.practice_service(operator(self.assembly))
            provider = await practice.add_provider(name)
            await self.service.update(provider.model_copy(update={"display_name": f"{name}, MD"}))
            person = await self.someone(at)
            if person is not None:
                await self.write_next(person.patient, {"provider_id": provider.id}, by_others=False)

        self.run(step())

    @rule(at=PEOPLE, seed=SEEDS, ahead=st.integers(-1, 3))
    def somebody_edits_the_store_by_hand(self, at: int, seed: int, ahead: int) -> None:
        async def step() -> None:
            person = await self.someone(at)
            if person is not None and person.patient.version + ahead >= 1 and ahead != 0:
                fields = person_fields(seed)
                version = person.patient.version + ahead
                await followed(self.assembly)
                await overwrite(self.assembly, person.patient.model_copy(update={**fields, "version": version}))
                await self.assembly.keeper.reconcile()

        self.run(step())

    @rule()
    def the_directory_is_reconciled(self) -> None:
        self.run(self.assembly.keeper.reconcile())

    @precondition(lambda self: self.is_told_elsewhere)
    @rule()
    def the_events_are_followed(self) -> None:
        self.run(followed(self.assembly))
        self.is_told_elsewhere = False

    @rule()
    def the_process_starts_anew(self) -> None:
        self.run(self.close())
        self.run(self.open())
        self.is_told_elsewhere = False

    async def write_next(self, entity: Patient | Coverage | Alert, fields: dict[str, Any], *, by_others: bool) -> None:
        self.is_told_elsewhere |= by_others
        service = elsewhere(self.assembly) if by_others else self.service
        await replace(service, self.assembly, entity.model_copy(update={**fields, "version": entity.version + 1}))

    async def commit(self, statement: Any, *, by_others: bool) -> None:
        self.is_told_elsewhere |= by_others
        service = elsewhere(self.assembly) if by_others else self.service
        await service.write(AuditEntry(AuditAction.RECORD_UPDATED), statement)

    @invariant()
    def the_directory_equals_a_scan_of_the_store(self) -> None:
        async def step() -> None:
            if self.is_told_elsewhere:
                await followed(self.assembly)
                self.is_told_elsewhere = False
            await assert_directory_equals_store(self.assembly)

        self.run(step())

    def teardown(self) -> None:
        self.run(followed(self.assembly))
        self.run(assert_directory_equals_store(self.assembly))
        self.run(self.close())
        self.runner.close()
        self.folder.cleanup()


TestPracticeHistory = PracticeHistory.TestCase
TestPracticeHistory.settings = settings(
    max_examples=6,
    stateful_step_count=16,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),  # a history on a real store takes too long to be made shorter each time
)


@pytest.mark.long
class TestPracticeHistoryAtLength(PracticeHistory.TestCase):  # type: ignore[misc,name-defined]
    settings = settings(max_examples=80, stateful_step_count=60, deadline=None, suppress_health_check=list(HealthCheck))
