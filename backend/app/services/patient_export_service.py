"""Exports of patients: asked for with a purpose, made at once or by a job, kept sealed for a day, fetched by the maker.

What a file told of whom, to whom and why stays on record (45 CFR 164.528). De-identified files tell of nobody, so they
are no disclosure (164.502(d)); the audit trail knows them all the same.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.actor import Actor
from app.core.identifiers import new_id
from app.database.models import ExportCaller, PatientExport
from app.database.patient_repository import PatientRepository
from app.database.user_repository import UserRepository
from app.models.job_models import JobState
from app.models.patient_export_models import (
    MOST_PATIENTS,
    ExportExpired,
    ExportNotFound,
    ExportNotReady,
    ExportProtection,
    ExportState,
    NobodyToExport,
    PatientExportCreate,
    PatientExportFetch,
    PatientExportPublic,
    TooManyToExport,
)
from app.models.patient_models import TRUSTED
from app.services.database_service import DatabaseService
from app.services.patient_exports.encryption import check_passphrase, encrypted, passphrase_missing
from app.services.patient_exports.keeping import ExportKeeping, job_key, reason_of
from app.services.patient_exports.making import ExportMaking, MakingParts
from app.services.patients.showing import masked_for

AT_ONCE = 1_000
"""Up to so many patients are exported while the caller waits."""
_MOST_SHOWN = 100
_WORKING = frozenset({JobState.QUEUED, JobState.RUNNING})


@dataclass(frozen=True, slots=True)
class FetchedFile:
    """A file as it leaves."""

    name: str
    media_type: str
    content: AsyncIterator[bytes] = field(repr=False)


class PatientExportService:
    """Exports for one caller."""

    def __init__(
        self,
        making: MakingParts,
        keeping: ExportKeeping,
        patients: PatientRepository,
        users: UserRepository,
        database: DatabaseService,
    ) -> None:
        self._making = making
        self._keeping = keeping
        self._exports = keeping.exports
        self._patients = patients
        self._users = users
        self._database = database
        self._clock = making.clock
        self.access = database.access

    async def ask(self, wanted: PatientExportCreate) -> PatientExportPublic:
        """An export: ready when this returns, or left to a job where it is large.

        Raises NobodyToExport and TooManyToExport.
        """
        export = self._begun(wanted)
        making = ExportMaking(self._making, self._patients, export, self.access)
        ids = await making.chosen()
        if not ids:
            raise NobodyToExport
        if len(ids) > MOST_PATIENTS:
            raise TooManyToExport
        self.access.reason = reason_of(export)
        asked = await (self._made(export, making, ids) if len(ids) <= AT_ONCE else self._left_to_a_job(export, ids))
        return await self._shown(asked, await self._names())

    async def latest(self) -> list[PatientExportPublic]:
        """What was exported lately by anybody, the newest first."""
        names = await self._names()
        return [await self._shown(export, names) for export in await self._exports.latest(_MOST_SHOWN, self.access)]

    async def get(self, export_id: str) -> PatientExportPublic:
        """One export. Raises ExportNotFound."""
        return await self._shown(await self._export(export_id), await self._names())

    async def fetch(self, export_id: str, asked: PatientExportFetch) -> FetchedFile:
        """The file, for whoever asked for it; from now on its disclosures count.

        Raises ExportNotFound, ExportNotReady, ExportExpired, EncryptionFailed, and ValidationException for a missing or
        weak passphrase.
        """
        export = await self._export(export_id)
        if export.requested_by != self.access.actor.id:
            raise ExportNotFound
        self._check_is_there(export)
        passphrase = _passphrase(export, asked)
        self.access.reason = reason_of(export)
        if export.first_fetched_at is None:
            now = self._clock()
            await self._database.write(
                AuditEntry(AuditAction.EXPORT_FETCHED, export.id, reason_of(export)),
                self._exports.replace(export.newer(now, first_fetched_at=now)),
            )
        return await self._file(export, passphrase)

    def _begun(self, wanted: PatientExportCreate) -> PatientExport:
        now = self._clock()
        return PatientExport(
            id=new_id(),
            created_at=now,
            updated_at=now,
            requested_by=self.access.actor.id,
            wanted=wanted,
            caller=_caller(self.access.actor),
        )

    async def _made(self, export: PatientExport, making: ExportMaking, ids: Sequence[str]) -> PatientExport:
        pages = [page async for page in making.pages(ids)]
        if making.told == 0:
            raise NobodyToExport
        parts = self._keeping.parts(export, 0, 0, b"".join(page.content for page in pages))
        ready = export.model_copy(update=self._keeping.made(making, 0, len(parts)))
        await self._database.write(
            AuditEntry(AuditAction.PATIENTS_EXPORTED, export.id, reason_of(export)),
            self._exports.create(ready),
            *parts,
            *(statement for page in pages for statement in self._keeping.disclosed(ready, page.told)),
            self._keeping.expiry(ready),
        )
        return ready

    async def _left_to_a_job(self, export: PatientExport, ids: Sequence[str]) -> PatientExport:
        expected = export.model_copy(update={"patients": len(ids)})
        await self._database.write(
            AuditEntry(AuditAction.PATIENTS_EXPORTED, export.id, reason_of(export)),
            self._exports.create(expected),
            self._keeping.job(expected),
            self._keeping.expiry(expected),
        )
        return expected

    def _check_is_there(self, export: PatientExport) -> None:
        is_over = export.expires_at is not None and export.expires_at <= self._clock()
        if is_over or export.state is ExportState.EXPIRED:
            raise ExportExpired
        if export.state is not ExportState.READY:
            raise ExportNotReady

    async def _file(self, export: PatientExport, passphrase: str | None) -> FetchedFile:
        name = f"pfinni-export-{self._making.calendar.day_of(export.created_at).isoformat()}.zip"
        if passphrase is None:
            return FetchedFile(name, "application/zip", self._parts_of(export))
        whole = b"".join([part async for part in self._parts_of(export)])
        content = await encrypted(whole, passphrase)
        return FetchedFile(f"{name}.age", "application/octet-stream", _in_one(content))

    async def _parts_of(self, export: PatientExport) -> AsyncIterator[bytes]:
        """A file whose end is missing says so when it is verified."""
        for position in range(export.parts):
            part = await self._exports.part(export, position, self.access)
            if part is None:
                return
            yield part

    async def _export(self, export_id: str) -> PatientExport:
        export = await self._exports.export(export_id, self.access)
        if export is None:
            raise ExportNotFound
        return export

    async def _names(self) -> Mapping[str, str]:
        return {user.id: user.name for user in await self._users.everybody(self.access)}

    async def _standing(self, export: PatientExport) -> tuple[ExportState, int]:
        """How it stands, and how many patients are in it; one whose job was cancelled is not made any more."""
        if export.state is not ExportState.MAKING:
            return export.state, export.patients
        job = await self._keeping.jobs.with_key(job_key(export))
        if job is None or job.state not in _WORKING:
            return ExportState.FAILED, 0
        return ExportState.MAKING, job.progress

    async def _shown(self, export: PatientExport, names: Mapping[str, str]) -> PatientExportPublic:
        state, progress = await self._standing(export)
        wanted = export.wanted
        return PatientExportPublic.model_validate(
            {
                **wanted.model_dump(include=set(PatientExportPublic.model_fields)),
                **export.model_dump(include=set(PatientExportPublic.model_fields)),
                "state": state,
                "progress": progress,
                "requested_by_name": names.get(export.requested_by),
                "is_mine": export.requested_by == self.access.actor.id,
            },
            context=TRUSTED,
        )


def _caller(actor: Actor) -> ExportCaller:
    scope = actor.scope
    return ExportCaller(
        role=actor.role,
        whole_practice=scope.whole_practice,
        panel=scope.panel,
        sees_restricted=scope.sees_restricted,
        opened=sorted(scope.opened),
        masked=sorted(masked_for(actor)),
    )


def _passphrase(export: PatientExport, asked: PatientExportFetch) -> str | None:
    if export.wanted.protection is ExportProtection.NONE:
        return None
    if asked.passphrase is None:
        raise passphrase_missing()
    passphrase = asked.passphrase.get_secret_value()
    check_passphrase(passphrase)
    return passphrase


async def _in_one(content: bytes) -> AsyncIterator[bytes]:
    yield content
