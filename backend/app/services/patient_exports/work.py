"""The jobs around exports: making a large one page by page, and throwing its file away after a day."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.audit.access_log import AccessLog
from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.actor import Actor
from app.database.job_repository import Outcome
from app.database.models import PatientExport
from app.database.patient_repository import PatientRepository
from app.database.statement import Statement
from app.models.patient_export_models import ExportState, NobodyToExport
from app.services.database_service import DatabaseService
from app.services.job_run import NOTHING, GiveUp, Run
from app.services.patient_exports.keeping import ExportKeeping, reason_of
from app.services.patient_exports.making import ExportMaking, MakingParts


class SteadyRun(Run, Protocol):
    """A job's run that says how far it has come."""

    async def advance(self, progress: int, total: int | None = None) -> None:
        """Raises when somebody asked for its end, or when it is somebody else's by now."""
        ...


@dataclass(frozen=True, slots=True)
class WorkParts:
    """What the jobs work with; `log_of` makes the trace of the user for whom an export is made."""

    making: MakingParts
    keeping: ExportKeeping
    patients: Callable[[AccessLog], PatientRepository]
    database: Callable[[AccessLog], DatabaseService]
    log_of: Callable[[Actor], AccessLog]


class ExportWork:
    """One run of one job."""

    def __init__(self, parts: WorkParts, access: AccessLog) -> None:
        self._parts = parts
        self._keeping = parts.keeping
        self._access = access

    async def make(self, export_id: str, run: SteadyRun) -> Outcome:
        """Page by page, each with those whom it opened in one commit: as the user who asked, and for that user.

        A further try begins anew; what an earlier one left is dropped with the rest.
        """
        export = await self._keeping.exports.export(export_id, self._access)
        if export is None or export.state is not ExportState.MAKING:
            return NOTHING
        log = self._parts.log_of(Actor(export.requested_by, export.caller.role, scope=export.caller.scope()))
        log.reason = reason_of(export)
        try:
            return await self._made(export, log, run)
        finally:
            await log.settle()

    async def _made(self, export: PatientExport, log: AccessLog, run: SteadyRun) -> Outcome:
        making = ExportMaking(self._parts.making, self._parts.patients(log), export, log)
        database = self._parts.database(log)
        ids = await making.chosen()
        waiting: list[Statement] = []
        parts = done = 0
        async for page in making.pages(ids):
            pieces = self._keeping.parts(export, run.job.fence, parts, page.content)
            parts += len(pieces)
            waiting += [*pieces, *self._keeping.disclosed(export, page.told)]
            if page.opened:
                entry = AuditEntry(AuditAction.PATIENTS_EXPORTED, reason=log.reason, subjects=page.opened)
                await database.write(entry, self._parts.keeping.jobs.guard(run.job), *waiting)
                waiting.clear()
                log.turn_page()
                done += len(page.opened)
                await run.advance(done, len(ids))
        if making.told == 0:
            raise GiveUp(NobodyToExport.code)
        ready = export.newer(self._keeping.clock(), **self._keeping.made(making, run.job.fence, parts))
        outcome = Outcome(making.told, making.told)
        await run.finish(
            AuditEntry(AuditAction.PATIENTS_EXPORTED, export.id, log.reason),
            outcome,
            self._keeping.exports.replace(ready),
            *waiting,
            self._keeping.expiry(ready),
        )
        return outcome

    async def expire(self, export_id: str, run: Run) -> Outcome:
        """Throw the file away, or what is left of one that was never finished; what is known of the export stays."""
        export = await self._keeping.exports.export(export_id, self._access)
        state = None if export is None else self._state_after(export)
        if export is None or state is None:
            return NOTHING
        outcome = Outcome(1, 1)
        await run.finish(
            AuditEntry(AuditAction.EXPORT_EXPIRED, export.id),
            outcome,
            self._keeping.exports.replace(export.newer(self._keeping.clock(), state=state)),
            self._keeping.exports.drop_parts(export),
        )
        return outcome

    def _state_after(self, export: PatientExport) -> ExportState | None:
        """How it stands when its day is over; None where it is not, or was before."""
        if export.state is ExportState.MAKING:
            return ExportState.FAILED
        is_over = export.expires_at is not None and export.expires_at <= self._keeping.clock()
        return ExportState.EXPIRED if export.state is ExportState.READY and is_over else None

    async def given_up(self, export_id: str) -> Sequence[Statement]:
        """For the commit that buries the job: the export has failed, and what was made of it goes."""
        export = await self._keeping.exports.export(export_id, self._access)
        if export is None or export.state is not ExportState.MAKING:
            return ()
        failed = export.newer(self._keeping.clock(), state=ExportState.FAILED)
        return self._keeping.exports.replace(failed), self._keeping.exports.drop_parts(export)
