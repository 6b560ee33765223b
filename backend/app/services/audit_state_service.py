"""How the chain stands, as people are told: what the last full check found, and the check that runs.

A check leaves its verdict in the trail itself, in a row that PFINNI alone can prove; so it outlives a restart, and
nobody can forge a good one. Checks run as a job: at a million rows they take minutes.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.audit.access_log import AccessLog
from app.audit.chain import Fault
from app.audit.export import fingerprint
from app.audit.rows import AuditEntry, AuditRow, Prover
from app.audit.vocabulary import OK, AuditAction
from app.core.clock import Clock
from app.database.audit_repository import AuditRepository
from app.database.audit_search import Along, AuditSearch
from app.database.job_repository import JobRepository
from app.database.models import Job
from app.models.audit_models import ChainFault, ChainShown, ChainState, CheckProgress
from app.models.job_models import JobKind, JobPriority, JobState
from app.sealing.keyring import Keyring
from app.sealing.seal import EnvelopeDamaged, Seal
from app.services.audit_verification_service import Verdict
from app.services.database_service import DatabaseService
from app.services.job_service import new_job

NOT_WHOLE = "audit_not_whole"
"""The outcome of a verification that found a fault."""
UNIQUE_KEY = "audit-verification"
_MOST_ATTEMPTS = 3
_CHECKS_LOOKED_AT = 100


@dataclass(frozen=True, slots=True)
class StateParts:
    """What tells how the chain stands."""

    audit: AuditRepository
    search: AuditSearch
    jobs: JobRepository
    keyring: Keyring
    seal: Seal
    prove: Prover
    clock: Clock


@dataclass(frozen=True, slots=True)
class _Check:
    row: AuditRow
    blocks: int
    rows: int
    fault: str | None
    block: int | None
    fault_row: str | None

    @property
    def is_whole(self) -> bool:
        return self.row.outcome == OK


def note_verdict(verdict: Verdict, log: AccessLog) -> None:
    """Put a verdict into the row that tells of the check."""
    log.outcome = OK if verdict.is_whole else NOT_WHOLE
    finding = verdict.finding
    log.reason = json.dumps(
        {
            "blocks": verdict.blocks,
            "rows": verdict.rows,
            "fault": finding.fault.name if finding else None,
            "block": finding.block if finding else None,
            "row": finding.row if finding else None,
        }
    )


class AuditStateService:
    """The state of the chain for one caller."""

    def __init__(self, parts: StateParts, database: DatabaseService) -> None:
        self._parts = parts
        self._database = database

    async def state(self) -> ChainShown:
        """How the chain stands now."""
        checks = await self._checks()
        last = checks[0] if checks else None
        head = await self._parts.audit.last_block()
        job = await self._newest_job()
        is_running = job is not None and job.state in {JobState.QUEUED, JobState.RUNNING}
        return ChainShown(
            state=_state(last),
            checked_at=last.row.at if last else None,
            checked_blocks=last.blocks if last else 0,
            checked_rows=last.rows if last else 0,
            fault=_fault(checks),
            blocks=head.number if head else 0,
            sealed_at=head.at if head else None,
            not_sealed_yet=await self._parts.search.unsealed_count(),
            running=_progress(job) if job is not None and is_running else None,
            has_failed=job is not None
            and job.state is JobState.DEAD
            and (last is None or last.row.at < job.created_at),
            fingerprint=fingerprint(self._parts.keyring.public_keyset),
        )

    async def check(self) -> ChainShown:
        """Start a full check, unless one waits or runs already."""
        job = new_job(
            JobKind.AUDIT_VERIFICATION,
            self._database.access.actor.id,
            self._parts.clock,
            priority=JobPriority.HIGH,
            unique_key=UNIQUE_KEY,
            most_attempts=_MOST_ATTEMPTS,
        )
        entry = AuditEntry(AuditAction.JOB_ENQUEUED, job.id, "a full check of the audit trail")
        await self._database.write(entry, self._parts.jobs.enqueue(job))
        return await self.state()

    async def _newest_job(self) -> Job | None:
        jobs = await self._parts.jobs.page(None, JobKind.AUDIT_VERIFICATION, None, 1)
        return jobs[0] if jobs else None

    async def _checks(self) -> list[_Check]:
        """The last checks, the newest first; only those whose row is ours."""
        later = self._parts.clock().replace(year=9999)
        found = await self._parts.search.window(Along.ACTION, AuditAction.AUDIT_VERIFIED, later, _CHECKS_LOOKED_AT)
        rows = await self._parts.search.whole([each.id for each in found])
        return [self._check(row) for row in rows if row.is_ours(self._parts.prove)]

    def _check(self, row: AuditRow) -> _Check:
        said = self._said(row)
        return _Check(
            row, said.get("blocks") or 0, said.get("rows") or 0, said.get("fault"), said.get("block"), said.get("row")
        )

    def _said(self, row: AuditRow) -> dict[str, Any]:
        try:
            said = json.loads(self._parts.seal.open_reason(row.id, row.detail)) if row.detail is not None else {}
        except (EnvelopeDamaged, ValueError):
            return {}
        return said if isinstance(said, dict) else {}


def _state(last: _Check | None) -> ChainState:
    if last is None:
        return ChainState.NEVER_CHECKED
    return ChainState.WHOLE if last.is_whole else ChainState.NOT_WHOLE


def _fault(checks: Sequence[_Check]) -> ChainFault | None:
    """What the last check found, and when a check first did, of those since the last good one."""
    if not checks or checks[0].is_whole:
        return None
    last, first = checks[0], checks[0]
    for each in checks:
        if each.is_whole:
            break
        first = each
    fault = Fault.__members__.get(last.fault or "")
    return ChainFault(
        code=fault.name.lower() if fault else NOT_WHOLE,
        words=str(fault) if fault else "the trail is not whole",
        block=last.block,
        row=last.fault_row,
        noticed_at=first.row.at,
    )


def _progress(job: Job) -> CheckProgress:
    return CheckProgress(done=job.progress, total=job.total, asked_at=job.created_at)
