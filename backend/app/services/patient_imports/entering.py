"""Rows become patients: a hundred at a time, each hundred in one commit with what became of it.

A run that was cut off goes on where it stopped, because the parts that are done have their results; a part is never
entered twice, because the second result of it would cancel its commit. A row whose number somebody entered in the
meantime is told, and the others are entered.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.folding import fold
from app.core.identifiers import new_id
from app.database.job_repository import Outcome
from app.database.lease_repository import Lease, LeaseHeld, fenced
from app.database.models import Coverage, ImportPart, Patient, PatientImport, Payer, StatusChangeRecord
from app.database.patient_import_repository import total
from app.database.statement import Statement
from app.models.patient_import_models import CellFault, ImportStage, ImportState, RowOutcome, RowResult, WhenKnown
from app.models.patient_models import TRUSTED, MrnTaken, PatientCreate, Phone, StalePatient
from app.services.import_turn import import_turn
from app.services.job_run import ProgressRun, RetryLater
from app.services.patient_imports.checking import read_all, result_of
from app.services.patient_imports.deciding import NUMBER_TAKEN, Decider, Decision
from app.services.patient_imports.parts import ImportParts, scope_of
from app.services.patient_imports.rows import CoverageRow, PatientRow, RowReader

_KEPT_FIELDS = frozenset({"notes", "given_name", "family_name", "birth_date"})
"""What a row about somebody on record never changes: it was matched by these, and notes are the clinic's own."""
_MOST_PHONES = 5
_TRIES = 5
_CHANGED_MEANWHILE = CellFault(
    rule="changed_meanwhile", message="Somebody changed this patient at the same moment. Import the row again."
)


@dataclass(slots=True)
class _Batch:
    """What one commit enters."""

    created: list[Patient] = field(default_factory=list)
    steps: list[StatusChangeRecord] = field(default_factory=list)
    coverages: list[Coverage] = field(default_factory=list)
    changes: list[Statement] = field(default_factory=list)
    subjects: list[str] = field(default_factory=list)
    results: list[RowResult] = field(default_factory=list)


class Entering:
    """Enters one import, for the trace of one job."""

    def __init__(self, parts: ImportParts) -> None:
        self._parts = parts
        self._payers: dict[str, Payer] = {}

    async def run(self, job: ProgressRun, imported: PatientImport) -> None:
        """Every part that is not done. Raises RetryLater while another import runs."""
        reader = await self._parts.reader(imported)
        done = set(await self._parts.imports.counts(imported.id, ImportStage.RUN))
        self._payers = {fold(payer.name): payer for payer in await self._parts.practice.payers()}
        try:
            async with import_turn(self._parts.leases, job.job.id) as lease:
                for number in range(imported.part_count):
                    if number not in done:
                        await self._enter(job, lease, imported, number, reader)
                        self._parts.access.turn_page()
                    await job.advance(number + 1, imported.part_count)
        except LeaseHeld:
            raise RetryLater("another_import_runs") from None
        await self._end(job, imported)

    async def _end(self, job: ProgressRun, imported: PatientImport) -> None:
        now = self._parts.clock()
        ended = imported.newer(now, state=ImportState.DONE, finished_at=now)
        counts = total(list((await self._parts.imports.counts(imported.id, ImportStage.RUN)).values()))
        entered = counts.created + counts.updated
        outcome = Outcome(entered + counts.faulty, entered)
        entry = AuditEntry(AuditAction.PATIENT_IMPORT_ENDED, imported.id, f"{entered} of {counts.rows} rows entered")
        await job.finish(entry, outcome, self._parts.imports.replace(ended))

    async def _enter(
        self, job: ProgressRun, lease: Lease, imported: PatientImport, number: int, reader: RowReader
    ) -> None:
        part = await self._parts.part(imported, number)
        checked = await self._parts.imports.result(imported.id, ImportStage.CHECK, number, self._parts.access)
        settled = {each.row: each for each in checked.results if _stays(each)} if checked else {}
        decisions = await self._decisions(imported, part, reader, settled)
        entering = _Part(self._parts, job, lease, imported, number, self._payers)
        await entering.enter(decisions, list(settled.values()))

    async def _decisions(
        self, imported: PatientImport, part: ImportPart, reader: RowReader, settled: dict[int, RowResult]
    ) -> list[Decision]:
        """By the directory as it is now: somebody may have been entered since the check."""
        rows = [row for row in part.rows if row.number not in settled]
        when_known = imported.plan.when_known if imported.plan else WhenKnown.SKIP
        decider = Decider(self._parts.directory.known, when_known, scope_of(imported))
        read = await asyncio.to_thread(partial(read_all, reader, rows, imported))
        return [decider.decide(row) for row in read]


class _Part:
    """The rows of one part on their way into the store."""

    def __init__(
        self,
        parts: ImportParts,
        job: ProgressRun,
        lease: Lease,
        imported: PatientImport,
        number: int,
        payers: dict[str, Payer],
    ) -> None:
        self._parts = parts
        self._job = job
        self._lease = lease
        self._imported = imported
        self._number = number
        self._payers = payers

    async def enter(self, decisions: Sequence[Decision], settled: Sequence[RowResult]) -> None:
        """All of them with their results, in one commit; without the rows whose number the store holds already."""
        refused: dict[int, RowResult] = {}
        for _ in range(_TRIES - 1):
            try:
                await self._try(decisions, settled, refused)
            except MrnTaken:
                refused |= await self._with_taken_numbers(decisions)
            except StalePatient:
                continue  # the desk was faster: look again
            else:
                return
        await self._try(decisions, settled, refused)

    async def _try(
        self, decisions: Sequence[Decision], settled: Sequence[RowResult], refused: Mapping[int, RowResult]
    ) -> None:
        batch = await self._batch([each for each in decisions if each.row.number not in refused])
        results = sorted([*batch.results, *settled, *refused.values()], key=lambda each: each.row)
        await self._commit(batch, results)

    async def _with_taken_numbers(self, decisions: Sequence[Decision]) -> dict[int, RowResult]:
        """The rows whose number the store knows as another patient's, whatever the directory said."""
        taken: dict[int, RowResult] = {}
        for each in decisions:
            new = each.row.new
            holder = await self._parts.patients.holder_of(new.mrn) if new is not None and new.mrn else None
            if holder is not None and (each.known is None or each.known.standing.patient_id != holder):
                taken[each.row.number] = _told(each, NUMBER_TAKEN)
        return taken

    async def _commit(self, batch: _Batch, results: Sequence[RowResult]) -> None:
        parts = self._parts
        statements = [parts.patients.create_all(batch.created)] if batch.created else []
        statements += [parts.patients.record_moves(batch.steps)] if batch.steps else []
        statements += [parts.coverages.create_all(batch.coverages)] if batch.coverages else []
        await self._job.write(
            AuditEntry(AuditAction.PATIENTS_IMPORTED, self._imported.id, subjects=tuple(batch.subjects)),
            fenced(self._lease),
            parts.imports.keep_result(result_of(self._imported, self._number, ImportStage.RUN, results)),
            *statements,
            *batch.changes,
        )

    async def _batch(self, decisions: Sequence[Decision]) -> _Batch:
        batch = _Batch()
        for each in decisions:
            if each.outcome is RowOutcome.CREATED and each.row.new is not None:
                await self._create(each, each.row.new, batch)
            elif each.outcome is RowOutcome.UPDATED and each.row.new is not None:
                await self._update(each, each.row.new, batch)
            else:
                batch.results.append(each.result(each.known.standing.patient_id if each.known else None))
        return batch

    async def _create(self, each: Decision, new: PatientCreate, batch: _Batch) -> None:
        patient = self._patient(each.row, new)
        batch.created.append(patient)
        batch.subjects.append(patient.id)
        batch.steps.append(
            StatusChangeRecord(
                id=new_id(),
                patient_id=patient.id,
                version=patient.version,
                from_status=None,
                to_status=patient.status,
                by=self._imported.created_by,
                at=patient.status_changed_at,
            )
        )
        if each.row.coverage is not None:
            batch.coverages.append(await self._coverage(each.row.coverage, patient))
        batch.results.append(each.result(patient.id))

    def _patient(self, row: PatientRow, new: PatientCreate) -> Patient:
        now = self._parts.clock()
        fields = {name: getattr(new, name) for name in PatientCreate.model_fields}
        fields["provider_id"] = new.provider_id or self._imported.panel
        plan = self._imported.plan
        return Patient.model_validate(
            {
                **fields,
                "id": new_id(),
                "created_at": now,
                "updated_at": now,
                "status": row.status or (plan.first_status if plan else None),
                "status_changed_at": now,
            },
            context=TRUSTED,
        )

    async def _update(self, each: Decision, new: PatientCreate, batch: _Batch) -> None:
        before = await self._parts.patients.get(
            each.known.standing.patient_id if each.known else "", self._parts.access
        )
        if before.is_archived:
            batch.results.append(_told(each, _CHANGED_MEANWHILE))
            return
        after = self._merged(before, each.row, new)
        added = await self._new_coverage(each.row, before)
        if after is None and added is None:
            unchanged = Decision(each.row, RowOutcome.KNOWN, each.known)
            batch.results.append(unchanged.result(before.id))
            return
        batch.subjects.append(before.id)
        batch.changes += self._parts.patients.replace(after, before) if after is not None else ()
        batch.coverages += [added] if added is not None else []
        batch.results.append(each.result(before.id))

    def _merged(self, before: Patient, row: PatientRow, new: PatientCreate) -> Patient | None:
        """The patient with what the row says; None where it says nothing new."""
        said = {name: getattr(new, name) for name in row.said - _KEPT_FIELDS}
        if "phones" in said:
            said["phones"] = _with_phones(before.phones, new.phones)
        if "tags" in said:
            said["tags"] = list(dict.fromkeys([*before.tags, *new.tags]))[:20]
        changes = {name: value for name, value in said.items() if getattr(before, name) != value}
        return before.newer(self._parts.clock(), **changes) if changes else None

    async def _new_coverage(self, row: PatientRow, patient: Patient) -> Coverage | None:
        """The row's coverage, unless the patient has one of this insurer under the same member id."""
        if row.coverage is None:
            return None
        coverage = await self._coverage(row.coverage, patient)
        held = await self._parts.coverages.of_patient(patient.id, self._parts.access)
        is_there = any((each.payer_id, each.member_id) == (coverage.payer_id, coverage.member_id) for each in held)
        return None if is_there else coverage

    async def _coverage(self, said: CoverageRow, patient: Patient) -> Coverage:
        payer = await self._payer(said)
        at = patient.created_at if patient.version == 1 else self._parts.clock()
        return Coverage(
            id=new_id(),
            created_at=at,
            updated_at=at,
            patient_id=patient.id,
            payer_id=payer.id,
            payer_name=payer.name,
            plan_name=said.plan_name,
            member_id=said.member_id,
            group_number=said.group_number,
            priority=said.priority,
            relationship=said.relationship,
            begins_on=said.begins_on,
            ends_on=said.ends_on,
        )

    async def _payer(self, said: CoverageRow) -> Payer:
        known = self._payers.get(fold(said.payer_name))
        if known is None:
            known = await self._parts.practice.payer_called(said.payer_name, said.payer_code)
            self._payers[fold(said.payer_name)] = known
        return known


def _stays(result: RowResult) -> bool:
    """What the check found wrong in the file itself is so still."""
    return result.outcome is RowOutcome.DOUBLED


def _told(each: Decision, fault: CellFault) -> RowResult:
    return Decision(each.row, RowOutcome.FAULTY, faults=(fault,)).result()


def _with_phones(before: Sequence[Phone], said: Sequence[Phone]) -> list[Phone]:
    numbers = {phone.number for phone in before}
    return [*before, *(phone for phone in said if phone.number not in numbers)][:_MOST_PHONES]
