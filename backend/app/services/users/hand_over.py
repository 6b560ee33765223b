"""Patients and open alerts of somebody who left go to colleagues, in commits of a few dozen: resumable, and repeatable.

What is handed over is found by whom it belongs to, so that a run that was cut off goes on where it stopped. A record
that somebody changes at the same moment is tried again; one that does not open is left, and counted as not done.
"""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from app.audit.access_log import AccessLog
from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.clock import Clock
from app.core.exceptions import AppException, DatabaseException
from app.core.identifiers import new_id
from app.database.alert_repository import AlertRepository
from app.database.job_repository import Outcome
from app.database.models import AlertChange
from app.database.patient_repository import PatientRepository
from app.database.statement import Statement
from app.directory.directory import Directory
from app.models.alert_models import AlertNotFound, AlertStep
from app.models.job_models import JobLost
from app.services.job_run import ProgressRun

AT_ONCE = 50
Change = Callable[[str], Awaitable[list[Statement]]]


class HandOverWork:
    """One run, for the trace of one job."""

    def __init__(
        self,
        patients: PatientRepository,
        alerts: AlertRepository,
        directory: Directory,
        clock: Clock,
        access: AccessLog,
    ) -> None:
        self._patients = patients
        self._alerts = alerts
        self._directory = directory
        self._clock = clock
        self._access = access
        self._failed: set[str] = set()

    async def run(
        self, job: ProgressRun, from_user: str, to_user: str, from_provider: str, to_provider: str
    ) -> Outcome:
        """Hand everything over; where the one who takes over is empty, nothing."""
        belongings = self._directory.belongings
        due = (belongings.alerts(from_user) if to_user else 0) + (
            belongings.patients(from_provider) if to_provider else 0
        )
        done = 0
        while to_user and (some := belongings.some_alerts(from_user, AT_ONCE, self._failed)):
            done += await self._pass_on(job, some, AuditAction.ALERT_ASSIGNED, partial(self._alert, to_user))
            await job.advance(done, due)
        while to_provider and (some := belongings.some_patients(from_provider, AT_ONCE, self._failed)):
            done += await self._pass_on(job, some, AuditAction.PATIENT_HANDED_OVER, partial(self._patient, to_provider))
            await job.advance(done, due)
        return Outcome(max(due, done), done)

    async def _pass_on(self, job: ProgressRun, ids: Sequence[str], action: AuditAction, change: Change) -> int:
        """Together, or, where one of them cannot be changed, one by one; gives how many.

        What says nothing about a record, such as a store that is away, ends the run: it is tried again later.
        """
        try:
            statements = [statement for each in ids for statement in await change(each)]
            await job.write(AuditEntry(action, subjects=tuple(ids)), *statements)
        except (DatabaseException, JobLost):
            raise
        except AppException:
            if len(ids) == 1:
                self._failed.add(ids[0])
                return 0
            return sum([await self._pass_on(job, [each], action, change) for each in ids])
        return len(ids)

    async def _patient(self, provider_id: str, patient_id: str) -> list[Statement]:
        before = await self._patients.get(patient_id, self._access)
        return [*self._patients.replace(before.newer(self._clock(), provider_id=provider_id), before)]

    async def _alert(self, user_id: str, alert_id: str) -> list[Statement]:
        before = await self._alerts.alert(alert_id, self._access)
        if before is None:
            raise AlertNotFound
        now = self._clock()
        newer = before.newer(now, assigned_to=user_id)
        step = AlertChange(
            id=new_id(),
            alert_id=before.id,
            at=now,
            by=self._access.actor.id,
            step=AlertStep.ASSIGNED,
            facts={"to": user_id},
        )
        return [self._alerts.replace(newer), self._alerts.record(step)]
