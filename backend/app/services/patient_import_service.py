"""Imports of tables of patients for one caller: the file, its plan, its steps, and what became of its rows.

The steps themselves are jobs. An import is stopped when its job is: what was entered until then stays, and the import
can go on, or be taken back.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.exceptions import BrokenRule
from app.core.folding import fold
from app.core.identifiers import new_id
from app.database.job_repository import JobRepository
from app.database.models import ImportPart, Job, PatientImport
from app.database.patient_import_repository import total
from app.database.user_repository import UserRepository
from app.models.job_models import JobKind, JobNotCancellable, JobPriority, JobState
from app.models.patient_import_models import (
    FIRST_STATUSES,
    ImportField,
    ImportPlan,
    ImportStage,
    ImportState,
    ImportStepNotAllowed,
    PatientImportLine,
    PatientImportNotFound,
    PatientImportPublic,
    PlanIncomplete,
    PlanRequest,
    RowPage,
    RowQuery,
    RowResult,
    RowsForgotten,
    SheetRow,
    StaleImport,
    UndoRequest,
)
from app.sealing.blind import Blind, BlindKind
from app.services.database_service import DatabaseService
from app.services.job_service import new_job
from app.services.patient_imports.error_file import error_lines
from app.services.patient_imports.parts import ImportParts
from app.services.patient_imports.table_reading import Sheet, read_sheet

_F = ImportField
_AT_WORK = {
    ImportStage.CHECK: ImportState.CHECKING,
    ImportStage.RUN: ImportState.RUNNING,
    ImportStage.UNDO: ImportState.UNDOING,
}
_PARTS_AT_ONCE = 20
_MOST_LISTED = 50
_ENDED = frozenset({JobState.CANCELLED, JobState.DEAD, JobState.DONE})


@dataclass(frozen=True, slots=True)
class ImportTools:
    """What the front door needs beside the parts of the steps."""

    jobs: JobRepository
    users: UserRepository
    blind: Blind


class PatientImportService:
    """Imports for one caller."""

    def __init__(self, parts: ImportParts, tools: ImportTools, database: DatabaseService) -> None:
        self._parts = parts
        self._tools = tools
        self._database = database
        self._access = database.access

    async def receive(self, file_name: str, content: bytes) -> PatientImportPublic:
        """Read a file and keep it sealed, row by row. Raises FileUnreadable and its kinds."""
        sheet = await asyncio.to_thread(read_sheet, content)
        imported = await self._begin(file_name, sheet)
        rows = parts = 0
        source = sheet.parts()
        while some := await asyncio.to_thread(lambda: list(islice(source, _PARTS_AT_ONCE))):
            kept = [
                ImportPart.model_construct(id=new_id(), import_id=imported.id, number=parts + at, rows=each)
                for at, each in enumerate(some)
            ]
            await self._database.write(
                AuditEntry(AuditAction.PATIENT_FILE_RECEIVED, imported.id), self._parts.imports.keep_parts(kept)
            )
            parts += len(some)
            rows += sum(map(len, some))
        read = imported.newer(self._parts.clock(), state=ImportState.READ, row_count=rows, part_count=parts)
        await self._database.write(
            AuditEntry(AuditAction.PATIENT_FILE_RECEIVED, read.id), self._parts.imports.replace(read)
        )
        return await self._shown(read, None)

    async def _begin(self, file_name: str, sheet: Sheet) -> PatientImport:
        actor, now = self._access.actor, self._parts.clock()
        key = self._heading_key([column.heading for column in sheet.facts.columns])
        earlier = await self._parts.imports.like(key, self._access) if key else None
        imported = PatientImport(
            id=new_id(),
            created_at=now,
            updated_at=now,
            created_by=actor.id,
            panel=None if actor.scope.whole_practice else actor.scope.panel or "",
            sees_restricted=actor.scope.sees_restricted,
            heading_key=key,
            file_name=file_name[-200:],
            facts=sheet.facts,
            plan=_renewed(earlier.plan, sheet) if earlier and earlier.plan else None,
        )
        await self._database.write(
            AuditEntry(AuditAction.PATIENT_FILE_RECEIVED, imported.id), self._parts.imports.create(imported)
        )
        return imported

    def _heading_key(self, headings: Sequence[str]) -> str | None:
        """Tells tables of the same headings; None for one without."""
        told = [fold(heading) for heading in headings]
        return self._tools.blind.key(BlindKind.CONTENT, "headings\0" + "\0".join(told)) if any(told) else None

    async def imports(self) -> list[PatientImportLine]:
        """The last imports, the newest first."""
        found = await self._parts.imports.newest(_MOST_LISTED, self._access)
        names = await self._names(found)
        return [await self._line(each, names) for each in found]

    async def one(self, import_id: str) -> PatientImportPublic:
        """One import as it stands. Raises PatientImportNotFound."""
        return await self._shown(*await self._with_job(await self._imported(import_id)))

    async def plan(self, import_id: str, asked: PlanRequest) -> PatientImportPublic:
        """Say what the columns mean, and look at every row.

        Raises PlanIncomplete, StaleImport, ImportStepNotAllowed or RowsForgotten.
        """
        imported = _with_rows(await self._at(import_id, asked.version, _MAY_PLAN))
        _refuse_incomplete(asked.plan, imported)
        planned = imported.model_copy(update={"plan": asked.plan})
        return await self._step(planned, ImportStage.CHECK, AuditAction.PATIENT_IMPORT_PLANNED)

    async def begin(self, import_id: str, version: int) -> PatientImportPublic:
        """Enter what can be entered, or go on where a run stopped.

        Raises StaleImport, ImportStepNotAllowed or RowsForgotten.
        """
        imported = _with_rows(await self._at(import_id, version, _MAY_BEGIN))
        checked = await self._parts.imports.counts(imported.id, ImportStage.CHECK)
        if len(checked) < imported.part_count:
            raise ImportStepNotAllowed
        return await self._step(imported, ImportStage.RUN, AuditAction.PATIENT_IMPORT_BEGUN)

    async def take_back(self, import_id: str, asked: UndoRequest) -> PatientImportPublic:
        """Undo the whole import. Raises StaleImport, ImportStepNotAllowed."""
        imported = await self._at(import_id, asked.version, _MAY_TAKE_BACK)
        because = imported.model_copy(update={"undo_reason": asked.reason})
        return await self._step(because, ImportStage.UNDO, AuditAction.PATIENT_IMPORT_TAKEN_BACK, asked.reason)

    async def stop(self, import_id: str) -> PatientImportPublic:
        """Stop what is under way; what is done stays. Raises ImportStepNotAllowed."""
        imported, job = await self._with_job(await self._imported(import_id))
        if job is None or _state(imported, job) not in _AT_WORK.values():
            raise ImportStepNotAllowed
        try:
            await self._database.write(
                AuditEntry(AuditAction.PATIENT_IMPORT_STOPPED, imported.id), self._tools.jobs.cancel(job)
            )
        except JobNotCancellable:
            raise ImportStepNotAllowed from None
        return await self.one(import_id)

    async def rows(self, import_id: str, query: RowQuery) -> RowPage:
        """What becomes, or became, of the rows; of one outcome, if one is asked for."""
        imported = await self._imported(import_id)
        counts = await self._parts.imports.counts(imported.id, query.stage)
        found: list[RowResult] = []
        for number, each in counts.items():
            if query.outcome is not None and getattr(each, query.outcome.value) == 0:
                continue
            if len(found) > query.limit:
                break
            result = await self._parts.imports.result(imported.id, query.stage, number, self._access)
            found += [row for row in (result.results if result else []) if _is_asked_for(row, query)]
        following = found[query.limit].row if len(found) > query.limit else None
        return RowPage(stage=query.stage, items=found[: query.limit], next_row=following)

    async def faulty_rows(self, import_id: str) -> AsyncIterator[bytes]:
        """The rows that wait to be mended, as CSV, each with what is wrong with it.

        Raises ImportStepNotAllowed before there are any, and RowsForgotten when they are gone.
        """
        imported = _with_rows(await self._imported(import_id))
        run = await self._parts.imports.counts(imported.id, ImportStage.RUN)
        stage = ImportStage.RUN if run else ImportStage.CHECK
        counts = await self._parts.imports.counts(imported.id, stage)
        if not counts:
            raise ImportStepNotAllowed
        return self._faulty_lines(imported, stage, [number for number, each in counts.items() if each.faulty])

    async def _faulty_lines(
        self, imported: PatientImport, stage: ImportStage, numbers: Sequence[int]
    ) -> AsyncIterator[bytes]:
        for at, number in enumerate(numbers or [-1]):
            result = await self._parts.imports.result(imported.id, stage, number, self._access)
            part = await self._parts.imports.part(imported.id, number, self._access)
            rows: dict[int, SheetRow] = {row.number: row for row in part.rows} if part else {}
            yield error_lines(imported, rows, result.results if result else [], has_headings=at == 0)

    async def _step(
        self, imported: PatientImport, stage: ImportStage, action: AuditAction, reason: str | None = None
    ) -> PatientImportPublic:
        job = new_job(
            JobKind.PATIENT_IMPORT,
            self._access.actor.id,
            self._parts.clock,
            {"import": imported.id, "step": stage.value},
            priority=JobPriority.HIGH,
        )
        begun = imported.newer(self._parts.clock(), state=_AT_WORK[stage], job_id=job.id, finished_at=None)
        await self._database.write(
            AuditEntry(action, imported.id, reason), self._parts.imports.replace(begun), self._tools.jobs.enqueue(job)
        )
        return await self._shown(begun, job)

    async def _at(self, import_id: str, version: int, allowed: frozenset[ImportState]) -> PatientImport:
        imported, job = await self._with_job(await self._imported(import_id))
        if imported.version != version:
            raise StaleImport
        if _state(imported, job) not in allowed:
            raise ImportStepNotAllowed
        return imported

    async def _imported(self, import_id: str) -> PatientImport:
        imported = await self._parts.imported(import_id)
        if imported.state is ImportState.RECEIVING:
            raise PatientImportNotFound
        return imported

    async def _with_job(self, imported: PatientImport) -> tuple[PatientImport, Job | None]:
        """Both as of one moment: what a job ended that was at work when the import was read is read again."""
        job = await self._tools.jobs.job(imported.job_id) if imported.job_id else None
        if not _is_at_work(imported) or _works(job):
            return imported, job
        now = await self._imported(imported.id)
        return (now, job) if now.job_id == imported.job_id else await self._with_job(now)

    async def _names(self, imports: Sequence[PatientImport]) -> dict[str, str]:
        ids = list(dict.fromkeys(each.created_by for each in imports))
        users = [await self._tools.users.with_id(each, self._access) for each in ids]
        return {user.id: user.name for user in users if user is not None}

    async def _shown(self, imported: PatientImport, job: Job | None) -> PatientImportPublic:
        counts = {
            stage: total(list((await self._parts.imports.counts(imported.id, stage)).values())) for stage in ImportStage
        }
        names = await self._names([imported])
        return PatientImportPublic(
            id=imported.id,
            version=imported.version,
            state=_state(imported, job),
            file_name=imported.file_name,
            created_at=imported.created_at,
            created_by=imported.created_by,
            created_by_name=names.get(imported.created_by),
            finished_at=imported.finished_at,
            row_count=imported.row_count,
            has_rows=imported.has_rows,
            facts=imported.facts,
            plan=imported.plan,
            plan_is_remembered=imported.plan is not None and imported.state is ImportState.READ,
            progress=job.progress if job else 0,
            total=imported.part_count,
            checked=counts[ImportStage.CHECK],
            entered=counts[ImportStage.RUN],
            undone=counts[ImportStage.UNDO],
            failure=job.failure if job and job.state is JobState.DEAD else None,
        )

    async def _line(self, imported: PatientImport, names: dict[str, str]) -> PatientImportLine:
        imported, job = await self._with_job(imported)
        entered = await self._parts.imports.counts(imported.id, ImportStage.RUN)
        undone = await self._parts.imports.counts(imported.id, ImportStage.UNDO)
        return PatientImportLine(
            id=imported.id,
            version=imported.version,
            state=_state(imported, job),
            file_name=imported.file_name,
            created_at=imported.created_at,
            created_by_name=names.get(imported.created_by),
            row_count=imported.row_count,
            entered=total(list(entered.values())),
            undone=total(list(undone.values())),
        )


_MAY_PLAN = frozenset({ImportState.READ, ImportState.CHECKED})
_MAY_BEGIN = frozenset({ImportState.CHECKED, ImportState.STOPPED})
_MAY_TAKE_BACK = frozenset({ImportState.DONE, ImportState.STOPPED})


def _is_at_work(imported: PatientImport) -> bool:
    return imported.state in _AT_WORK.values()


def _works(job: Job | None) -> bool:
    return job is not None and job.state not in _ENDED


def _state(imported: PatientImport, job: Job | None) -> ImportState:
    """How it stands: at work only as long as its job is. A check that was stopped can be planned anew."""
    if not _is_at_work(imported) or _works(job):
        return imported.state
    return ImportState.READ if imported.state is ImportState.CHECKING else ImportState.STOPPED


def _with_rows(imported: PatientImport) -> PatientImport:
    if not imported.has_rows:
        raise RowsForgotten
    return imported


def _is_asked_for(row: RowResult, query: RowQuery) -> bool:
    return row.row >= query.from_row and (query.outcome is None or row.outcome is query.outcome)


def _renewed(plan: ImportPlan, sheet: Sheet) -> ImportPlan | None:
    """An earlier plan for a table of the same headings, wherever they stand now."""
    if len(plan.columns) != len(sheet.facts.columns):
        return None
    return plan.model_copy(update={"header_row": sheet.facts.header_row})


def _refuse_incomplete(plan: ImportPlan, imported: PatientImport) -> None:
    broken = list(_lacking(plan, imported))
    if broken:
        raise PlanIncomplete(*broken)


def _lacking(plan: ImportPlan, imported: PatientImport) -> Iterator[BrokenRule]:
    told = [meaning for meaning in plan.columns if meaning is not None]
    place = partial(BrokenRule, "body.plan.columns")
    if len(told) != len(set(told)):
        yield place("each_once", "Two columns have the same meaning: choose one of them.")
    if _F.FULL_NAME not in told and not {_F.FAMILY_NAME, _F.GIVEN_NAME} <= set(told):
        yield place("name_needed", "Say which columns hold the first and the last name.")
    if _F.BIRTH_DATE not in told:
        yield place("birth_date_needed", "Say which column holds the birth date.")
    columns = imported.facts.columns
    asks = [at for at, meaning in enumerate(plan.columns) if meaning in _DAYS and at < len(columns)]
    if plan.date_order is None and any(columns[at].asks_for_date_order for at in asks):
        yield BrokenRule("body.plan.date_order", "order_needed", "Say whether the month or the day stands first.")
    if plan.first_status not in FIRST_STATUSES:
        yield BrokenRule("body.plan.first_status", "first_status", "Choose inquiry, onboarding, active or churned.")


_DAYS = frozenset({_F.BIRTH_DATE, _F.COVERAGE_BEGINS_ON, _F.COVERAGE_ENDS_ON})
